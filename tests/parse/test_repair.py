"""A wrong parse in, the right one out: where grammar leaves only one reading."""

from __future__ import annotations

import pytest

from parse.trees import arcs, sentence, sentences
from strife.model import Tree
from strife.parse.repair import join_fragments, repair


def mended(line: str) -> dict[str, str]:
    return arcs(repair(sentence(line)))


def unchanged(line: str) -> bool:
    return repair(sentence(line)) == sentence(line)


# --- lists of names ------------------------------------------------------------------------------------------------------


def test_a_list_of_names_is_one_list() -> None:
    found = mended(
        "Haftar/PROPN/2/nsubj gets/VERB/0/root aid/NOUN/2/obj from/ADP/5/case Turkey/PROPN/3/nmod ,/PUNCT/7/punct "
        "Qatar/PROPN/2/conj and/CCONJ/9/cc Italy/PROPN/2/conj ./PUNCT/2/punct"
    )
    assert (found["Turkey"], found["Qatar"], found["Italy"]) == ("nmod < aid", "conj < Turkey", "conj < Qatar")


def test_a_list_called_parataxis_is_one_list() -> None:
    found = mended(
        "Macron/PROPN/2/nsubj met/VERB/0/root Merkel/PROPN/2/obj ,/PUNCT/5/punct Conte/PROPN/2/parataxis "
        "and/CCONJ/7/cc Putin/PROPN/5/conj ./PUNCT/2/punct"
    )
    assert (found["Conte"], found["Putin"]) == ("conj < Merkel", "conj < Conte")


def test_a_clause_with_its_own_subject_stays_coordinated_with_the_verb() -> None:
    assert unchanged(
        "Haftar/PROPN/2/nsubj leads/VERB/0/root troops/NOUN/2/obj and/CCONJ/7/cc Conte/PROPN/7/nsubj is/AUX/7/cop "
        "host/NOUN/2/conj ./PUNCT/2/punct"
    )


# --- sentences that were cut ---------------------------------------------------------------------------------------------


MET = "Han/PRON/2/nsubj träffade/VERB/0/root"
MACRON = "Emmanuel/PROPN/0/root Macron/PROPN/1/flat ./PUNCT/1/punct"


def test_a_name_cut_off_from_its_verb_is_its_object() -> None:
    text, found = sentences(MET, MACRON)
    (whole,) = join_fragments(found, text)
    assert text[whole.start : whole.end] == "Han träffade Emmanuel Macron."
    assert arcs(whole)["Emmanuel"] == "obj < träffade"


def test_sentences_are_counted_anew_after_a_join() -> None:
    text, found = sentences(MET, MACRON, "Han/PRON/2/nsubj log/VERB/0/root ./PUNCT/2/punct")
    assert [s.index for s in join_fragments(found, text)] == [0, 1]


def test_a_piece_after_a_full_stop_stands_alone() -> None:
    text, found = sentences(f"{MET} ./PUNCT/2/punct", MACRON)
    assert len(join_fragments(found, text)) == 2


def test_a_piece_with_a_verb_stands_alone() -> None:
    text, found = sentences(MET, "Macron/PROPN/2/nsubj log/VERB/0/root ./PUNCT/2/punct")
    assert len(join_fragments(found, text)) == 2


def test_a_piece_on_the_next_line_stands_alone() -> None:
    text, found = sentences(MET, MACRON)
    between = found[0].end
    assert len(join_fragments(found, f"{text[:between]}\n{text[between + 1 :]}")) == 2


# --- verbs ---------------------------------------------------------------------------------------------------------------


def test_a_sentence_without_a_verb_hides_one() -> None:
    found = mended(
        "Rebels/NOUN/0/root wounded/VERB/1/acl/wound/Tense=Past|VerbForm=Part five/NUM/4/nummod soldiers/NOUN/2/obj "
        "./PUNCT/1/punct"
    )
    assert (found["wounded"], found["Rebels"], found["soldiers"]) == ("root", "nsubj < wounded", "obj < wounded")


def test_a_swedish_past_tense_read_as_an_adjective_is_a_verb() -> None:
    found = mended("Rebeller/NOUN/3/nmod skyddade/ADJ/3/amod/skydda/Degree=Pos staden/NOUN/0/root ./PUNCT/3/punct")
    assert (found["skyddade"], found["Rebeller"], found["staden"]) == ("root", "nsubj < skyddade", "obj < skyddade")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Rebels/NOUN/0/root wounded/VERB/1/acl/wound/Tense=Past|VerbForm=Part", id="a headline"),
        pytest.param(
            "Rebels/NOUN/0/root wounded/VERB/1/acl/wound/Tense=Past|VerbForm=Part by/ADP/4/case "
            "soldiers/NOUN/2/obl:agent ./PUNCT/1/punct",
            id="a participle with an agent",
        ),
    ],
)
def test_a_participle_stays_one(line: str) -> None:
    assert unchanged(line)


