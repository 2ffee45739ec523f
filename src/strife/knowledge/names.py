"""All known names as one automaton: a report is searched for every country, people, office and actor in one pass.

Folding keeps the length of the text, so that offsets stay true: case and accents go, hyphens and apostrophes become
blanks, and `al-`/`el-` are both listed. An acronym (capitals, up to five letters) must be written in capitals.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import ahocorasick_rs

from strife.knowledge.actors import Actor, Country

COUNTRY, ADJECTIVE, DEMONYM, SEAT, ACTOR = "country", "adjective", "demonym", "seat", "actor"
Forms = Mapping[str, tuple["Known", ...]]
_PRIORITY = {COUNTRY: 0, ACTOR: 1, ADJECTIVE: 2, DEMONYM: 3, SEAT: 4}
EAST_ASIAN = 0x3040
_BLANKS = set("-‐‑–’'`´\n\t\r\u00a0_")


class _Fold(dict[int, str]):
    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _BLANKS:
            folded = " "
        elif code >= EAST_ASIAN:
            folded = char  # what NFD takes from a Korean syllable is no accent
        else:
            base = unicodedata.normalize("NFD", char)[0].lower()
            folded = base if len(base) == 1 else char
        self[code] = folded
        return folded


_FOLD = _Fold()
_ASCII = str.maketrans({blank: " " for blank in _BLANKS if blank.isascii()})


def fold(text: str) -> str:
    """Lower case without accents, hyphens as blanks; as many characters as before."""
    return text.lower().translate(_ASCII) if text.isascii() else text.translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Known:
    """What a name may stand for: `kind` is country, adjective, demonym, seat or actor; `id` a country code or actor id."""

    kind: str
    id: str
    name: str
    acronym: bool
    capital: bool
    first_names: tuple[str, ...] = ()  # of a person: the first words of all his names


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in a text. `end` leaves out a genitive ending; `known` is never empty, likeliest first."""

    start: int
    end: int
    known: tuple[Known, ...]

    @property
    def first(self) -> Known:
        return self.known[0]


def _variants(name: str) -> tuple[str, ...]:
    """A name as folded, with *al* and *el* for one another."""
    folded = " ".join(fold(name).split())
    if "al " not in folded and "el " not in folded:
        return (folded,)
    found = [folded]
    for one, other in (("al ", "el "), ("el ", "al ")):
        if folded.startswith(one):
            found.append(other + folded[len(one) :])
        elif f" {one}" in folded:
            found.append(folded.replace(f" {one}", f" {other}"))
    return tuple(found)


def skeleton(name: str) -> str:
    """A name without its vowels and doubled letters: *Moamer* and *Muammar* are one first name in two spellings."""
    kept = [c for c in fold(name) if c.isalpha() and c not in "aeiouy"]
    return "".join(c for n, c in enumerate(kept) if n == 0 or kept[n - 1] != c)


def _known(kind: str, id: str, name: str, first_names: tuple[str, ...] = ()) -> Known:
    letters = name.replace(".", "").replace("-", "")
    return Known(kind, id, name, letters.isupper() and len(letters) <= 5, name[:1].isupper(), first_names)


def _likeliest(known: Known) -> tuple[int, str]:
    return _PRIORITY[known.kind], known.id


class _Table:
    """What each form may stand for, nothing twice."""

    def __init__(self, forms: dict[str, tuple[Known, ...]]) -> None:
        self.forms = forms

    def add(self, kind: str, id: str, name: str, first_names: tuple[str, ...] = ()) -> None:
        known = _known(kind, id, name, first_names)
        for form in _variants(name):
            others = self.forms.get(form, ())
            if not any(
                (k.kind, k.id, k.acronym, k.capital) == (kind, id, known.acronym, known.capital) for k in others
            ):
                self.forms[form] = (*others, known)


