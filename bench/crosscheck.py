#!/usr/bin/env python3
"""Compare the catalogue in data/ with public fact tables and list every contradiction.

The tables (facts_people.tsv, facts_groups.tsv, facts_collabs.tsv) are merged public data sets and are not part of
this repository. They are looked for in ${FANCHANT_SHARED:-../shared}/kpop, seen from the top of the repository.

What is compared
  artists         Hangul, groups and debut with every row that is the same group or, by stage name together with
                  group or full name, the same person
  collaborations  date and artists with every row of the same title that shares an artist; for a title that the tables
                  do not know (they often have the Korean one), the date with rows of that year that credit all the
                  same artists: in another year they made another song

A contradiction is named by a key such as "debut/2ne1/2009-05-06". Contradictions that were looked at and are right
as they stand are listed with the reason in crosscheck_accepted.toml.

Run:  python3 bench/crosscheck.py [--all]      (--all also prints the accepted contradictions)
Exit: 0 when nothing is open or the tables are absent, 1 when a contradiction is open.
"""

import csv
import os
import re
import sys
import tomllib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ACCEPTED = Path(__file__).resolve().parent / "crosscheck_accepted.toml"

# Records and their videos often come out a day or two apart; a larger difference is worth a look.
DAYS_THAT_DO_NOT_MATTER = 2

# Other spellings of a group in the tables, folded.
GROUP_SPELLINGS = {"idle": "gidle", "txt": "tomorrowxtogether", "highlight": "beast", "snsd": "girlsgeneration"}


@dataclass
class Contradiction:
    """One value of the tables that differs from ours, with the data sets that say so."""

    key: str
    file: str
    ours: str
    theirs: str
    data_sets: set = field(default_factory=set)

    def line(self):
        agreeing = f"{len(self.data_sets)} data sets agree: " if len(self.data_sets) > 1 else ""
        names = ", ".join(sorted(self.data_sets))
        return f"{self.file}: {self.key}: ours {self.ours}, theirs {self.theirs} ({agreeing}{names})"


class Report:
    """Collects contradictions; the same one from several data sets becomes one entry."""

    def __init__(self):
        self.found = {}
        self.compared = defaultdict(set)

    def add(self, check, row, ours, theirs, data_set):
        key = f"{check}/{row['id']}/{theirs}"
        entry = self.found.setdefault(key, Contradiction(key, row["file"], ours, theirs))
        entry.data_sets.add(data_set)


