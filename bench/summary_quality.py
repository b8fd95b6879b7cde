#!/usr/bin/env python3
"""Measures summaries: runs `fanchant read --jsonl` over the shared sets and prints the scorer's figures.

usage: summary_quality.py [path of the fanchant binary]

The sets and the scorer are found in the folder FANCHANT_SHARED, or in `shared` beside the project. Each set is measured
as it is and with the headline as first line, which is how a pasted article looks; then in random halves, which show
how far chance moves the figures.
"""

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("FANCHANT_SHARED", PROJECT.parent / "shared"))
SCORER = SHARED / "scorers" / "eval_rouge.py"

# Each set with the words that a summary may have; `read` takes the number from `--words`.
SETS = [("inshorts.dev", 60), ("bbc.dev", 100)]
HALVES = 4
SEED = 20220424


def read(binary, rows, words, headline):
    """Sends the texts through `fanchant read --jsonl` and gives back the summaries by id."""
    lines = ""
    for row in rows:
        text = f"{row['title']}\n\n{row['text']}" if headline else row["text"]
        lines += json.dumps({"id": row["id"], "text": text}) + "\n"
    command = [binary, "read", "--jsonl"] + (["--words", str(words)] if words != 60 else [])
    done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} stopped with code {done.returncode}: {done.stderr.strip()}")
    return {answer["id"]: answer["summary"] for answer in map(json.loads, done.stdout.splitlines())}


def score(rows, summaries, words):
    """What the scorer prints for these rows."""
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = pathlib.Path(folder) / "gold.jsonl", pathlib.Path(folder) / "predicted.jsonl"
        gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        answers = ({"id": row["id"], "summary": summaries.get(row["id"], "")} for row in rows)
        predicted.write_text("".join(json.dumps(answer) + "\n" for answer in answers), encoding="utf-8")
        command = [sys.executable, str(SCORER), str(gold), str(predicted), "--words", str(words)]
        done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout.strip() or done.stderr.strip()


def main():
    binary = sys.argv[1] if len(sys.argv) > 1 else str(PROJECT / "target" / "release" / "fanchant")
    if not pathlib.Path(binary).exists():
        sys.exit(f"There is no program at {binary}; build it with `cargo build --release`, or name another one.")
    if not SCORER.exists():
        sys.exit(f"There is no scorer at {SCORER}; set FANCHANT_SHARED to the folder that has `scorers` and `corpora`.")
    chance = random.Random(SEED)
    for name, words in SETS:
        gold = SHARED / "corpora" / "summaries" / f"{name}.jsonl"
        if not gold.exists():
            print(f"{name}: not measured, because {gold} is absent.")
            continue
        rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        for headline in (False, True):
            summaries = read(binary, rows, words, headline)
            print(f"{name}, {'with' if headline else 'without'} headline: {score(rows, summaries, words)}")
        for half in range(HALVES):
            print(f"    random half {half + 1}: {score(chance.sample(rows, len(rows) // 2), summaries, words)}")


if __name__ == "__main__":
    main()
