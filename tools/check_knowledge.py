"""Looks for contradictions in what strife knows about who is who: `python tools/check_knowledge.py [FOLDER]`.

Prints one sentence with file and line for each: two holders of one office at once, one holder twice, dates backwards,
offices of bodies that were no more, one name for two actors, ids that lead nowhere, sectors that PLOVER lacks. Then how
many parties of the UCDP list resolve, where that list lies in ../shared/facts. The exit status is 1 when anything
contradicts. (How far the knowledge reaches: tools/coverage.py.)
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from strife.errors import KnowledgeError
from strife.knowledge import ontology
from strife.knowledge.actors import day
from strife.knowledge.load import Knowledge
from strife.knowledge.names import ACTOR, fold
from strife.knowledge.tree import LINE, parse_folder

ROOT = Path(__file__).parents[1]
UCDP = ROOT.parent / "shared" / "facts" / "ucdp_sides.tsv"

# Names that two actors rightly share, folded, and why: what tells them apart when a report is read.
SHARED = {
    "bush": "father and son; the office held on the date decides",
    "george bush": "father and son; the office held on the date decides",
    "king abdullah": "of Jordan and of Saudi Arabia; the office held on the date decides",
    "kung abdullah": "of Jordan and of Saudi Arabia; the office held on the date decides",
}
# Offices that several hold at once, as words of their titles.
SEVERAL = re.compile(
    r"\b(co-|captain regent|co-prince|member|spokes|deputy|vice|commander|envoy|negotiator|special)", re.I
)
# Offices of a country's government that one person holds at a time, though their roles lead no body of our files.
MINISTERS = ("foreign minister", "defence minister")
LONGEST = 75  # years in one office: Elizabeth II reigned for 70
# A party to a conflict in UCDP's words that strife composes by rule: a country and a kind of people.
COMPOSED = re.compile(r"(?:Government|Opponents|Forces) of (?:the )?(.+)|(.+) insurgents|(Civilians)")


def entries(tree: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every actor as it was written, with its file."""
    for file, page in sorted(tree.items()):
        if file.startswith(("actors/", "countries/")):
            for entry in page.get("actors") or []:
                yield file, entry


def names(entry: dict[str, Any]) -> list[str]:
    listed = [str(n) for lang, some in (entry.get("names") or {}).items() if lang != LINE for n in some or []]
    return [str(entry["name"]), *listed]


def backwards(tree: dict[str, Any]) -> Iterator[str]:
    """Spans that end before they begin, of actors and of offices, and dates that are none."""
    for file, entry in entries(tree):
        for span in [entry, *(entry.get("roles") or [])]:
            try:
                start, end = (day(span.get(key), file, span[LINE]) for key in ("from", "to"))
            except KnowledgeError as error:
                yield str(error)
                continue
            if start and end and end <= start:
                what = f"the office `{span['title']}` of `{entry['id']}`" if "title" in span else f"`{entry['id']}`"
                yield f"{file}:{span[LINE]}: {what} ends on {end}, before or when it begins on {start}."


def at_once(tree: dict[str, Any]) -> Iterator[str]:
    """Two persons in one office at one time."""
    held: dict[tuple[str, str], list[tuple[date, date, str, str]]] = defaultdict(list)
    for file, entry in entries(tree):
        if entry.get("kind") != "person":
            continue
        for role in entry.get("roles") or []:
            start, end = (day(role.get(key), file, role[LINE]) for key in ("from", "to"))
            body = role.get("leads") or (role.get("title") in MINISTERS and (entry.get("country") or land(tree, file)))
            if start and body and not SEVERAL.search(str(role["title"])):
                # `prime minister` and `prime minister of Poland` are one office of Poland.
                title = re.sub(r"^(president|prime minister|foreign minister) of .*", r"\1", str(role["title"]))
                held[str(body), title].append((start, end or date.max, str(entry["id"]), f"{file}:{role[LINE]}"))
    for (body, title), spans in sorted(held.items()):
        for (_, end, one, where), (start, _, other, there) in combinations(sorted(spans), 2):
            if start < end:
                again = "again, and holds it still since" if one == other else f"but `{one}` holds it still, see"
                yield f"{there}: `{other}` becomes {title} of {body} on {start}, {again} {where}."


def _day(span: dict[str, Any], key: str, file: str) -> date | None:
    """A bound, or None where it is no date: `backwards` tells that."""
    try:
        return day(span.get(key), file, span[LINE])
    except KnowledgeError:
        return None


def land(tree: dict[str, Any], file: str) -> str | None:
    """The country that a file's actors belong to unless they say otherwise; one of the past has offices of its own."""
    found = tree[file].get("country")
    return None if found is None else str(found)


