#!/usr/bin/env python3
"""Measures related stories: runs `fanchant related --jsonl` over the shared set and prints the scorer's figures.

usage: related_quality.py [path of the fanchant binary]

The set and the scorer are found in the folder FANCHANT_SHARED, or in `shared` beside the project. Only headlines are
sent. The times in the set are those at which a story's headlines were fetched, all within a minute, so they would tell
the answer. Random halves of the events show how far chance moves the figures.
"""

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("FANCHANT_SHARED", PROJECT.parent / "shared"))
SCORER = SHARED / "scorers" / "eval_related.py"
GOLD = SHARED / "corpora" / "related" / "uci_headlines.dev.jsonl"
HALVES = 4
SEED = 20220424


def measure(binary, rows):
    """Sends the headlines through `fanchant related --jsonl` and gives back what the scorer prints."""
    lines = "".join(json.dumps({"id": row["id"], "title": row["title"]}) + "\n" for row in rows)
    start = time.monotonic()
    command = [binary, "related", "--jsonl"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8")
    seconds = time.monotonic() - start
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} stopped with code {done.returncode}: {done.stderr.strip()}")
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = pathlib.Path(folder) / "gold.jsonl", pathlib.Path(folder) / "predicted.jsonl"
        gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        predicted.write_text(done.stdout, encoding="utf-8")
        scored = subprocess.run([sys.executable, str(SCORER), str(gold), str(predicted)], capture_output=True, text=True)
    return f"{scored.stdout.strip() or scored.stderr.strip()} ({seconds:.1f} s)"


def main():
    binary = sys.argv[1] if len(sys.argv) > 1 else str(PROJECT / "target" / "release" / "fanchant")
    if not pathlib.Path(binary).exists():
        sys.exit(f"There is no program at {binary}; build it with `cargo build --release`, or name another one.")
    if not SCORER.exists() or not GOLD.exists():
        sys.exit(f"There is no {SCORER} or no {GOLD}; set FANCHANT_SHARED to the folder that has both.")
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    print(f"whole set: {measure(binary, rows)}")
    events = sorted({row["story"] for row in rows})
    chance = random.Random(SEED)
    for half in range(HALVES):
        chosen = set(chance.sample(events, len(events) // 2))
        print(f"random half {half + 1}: {measure(binary, [row for row in rows if row['story'] in chosen])}")


if __name__ == "__main__":
    main()
