"""A wrong tag in, the right one out: where the words of the lexicon leave only one reading."""

from __future__ import annotations

from functools import cache

from parse.trees import arcs, sentence
from strife.knowledge.lexicon import Lexicon
from strife.knowledge.load import load
from strife.parse.mending import mend


@cache
def words() -> Lexicon:
    return load().lexicon("sv")


def mended(line: str) -> dict[str, str]:
    return arcs(mend(sentence(line), words()))


def unchanged(line: str) -> bool:
    return mend(sentence(line), words()) == sentence(line)


def test_a_kind_of_people_is_no_auxiliary() -> None:
    found = mended("I/ADP/2/case fjol/NOUN/5/obl hade/AUX/5/aux rebeller/VERB/5/aux intagit/VERB/0/root byn/NOUN/5/obj")
    assert found["rebeller"] == "nsubj < intagit"


def test_a_thing_is_no_verb_beside_another() -> None:
    found = mended(
        "Norge/PROPN/2/nsubj skickade/VERB/0/root stridsvagnar/VERB/2/conj till/ADP/5/case Ukraina/PROPN/3/obl"
    )
    assert found["stridsvagnar"] == "obj < skickade"


def test_what_an_auxiliary_holds_is_the_verb() -> None:
    found = mended("Polisen/NOUN/2/nsubj har/VERB/0/root/ha gripit/NOUN/2/obj två/NUM/5/nummod män/NOUN/2/obj")
    assert (found["gripit"], found["har"], found["Polisen"], found["män"]) == (
        "root",
        "aux < gripit",
        "nsubj < gripit",
        "obj < gripit",
    )


def test_a_verb_that_governs_another_is_no_auxiliary() -> None:
    found = mended("Soldaterna/NOUN/4/nsubj vägrade/VERB/4/aux att/PART/4/mark anfalla/VERB/0/root byn/NOUN/4/obj")
    assert (found["vägrade"], found["anfalla"], found["Soldaterna"]) == ("root", "xcomp < vägrade", "nsubj < vägrade")


def test_a_right_parse_is_left_alone() -> None:
    assert unchanged("Rebeller/NOUN/2/nsubj anföll/VERB/0/root byn/NOUN/2/obj i/ADP/5/case går/ADV/2/advmod")
