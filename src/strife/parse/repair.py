"""Mends what parsers get wrong in any language, where grammar leaves only one reading."""

from __future__ import annotations

from dataclasses import replace

from strife.model import Sentence, Token

_NOMINAL = ("NOUN", "PROPN")


def repair(sentence: Sentence) -> Sentence:
    """The sentence with lists of names joined: a name never is coordinated with a verb when it follows another name.

    "aid from Turkey, Qatar and Italy": parsers hang Qatar on the verb; seen in one list of three or more in four.
    """
    tokens = list(sentence.tokens)
    for token in sentence.tokens:
        if _bare_subject(tokens, token):
            tokens[token.i] = replace(token, deprel="nsubj")
    for token in sentence.tokens:
        if token.deprel == "conj" and token.upos in _NOMINAL and tokens[token.head].upos in ("VERB", "AUX"):
            before = _listed_before(tokens, token)
            if before is not None and not _clausal(tokens, token.i):
                tokens[token.i] = replace(token, head=before)
    return replace(sentence, tokens=tuple(tokens))


def _bare_subject(tokens: list[Token], token: Token) -> bool:
    """A noun as *compound* of a finite verb that follows it and has no subject is that subject (`The United Nations plans ...`)."""
    head = tokens[token.head]
    if (
        token.deprel.split(":")[0] != "compound"
        or token.upos not in _NOMINAL
        or head.upos != "VERB"
        or head.i < token.i
    ):
        return False
    return head.feats.get("VerbForm") == "Fin" and not any(
        t.head == head.i and t.deprel.split(":")[0] in ("nsubj", "csubj") for t in tokens
    )


def _listed_before(tokens: list[Token], token: Token) -> int | None:
    """The nominal that a comma or conjunction ties this one to; None when something else stands between."""
    own = {t.i for t in tokens if t.head == token.i and t.i < token.i}
    j = min(own | {token.i}) - 1
    seen_mark = any(tokens[i].upos == "CCONJ" or tokens[i].text == "," for i in own)
    while j >= 0 and (tokens[j].text == "," or tokens[j].upos == "CCONJ"):
        seen_mark, j = True, j - 1
    if not seen_mark or j < 0 or tokens[j].upos not in _NOMINAL:
        return None
    while (
        tokens[j].deprel.split(":")[0] in ("flat", "compound")
        and tokens[tokens[j].head].upos in _NOMINAL
        and tokens[j].head != j
    ):
        j = tokens[j].head
    if j == token.i or _below(tokens, j, token.i):
        return None
    return j


def _below(tokens: list[Token], i: int, ancestor: int) -> bool:
    seen: set[int] = set()
    while i not in seen:
        if i == ancestor:
            return True
        seen.add(i)
        i = tokens[i].head
    return False


def _clausal(tokens: list[Token], i: int) -> bool:
    """Whether the nominal heads a clause of its own (a predicate or an elided verb)."""
    return any(t.head == i and t.deprel.split(":")[0] in ("nsubj", "cop", "aux", "csubj") for t in tokens if t.i != i)
