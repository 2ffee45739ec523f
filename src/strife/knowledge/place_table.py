"""The table of towns and regions as one file that is mapped into memory: nothing is parsed at start.

    pack(...) -> bytes        at build time: 235,000 towns and 7,600 regions, 5 s
    PlaceTable(path)          2 ms; the pages that are read are all it takes

Names are found by binary search over sorted 64-bit hashes. An Aho-Corasick automaton over the same 300,000 names
(ahocorasick_rs) was measured first: 1.3 s to build at every start, since it cannot be stored; only capitalised words
can begin a name, so few look-ups are needed.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from strife.knowledge.place_names import key_hash, keys

MAGIC = b"strife-places-3\n"
KINDS = ("city", "province", "county")


@dataclass(frozen=True, slots=True)
class Row:
    """One place to pack: `names` all its names, the first its own; country alpha-3; region by name."""

    names: tuple[str, ...]
    country: str
    region: str
    lat: float
    lon: float
    population: int
    geonameid: int
    kind: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a name may mean. `own` is False where the name is an alternate one; `kind` as Place.precision, or county."""

    name: str
    country: str | None
    region: str
    lat: float | None
    lon: float | None
    population: int
    geonameid: int | None
    kind: str
    own: bool = True


def pack(rows: Sequence[Row], signature: str) -> bytes:
    """The table's bytes; the same rows give the same bytes."""
    countries = sorted({row.country for row in rows})
    regions = sorted({row.region for row in rows})
    country_at, region_at = ({name: i for i, name in enumerate(names)} for names in (countries, regions))
    postings: dict[int, list[int]] = {}
    blob = bytearray()
    name_at = []
    for i, row in enumerate(rows):
        name_at.append(len(blob))
        blob += row.names[0].encode()
        seen: set[str] = set()
        for n, name in enumerate(row.names):
            for key in keys(name):
                if not key or key in seen:
                    continue
                seen.add(key)
                postings.setdefault(key_hash(key), []).append(i << 1 | (n > 0))
    hashes = sorted(postings)
    columns: dict[str, Any] = {
        "hash": np.array(hashes, "<u8"),
        "first": np.cumsum([0, *(len(postings[h]) for h in hashes)], dtype="<u4"),
        "posting": np.array([p for h in hashes for p in postings[h]], "<u4"),
        "lat": np.array([r.lat for r in rows], "<f4"),
        "lon": np.array([r.lon for r in rows], "<f4"),
        "population": np.array([r.population for r in rows], "<u4"),
        "geonameid": np.array([r.geonameid for r in rows], "<u4"),
        "country": np.array([country_at[r.country] for r in rows], "<u2"),
        "region": np.array([region_at[r.region] for r in rows], "<u2"),
        "kind": np.array([KINDS.index(r.kind) for r in rows], "<u1"),
        "name": np.array([*name_at, len(blob)], "<u4"),
        "text": np.frombuffer(bytes(blob), "<u1"),
    }
    return _join(columns, {"signature": signature, "countries": countries, "regions": regions})


def _join(columns: dict[str, Any], head: dict[str, Any]) -> bytes:
    at, layout = 0, {}
    for name, column in columns.items():
        layout[name] = [column.dtype.str, at, len(column)]
        at += -(-column.nbytes // 8) * 8
    header = json.dumps({**head, "layout": layout}, ensure_ascii=False).encode()
    header += b" " * (-(len(MAGIC) + 8 + len(header)) % 8)
    parts = [MAGIC, len(header).to_bytes(8, "little"), header]
    for column in columns.values():
        parts += [column.tobytes(), b"\0" * (-column.nbytes % 8)]
    return b"".join(parts)


class PlaceTable:
    """A packed table, mapped; `find(key)` gives the places of a folded name."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if mapped[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path}: not a table of places of this version")
        start = len(MAGIC) + 8
        size = int.from_bytes(mapped[len(MAGIC) : start], "little")
        head = json.loads(mapped[start : start + size])
        self.signature: str = head["signature"]
        self._countries: list[str] = head["countries"]
        self._regions: list[str] = head["regions"]
        base = start + size
        self._columns = {
            name: np.frombuffer(mapped, dtype=dtype, count=count, offset=base + at)
            for name, (dtype, at, count) in head["layout"].items()
        }
        self._hash = self._columns["hash"]

    def __len__(self) -> int:
        return len(self._columns["lat"])

    def find(self, key: str) -> tuple[Spot, ...]:
        """Every place of that folded name, in the table's order."""
        wanted = np.uint64(key_hash(key))
        at = int(self._hash.searchsorted(wanted))
        if at == len(self._hash) or self._hash[at] != wanted:
            return ()
        first = self._columns["first"]
        return tuple(self._spot(int(p)) for p in self._columns["posting"][int(first[at]) : int(first[at + 1])])

    def _spot(self, posting: int) -> Spot:
        columns, i = self._columns, posting >> 1
        low, high = int(columns["name"][i]), int(columns["name"][i + 1])
        return Spot(
            name=columns["text"][low:high].tobytes().decode(),
            country=self._countries[int(columns["country"][i])] or None,
            region=self._regions[int(columns["region"][i])],
            lat=round(float(columns["lat"][i]), 5),
            lon=round(float(columns["lon"][i]), 5),
            population=int(columns["population"][i]),
            geonameid=int(columns["geonameid"][i]) or None,
            kind=KINDS[int(columns["kind"][i])],
            own=not posting & 1,
        )


def rows_signature(parts: Iterable[object]) -> str:
    """What a table was made from, as a short text to compare."""
    return "|".join(map(str, parts))
