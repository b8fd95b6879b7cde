#!/usr/bin/env python3
"""Turn a list of names into a catalogue that `fanchant who --data OUTDIR` reads.

Usage: names_catalogue.py TSV OUTDIR

The list is tab-separated with a header: id, stage (the name people know), full, groups, year, hangul. `groups` and
`hangul` hold several values parted by `|`. Ids are kept as they are. Writes OUTDIR/artists/names.toml.
"""

import csv
import json
import pathlib
import sys


def parts(cell):
    """The values of a cell, each once, in order."""
    return list(dict.fromkeys(part.strip() for part in cell.split("|") if part.strip()))


def folded(name):
    return "".join(letter for letter in name.lower() if letter.isalnum()) or name


def kind(row):
    """A group has neither a full name nor groups of its own."""
    if parts(row["groups"]):
        return "member"
    return "soloist" if row["full"].strip() else "group"


def toml(value):
    """A string or a list of strings; JSON's escapes are TOML's."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def artist(row, group_ids, source):
    hangul = parts(row["hangul"])
    aliases = [name for name in parts(row["full"]) + hangul[1:] if name != row["stage"]]
    groups = [group_ids[folded(name)] for name in parts(row["groups"]) if folded(name) in group_ids]
    lines = ["[[artist]]", f"id = {toml(row['id'])}", f"name = {toml(row['stage'])}"]
    lines += [f"hangul = {toml(hangul[0])}"] if hangul else []
    lines += [f"kind = {toml(kind(row))}"]
    lines += [f"groups = {toml(list(dict.fromkeys(groups)))}"] if groups else []
    lines += [f"aliases = {toml(aliases)}"] if aliases else []
    lines += [f"sources = {toml([source])}", ""]
    return "\n".join(lines)


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__)
    table, out = map(pathlib.Path, arguments)
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    group_ids = {}
    for row in rows:
        if kind(row) == "group":
            group_ids.setdefault(folded(row["stage"]), row["id"])
    source = f"dataset:measuring/names:{table.name}"
    folder = out / "artists"
    folder.mkdir(parents=True, exist_ok=True)
    text = "\n".join(artist(row, group_ids, source) for row in rows)
    (folder / "names.toml").write_text(text, encoding="utf-8")
    print(f"{len(rows)} artists to {folder / 'names.toml'}")


if __name__ == "__main__":
    main(sys.argv[1:])
