"""What shares keys, found in sorted arrays: the same as one by one; and what a sketch rules out."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta

from collapse.made import report
from strife.collapse.comparing import NEAR_CONTAINED, contained
from strife.collapse.sharing import Sharing
from strife.collapse.sketch import may_be_near, sketch
from strife.collapse.wording import wording
from strife.evaluate.variants import variants


def test_arrays_find_what_one_by_one_is_found() -> None:
    dice, begin = random.Random(0), date(2020, 1, 1)
    days = [None] * 20 + [begin + timedelta(n // 10) for n in range(300)]
    keys = [[[dice.randint(0, 400) for _ in range(4)] for _ in range(2)] for _ in days]
    sharing, found = Sharing(), []
    for at in range(0, len(days), 16):
        for (near, placed), day in list(zip(keys, days, strict=True))[at : at + 16]:
            sharing.add(sorted(set(near)), sorted(set(placed)), day)
        found += list(sharing.found())
    for own, (near, placed) in enumerate(keys):
        there = {shared.number: (shared.near, shared.placed) for shared in found[own]}
        for other in range(own):
            mine, theirs = days[own], days[other]
            wanted = tuple(len(set(a) & set(b)) for a, b in zip((near, placed), keys[other], strict=True))
            if not (mine and theirs) or mine - theirs <= timedelta(4):
                assert there.get(other, (0, 0)) == wanted
            else:
                assert there.get(other, (0, 0))[0] == wanted[0]
        assert list(there) == sorted(there, key=lambda n: (-there[n][0], -there[n][1], n))


def test_a_sketch_rules_out_most_texts_and_no_copy() -> None:
    reports = [report(v["text"], lang=v["lang"]) for v in variants(30)]
    sketches = [sketch(r) for r in reports]
    told = Counter[tuple[bool, bool]]()
    for n, one in enumerate(reports):
        for m in range(n):
            near = contained(wording(one), wording(reports[m])) >= NEAR_CONTAINED
            told[near, may_be_near(sketches[n], sketches[m])] += 1
    assert told[True, True] > 1_000
    assert told[True, False] == 0
    assert told[False, True] < 0.02 * told[False, False]
