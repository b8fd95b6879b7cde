#!/usr/bin/env python3
"""Measures quotations and speakers: runs `fanchant read --jsonl` over the shared sets and prints the scorer's figures.

usage: quotes_quality.py [path of the fanchant binary]

The sets and the scorer are found in the folder FANCHANT_SHARED, or in `shared` beside the project.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("FANCHANT_SHARED", PROJECT.parent / "shared"))
SCORER = SHARED / "scorers" / "eval_quotes.py"

# Each set with the field that counts as the speaker: news is scored by the mention, novels by the person meant.
SETS = [("polnear.dev", "mention"), ("litbank.dev", "speaker")]


def read(binary, rows):
    """Sends the texts through `fanchant read --jsonl` and gives back its lines as values."""
    lines = "".join(json.dumps({"id": row["id"], "text": row["text"]}) + "\n" for row in rows)
    done = subprocess.run([binary, "read", "--jsonl"], input=lines, capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        sys.exit(f"{binary} read --jsonl stopped with code {done.returncode}: {done.stderr.strip()}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def score(gold, answers, field):
    """Writes the answers the way the scorer wants them and gives back what it prints."""
    with tempfile.TemporaryDirectory() as folder:
        predicted = pathlib.Path(folder) / "predicted.jsonl"
        with predicted.open("w", encoding="utf-8") as out:
            for answer in answers:
                quotes = [{"start": q["start"], "end": q["end"], "speaker": q[field]} for q in answer["quotes"]]
                out.write(json.dumps({"id": answer["id"], "quotes": quotes}, ensure_ascii=False) + "\n")
        done = subprocess.run([sys.executable, str(SCORER), str(gold), str(predicted)], capture_output=True, text=True)
    return done.stdout.strip() or done.stderr.strip()


def main():
    binary = sys.argv[1] if len(sys.argv) > 1 else str(PROJECT / "target" / "release" / "fanchant")
    if not pathlib.Path(binary).exists():
        sys.exit(f"There is no program at {binary}; build it with `cargo build --release`, or name another one.")
    if not SCORER.exists():
        sys.exit(f"There is no scorer at {SCORER}; set FANCHANT_SHARED to the folder that has `scorers` and `corpora`.")
    for name, field in SETS:
        gold = SHARED / "corpora" / "quotes" / f"{name}.jsonl"
        if not gold.exists():
            print(f"{name}: not measured, because {gold} is absent.")
            continue
        rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        print(f"{name}, by {field}:\n{score(gold, read(binary, rows), field)}")


if __name__ == "__main__":
    main()
