"""CoNLL-U in, text and sentences out; what is wrong with it is told by its line."""

from __future__ import annotations

import pytest

from parse.trees import arcs, sentences, to_conllu
from strife.errors import ParserError
from strife.parse import conllu

GAO = """\
# text = Rebels attacked Gao.
1\tRebels\trebel\tNOUN\t_\tNumber=Plur\t2\tnsubj\t_\t_
2\tattacked\tattack\tVERB\t_\tTense=Past|VerbForm=Fin\t0\troot\t_\t_
3\tGao\tGao\tPROPN\t_\t_\t2\tobj\t_\tSpaceAfter=No|Name=B-LOC
4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_
"""


def test_the_text_is_rebuilt_from_the_words() -> None:
    text, _ = conllu.sentences(GAO)
    assert text == "Rebels attacked Gao."


def test_sentences_stand_in_one_text() -> None:
    text, found = sentences(
        "Rebels/NOUN/2/nsubj fled/VERB/0/root ./PUNCT/2/punct", "Gao/PROPN/2/nsubj fell/VERB/0/root"
    )
    assert text == "Rebels fled. Gao fell"
    assert [text[s.start : s.end] for s in found] == ["Rebels fled.", "Gao fell"]
    assert [s.index for s in found] == [0, 1]


def test_columns_become_the_fields_of_a_token() -> None:
    _, (one,) = conllu.sentences(GAO)
    verb = one.tokens[1]
    assert (verb.text, verb.lemma, verb.upos, verb.feats["Tense"]) == ("attacked", "attack", "VERB", "Past")
    assert arcs(one) == {
        "Rebels": "nsubj < attacked",
        "attacked": "root",
        "Gao": "obj < attacked",
        ".": "punct < attacked",
    }


def test_every_offset_gives_its_word() -> None:
    text, found = conllu.sentences(GAO + "\n" + GAO)
    assert all(text[t.start : t.end] == t.text for s in found for t in s.tokens)


def test_offsets_in_a_given_text_follow_its_spaces() -> None:
    text = "  Rebels   attacked\nGao ."
    _, (one,) = conllu.sentences(GAO, text)
    assert [t.start for t in one.tokens] == [2, 11, 20, 24]


def test_a_word_that_comes_twice_is_found_twice() -> None:
    text, (one,) = sentences("war/NOUN/0/root after/ADP/3/case war/NOUN/1/nmod")
    assert [t.start for t in one.tokens] == [0, 4, 10]
    assert text == "war after war"


def test_names_stand_in_misc() -> None:
    rows = GAO.replace(
        "1\tRebels\trebel\tNOUN\t_\tNumber=Plur\t2\tnsubj\t_\t_", "1\tKhalifa\t_\tPROPN\t_\t_\t3\tnsubj\t_\tName=B-PER"
    )
    rows = rows.replace("2\tattacked", "2\tHaftar\tHaftar\tPROPN\t_\t_\t1\tflat\t_\tName=I-PER\n3\tattacked")
    rows = (
        rows.replace("3\tGao", "4\tGao")
        .replace("4\t.", "5\t.")
        .replace("\t2\tobj", "\t3\tobj")
        .replace("\t2\tpunct", "\t3\tpunct")
    )
    text, (one,) = conllu.sentences(rows)
    assert [(text[n.start : n.end], n.label) for n in one.names] == [("Khalifa Haftar", "PER"), ("Gao", "LOC")]


def test_ranges_empty_nodes_and_comments_are_left_out() -> None:
    rows = "# newpar\n1-2\tdella\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdi\tdi\tADP\t_\t_\t2\tcase\t_\t_\n"
    rows += "2\tla\til\tDET\t_\t_\t0\troot\t_\t_\n2.1\tè\t_\t_\t_\t_\t_\t_\t_\t_\n"
    _, (one,) = conllu.sentences(rows)
    assert [t.text for t in one.tokens] == ["di", "la"]


def test_nothing_in_nothing_out() -> None:
    assert conllu.sentences("") == ("", ())
    assert conllu.sentences("# only a comment\n\n") == ("", ())


def test_too_few_columns_name_the_line() -> None:
    with pytest.raises(ParserError, match=r"CoNLL-U line 3: 9 columns where there must be 10"):
        conllu.sentences(GAO.replace("\tTense=Past|VerbForm=Fin", ""))


@pytest.mark.parametrize("head", ["9", "_", "-1"])
def test_a_head_that_is_no_word_names_the_line(head: str) -> None:
    with pytest.raises(ParserError, match=rf"CoNLL-U line 2: the head `{head}` is no word of the sentence"):
        conllu.sentences(GAO.replace("\t2\tnsubj", f"\t{head}\tnsubj"))


def test_a_word_that_the_text_lacks_names_the_line() -> None:
    with pytest.raises(ParserError, match=r"CoNLL-U line 4: the word `Gao` does not stand in the text"):
        conllu.sentences(GAO, "Rebels attacked Timbuktu.")


def test_a_feature_without_value_names_the_line() -> None:
    with pytest.raises(ParserError, match=r"CoNLL-U line 2"):
        conllu.sentences(GAO.replace("Number=Plur", "Plur"))


def test_the_short_form_says_the_same() -> None:
    short = to_conllu(
        "Rebels/NOUN/2/nsubj/rebel/Number=Plur attacked/VERB/0/root/attack/Tense=Past|VerbForm=Fin Gao/PROPN/2/obj/Gao ./PUNCT/2/punct"
    )
    (_, (by_hand,)), (_, (full,)) = conllu.sentences(short), conllu.sentences(GAO)
    assert by_hand.tokens == full.tokens
