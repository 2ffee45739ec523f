"""Tells how far our knowledge of who is who reaches: `python tools/coverage.py [--facts DIR] [--of CODE ...] [FOLDER]`.

For each country the years since 2000 in which nobody is known as its head of state or government, as foreign and as
defence minister; counts of groups, bodies, parties and of the languages of their names; and where the public lists of
../shared/facts lie, which office holders on them are no actor with an office on that date.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from strife.knowledge.actors import Actor, Role
from strife.knowledge.load import Knowledge
from strife.knowledge.names import ACTOR, COUNTRY, fold
from strife.knowledge.tree import parse_folder

ROOT = Path(__file__).parents[1]
FACTS = ROOT.parent / "shared" / "facts"
FIRST = 2000
# Offices by the words of their titles. A head is whoever `leads` a country.
OFFICES: dict[str, re.Pattern[str] | None] = {
    "head": None,
    "foreign": re.compile(
        r"foreign (minister|secretary)|minister of foreign|secretary of state$|external affairs", re.I
    ),
    "defence": re.compile(
        r"(defen[cs]e|war|armed forces) (minister|secretary)|(minister|secretary) (of|for) defen[cs]e", re.I
    ),
}
# Lands of leaders_2022.csv and what our files call them.
CALLED = {
    "Georgia": "GEO",
    "Kingdom of Denmark": "DNK",
    "Kingdom of the Netherlands": "NLD",
    "Palestine": "PSE",
    "Republic of Abkhazia": "GEO",
    "Republic of Artsakh": "ARM",
    "Republic of the Congo": "COG",
    "Republika Srpska": "BIH",
    "Sahrawi Arab Democratic Republic": "ESH",
    "Somaliland": "SOM",
    "South Ossetia": "GEO",
    "Transnistria": "MDA",
    "Turkish Republic of Northern Cyprus": "CYP",
}
# An office of the phoenix list: its code and days (yymmdd); without an end it is held still, of 2014.
SPAN = re.compile(r"\[([A-Z]{3})GOV(MIL)? (>|)(\d{6,8})(?:-(\d{6,8}))?\]")
LISTED = {"KSV": "XXK", "TMP": "TLS", "ROM": "ROU"}
LISTED_TO = date(2013, 6, 1)


def holds(role: Role, bodies: set[str], office: str) -> bool:
    """Whether a role is an office of that kind; `bodies` are a country and what governs it."""
    title = OFFICES[office]
    return role.leads in bodies if title is None else bool(title.search(role.title)) and role.leads in (None, *bodies)


def years(known: Knowledge, country: str, office: str, last: int) -> list[int]:
    """The years on whose first of July nobody is known in an office."""
    bodies = {country, *(a.id for a in known.actors.values() if a.governs == country)}
    roles = [r for a in known.actors.values() if a.country == country for r in a.roles if holds(r, bodies, office)]
    return [y for y in range(FIRST, last + 1) if not any(r.start and r.on(date(y, 7, 1)) for r in roles)]


def spans(found: Iterable[int]) -> str:
    """2001, 2002, 2003, 2007 as `2001-2003 2007`."""
    told = []
    for _, run in groupby(enumerate(found), lambda pair: pair[1] - pair[0]):
        first, *rest = [year for _, year in run]
        told.append(f"{first}-{rest[-1]}" if rest else str(first))
    return " ".join(told)


def states(path: Path, known: Knowledge) -> dict[str, str]:
    """The states of leaders_2022.csv: their names there and our codes."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["country"]: code(row["country"], known) for row in csv.DictReader(file)}


def code(name: str, known: Knowledge) -> str:
    hit = next((k.id for k in known.names("en").exact(name) if k.kind == COUNTRY), "")
    return CALLED.get(name, hit)


def called(name: str, country: str, known: Knowledge) -> list[Actor]:
    """The persons of that name, and those of the country two of whose words or more are all in it, or it in theirs."""
    found = [known.actors[k.id] for k in known.names("en").exact(name) if k.kind == ACTOR]
    words = set(fold(name).split())
    for actor in () if found else known.actors.values():
        if actor.kind == "person" and actor.country == country:
            theirs = [set(fold(n).split()) for n in (actor.name, *(n for _, n in actor.names))]
            if any(min(len(t), len(words)) > 1 and (t <= words or words <= t) for t in theirs):
                found.append(actor)
    return found


