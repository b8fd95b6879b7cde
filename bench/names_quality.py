#!/usr/bin/env python3
"""Measure how well names are found, and print the table.

Usage: names_quality.py FANCHANT TSV DIR

Runs `FANCHANT who --jsonl --data DIR` over the queries of TSV (a header; columns query, answer_id, class) and over 200
strings that mean nobody. For each class of query it prints how often the right answer stands alone on top (no other
candidate within 1e-9), stands among the first three, and is among the candidates at all. DIR comes from
names_catalogue.py.
"""

import csv
import json
import random
import subprocess
import sys

ALONE = 1e-9
SURE = 0.95  # catalogue::names::SURE
# class: (least share alone, least share in the first three)
AIMS = {"romanisation": (0.65, 0.85), "format": (0.875, 0.0), "hangul": (0.77, 0.0)}

# Common English words that are no artist's name.
WORDS = """about above across almost already although always another answer around because become before behind between
board bottom bring brought building business carry certain change children class close country course different during
early earth enough every example family father follow friend government great group happen hundred important include
interest large learn letter listen material measure minute mountain""".split()
KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]


def nonsense():
    """200 strings, the same every time: random letters, walks over the keyboard, English words."""
    chance = random.Random(20220424)
    letters = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(4, 12))) for _ in range(70)]
    walks = []
    for _ in range(200 - len(letters) - len(WORDS)):
        row = chance.choice(KEYS)
        place = chance.randrange(len(row))
        walk = ""
        for _ in range(chance.randint(4, 12)):
            walk += row[place]
            place = min(max(place + chance.choice([-2, -1, 1, 2]), 0), len(row) - 1)
        walks.append(walk)
    return letters + walks + WORDS


def ask(fanchant, data, queries):
    """One list of candidates for each query."""
    command = [fanchant, "who", "--jsonl", "--data", data]
    text = "".join(query + "\n" for query in queries)
    run = subprocess.run(command, input=text, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    answers = [json.loads(line)["candidates"] for line in run.stdout.splitlines()]
    if len(answers) != len(queries):
        sys.exit(f"{len(queries)} queries, but {len(answers)} answers")
    return answers


def measure(rows, answers):
    """Class -> [queries, right alone on top, in the first three, among the candidates]."""
    table = {}
    for row, candidates in zip(rows, answers):
        ids = [candidate["id"] for candidate in candidates]
        right = row["answer_id"]
        alone = ids[:1] == [right] and all(
            candidates[0]["score"] - other["score"] > ALONE for other in candidates[1:]
        )
        counts = table.setdefault(row["class"], [0, 0, 0, 0])
        for place, hit in enumerate([True, alone, right in ids[:3], right in ids]):
            counts[place] += hit
    return table


def show(table):
    """Prints the table; whether every aim is met."""
    met = True
    print(f"{'class':<14}{'n':>6}{'alone':>8}{'top 3':>8}{'among':>8}  aim")
    for name, (count, *hits) in sorted(table.items(), key=lambda item: -item[1][0]):
        shares = [hit / count for hit in hits]
        aims = AIMS.get(name)
        reached = aims is None or all(share >= aim for share, aim in zip(shares, aims))
        met &= reached
        aim = "" if aims is None else f"{aims[0]:.3f} {aims[1]:.3f} {'met' if reached else 'MISSED'}"
        print(f"{name:<14}{count:>6}" + "".join(f"{share:>8.3f}" for share in shares) + f"  {aim}")
    return met


def main(arguments):
    if len(arguments) != 3:
        sys.exit(__doc__)
    fanchant, table, data = arguments
    with open(table, encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    met = show(measure(rows, ask(fanchant, data, [row["query"] for row in rows])))
    strings = nonsense()
    answers = ask(fanchant, data, strings)
    sure = [(text, found[0]) for text, found in zip(strings, answers) if found and found[0]["score"] >= SURE]
    print(f"nonsense      {len(strings):>6}  {sum(not found for found in answers)} find nobody, {len(sure)} are sure")
    for text, candidate in sure:
        print(f"  {text}: {candidate['name']} {candidate['score']:.3f} {candidate['why']}")
    sys.exit(0 if met and not sure else 1)


if __name__ == "__main__":
    main(sys.argv[1:])