def fold(text):
    """Lower case without accents, spaces and punctuation: the form in which names and titles are compared."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return "".join(c for c in unicodedata.normalize("NFC", plain).casefold() if c.isalnum())


def fold_group(text):
    folded = fold(text)
    return GROUP_SPELLINGS.get(folded, folded)


def differs(ours, theirs):
    """Whether two dates differ in the part that both give ("2009" and "2009-05-06" agree)."""
    shared = min(len(ours), len(theirs))
    return ours[:shared] != theirs[:shared]


def days_apart(ours, theirs):
    """The distance of two full dates in days, or None when one is coarser or no real date."""
    try:
        return abs((date.fromisoformat(ours) - date.fromisoformat(theirs)).days)
    except ValueError:
        return None


def read_rows(folder, table):
    """All rows of one kind with the file they stand in."""
    rows = []
    for path in sorted((ROOT / "data" / folder).glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8")).get(table, []):
            rows.append(row | {"file": str(path.relative_to(ROOT))})
    return rows


def read_table(folder, name):
    with open(folder / name, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def spellings(artist):
    """Every way in which an artist is written, folded."""
    names = [artist["name"], artist.get("hangul", ""), *artist.get("aliases", []), *artist.get("former_names", [])]
    return {fold(name) for name in names if name}


def listed_groups(fact):
    return {fold_group(name) for name in re.split(r"[|,]", fact["group"]) if name.strip()}


def is_same_person(artist, names, group_names, fact):
    """A shared group and name; without a shared group both the stage name and the full name must be ours."""
    stage = {fold(fact["stage"]), fold(fact["stage_ko"])} - {""}
    full = {fold(fact["full"]), fold(fact["full_ko"])} - {""}
    if group_names & listed_groups(fact):
        return bool(stage & names or full & names)
    return bool(stage & names and (full - stage) & names)


def check_person(artist, artists, group_ids, people, report):
    names = spellings(artist)
    group_names = {fold_group(artists[group]["name"]) for group in artist.get("groups", [])}
    candidates = {id(fact): fact for name in names for fact in people.get(name, [])}
    for fact in candidates.values():
        if not is_same_person(artist, names, group_names, fact):
            continue
        report.compared["artists"].add(artist["id"])
        check_hangul(artist, {fact["stage_ko"], fact["full_ko"]} - {""}, fact["stage_ko"], fact["src"], report)
        check_debut(artist, fact, report)
        for group in sorted(listed_groups(fact)):
            if group in group_ids and group not in group_names:
                report.add("group", artist, ", ".join(artist.get("groups", [])) or "none", group_ids[group], fact["src"])


def check_group(artist, groups, report):
    names = {GROUP_SPELLINGS.get(name, name) for name in spellings(artist)}
    for fact in (fact for name in names for fact in groups.get(name, [])):
        report.compared["artists"].add(artist["id"])
        check_hangul(artist, {fact["hangul"]} - {""}, fact["hangul"], fact["src"], report)
        check_debut(artist, fact, report)


def check_hangul(artist, known, shown, data_set, report):
    """Some rows repeat the Latin name where the Hangul belongs; they say nothing about it."""
    ours = artist.get("hangul")
    if ours and re.search("[가-힣]", shown) and fold(ours) not in {fold(name) for name in known}:
        report.add("hangul", artist, ours, shown, data_set)


def check_debut(artist, fact, report):
    if artist.get("debut") and fact["debut"] and differs(artist["debut"], fact["debut"]):
        report.add("debut", artist, artist["debut"], fact["debut"], fact["src"])


def titles(text):
    """The title as it stands and without what only names the guests: "Title (feat. Guest)"."""
    bare = re.sub(r"\s*[(\[](feat|ft|with|prod)\b[^)\]]*[)\]]?", "", text, flags=re.IGNORECASE)
    return {fold(text), fold(bare)} - {""}


def credited(fact):
    """The names in the credits of one row of the table, folded, with and without "of GROUP"."""
    names = set()
    for credit in re.split(r"[;,&]", f"{fact['main']};{fact['others']}"):
        names |= {fold(credit), fold(re.sub(r"\s+(of|from)\s.*|\(.*", "", credit.strip()))}
    whole = {fold(name) for column in ("main", "others") for name in fact[column].split(";")}
    return (names | whole) - {""}


def check_collaboration(song, artists, unique_names, by_title, by_artist, report):
    own = [artists[part["id"]] for part in song["artists"]]
    own_ids = {artist["id"] for artist in own} | {artist.get("same_person_as") for artist in own}
    candidates = {id(fact): fact for title in titles(song["title"]) for fact in by_title.get(title, [])}
    facts = [fact for fact in candidates.values() if any(spellings(artist) & credited(fact) for artist in own)]
    same_artists = [] if facts else rows_that_credit_all(own, by_artist, song.get("date", "")[:4])
    if facts or same_artists:
        report.compared["collaborations"].add(song["id"])
    check_dates(song, facts or same_artists, report)
    for fact in facts:
        for name in sorted(credited(fact)):
            guest = unique_names.get(name)
            if guest and guest not in own_ids and not is_group_of(guest, own, artists):
                report.add("artist", song, ", ".join(artist["id"] for artist in own), guest, fact["src"])


def rows_that_credit_all(own, by_artist, year):
    """The rows of one year in whose credits each of the artists stands."""
    rows = [{id(fact): fact for name in spellings(artist) for fact in by_artist.get(name, [])} for artist in own]
    return [
        fact for key, fact in rows[0].items() if fact["year"] == year and all(key in others for others in rows[1:])
    ]


def is_group_of(guest, own, artists):
    """A table that credits the group of one of our singers, or one singer of our group, says nothing different."""
    return any(guest in artist.get("groups", []) for artist in own) or bool(
        set(artists[guest].get("groups", [])) & {artist["id"] for artist in own}
    )


def check_dates(song, facts, report):
    """A data set that also gives our date merely lists later editions and remixes next to it."""
    for data_set in sorted({fact["src"] for fact in facts}):
        dates = {fact["date"] or fact["year"] for fact in facts if fact["src"] == data_set} - {""}
        if song.get("date") and all(is_another_date(song["date"], theirs) for theirs in dates):
            for theirs in sorted(dates):
                report.add("date", song, song["date"], theirs, data_set)


def is_another_date(ours, theirs):
    if not differs(ours, theirs):
        return False
    apart = days_apart(ours, theirs)
    return apart is None or apart > DAYS_THAT_DO_NOT_MATTER


def index_people(facts):
    people = defaultdict(list)
    for fact in facts:
        for name in {fold(fact[column]) for column in ("stage", "stage_ko", "full", "full_ko")} - {""}:
            people[name].append(fact)
    return people


def index_groups(facts):
    groups = defaultdict(list)
    for fact in facts:
        groups[fold_group(fact["name"])].append(fact)
    return groups


def index_titles(facts):
    by_title = defaultdict(list)
    for fact in facts:
        for title in titles(fact["title"]):
            by_title[title].append(fact)
    return by_title


def index_credits(facts):
    by_artist = defaultdict(list)
    for fact in facts:
        for name in credited(fact):
            by_artist[name].append(fact)
    return by_artist


def names_of_one_artist(artists):
    """Folded name to id, without the names that several artists share."""
    owners = defaultdict(set)
    for artist in artists.values():
        for name in spellings(artist):
            owners[name].add(artist["id"])
    return {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1}


def compare(tables):
    report = Report()
    artists = {row["id"]: row for row in read_rows("artists", "artist")}
    songs = read_rows("collaborations", "collaboration")
    people = index_people(read_table(tables, "facts_people.tsv"))
    groups = index_groups(read_table(tables, "facts_groups.tsv"))
    credits = read_table(tables, "facts_collabs.tsv")
    by_title, by_artist = index_titles(credits), index_credits(credits)
    group_ids = {fold_group(row["name"]): row["id"] for row in artists.values() if row["kind"] in ("group", "unit")}
    unique_names = names_of_one_artist(artists)
    for artist in artists.values():
        if artist["kind"] in ("group", "unit"):
            check_group(artist, groups, report)
        else:
            check_person(artist, artists, group_ids, people, report)
    for song in songs:
        check_collaboration(song, artists, unique_names, by_title, by_artist, report)
    print(
        f"Compared {len(report.compared['artists'])} of {len(artists)} artists and "
        f"{len(report.compared['collaborations'])} of {len(songs)} collaborations; the tables do not know the others."
    )
    return report


def read_accepted():
    """Key of an accepted contradiction to the reason."""
    if not ACCEPTED.exists():
        return {}
    entries = tomllib.loads(ACCEPTED.read_text(encoding="utf-8")).get("accepted", [])
    return {key: entry["reason"] for entry in entries for key in entry["keys"]}


def main():
    shared = Path(os.environ.get("FANCHANT_SHARED") or "../shared")
    tables = (shared if shared.is_absolute() else ROOT / shared) / "kpop"
    if not (tables / "facts_people.tsv").exists():
        print("The fact tables are not here (set FANCHANT_SHARED), so nothing was compared.")
        return 0
    report, accepted = compare(tables), read_accepted()
    open_ones = [entry for key, entry in report.found.items() if key not in accepted]
    for entry in open_ones:
        print(entry.line())
    if "--all" in sys.argv[1:]:
        for key, entry in report.found.items():
            if key in accepted:
                print(f"accepted: {entry.line()}: {accepted[key]}")
    for key in accepted:
        if key not in report.found:
            print(f"{ACCEPTED.name}: {key} no longer occurs and can be removed")
    print(f"{len(report.found)} contradictions: {len(report.found) - len(open_ones)} accepted, {len(open_ones)} open.")
    return 1 if open_ones else 0


if __name__ == "__main__":
    sys.exit(main())
