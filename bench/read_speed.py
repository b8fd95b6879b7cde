#!/usr/bin/env python3
"""Measures speed: how long one story takes through all stages, and 50,000 of them, on one core.

usage: read_speed.py [path of the fanchant binary]

The texts are those of the shared sets of summaries and quotations (news), repeated until there are enough; each is read
for its headline, paragraphs, artists, quotations and summary. Then the same number of headlines goes through
`fanchant related --jsonl`. The time is the processor's, so that other work on the machine counts little; what the
program takes to start is taken off the time of one story.
"""

import itertools
import json
import resource
import subprocess
import tempfile

from reading import PROJECT, binary_and_scorer, rows_of

STORIES = 50_000
SETS = [("summaries", "bbc.dev"), ("summaries", "inshorts.dev"), ("quotes", "polnear.dev")]


def processor_seconds(command, lines):
    """Seconds of the processor that a command takes for these lines."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as given:
        given.writelines(json.dumps(line) + "\n" for line in lines)
        given.seek(0)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdin=given, stdout=subprocess.DEVNULL, cwd=PROJECT, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def texts_of(rows):
    return [(f"{row['title']}\n\n" if row.get("title") else "") + row["text"] for row in rows]


def repeated(texts, count):
    return [{"id": number, "text": text} for number, text in zip(range(count), itertools.cycle(texts))]


def main():
    binary, _ = binary_and_scorer()
    reading = [binary, "read", "--jsonl"]
    start = processor_seconds(reading, [])
    everything = []
    for folder, name in SETS:
        texts = texts_of(rows_of(folder, name))
        if not texts:
            continue
        everything += texts
        count = 4 * len(texts)
        took = (processor_seconds(reading, repeated(texts, count)) - start) / count
        letters = sum(map(len, texts)) / len(texts)
        print(f"{name}: {took * 1000:.2f} ms a story of {letters:.0f} characters")
    if everything:
        stories = repeated(everything, STORIES)
        print(f"{STORIES} stories: {processor_seconds(reading, stories):.0f} s")
    rows = rows_of("related", "uci_headlines.dev")
    if rows:
        titles = zip(range(STORIES), itertools.cycle(row["title"] for row in rows))
        headlines = [{"id": number, "title": title} for number, title in titles]
        took = processor_seconds([binary, "related", "--jsonl"], headlines)
        print(f"{STORIES} headlines related to each other: {took:.0f} s")


if __name__ == "__main__":
    main()
