"""collapse, first step: one wire story under many mastheads is one report. Same text, near-same text, translation."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from datasketch import MinHash, MinHashLSH
from networkx.utils import UnionFind

from strife.collapse.features import neutral, shingles
from strife.model import Claim, CopyGroup, Report, content_id

PERMUTATIONS = 96
NEAR_JACCARD = 0.35  # candidates: an LSH this low still finds a report cut to half of its words
NEAR_CONTAINED = (
    0.6  # of the shorter's shingles in the longer; rewritten agency copy keeps more, other news on one day less
)
TRANSLATION = 0.6  # of the lighter side's traits, by weight, in the other: see tests/quality/test_copies.py
TRANSLATION_TRAITS = 6  # fewer shared traits are chance
DAYS_APART = 4  # a translation follows within days
LENGTHS = (0.5, 2.0)  # of a translation to its original, in characters


def find_copies(reports: Sequence[Report], claims: Mapping[str, Sequence[Claim]]) -> tuple[CopyGroup, ...]:
    """All reports in groups of copies, a group of one where there is none; the same in any order of arrival."""
    ordered = sorted(reports, key=_arrival)
    union = UnionFind([r.id for r in ordered])
    kinds: dict[str, str] = {}
    for first, second, kind in (*_near(ordered), *_translated(ordered, claims)):
        if union[first.id] != union[second.id]:
            union.union(first.id, second.id)
            kinds.setdefault(second.id, kind)
    order = {r.id: n for n, r in enumerate(ordered)}
    made = []
    for members in union.to_sets():
        ranked = sorted(members, key=order.__getitem__)
        kind_of = ("first", *(kinds.get(m) or kinds.get(ranked[0], "near") for m in ranked[1:]))
        made.append(CopyGroup(content_id("copies", *sorted(members)), tuple(ranked), kind_of))
    return tuple(sorted(made, key=lambda g: order[g.reports[0]]))


def _arrival(report: Report) -> tuple[str, str]:
    return (report.published.start.isoformat() if report.published.start else "9999", report.id)


def _near(ordered: Sequence[Report]) -> list[tuple[Report, Report, str]]:
    """Pairs with the same or nearly the same words, the earlier first."""
    lsh = MinHashLSH(threshold=NEAR_JACCARD, num_perm=PERMUTATIONS)
    grams = {r.id: shingles(r.text) for r in ordered}
    by_id = {r.id: r for r in ordered}
    pairs = []
    for report in ordered:
        own = grams[report.id]
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([g.encode() for g in sorted(own)])
        for key in sorted(lsh.query(sketch)):
            other = grams[key]
            shared = len(own & other)
            if shared >= NEAR_CONTAINED * min(len(own), len(other)):
                same = own == other
                pairs.append((by_id[key], report, "same" if same else "near"))
        lsh.insert(report.id, sketch)
    return pairs


def _translated(ordered: Sequence[Report], claims: Mapping[str, Sequence[Claim]]) -> list[tuple[Report, Report, str]]:
    """Pairs in different languages that name the same people, places, numbers and acts."""
    traits = {r.id: neutral(r, claims.get(r.id, ())) for r in ordered}
    spread = Counter(t for found in traits.values() for t in found)
    total = len(ordered)
    weight = {t: 1.0 + math.log(total / n) for t, n in spread.items()}
    holders: dict[str, list[int]] = defaultdict(list)
    pairs = []
    for n, report in enumerate(ordered):
        own = traits[report.id]
        shared: Counter[int] = Counter()
        for trait in own:
            if len(holders[trait]) < 200:  # a trait that everyone shares tells nothing and costs most
                shared.update(holders[trait])
            holders[trait].append(n)
        for m, count in sorted(shared.items()):
            other = ordered[m]
            if other.lang == report.lang or count < TRANSLATION_TRAITS or not _comparable(other, report):
                continue
            common = sum(weight[t] for t in own & traits[other.id])
            lighter = min(sum(weight[t] for t in own), sum(weight[t] for t in traits[other.id]))
            if common >= TRANSLATION * lighter:
                pairs.append((other, report, "translation"))
    return pairs


def _comparable(one: Report, other: Report) -> bool:
    ratio = len(one.text) / max(1, len(other.text))
    if not LENGTHS[0] <= ratio <= LENGTHS[1]:
        return False
    return one.published.overlaps(other.published, DAYS_APART) is not False
