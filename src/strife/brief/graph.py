"""The picture of who backs and opposes whom: backers left, backed and opposed right, laid out the same way every time.

No forces and no chance: two columns, each backer beside those it backs (the barycentre rule), what opposes drawn as an arc on the right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from strife.brief.content import TieLine

_WIDTH, _LEFT, _RIGHT, _STEP, _TALL = 164.0, 1.0, 258.0, 50.0, 38.0  # in SVG units; two lines of 12.5 units fit a box
_LETTERS = 20  # characters a box takes on one line
_ROUNDS = 4  # the barycentre rule settles in two or three on graphs of a brief's size
_MOST = 40  # ties drawn; with more, lines cross too often to be followed, and the list below has them all


@dataclass(frozen=True, slots=True)
class Box:
    """A party: its upper left corner and its name in at most two lines."""

    x: float
    y: float
    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A tie as an SVG path, drawn from source to target."""

    kind: str
    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Picture:
    width: float
    height: float
    box_width: float
    box_height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def picture(ties: Sequence[TieLine]) -> Picture | None:
    """The picture of the ties that back or oppose, those most reported where they are many; None when there are none."""
    best = sorted((t for t in ties if t.kind in ("backs", "opposes")), key=lambda t: (-t.independent, *_key(t)))
    drawn = sorted(best[:_MOST], key=_key)
    if not drawn:
        return None
    names = {t.source_id: t.source for t in drawn} | {t.target_id: t.target for t in drawn}
    right_set = {t.target_id for t in drawn} | {t.source_id for t in drawn if t.kind == "opposes"}
    left, right = _columns(drawn, names, right_set)
    rows = max(len(left), len(right))
    spots = {k: (_LEFT, y) for k, y in zip(left, _spread(len(left), rows), strict=True)}
    spots |= {k: (_RIGHT, y) for k, y in zip(right, _spread(len(right), rows), strict=True)}
    boxes = tuple(Box(x, y, names[k], _fold(names[k])) for k, (x, y) in spots.items())
    lines = tuple(Line(t.kind, _path(t, spots), f"{t.source} {t.kind} {t.target}") for t in drawn)
    return Picture(_RIGHT + _WIDTH + 46, rows * _STEP, _WIDTH, _TALL, boxes, lines)


def _key(tie: TieLine) -> tuple[str, str, str]:
    return tie.kind, tie.source_id, tie.target_id


def _columns(drawn: Sequence[TieLine], names: Mapping[str, str], right_set: set[str]) -> tuple[list[str], list[str]]:
    """Each column in an order that keeps lines short: a node as near as can be to the middle of its neighbours."""
    left = sorted((k for k in names if k not in right_set), key=lambda k: (names[k], k))
    right = sorted(right_set, key=lambda k: (names[k], k))
    pairs = [(t.source_id, t.target_id) for t in drawn if t.kind == "backs"]
    for _ in range(_ROUNDS):
        left = _near(left, right, pairs)
        right = _near(right, left, [(b, a) for a, b in pairs])
    return left, right


def _near(column: list[str], other: list[str], pairs: Sequence[tuple[str, str]]) -> list[str]:
    at = {k: i / max(len(other), 1) for i, k in enumerate(other)}

    def middle(k: str) -> float:
        found = [at[b] for a, b in pairs if a == k and b in at]
        return sum(found) / len(found) if found else column.index(k) / len(column)

    places = {k: (middle(k), i) for i, k in enumerate(column)}
    return sorted(column, key=places.__getitem__)


def _spread(n: int, rows: int) -> list[float]:
    """`n` boxes evenly over the height of `rows`."""
    step = rows * _STEP / max(n, 1)
    return [round(i * step + (step - _TALL) / 2, 1) for i in range(n)]


def _path(tie: TieLine, spots: Mapping[str, tuple[float, float]]) -> str:
    (x1, y1), (x2, y2) = spots[tie.source_id], spots[tie.target_id]
    a, b = round(y1 + _TALL / 2, 1), round(y2 + _TALL / 2, 1)
    if tie.kind == "opposes":  # both stand on the right: an arc beyond the boxes
        x = _RIGHT + _WIDTH + 3
        reach = x + 14 + min(44, abs(b - a) / 3)
        return f"M{x} {a + 4}C{reach:.1f} {a + 4} {reach:.1f} {b - 4} {x} {b - 4}"
    if x1 == x2:  # one backed party backs another: an arc before the boxes
        x = _RIGHT - 3
        return f"M{x} {a}C{x - 40} {a} {x - 40} {b} {x} {b}"
    start, end = x1 + _WIDTH + 2, x2 - 7
    bend = round((start + end) / 2, 1)
    return f"M{start} {a}C{bend} {a} {bend} {b} {end} {b}"


def _fold(name: str) -> tuple[str, ...]:
    lines = wrap(name, _LETTERS) or [name]
    return tuple(lines) if len(lines) <= 2 else (lines[0], lines[1][: _LETTERS - 1].rstrip() + "…")
