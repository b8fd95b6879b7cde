"""What the measurements of `fanchant read --jsonl` share: where sets and scorers are, running the program, scoring."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("FANCHANT_SHARED", PROJECT.parent / "shared"))


def binary_and_scorer(name=None):
    """The program that the command line names, or the release build, and the scorer; ends where one is missing."""
    binary = sys.argv[1] if len(sys.argv) > 1 else str(PROJECT / "target" / "release" / "fanchant")
    binary = str(pathlib.Path(binary).resolve())
    if not pathlib.Path(binary).exists():
        sys.exit(f"There is no program at {binary}; build it with `cargo build --release`, or name another one.")
    scorer = SHARED / "scorers" / name if name else None
    if scorer and not scorer.exists():
        sys.exit(f"There is no scorer at {scorer}; set FANCHANT_SHARED to the folder that has `scorers` and `corpora`.")
    return binary, scorer


def rows_of(folder, name):
    """The rows of a set, or none with a word about it where the set is absent."""
    path = SHARED / "corpora" / folder / f"{name}.jsonl"
    if not path.exists():
        print(f"{name}: not measured, because {path} is absent.")
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read(binary, texts, *options):
    """Sends pairs of id and text through `fanchant read --jsonl` and gives back its lines as values."""
    lines = "".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in texts)
    command = [binary, "read", "--jsonl", *options]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", cwd=PROJECT)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} stopped with code {done.returncode}: {done.stderr.strip()}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def score(scorer, rows, answers, *options):
    """What the scorer prints for these rows and answers."""
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = pathlib.Path(folder) / "gold.jsonl", pathlib.Path(folder) / "predicted.jsonl"
        for path, values in ((gold, rows), (predicted, answers)):
            path.write_text("".join(json.dumps(value) + "\n" for value in values), encoding="utf-8")
        command = [sys.executable, str(scorer), str(gold), str(predicted), *options]
        done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout.strip() or done.stderr.strip()
