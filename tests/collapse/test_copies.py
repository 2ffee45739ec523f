"""Reports in, groups of copies out: one story under many mastheads is one."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from collapse.made import report
from strife.collapse import find_copies
from strife.model import Report
from strife.pipeline import Coded, Coder
from strife.read import read

LIBYA = Path(__file__).parents[2] / "examples" / "libya"

STORY = (
    "Twelve cadets were killed on Saturday night in an air strike on a military academy in Tripoli, the ministry said. "
    "The cadets were standing in the courtyard of the school when a missile hit it. "
    "Another nine people were wounded and taken to hospitals in the capital. "
    "The government accused the forces of Haftar of carrying out the attack. "
    "A spokesman for the army denied that its aircraft had bombed the academy."
)
OTHER = (
    "Protesters marched through Khartoum on Saturday and demanded that the generals hand over power. "
    "The police fired tear gas near the bridge, and at least four people were hurt, doctors said. "
    "Shops stayed closed in most of the city while the African Union called for talks."
)
SAME_DAY = (
    "The army said on Saturday night that it had taken an airport south of Tripoli from the government. "
    "Shells fell on two suburbs during the day, and several families left their homes. "
    "The United Nations asked both sides to let aid workers reach the wounded."
)


def kinds(*reports: Report) -> list[tuple[str, ...]]:
    return sorted(g.kinds for g in find_copies(reports))


# --- same and near -------------------------------------------------------------------------------------------------------


def test_the_same_text_under_two_mastheads() -> None:
    assert kinds(report(STORY, publisher="A"), report(STORY, publisher="B")) == [("first", "exact")]


def test_only_the_spaces_and_capitals_differ() -> None:
    assert kinds(report(STORY), report(STORY.upper().replace(". ", ".\n\n"), publisher="B")) == [("first", "exact")]


def test_a_cut_copy_under_another_headline() -> None:
    cut = ". ".join(STORY.split(". ")[:3]) + "."
    assert kinds(report(STORY, title="Cadets killed"), report(cut, title="A dozen dead in Tripoli")) == [
        ("first", "near")
    ]


def test_a_copy_with_a_sentence_of_its_own() -> None:
    added = STORY + " The airport of Mitiga, east of the city, was closed on Friday after rockets landed near it."
    assert kinds(report(STORY), report(added, publisher="B")) == [("first", "near")]


def test_the_first_of_a_group_was_published_first() -> None:
    late, early = report(STORY, publisher="A", on="2020-01-07"), report(STORY, publisher="B", on="2020-01-05")
    (group,) = find_copies([late, early])
    assert group.reports == (early.id, late.id)


def test_a_copy_of_a_copy_is_of_the_same_group() -> None:
    part = ". ".join(STORY.split(". ")[:4]) + "."
    assert kinds(report(STORY), report(part, publisher="B"), report(STORY, publisher="C"))[0][0] == "first"
    assert len(kinds(report(STORY), report(part, publisher="B"), report(STORY, publisher="C"))) == 1


# --- what is no copy -----------------------------------------------------------------------------------------------------


def test_other_news_is_no_copy() -> None:
    assert kinds(report(STORY), report(OTHER)) == [("first",), ("first",)]


def test_other_news_of_one_war_on_one_day_is_no_copy() -> None:
    assert kinds(report(STORY), report(SAME_DAY)) == [("first",), ("first",)]


def test_notices_of_few_words_are_copies_only_when_they_are_the_same() -> None:
    assert kinds(report("Gao has fallen."), report("Kidal has fallen.")) == [("first",), ("first",)]
    assert kinds(report("Gao has fallen."), report("Gao has fallen.", publisher="B")) == [("first", "exact")]


def test_nothing_in_nothing_out() -> None:
    assert find_copies([]) == ()


# --- the reports of examples/libya ---------------------------------------------------------------------------------------


@cache
def coded() -> dict[str, Coded]:
    """A translation pair, a near copy, and other news of the same days, by file name."""
    coder, found = Coder(), {}
    for name in (
        "2019-04-05-harbour-wire.en",
        "2019-04-05-nordhavn-dagblad.sv",
        "2020-01-05-harbour-wire.en",
        "2020-01-05-eastgate-courier.en",
        "2020-01-06-vastkustens-tidning.sv",
        "2020-01-07-meridian-post.en",
    ):
        (one,) = read(LIBYA / f"{name}.md")
        assert isinstance(one, Report)
        done = coder.code(one)
        assert isinstance(done, Coded), done
        found[name] = done
    return found


def libya(*names: str, seed: int | None = None) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The groups as (files, kinds)."""
    chosen = [coded()[n] for n in names] if names else list(coded().values())
    if seed is not None:
        random.Random(seed).shuffle(chosen)
    file = {c.report.id: name for name, c in coded().items()}
    groups = find_copies([c.report for c in chosen])
    return [(tuple(file[r] for r in g.reports), g.kinds) for g in groups]


def test_a_translation_is_a_copy() -> None:
    ((files, how),) = libya("2019-04-05-harbour-wire.en", "2019-04-05-nordhavn-dagblad.sv")
    assert set(files) == {"2019-04-05-harbour-wire.en", "2019-04-05-nordhavn-dagblad.sv"}
    assert how == ("first", "translation")


def test_a_near_copy_is_one() -> None:
    ((_, how),) = libya("2020-01-05-harbour-wire.en", "2020-01-05-eastgate-courier.en")
    assert how == ("first", "near")


def test_other_words_for_the_same_strike_are_another_report() -> None:
    assert len(libya("2020-01-05-harbour-wire.en", "2020-01-06-vastkustens-tidning.sv")) == 2


def test_six_reports_are_four_stories_in_any_order() -> None:
    first = libya()
    assert sorted(len(files) for files, _ in first) == [1, 1, 2, 2]
    assert all(libya(seed=seed) == first for seed in range(5))
