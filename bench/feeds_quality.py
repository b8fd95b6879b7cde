#!/usr/bin/env python3
"""Measure how well feeds are read, and print the table.

Usage: feeds_quality.py FANCHANT DIR

DIR holds `feedjira_sample_feeds` (real feeds) and `feedparser_tests` (small cases, each with what is expected in a
comment). Runs `FANCHANT feed FILE --json` on every file: none may end in a panic or take longer than 10 seconds, every
real feed must give its entries, and titles, links and dates are compared with what the comments expect where that is
simple: a plain text, an address, a date.
"""

import calendar
import concurrent.futures
import html
import json
import os
import pathlib
import re
import subprocess
import sys

SECONDS_MAX = 10
PANIC = 101

EXPECTATION = re.compile(r"Expect:\s*(.*?)\s*-->", re.S)
TEXT = re.compile(
    r"""entries\[0\]\.?\[?['"]?(title|link|id|guid)(?:_detail)?['"]?\]?(?:\.value|\['value'\])? == u?(['"])(.*?)\2(?:$|\s+and)"""
)
DATE = re.compile(r"entries\[0\]\[?\.?['\"]?(?:published|updated)_parsed['\"]?\]? == \(([\d, ]+)\)")


def run(fanchant, path):
    """Exit code (None when it took too long) and the answer."""
    try:
        done = subprocess.run([fanchant, "feed", str(path), "--json"], capture_output=True, timeout=SECONDS_MAX)
    except subprocess.TimeoutExpired:
        return None, None
    try:
        return done.returncode, json.loads(done.stdout)
    except ValueError:
        return done.returncode, None


def expected(path):
    """What the comment at the file's head expects of the first entry: {field: value}."""
    head = path.read_bytes()[:3000].decode("utf-8", "replace")
    found = EXPECTATION.search(head)
    if not found:
        return {}
    wanted = {}
    for field, _, value in TEXT.findall(found[1]):
        if "\\" in value or "<" in value:
            continue  # written in Python's escapes, or markup that we strip
        wanted["id" if field == "guid" else field] = value
    date = DATE.search(found[1])
    if date:
        numbers = [int(number) for number in date[1].split(",")[:6]]
        wanted["published"] = calendar.timegm(tuple(numbers) + (0, 0, 0))
    return wanted


def seconds(stamp):
    """A time as printed into seconds since 1970."""
    found = re.match(r"(-?\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)", stamp or "")
    return calendar.timegm(tuple(int(part) for part in found.groups()) + (0, 0, 0)) if found else None


def same(field, got, wanted):
    if field == "published":
        return seconds(got) == wanted
    got = got or ""
    if field == "link":
        return got.rstrip("/") == wanted.rstrip("/")
    return got == " ".join(html.unescape(wanted).split())


def real_entries(path):
    """How many entries a real feed has, counted in its text."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".json":
        return len(json.loads(text)["items"])
    return len(re.findall(r"<(?:\w+:)?(?:item|entry)[\s>]", text))


def main():
    fanchant, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    verbose = "-v" in sys.argv
    cases = sorted(path for path in (folder / "feedparser_tests").rglob("*") if path.suffix in (".xml", ".json"))
    real = sorted(path for path in (folder / "feedjira_sample_feeds").iterdir() if path.suffix in (".xml", ".json"))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = dict(zip(cases + real, pool.map(lambda path: run(fanchant, path), cases + real)))

    hung = [path for path, (code, _) in answers.items() if code is None]
    broken = [path for path, (code, answer) in answers.items() if code is not None and (code in (PANIC, -6) or answer is None)]
    kinds = {}
    score = {"title": [0, 0], "link": [0, 0], "id": [0, 0], "published": [0, 0]}
    for path in cases:
        kind = path.relative_to(folder / "feedparser_tests").parts[0]
        read, total = kinds.get(kind, (0, 0))
        code, answer = answers[path]
        kinds[kind] = (read + (code == 0), total + 1)
        if verbose and code == 1:
            print("refused", path.relative_to(folder), (answer or {}).get("refused"))
        entry = (answer or {}).get("entries", [])[:1]
        for field, value in expected(path).items():
            right = bool(entry) and same(field, entry[0][field], value)
            score[field][0] += right
            score[field][1] += 1
            if verbose and not right:
                print("differs", path.relative_to(folder), field, repr(value), entry and entry[0][field])
    poor = []
    for path in real:
        there, got = real_entries(path), len((answers[path][1] or {}).get("entries", []))
        if there and not got or got < there:
            poor.append(f"{path.name} ({got} of {there})")

    print("| files | read |\n|---|---|")
    for kind, (read, total) in sorted(kinds.items()):
        print(f"| small cases, {kind} | {read} of {total} |")
    print(f"| real feeds with all their entries | {len(real) - len(poor)} of {len(real)} |")
    print("\n| first entry as feedparser's comments expect | right |\n|---|---|")
    for field, (right, total) in score.items():
        print(f"| {field} | {right} of {total} |")
    print(f"\npanics {len(broken)}, longer than {SECONDS_MAX} s {len(hung)}")
    for path in broken + hung:
        print("  ", path)
    if poor:
        print("fewer entries than in the text:", ", ".join(poor))
    return 1 if broken or hung or any(not (answers[path][1] or {}).get("entries") for path in real) else 0


if __name__ == "__main__":
    sys.exit(main())
