"""Text in, introductions out: `person: country sector tie body`, English and Swedish side by side."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from strife.find import find
from strife.knowledge.load import load
from strife.model import Introduction, Report, When
from strife.parse import parse


def introductions(lang: str, text: str) -> tuple[Introduction, ...]:
    start = date(2020, 1, 10)
    published = When(start, start + timedelta(days=1), "", "day", "explicit")
    report, parsed = parse(Report.make(text, lang=lang, published=published), lexicon=load().lexicon(lang))
    found = find(report, parsed, load()).introductions
    for one in found:
        evidence = one.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
        assert " ".join(text[evidence.trigger_start : evidence.trigger_end].split()) == one.title
        assert one.person.text in evidence.quote
    return found


def told(one: Introduction) -> str:
    body = f"{one.tie} {one.body.id}" if one.body else "-"
    return f"{one.person.id}: {one.person.country or '-'} {one.person.sector} {body}{' former' if one.former else ''}"


PAIRS = [
    (
        "title",
        "Turkish Defence Minister Kemal Arslan threatened Syria.",
        "Turkiets försvarsminister Kemal Arslan hotade Syrien.",
        ["kemal-arslan: TUR GOV belongs TUR.GOV"],
    ),
    (
        "apposition",
        "Kemal Arslan, the Turkish defence minister, threatened Syria.",
        "Kemal Arslan, Turkiets försvarsminister, hotade Syrien.",
        ["kemal-arslan: TUR GOV belongs TUR.GOV"],
    ),
    (
        "spokesman of somebody's forces",
        "Tarek Odeh, spokesman of Haftar's forces, accused Turkey of sending mercenaries.",
        "Tarek Odeh, talesman för Haftars styrkor, anklagade Turkiet.",
        ["tarek-odeh: LBY MIL belongs lna"],
    ),
    (
        "copula",
        "Omar Bakari is the spokesman of the Houthis.",
        "Omar Bakari är talesman för huthierna.",
        ["omar-bakari: YEM REB belongs houthis"],
    ),
    (
        "who leads",
        "Turkish army chief Hulusi Demir visited Syria.",
        "Turkiets arméchef Hulusi Demir besökte Syrien.",
        ["hulusi-demir: TUR MIL leads TUR.MIL"],
    ),
    (
        "head of state",
        "Syrian President Nizar Qasim met the ambassador.",
        "Syriens president Nizar Qasim träffade ambassadören.",
        ["nizar-qasim: SYR GOV leads SYR"],
    ),
    (
        "out of office",
        "Former Libyan minister Salah Darwish criticised Turkey.",
        "Libyens tidigare minister Salah Darwish kritiserade Turkiet.",
        ["salah-darwish: LBY ELI belongs LBY former"],
    ),
    (
        "a country that is only guessed is not learned",
        "Rebels attacked Mali. Army spokesman Tarek Odeh said they withdrew from Mali. Mali mourned.",
        "Rebeller anföll Mali. Arméns talesman Tarek Odeh sade att de lämnade Mali. Mali sörjde.",
        ["tarek-odeh: - MIL -"],
    ),
    (
        "somebody of an international body",
        "UN special envoy Maria Olsson met Haftar.",
        "FN:s sändebud Maria Olsson träffade Haftar.",
        ["maria-olsson: UNO IGO belongs un"],
    ),
    (
        "who leads by a preposition",
        "Tarek Odeh, the commander of the Libyan National Army, ordered an attack.",
        "Tarek Odeh, befälhavare för Libyska nationella armén, beordrade ett anfall.",
        ["tarek-odeh: LBY MIL leads lna"],
    ),
    ("denied", "Omar Bakari is not the spokesman of the Houthis.", "Omar Bakari är inte talesman för huthierna.", []),
    ("long ago", "Omar Bakari was the spokesman of the Houthis.", "Omar Bakari var talesman för huthierna.", []),
    (
        "doubtful",
        "Omar Bakari could be the spokesman of the Houthis.",
        "Omar Bakari kan vara talesman för huthierna.",
        [],
    ),
    (
        "a list is no apposition",
        "Omar Bakari, a spokesman of the Houthis and two Syrian soldiers were killed.",
        "Omar Bakari, en talesman för huthierna och två syriska soldater dödades.",
        [],
    ),
    ("nobody's office", "The woman Maria Olsson was killed.", "Kvinnan Maria Olsson dödades.", []),
]


@pytest.mark.parametrize("lang", ["en", "sv"])
@pytest.mark.parametrize(("en", "sv", "wanted"), [pytest.param(*p[1:], id=p[0]) for p in PAIRS])
def test_what_a_sentence_says_somebody_is(lang: str, en: str, sv: str, wanted: list[str]) -> None:
    assert [told(one) for one in introductions(lang, en if lang == "en" else sv)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Maria Olsson, the foreign policy chief of the United Nations, spoke.", ["maria-olsson: UNO IGO belongs un"]),
        ("Libyan commander Maria Olsson rejected the plan.", []),
        ("Then-Prime Minister Maria Olsson visited Syria.", ["maria-olsson: - ELI - former"]),
        ("The mayor of Ankara, Maria Olsson, visited Syria.", ["maria-olsson: TUR GOV -"]),
        ("Radio Maria Olsson reported an attack.", []),
    ],
)
def test_lesser_posts_towns_and_bodies(text: str, wanted: list[str]) -> None:
    assert [told(one) for one in introductions("en", text)] == wanted


def test_a_title_before_another_name_is_not_the_first_ones() -> None:
    found = introductions("en", "Omar Bakari, French President Nils Dupont and Ali Hadad met in Paris.")
    assert [told(one) for one in found] == ["nils-dupont: FRA GOV leads FRA"]