def unknown_leaders(path: Path, known: Knowledge) -> Iterator[str]:
    """Who of leaders_2022.csv is no actor that leads its country in the year after the first."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name, first = row["officeholderLabel"], int(row["start_year"] or 2022)
            if re.fullmatch(r"Q\d+", name) or int(row["end_year"] or 9999) < FIRST:
                continue
            begun, ended = date(first, 1, 1), date(min(int(row["end_year"] or 9999), first + 1), 12, 31)
            roles = [role for actor in called(name, code(row["country"], known), known) for role in actor.roles]
            if not any((r.start or begun) <= ended and (r.end or ended) > begun for r in roles):
                told = "no office then" if roles else "not known"
                yield f"{row['country']}: {name}, {row['positionLabel']} {first}-{row['end_year']}: {told}"


def unknown_listed(path: Path, known: Knowledge) -> Iterator[tuple[str, str]]:
    """Who of the phoenix list held an office since 2000 and is no actor with an office then, with the country."""
    name, seen = "", set[str]()
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if line[:1].isupper():
            name = re.split(r"_?\s", line)[0].strip("_").replace("_", " ").title()
        for land, army, begun, start, end in SPAN.findall(line):
            day = held(start, end, begun)
            if day is None or name in seen:
                continue
            roles = [r for a in called(name, LISTED.get(land, land), known) for r in a.roles]
            if not any(r.on(day) for r in roles):
                seen.add(name)
                yield land, f"{name} {start}-{end}{' army' if army else ''}"


def held(start: str, end: str, begun: str) -> date | None:
    """A day in the middle of a listed office, when that is since 2000."""
    first, last = _day(start), _day(end) if end else LISTED_TO
    if first is None or last is None or last.year < FIRST or (begun and first > LISTED_TO):
        return None
    middle = first + (last - first) / 2
    return max(middle, date(FIRST, 6, 1)) if last > date(FIRST, 6, 1) else None


def _day(written: str) -> date | None:
    long = written if len(written) == 8 else ("20" if int(written[:2]) < 20 else "19") + written
    try:
        return date(int(long[:4]), int(long[4:6]), int(long[6:8]))
    except ValueError:
        return None


def counts(known: Knowledge) -> Iterator[str]:
    """How many there are of each, and how many of them have names in Swedish and in a language of their own."""
    sets: dict[str, Callable[[Actor], bool]] = {
        "armed groups": lambda a: a.kind == "group" and a.sector in ("REB", "UAF", "PRM", "CRM", "MIL"),
        "international organisations": lambda a: a.kind == "organisation" and a.country in known.ontology.countries,
        "parties": lambda a: a.kind == "party",
        "parliaments and courts": lambda a: a.sector in ("LEG", "JUD") and a.kind != "person",
        "churches and other religious bodies": lambda a: a.sector == "REL" and a.kind != "person",
        "companies": lambda a: a.kind == "company",
        "media": lambda a: a.kind == "media",
        "persons": lambda a: a.kind == "person",
    }
    for name, fits in sets.items():
        found = [a for a in known.actors.values() if fits(a)]
        tags = [{tag for tag, _ in a.names} for a in found]
        swedish = sum("sv" in t for t in tags)
        own = sum(bool(t - {"sv", "en", "any"}) for t in tags)
        yield f"{name}: {len(found)}, {swedish} with names in Swedish, {own} in a language of their own"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "resources", help="folder of knowledge (ours)")
    parser.add_argument("--facts", type=Path, default=FACTS, help="folder of the public lists")
    parser.add_argument(
        "--of", nargs="+", default=[], metavar="CODE", help="only these countries; all that is missing of them"
    )
    parser.add_argument("--last", type=int, default=date.today().year, metavar="YEAR", help="the last year asked for")
    asked = parser.parse_args(arguments)
    known = Knowledge(parse_folder(asked.folder))
    leaders, listed = asked.facts / "leaders_2022.csv", asked.facts / "phoenix_Countries.actors.txt"
    if not asked.of:
        print("\n".join(counts(known)))
    lands = states(leaders, known) if leaders.is_file() else {c.name: c.code for c in known.countries.values()}
    for name in sorted(n for n, c in lands.items() if not c):
        print(f"no country file for {name}")
    codes = sorted({c for c in lands.values() if c and (not asked.of or c in asked.of)})
    for office in OFFICES:
        missing = {c: years(known, c, office, asked.last) for c in codes}
        total, gaps = len(codes) * (asked.last - FIRST + 1), sum(map(len, missing.values()))
        whole = sum(not m for m in missing.values())
        print(
            f"\n{office}: {1 - gaps / total:.1%} of the years of {len(codes)} countries; {whole} countries without a gap"
        )
        print("\n".join(f"  {c} {spans(m)}" for c, m in missing.items() if m))
    if leaders.is_file() and not asked.of:
        found = list(unknown_leaders(leaders, known))
        print(f"\n{leaders.name}: {len(found)} holders of offices do not resolve")
        print("\n".join(f"  {one}" for one in found))
    if listed.is_file():
        lacking = [(land, told) for land, told in unknown_listed(listed, known)]
        print(
            f"\n{listed.name}: {len(lacking)} holders of offices since 2000 do not resolve, ministers of all kinds among them"
        )
        by_land = Counter(land for land, _ in lacking)
        print("  " + ", ".join(f"{land} {n}" for land, n in by_land.most_common()))
        print("\n".join(f"  {land} {told}" for land, told in lacking if land in asked.of))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
