#!/usr/bin/env python3
"""Makes data/strangers/list.toml: pairs of well-known artists who made no song together as far as any source knows.

A pair is listed only when no row of data/collaborations and no row of facts_collabs.tsv joins the two, their groups,
units, members, or other rows of the same person, in any of their spellings; and when they do not share an agency, as
agencies make songs with everybody. Questions that say "did not" may use these pairs alone.

    python3 bench/negative_pairs.py            writes the list
    python3 bench/negative_pairs.py --check    says whether the committed list still holds; exits 1 when not

The facts stand in the folder that FANCHANT_SHARED names, ../shared by default; where that is absent, this says so.
"""

import collections
import csv
import glob
import itertools
import os
import re
import sys
import tomllib
import unicodedata

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
FACTS = os.path.join(os.environ.get("FANCHANT_SHARED", os.path.join(ROOT, "..", "shared")), "kpop", "facts_collabs.tsv")
OUT = os.path.join(ROOT, "data", "strangers", "list.toml")
# The best-known artists: enough for thousands of questions, few enough to look over.
ARTISTS = 70
# Strangers listed for each, the best known first: enough that no question comes again soon.
STRANGERS = 16


def fold(text):
    plain = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in plain if c.isalnum()))


def rows(folder, heading):
    for file in sorted(glob.glob(os.path.join(ROOT, "data", folder, "**", "*.toml"), recursive=True)):
        with open(file, "rb") as handle:
            yield from tomllib.load(handle).get(heading, [])


def acts(artists):
    """For each artist the ids whose songs count as that artist's."""
    joined = {id: {id} for id in artists}
    for id, artist in artists.items():
        same = artist.get("same_person_as")
        for other in artist.get("groups", []) + ([same] if same else []):
            joined[id].add(other)
            joined.setdefault(other, {other}).add(id)
    # A second step, so that the groups of the same person and the members of a unit's group count as well.
    return {id: set().union(*(joined.get(other, set()) for other in own)) for id, own in joined.items()}


def spellings(artist):
    names = [artist["name"], artist.get("hangul"), *artist.get("aliases", []), *artist.get("former_names", [])]
    return {fold(name) for name in names if name and fold(name)}


def fact_groups(by_spelling):
    """The ids that each row of the facts names; a name that several artists bear counts for all of them."""
    with open(FACTS, encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t"):
            text = f"{row['main']};{row['others']};{row['title']}"
            parts = re.split(r"[;,/&+×()\[\]]|\bfeat\b\.?|\bft\b\.?|\bwith\b|\band\b|\bx\b|\bof\b", text, flags=re.I)
            yield set().union(*(by_spelling.get(fold(part), set()) for part in parts))


def find():
    """The pairs to list, and what says of any pair whether it may be listed."""
    artists = {row["id"]: row for row in rows("artists", "artist")}
    songs = [{credit["id"] for credit in row["artists"]} for row in rows("collaborations", "collaboration")]
    by_spelling = collections.defaultdict(set)
    for id, artist in artists.items():
        for spelling in spellings(artist):
            by_spelling[spelling].add(id)
    mine = acts(artists)
    together = set()
    for group in itertools.chain(songs, fact_groups(by_spelling)):
        everybody = set().union(*(mine[id] for id in group)) if group else set()
        together.update(itertools.permutations(everybody, 2))
    count = collections.Counter(id for group in songs for id in group)
    known = sorted(count, key=lambda id: (-count[id], id))[:ARTISTS]

    def apart(one, other):
        agencies = {artists[id].get("agency", {}).get("name", id) for id in (one, other)}
        return one != other and not mine[one] & mine[other] and (one, other) not in together and len(agencies) == 2

    listed = set()
    for one in known:
        for other in [other for other in known if apart(one, other)][:STRANGERS]:
            listed.add(tuple(sorted((one, other))))
    return listed, apart


def written(pairs):
    lines = ["# Made by bench/negative_pairs.py: pairs without a common song in any of our sources. Each stands once.", ""]
    for artist, group in itertools.groupby(sorted(pairs), key=lambda pair: pair[0]):
        names = "".join(f'  "{other}",\n' for _, other in group)
        lines.append(f'[[strangers]]\nartist = "{artist}"\nwith = [\n{names}]\n')
    return "\n".join(lines)


def main():
    if not os.path.exists(FACTS):
        print("negative_pairs: the facts are not here (FANCHANT_SHARED names no folder with kpop/facts_collabs.tsv)")
        return 0
    pairs, apart = find()
    if "--check" in sys.argv[1:]:
        listed = {tuple(sorted((row["artist"], other))) for row in rows("strangers", "strangers") for other in row["with"]}
        wrong = sorted(pair for pair in listed if not apart(*pair))
        for pair in wrong:
            print("no longer held to be strangers:", *pair)
        return 1 if wrong else 0
    os.makedirs(os.path.dirname(OUT), exist_ok=True)
    with open(OUT, "w", encoding="utf-8") as handle:
        handle.write(written(pairs))
    print(f"{len(pairs)} pairs written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
