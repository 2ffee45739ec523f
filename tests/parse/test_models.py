"""The shipped parsers: each language's loads, finds who did what, and says what it was made of."""

from __future__ import annotations

import pytest

from strife.parse import models

SENTENCES = {
    "en": ("Rebels attacked the town. The army rejected a ceasefire.", ("Rebels", "attacked", "town"), "army"),
    "sv": ("Rebellerna anföll staden. Armén avvisade ett avtal.", ("Rebellerna", "anföll", "staden"), "Armén"),
}


@pytest.fixture(params=sorted(SENTENCES))
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_english_and_swedish_are_installed() -> None:
    assert {"en", "sv"} <= set(models.installed())


def test_finds_subject_verb_and_object(lang: str) -> None:
    text, (subject, verb, obj), _ = SENTENCES[lang]
    doc = models.load(lang)(text)
    by_dep = {token.dep_: token for token in next(doc.sents)}
    assert by_dep["ROOT"].text == verb
    assert by_dep["nsubj"].text == subject and by_dep["nsubj"].head.text == verb
    assert by_dep["obj"].text == obj and by_dep["obj"].head.text == verb


def test_finds_where_sentences_end(lang: str) -> None:
    text, _, second = SENTENCES[lang]
    sents = list(models.load(lang)(text).sents)
    assert len(sents) == 2
    assert second in sents[1].text


def test_swedish_genitive_is_a_possessor() -> None:
    doc = models.load("sv")("Haftars trupper intog staden.")
    assert (doc[0].dep_, doc[0].head.text) == ("nmod:poss", "trupper")


@pytest.mark.parametrize(("form", "lemma"), [("stöds", "stödja"), ("inledde", "inleda"), ("förkastat", "förkasta")])
def test_swedish_verbs_of_conflict_have_their_lemma(form: str, lemma: str) -> None:
    sentence = {"stöds": "Regeringen stöds av Turkiet.", "inledde": "Armén inledde en offensiv."}
    doc = models.load("sv")(sentence.get(form, "Han har förkastat ett avtal."))
    assert {token.text: token.lemma_ for token in doc}[form] == lemma


def test_the_same_text_gives_the_same_parse_in_any_batch(lang: str) -> None:
    texts = [SENTENCES[lang][0], "Haftar.", SENTENCES[lang][0] * 3]
    alone = [[(t.dep_, t.head.i) for t in models.load(lang)(text)] for text in texts]
    batched = [[(t.dep_, t.head.i) for t in doc] for doc in models.load(lang).pipe(texts, batch_size=3)]
    assert alone == batched


def test_loads_once() -> None:
    assert models.load("en") is models.load("en")


def test_card_has_scores_data_and_licence(lang: str) -> None:
    card = models.card(lang)
    assert card["licence"] == "CC BY-SA 4.0"
    assert card["scores"] and card["data"]
    assert isinstance(card["size"], int) and card["size"] < 16_000_000


@pytest.mark.parametrize("ask", [models.load, models.card])
def test_unknown_language_names_the_known_ones(ask: object) -> None:
    with pytest.raises(LookupError, match=r"'xx'.*en, sv"):
        ask("xx")  # type: ignore[operator]
