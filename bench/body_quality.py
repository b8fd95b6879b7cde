#!/usr/bin/env python3
"""Measure how well the article of a page is found, and print the table.

Usage: body_quality.py FANCHANT DIR

DIR holds one folder a page: `source.html`, `expected.html` (the readable part) and `expected-metadata.json` (its
title). Runs `FANCHANT body FILE --jsonl` over all pages and compares the words: token F1 of the text (words in small
letters, each counted as often as it stands there), and whether the title is the same.
"""

import collections
import html.parser
import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

F1_MEAN_MIN = 0.97


class Text(html.parser.HTMLParser):
    """The text of a page; every tag parts words."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces, self.silent = [], 0

    def handle_starttag(self, tag, attrs):
        self.pieces.append(" ")
        self.silent += tag in ("script", "style")

    def handle_endtag(self, tag):
        self.pieces.append(" ")
        self.silent -= tag in ("script", "style")

    def handle_data(self, data):
        if self.silent <= 0:
            self.pieces.append(data)


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def f1(got, wanted):
    shared = sum((got & wanted).values())
    return 2 * shared / (sum(got.values()) + sum(wanted.values())) if shared else 0.0


def main():
    fanchant, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    pages = sorted(path for path in folder.iterdir() if (path / "source.html").is_file())
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as lines:
        for page in pages:
            text = (page / "source.html").read_text(encoding="utf-8", errors="replace")
            lines.write(json.dumps({"id": page.name, "html": text}) + "\n")
        lines.flush()
        begun = time.monotonic()
        run = subprocess.run([fanchant, "body", lines.name, "--jsonl"], stdout=subprocess.PIPE, check=True, encoding="utf-8")
        took = time.monotonic() - begun
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    if [answer["id"] for answer in answers] != [page.name for page in pages]:
        sys.exit("the answers are not in the order of the pages")
    scores, titles = [], 0
    for page, answer in zip(pages, answers):
        expected = Text()
        expected.feed((page / "expected.html").read_text(encoding="utf-8"))
        scores.append(f1(words(answer["text"]), words("".join(expected.pieces))))
        title = json.loads((page / "expected-metadata.json").read_text(encoding="utf-8")).get("title") or ""
        titles += answer["title"].split() == title.split()
        if "-v" in sys.argv and scores[-1] < 0.99:
            print(f"{scores[-1]:.3f} {page.name}")
    mean = statistics.mean(scores)
    print("| pages | token F1 mean | median | lowest | titles right | ms a page |\n|---|---|---|---|---|---|")
    print(
        f"| {len(pages)} | {mean:.3f} | {statistics.median(scores):.3f} | {min(scores):.3f} "
        f"| {titles} of {len(pages)} | {1000 * took / len(pages):.1f} |"
    )
    return 0 if mean >= F1_MEAN_MIN else 1


if __name__ == "__main__":
    sys.exit(main())
