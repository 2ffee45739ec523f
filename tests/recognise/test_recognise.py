"""Who is who over all reports: what introductions teach, what a surname means, what an analyst judges."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from recognise.made import conclude, does, introduces, judged, person, report, who
from strife.model import Party, chain, standing_on

ARSLAN = person("Kemal Arslan")
MINISTER = person("Kemal Arslan", "TUR", "GOV")
R1, R2, R3 = report("one", "2020-01-05"), report("two", "2020-02-10"), report("three", "2020-03-10")


# --- what introductions teach --------------------------------------------------------------------------------------------


def test_a_later_report_has_the_codes_that_an_earlier_one_taught() -> None:
    found = conclude([R1, R2], [does(R2, ARSLAN)], [introduces(R1, MINISTER, "Turkish minister")])
    assert who(found, R2) == "kemal-arslan TUR GOV"
    (party,) = found.claims[0].source
    assert party.why == "TUR GOV: Turkish minister, learned from “Text of” (Harbour Wire, 2020-01-05, report-one[0:7])"


def test_what_was_said_stays_and_the_conclusion_stands_beside_it() -> None:
    said = does(R2, ARSLAN)
    found = conclude([R1, R2], [said], [introduces(R1, MINISTER, "Turkish minister")])
    (known,) = [k for k in found.known_as if k.report == R2.id]
    assert known.said == said.source[0]
    assert found.claims[0].id == said.id
    assert found.claims[0].evidence == said.evidence


def test_of_two_that_contradict_the_nearest_in_time_counts() -> None:
    rebel = person("Kemal Arslan", "SYR", "REB")
    taught = [introduces(R1, MINISTER, "Turkish minister"), introduces(R3, rebel, "rebel leader", None)]
    near, far = report("near", "2020-01-20"), report("far", "2020-04-20")
    found = conclude([R1, R3, near, far], [does(near, ARSLAN), does(far, ARSLAN)], taught)
    assert who(found, near) == "kemal-arslan TUR GOV"
    assert who(found, far) == "kemal-arslan SYR REB"
    assert len(found.introductions) == 2


def test_of_two_as_near_the_later_counts() -> None:
    rebel = person("Kemal Arslan", "SYR", "REB")
    one, between, other = report("a", "2020-01-01"), report("b", "2020-01-11"), report("c", "2020-01-21")
    taught = [introduces(one, MINISTER, "minister"), introduces(other, rebel, "rebel leader", None)]
    assert who(conclude([one, between, other], [does(between, ARSLAN)], taught), between) == "kemal-arslan SYR REB"


def test_what_a_report_says_itself_outweighs_all_others() -> None:
    own = person("Kemal Arslan", "SYR", "REB")
    taught = [introduces(R1, MINISTER, "Turkish minister"), introduces(R2, own, "rebel leader", None)]
    assert who(conclude([R1, R2], [does(R2, own)], taught), R2) == "kemal-arslan SYR REB"


def test_a_country_that_a_report_only_guesses_gives_way() -> None:
    guessed = person("Kemal Arslan", "LBY", "GOV")  # "the minister, Kemal Arslan", in a report about Libya
    own = introduces(R2, person("Kemal Arslan", None, "GOV"), "minister", None)
    found = conclude([R1, R2], [does(R2, guessed)], [introduces(R1, MINISTER, "Turkish minister"), own])
    assert who(found, R2) == "kemal-arslan TUR GOV"


def test_what_was_said_years_ago_teaches_nothing() -> None:
    old = report("old", "2014-01-05")
    found = conclude([old, R2], [does(R2, ARSLAN)], [introduces(old, MINISTER, "Turkish minister")])
    assert who(found, R2) == "kemal-arslan - -"


def test_who_has_left_office_is_elite_and_keeps_no_tie() -> None:
    gone = introduces(R1, person("Kemal Arslan", "TUR", "ELI"), "former Turkish minister", former=True)
    found = conclude([R1, R2], [does(R2, ARSLAN)], [gone])
    assert who(found, R2) == "kemal-arslan TUR ELI"
    assert not found.ties


def test_an_office_is_a_tie_with_its_sentence() -> None:
    (tie,) = conclude([R1], [], [introduces(R1, MINISTER, "Turkish minister")]).ties
    assert (tie.source.id, tie.kind, tie.target.id) == ("kemal-arslan", "belongs", "TUR.GOV")
    assert tie.evidence[0].quote == "Text of"


def test_our_files_are_not_overruled_for_a_day_they_know() -> None:
    sarraj = Party("fayez-al-sarraj", "Fayez al-Sarraj", "Sarraj", "LBY", "GOV", "GOV: prime minister")
    wrong = introduces(R1, Party("fayez-al-sarraj", "Fayez al-Sarraj", "Sarraj", "SYR", "REB"), "rebel leader", None)
    assert who(conclude([R1, R2], [does(R2, sarraj)], [wrong]), R2) == "fayez-al-sarraj LBY GOV"


# --- bare surnames -------------------------------------------------------------------------------------------------------


def test_a_bare_surname_is_its_one_bearer() -> None:
    found = conclude([R1, R2], [does(R2, person("Arslan"))], [introduces(R1, MINISTER, "Turkish minister")])
    assert who(found, R2) == "kemal-arslan TUR GOV"
    assert "`Arslan` is Kemal Arslan, the only one of that name in the reports" in found.claims[0].source[0].why


def test_a_surname_that_two_bear_is_nobodys() -> None:
    claims = [does(R2, person("Arslan")), does(R3, person("Lina Arslan"))]
    found = conclude([R1, R2, R3], claims, [introduces(R1, MINISTER, "Turkish minister")])
    assert who(found, R2) == "arslan - -"


def test_a_surname_that_our_files_have_is_nobody_new() -> None:
    minister = person("Kemal Erdogan", "SYR", "GOV")
    found = conclude([R1, R2], [does(R2, person("Erdogan"))], [introduces(R1, minister, "Syrian minister")])
    assert who(found, R2) == "erdogan - -"


def test_a_surname_with_another_office_is_somebody_else() -> None:
    rebel = person("Arslan", None, "REB")
    taught = [introduces(R1, MINISTER, "Turkish minister"), introduces(R2, rebel, "rebel leader", None)]
    assert who(conclude([R1, R2], [does(R2, rebel)], taught), R2) == "arslan - REB"


def test_a_surname_of_somebody_never_introduced_stays() -> None:
    found = conclude([R1, R2], [does(R1, ARSLAN), does(R2, person("Arslan"))], [])
    assert who(found, R2) == "arslan - -"


# --- spellings -----------------------------------------------------------------------------------------------------------


def test_two_spellings_of_a_name_are_one_person() -> None:
    spelled = person("Sergej Ivanenko")
    taught = [introduces(R1, person("Sergey Ivanenko", "UKR", "GOV"), "Ukrainian minister", None)]
    assert who(conclude([R1, R2], [does(R2, spelled)], taught), R2) == "sergey-ivanenko UKR GOV"


def test_two_spellings_with_other_offices_are_two() -> None:
    taught = [
        introduces(R1, person("Sergey Ivanenko", "UKR", "GOV"), "Ukrainian minister", None),
        introduces(R2, person("Sergej Ivanenko", "BLR", "MIL"), "general", None),
    ]
    assert who(conclude([R1, R2], [does(R2, person("Sergej Ivanenko"))], taught), R2) == "sergej-ivanenko BLR MIL"


def test_two_spellings_that_are_judged_apart_are_two() -> None:
    taught = [introduces(R1, person("Sergey Ivanenko", "UKR", "GOV"), "Ukrainian minister", None)]
    apart = judged("apart", "sergey-ivanenko", "sergej-ivanenko")
    found = conclude([R1, R2], [does(R2, person("Sergej Ivanenko"))], taught, apart)
    assert who(found, R2) == "sergej-ivanenko - -"


# --- judgements ----------------------------------------------------------------------------------------------------------


def test_two_that_are_judged_the_same_are_one() -> None:
    spelled = person("Kamal Aslan")
    same = judged("same", "kemal-arslan", "kamal-aslan")
    found = conclude([R1, R2], [does(R2, spelled)], [introduces(R1, MINISTER, "Turkish minister")], same)
    assert who(found, R2) == "kemal-arslan TUR GOV"
    (party,) = found.claims[0].source
    assert party.name == "Kemal Arslan"
    assert "kamal-aslan judged the same as kemal-arslan by ana on 2020-05-01" in party.why


def test_the_one_that_our_files_know_gives_its_name() -> None:
    found = conclude([R2], [does(R2, person("Old Marshal"))], [], judged("same", "old-marshal", "khalifa-haftar"))
    assert who(found, R2) == "khalifa-haftar LBY MIL"


def test_the_people_of_a_merged_actor_come_with_him() -> None:
    troops = Party("old-marshal.MIL", "forces of Old Marshal", "his troops", None, "MIL", "troops of Old Marshal")
    found = conclude([R2], [does(R2, troops)], [], judged("same", "khalifa-haftar", "old-marshal"))
    assert who(found, R2) == "khalifa-haftar.MIL LBY MIL"
    assert found.claims[0].source[0].name == "forces of Khalifa Haftar"


def test_a_surname_that_is_judged_another_stays_itself() -> None:
    apart = judged("apart", "kemal-arslan", "arslan")
    found = conclude([R1, R2], [does(R2, person("Arslan"))], [introduces(R1, MINISTER, "Turkish minister")], apart)
    assert who(found, R2) == "arslan - -"


def test_a_name_taken_for_somebody_is_split_off_without_his_codes() -> None:
    taken = Party("khalifa-haftar", "Khalifa Haftar", "General Walid Haftar", "LBY", "MIL", "MIL: commander")
    himself = Party("khalifa-haftar", "Khalifa Haftar", "Khalifa Haftar", "LBY", "MIL", "MIL: commander")
    apart = judged("apart", "khalifa-haftar", "walid-haftar")
    found = conclude([R1, R2], [does(R1, taken), does(R2, himself)], [], apart)
    assert who(found, R1) == "walid-haftar - -"
    assert who(found, R2) == "khalifa-haftar LBY MIL"


def test_the_namesake_of_one_report_is_split_off() -> None:
    apart = judged("apart", "kemal-arslan", "kemal-arslan@two")
    found = conclude([R1, R2], [does(R2, ARSLAN)], [introduces(R1, MINISTER, "Turkish minister")], apart)
    assert who(found, R2) == "kemal-arslan@two - -"


def test_of_two_judgements_on_a_pair_the_later_counts() -> None:
    same, apart = judged("same", "a-b", "c-d", "2020-05-01"), judged("apart", "c-d", "a-b", "2020-05-02")
    assert standing_on("actors", [apart, same]) == [apart]


def test_a_way_from_one_to_another_by_judgements() -> None:
    one, two = judged("same", "a-b", "c-d"), judged("same", "c-d", "e-f", "2020-05-02")
    assert chain("actors", [one, two], "a-b", "e-f") == [one, two]
    assert chain("actors", [one, two], "a-b", "g-h") == []


# --- order ---------------------------------------------------------------------------------------------------------------

REBEL = person("Kemal Arslan", "SYR", "REB")
REPORTS = [R1, R2, R3, report("four", "2020-02-01"), report("five", "2020-02-19")]
CLAIMS = [
    does(R1, MINISTER),
    does(R2, person("Arslan")),
    does(REPORTS[3], ARSLAN),
    does(REPORTS[4], person("Kamal Aslan")),
    does(R3, person("Omar Bakari")),
]
TAUGHT = [
    introduces(R1, MINISTER, "Turkish minister"),
    introduces(R3, REBEL, "rebel leader", None),
    introduces(REPORTS[3], person("Omar Bakari", "YEM", "REB"), "spokesman", None),
    introduces(R1, person("Omar Bakari", None, "REB"), "commander", None),
    introduces(R2, person("Umar Bakary", None, "REB"), "rebel leader", None),
]
JUDGED = [
    judged("same", "kemal-arslan", "kamal-aslan", "2020-05-01"),
    judged("same", "omar-bakari", "o-bakari", "2020-05-02"),
    judged("apart", "kemal-arslan", "kemal-arslan@four", "2020-05-03"),
]


@settings(max_examples=60, deadline=None)
@given(st.permutations(REPORTS), st.permutations(CLAIMS), st.permutations(TAUGHT), st.permutations(JUDGED))
def test_the_order_of_reports_and_judgements_does_not_matter(reports, claims, taught, judgements) -> None:  # type: ignore[no-untyped-def]
    wanted = conclude(REPORTS, CLAIMS, TAUGHT, *JUDGED)
    found = conclude(reports, claims, taught, *judgements)
    assert sorted(found.claims, key=lambda c: c.id) == sorted(wanted.claims, key=lambda c: c.id)
    assert sorted(found.ties, key=lambda t: t.id) == sorted(wanted.ties, key=lambda t: t.id)
    assert found.known_as == wanted.known_as
    assert sorted(found.introductions, key=lambda i: i.id) == sorted(wanted.introductions, key=lambda i: i.id)