def forms_of(actors: Iterable[Actor]) -> Forms:
    """All names of actors as they look when folded, with whom each may stand for."""
    table = _Table({})
    for actor in actors:
        written = list(dict.fromkeys([actor.name, *(n for _, n in actor.names)]))
        firsts = tuple(dict.fromkeys(n.split()[0] for n in written if " " in n)) if actor.kind == "person" else ()
        for name in written:
            table.add(ACTOR, actor.id, name, firsts)
    return table.forms


class NameIndex:
    """The names of one language, ready to be found; `listed` are those of the actors, if folded before."""

    def __init__(
        self,
        lang: str,
        countries: Iterable[Country],
        actors: Collection[Actor],
        endings: tuple[str, ...],
        genitive: str,
        plain: frozenset[str],
        wider: tuple[str, ...] = (),
        listed: Forms | None = None,
    ) -> None:
        self.genitive = genitive
        self.plain = plain  # acronyms that are ordinary words in a text all in capitals
        table = _Table(dict(forms_of(actors) if listed is None else listed))
        for country in countries:
            code = country.successor or country.code
            for kind, names in (
                (COUNTRY, (*country.names, *country.regions)),
                (ADJECTIVE, country.adjectives),
                (DEMONYM, (*country.demonyms, *country.peoples)),
                (SEAT, country.seats),
            ):
                for tag, name in names:
                    if tag not in (lang, "any"):
                        continue
                    for ending in endings if kind == ADJECTIVE else ("",):
                        table.add(kind, code, name + ending)
        for actor in actors:
            for tag, name in actor.metonyms:
                if tag in (lang, "any"):
                    table.add(SEAT, actor.id, name)
        self.entries: list[tuple[Known, ...]] = []
        patterns: list[str] = []
        for form in sorted(table.forms):
            known = table.forms[form]
            patterns.append(" " + form)
            self.entries.append(known if len(known) == 1 else tuple(sorted(known, key=_likeliest)))
        for form in sorted({f for name in wider for f in _variants(name)} - set(table.forms)):
            # "Latin American" names no country, though a part of it does: nobody is found there.
            patterns.append(" " + form)
            self.entries.append(())
        self._automaton = ahocorasick_rs.AhoCorasick(patterns)
        self._patterns = {p[1:]: i for i, p in enumerate(patterns)}

    def exact(self, name: str) -> tuple[Known, ...]:
        """What a whole name stands for, if anything."""
        found = self._patterns.get(" ".join(fold(name).split()))
        return () if found is None else self.entries[found]

    def find(self, text: str) -> list[Hit]:
        """Every known name, leftmost longest, at word bounds, in the case it is written in."""
        folded = " " + _soften(fold(text))
        shouting = text.isupper()
        fitting = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            # `folded` has one blank before the text and each pattern one before the name: offsets agree.
            stop = end - 1
            if not self._bounded(folded, end):
                continue
            surface = text[start:stop]
            if shouting and surface.lower() in self.plain:
                continue
            fits = tuple(k for k in self.entries[index] if _case_fits(k, surface, shouting))
            if fits or not self.entries[index]:
                fitting.append(Hit(start, stop, fits))
        hits: list[Hit] = []
        for hit in sorted(fitting, key=lambda h: (h.start, -h.end)):
            if not hits or hit.start >= hits[-1].end:
                hits.append(hit)
        return [hit for hit in hits if hit.known]

    def _bounded(self, folded: str, end: int) -> bool:
        rest = folded[end : end + len(self.genitive) + 1]
        if not rest[:1].isalnum():
            return True
        return bool(self.genitive) and rest.startswith(self.genitive) and not rest[len(self.genitive) :].isalnum()


def _soften(folded: str) -> str:
    """Opening marks count as blanks, so that a name after a quote or bracket is found too."""
    return folded.translate(_OPENING)


_OPENING = {ord(c): " " for c in "\"“”„»«(['‘/[—:;,"}


def _case_fits(known: Known, surface: str, shouting: bool) -> bool:
    if known.acronym:
        return surface == known.name or (surface.replace(".", "") == known.name.replace(".", "") and surface.isupper())
    if shouting or not known.capital:
        return True
    return surface[:1].isupper()