# --- subjects ------------------------------------------------------------------------------------------------------------


def test_of_two_subjects_the_later_is_the_object() -> None:
    found = mended("Irak/PROPN/2/nsubj invaderade/VERB/0/root Kuwait/PROPN/2/nsubj ./PUNCT/2/punct")
    assert (found["Irak"], found["Kuwait"]) == ("nsubj < invaderade", "obj < invaderade")


def test_of_two_subjects_the_nominative_pronoun_is_the_subject() -> None:
    found = mended(
        "Efter/ADP/3/case mötet/NOUN/5/obl Charles/PROPN/2/nmod Michel/PROPN/5/nsubj avvisade/VERB/0/root "
        "han/PRON/5/nsubj/han/Case=Nom kravet/NOUN/5/obj ./PUNCT/5/punct"
    )
    assert (found["han"], found["Michel"]) == ("nsubj < avvisade", "flat < Charles")


def test_a_noun_under_a_preposition_is_no_part_of_the_verb() -> None:
    found = mended(
        "The/DET/2/det government/NOUN/5/nsubj in/ADP/4/case Tripoli/PROPN/5/compound receives/VERB/0/root "
        "aid/NOUN/5/obj ./PUNCT/5/punct"
    )
    assert (found["government"], found["Tripoli"]) == ("nsubj < receives", "nmod < government")


def test_a_noun_that_is_part_of_a_finite_verb_is_its_subject() -> None:
    found = mended("United/PROPN/2/flat Nations/PROPN/3/compound plans/VERB/0/root talks/NOUN/3/obj ./PUNCT/3/punct")
    assert found["Nations"] == "nsubj < plans"


def test_led_by_belongs_to_the_noun_before_the_comma() -> None:
    found = mended(
        "Russia/PROPN/2/nsubj hired/VERB/0/root a/DET/4/det group/NOUN/2/obj ,/PUNCT/6/punct "
        "led/VERB/2/conj/lead/Tense=Past|VerbForm=Part by/ADP/8/case Prigozhin/PROPN/6/obl ./PUNCT/2/punct"
    )
    assert found["led"] == "acl < group"


def test_a_second_verb_with_its_own_subject_stays_a_verb() -> None:
    assert unchanged(
        "Russia/PROPN/2/nsubj hired/VERB/0/root men/NOUN/2/obj ,/PUNCT/6/punct they/PRON/6/nsubj "
        "fled/VERB/2/conj/flee/Tense=Past|VerbForm=Fin to/ADP/8/case Gao/PROPN/6/obl ./PUNCT/2/punct"
    )


# --- trees that are none -------------------------------------------------------------------------------------------------


def test_a_ring_of_heads_is_opened() -> None:
    tree = Tree(sentence("Rebels/NOUN/2/nmod flight/NOUN/1/nmod"))
    assert list(tree.ancestors(1)) == [0]


def test_a_ring_without_a_root_is_survived() -> None:
    assert mended("Rebels/NOUN/2/nmod flight/NOUN/1/nmod ./PUNCT/1/punct")


# --- what hangs on small words -------------------------------------------------------------------------------------------


def test_an_auxiliary_governs_nothing() -> None:
    found = mended("France/PROPN/2/nsubj had/AUX/3/aux sent/VERB/0/root arms/NOUN/3/obj ./PUNCT/3/punct")
    assert found["France"] == "nsubj < sent"


def test_two_owners_are_coordinated() -> None:
    found = mended(
        "Irans/PROPN/4/nmod:poss och/CCONJ/3/cc Turkiets/PROPN/4/nmod:poss ministrar/NOUN/5/nsubj möttes/VERB/0/root ./PUNCT/5/punct"
    )
    assert found["Turkiets"] == "conj < Irans"


def test_a_noun_with_a_clause_is_a_verb() -> None:
    line = "Iran/PROPN/2/nsubj denies/NOUN/0/root sending/VERB/2/advcl arms/NOUN/3/obj ./PUNCT/2/punct"
    assert repair(sentence(line)).tokens[1].upos == "VERB"


def test_a_noun_with_its_article_is_no_part_of_a_fixed_phrase() -> None:
    found = mended(
        "Haftar/PROPN/3/nsubj on/ADP/3/case Thursday/PROPN/0/root the/DET/5/det order/NOUN/3/fixed ./PUNCT/3/punct"
    )
    assert (found["Haftar"], found["Thursday"]) == ("nsubj < order", "obl < order")


def test_what_a_noun_stands_under_is_its_preposition() -> None:
    line = "Students/NOUN/2/nsubj marched/VERB/0/root in/SCONJ/4/mark protest/NOUN/2/obl ./PUNCT/2/punct"
    assert mended(line)["in"] == "case < protest"