def outlived(tree: dict[str, Any]) -> Iterator[str]:
    """Offices of bodies before these were founded or after their end, and offices longer than anyone held one."""
    lives = {str(e["id"]): tuple(_day(e, key, file) for key in ("from", "to")) for file, e in entries(tree)}
    for file, entry in entries(tree):
        for role in entry.get("roles") or []:
            start, end = (_day(role, key, file) for key in ("from", "to"))
            what = f"{file}:{role[LINE]}: `{entry['id']}` is {role['title']}"
            if start and ((end or date.today()) - start).days > 366 * LONGEST:
                yield f"{what} for more than {LONGEST} years."
            for body in filter(None, (role.get("leads"), role.get("of"))):
                founded, ended = lives.get(str(body), (None, None))
                if founded and end and end <= founded:
                    yield f"{what} until {end}, but `{body}` begins on {founded}."
                if ended and start and start > ended:
                    yield f"{what} from {start}, but `{body}` ends on {ended}."


def one_name(tree: dict[str, Any]) -> Iterator[str]:
    """Names of two actors. An acronym in capitals and the same letters as a word are two names."""
    owners: dict[tuple[str, bool], dict[str, str]] = defaultdict(dict)
    for file, entry in entries(tree):
        for name in names(entry):
            key = (" ".join(fold(name).split()), name.isupper() and len(name) <= 5)
            owners[key].setdefault(str(entry["id"]), f"{file}:{entry[LINE]}")
    for (name, _), found in sorted(owners.items()):
        if len(found) > 1 and name not in SHARED:
            (one, where), (other, there) = list(found.items())[:2]
            yield f"{there}: `{name}` is a name of `{other}`, and of `{one}` ({where})."


def nowhere(tree: dict[str, Any]) -> Iterator[str]:
    """Ids and codes that nothing bears."""
    codes = {str(page["country"]) for file, page in tree.items() if file.startswith("countries/")}
    known = codes | {str(entry["id"]) for _, entry in entries(tree)}
    of_actors = codes | set(ontology.build(tree).countries)
    for file, entry in entries(tree):
        links = [(entry, "parent", known), (entry, "governs", codes), (entry, "country", of_actors)]
        links += [(role, key, known) for role in entry.get("roles") or [] for key in ("leads", "of")]
        for part, key, allowed in links:
            if part.get(key) is not None and str(part[key]) not in allowed:
                yield f"{file}:{part[LINE]}: `{key}: {part[key]}` of `{entry['id']}` leads nowhere."
        if entry.get("parent") == entry["id"]:
            yield f"{file}:{entry[LINE]}: `{entry['id']}` is its own parent."


def sectors(tree: dict[str, Any]) -> Iterator[str]:
    """Sectors that the ontology does not know."""
    known = ontology.build(tree).sectors
    for file, entry in entries(tree):
        for part in [entry, *(entry.get("roles") or [])]:
            if part.get("sector") is not None and part["sector"] not in known:
                yield f"{file}:{part[LINE]}: `{part['sector']}` of `{entry['id']}` is no sector of the ontology."


CHECKS = (backwards, at_once, outlived, one_name, nowhere, sectors)


def contradictions(folder: Path) -> list[str]:
    """All that contradicts in a folder of knowledge, as sentences."""
    tree = parse_folder(folder)
    return [sentence for check in CHECKS for sentence in check(tree)]


def resolves(party: str, places: str, known: Knowledge) -> bool:
    """Whether strife knows a UCDP party, by name or by the rule that makes `SYR REB` of `Syrian insurgents`."""
    index = known.names("en")
    short = _bare(party)
    if any(k.kind == ACTOR for name in (party, short, *short.split(" - ")) for k in index.exact(name)):
        return True
    composed = COMPOSED.fullmatch(short)
    if composed is None:
        return bool(index.exact(short))
    # `Opponents of Duque` and `Civilians` are sides of the country they are listed under.
    who = [composed[1] or composed[2] or "", places.split(";", maxsplit=1)[0]]
    return any(index.exact(_bare(name)) for name in who)


def _bare(name: str) -> str:
    """`Burma` is no part of the name in `Myanmar (Burma)`."""
    return re.sub(r"\s*\([^)]*\)", "", name).strip()


def ucdp(path: Path, known: Knowledge) -> str:
    """How much of the list of parties to conflicts is known."""
    total = found = 0
    unknown = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            for party in row["side"].split(" , ") if " , " in row["side"] else [row["side"]]:
                total += int(row["events"])
                if all(resolves(p.strip(), row["countries"], known) for p in re.split(r",(?![^(]*\))", party)):
                    found += int(row["events"])
                else:
                    unknown.append(party)
    return f"UCDP parties: {found} of {total} events ({found / total:.1%}) resolve; unknown: {', '.join(unknown)}."


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "resources", help="folder of knowledge (ours)")
    parser.add_argument("--ucdp", type=Path, default=UCDP, metavar="FILE", help="list of parties to conflicts")
    asked = parser.parse_args(arguments)
    found = contradictions(asked.folder)
    for sentence in found:
        print(sentence)
    if asked.ucdp.is_file() and not found:
        print(ucdp(asked.ucdp, Knowledge(parse_folder(asked.folder))))
    print(f"{len(found)} contradictions." if found else "No contradictions.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
