"""Mends tags that the words of the lexicon show to be wrong: `rebeller` is no verb, `har gripit` holds one.

Small parsers tag words they never saw by their endings. What the lexicon knows as a kind of people or thing alone is no
verb, and a known verb right behind an auxiliary is no noun. Where the words leave two readings nothing is touched.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from strife.knowledge.lexicon import Lexicon
from strife.model import Sentence, Token

_NOMINAL = ("NOUN", "PROPN")
_WITH_NOUNS = ("det", "amod", "nummod", "case", "nmod", "compound", "flat", "appos", "acl")
_CLAUSAL = ("xcomp", "ccomp", "obj", "conj", "advcl", "acl", "parataxis")
_FUNCTIONAL = ("case", "mark", "fixed", "cc", "cop")
SHORTEST_LAST = 5  # letters of a noun that may close a compound: shorter ones end too many verbs


def mend(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with its mistaken nouns and verbs set right and hung where such words hang."""
    mending = _Mending(sentence, lexicon)
    mending.all()
    return replace(sentence, tokens=tuple(mending.tokens)) if mending.touched else sentence


class _Mending:
    """One sentence in work; `touched` when a word was changed."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.tokens = list(sentence.tokens)
        self.lexicon = lexicon
        self.touched = False
        function = ("perfect", "passive_auxiliaries", "future_verbs", "obligation")
        self.function = frozenset().union(*(lexicon.words(k) for k in function), lexicon.grammar.get("modals") or {})

    def all(self) -> None:
        for i in range(len(self.tokens)):
            self._noun_taken_for_verb(i)
        for i in range(1, len(self.tokens)):
            self._verb_taken_for_noun(i)
        for i in range(len(self.tokens)):
            self._perfect_above_its_verb(i)
            self._outer_verb_as_auxiliary(i)
            self._infinitive_beside_its_verb(i)
        for i in range(len(self.tokens)):
            self._clause_above_its_verb(i)
            self._subject_without_name(i)

    # --- the four mistakes -------------------------------------------------------------------------------------------

    def _noun_taken_for_verb(self, i: int) -> None:
        """`stridsvagnar` as a verb: a noun of the lexicon that no verb of it looks like, beside another verb."""
        token = self.tokens[i]
        if token.upos not in ("VERB", "AUX") or token.deprel in _FUNCTIONAL or not (noun := self._noun(token)):
            return
        if token.feats.get("Tense") == "Past" or self._has(i, "mark"):
            return  # "aided" is no aide, "tries to play" no play
        verbs = [t for t in self.tokens if t.i != i and t.upos in ("VERB", "AUX") and not self._noun(t)]
        verbs += [
            t for t in self.tokens if t.i != i and t.upos in ("NOUN", "ADJ") and self._verb(t) and not self._noun(t)
        ]
        if not verbs:
            return
        many = {"Number": "Plur"} if token.text.lower() != noun else {}
        self._set(i, upos="NOUN", lemma=noun, feats=many)
        verb = next((t for t in verbs if t.i == token.head), None) or min(verbs, key=lambda t: (abs(t.i - i), t.i))
        if token.head == i:
            self._take_place(verb.i, i)
        elif token.head != verb.i:
            self._set(i, head=verb.i)
        for t in self._children(i):
            if t.deprel.split(":")[0] in ("nsubj", "aux", "cop", "mark", "obj", "expl"):
                self._set(t.i, head=verb.i)
        cased = any(t.deprel == "case" for t in self._children(i))
        before = i < verb.i and not self._has(verb.i, "nsubj")
        self._set(i, deprel="obl" if cased else "nsubj" if before else "obj" if i > verb.i else "obl")

    def _verb_taken_for_noun(self, i: int) -> None:
        """`har gripit`, `slutade beskjuta`: a verb of the lexicon behind an auxiliary or a verb that governs one."""
        token = self.tokens[i]
        if token.upos not in ("NOUN", "ADJ") or not (verb := self._verb(token)):
            return
        nouns = (self.lexicon.nouns, *self.lexicon.classes.values())
        if any(form in listed for form in (token.lemma.lower(), token.text.lower()) for listed in nouns):
            return  # "rejects call by X", "set fire to": a word that is both stays what it is called
        if any(t.deprel.split(":")[0] in ("det", "case", "amod", "nummod", "nsubj") for t in self._children(i)):
            return
        j = i - 1
        while j > 0 and (self.tokens[j].upos in ("ADV", "PART", "PRON") or self._is_mark(j)):
            j -= 1
        above = self.tokens[j]
        bare = token.text.lower() == verb
        if above.upos in ("VERB", "AUX") and not bare and self._any(above, self.lexicon.words("perfect")):
            self._set(i, upos="VERB", lemma=verb, feats={"VerbForm": "Sup"})
        elif bare and above.upos in ("VERB", "AUX") and self._any(above, self.function):
            self._set(i, upos="VERB", lemma=verb, feats={"VerbForm": "Inf"})
        elif bare and above.upos in ("VERB", "AUX") and self._governs(above):
            self._set(i, upos="VERB", lemma=verb, feats={"VerbForm": "Inf"}, head=j, deprel="xcomp")
            for t in self._children(j):
                if t.i > i and t.deprel.split(":")[0] in ("obj", "obl"):
                    self._set(t.i, head=i)
            return
        else:
            return
        if above.head == i:
            return
        if token.head == j:
            if above.deprel != "aux":
                self._take_place(i, j)
                self._set(j, upos="AUX", deprel="aux")
            return
        host = above.head if above.deprel == "aux" else token.head
        if host != i and self.tokens[host].upos in _NOMINAL:
            self._take_place(i, host)
            self._set(host, deprel="obj" if host > i else "nsubj")

    def _perfect_above_its_verb(self, i: int) -> None:
        """*have* as the verb and its participle below it (`hade erkänt`): the participle is the verb."""
        token = self.tokens[i]
        if token.upos not in ("VERB", "AUX") or not self._any(token, self.lexicon.words("perfect")):
            return
        for t in self._children(i):
            if t.i > i and t.upos == "VERB" and t.feats.get("VerbForm") == "Sup" and t.deprel in _CLAUSAL:
                if not any(c.deprel.split(":")[0] in ("nsubj", "mark", "cc", "aux") for c in self._children(t.i)):
                    self._take_place(t.i, i)
                    self._set(i, upos="AUX", deprel="aux")
                    return

    def _outer_verb_as_auxiliary(self, i: int) -> None:
        """`vägrade` as auxiliary of what is refused: it governs it."""
        token = self.tokens[i]
        if token.upos not in ("AUX", "VERB") or token.deprel != "aux" or self._any(token, self.function):
            return
        inner = self.tokens[token.head]
        if inner.i < i or inner.upos != "VERB" or not self._governs(token):
            return
        self._take_place(i, inner.i, before=i)
        self._set(i, upos="VERB")
        self._set(inner.i, deprel="xcomp")

    def _infinitive_beside_its_verb(self, i: int) -> None:
        """`hoppas få träffa`: a bare infinitive behind a verb that governs one is its complement, not another clause."""
        token = self.tokens[i]
        head = self.tokens[token.head]
        if token.upos != "VERB" or token.feats.get("VerbForm") != "Inf" or head.i >= i or not self._governs(head):
            return
        own = {t.deprel.split(":")[0] for t in self._children(i)}
        marks = [t for t in self._children(i) if t.deprel == "mark"]
        bare = token.deprel in ("parataxis", "conj", "amod") and not own & {"cc", "nsubj", "mark"}
        # Where a bare infinitive can tell a purpose (English), a clause of circumstance stays one.
        purpose = bool(self.lexicon.grammar.get("purpose_by_infinitive"))
        plain = (
            not purpose
            and token.deprel == "advcl"
            and len(marks) == 1
            and marks[0].upos == "PART"
            and "nsubj" not in own
        )
        if bare or plain:
            self._set(i, deprel="xcomp")

    def _clause_above_its_verb(self, i: int) -> None:
        """`Pentagon bekräftade att ... hade bombat`: what stands before the mark governs what stands behind it."""
        verb = self.tokens[i]
        inner = self.tokens[verb.head]
        if verb.upos != "VERB" or verb.deprel != "advcl" or inner.i < i or not self._governs(verb):
            return
        if inner.head != inner.i or self._has(i, "mark"):
            return
        marks = [t.i for t in self.tokens[i + 1 : inner.i] if t.i == i + 1 and t.deprel == "mark"]
        if marks:
            self._take_place(i, inner.i, before=marks[0])
            self._set(inner.i, deprel="ccomp")
            self._set(marks[0], head=inner.i)

    def _subject_without_name(self, i: int) -> None:
        """A bare kind of people before a verb without subject is its subject, whatever it was called."""
        token = self.tokens[i]
        verb = self.tokens[token.head]
        if token.upos not in _NOMINAL or verb.upos != "VERB" or verb.i < i or self._has(verb.i, "nsubj", "csubj"):
            return
        if token.deprel.split(":")[0] not in ("obl", "nmod", "obj", "dep", "dislocated", "compound"):
            return
        if verb.feats.get("VerbForm") not in ("Fin", "Sup") or not self._noun(token, people=True):
            return
        if any(t.deprel == "case" and t.upos == "ADP" and t.i == self._first(i) for t in self._children(i)):
            return
        if any(t.upos in _NOMINAL and t.head == verb.i and t.i < i for t in self.tokens) and verb.deprel != "root":
            return
        passive = verb.feats.get("Voice") == "Pass" or self._has(verb.i, "aux:pass")
        self._set(i, deprel="nsubj:pass" if passive else "nsubj")

    # --- words -------------------------------------------------------------------------------------------------------

    def _noun(self, token: Token, people: bool = False) -> str | None:
        """The noun of the lexicon that a word is a form of, if no verb of the lexicon looks like it."""
        lexicon = self.lexicon
        tables: list[Iterable[str]] = [lexicon.agents, lexicon.generic, lexicon.heads]
        if not people:
            tables += [lexicon.nouns, *lexicon.classes.values()]
            if self._verb(token):
                return None
        if self._any(token, self.function):
            return None
        lemma, text = token.lemma.lower(), token.text.lower()
        forms = [f for f in lexicon.forms(lemma, text) if len(f) > 3]
        for form in forms:
            if any(form in table for table in tables):
                return form
        if lexicon.compounds:
            for form in forms:
                for cut in range(3, len(form) - SHORTEST_LAST + 1):
                    if any(form[cut:] in table for table in tables):
                        return form
        return None

    def _verb(self, token: Token) -> str | None:
        """The verb of the lexicon that a word is a form of."""
        forms = self.lexicon.forms(token.lemma.lower(), token.text.lower())
        return next((f for f in forms if f in self.lexicon.verbs and len(f) > 2), None)

    def _governs(self, token: Token) -> bool:
        """Whether a verb takes another event as its content (*begin, refuse, hope, deny*)."""
        forms = self.lexicon.forms(token.lemma.lower(), token.text.lower())
        return any(s.op is not None or s.outer for f in forms for s in self.lexicon.verbs.get(f, ()))

    def _any(self, token: Token, words: Iterable[str]) -> bool:
        return token.text.lower() in words or token.lemma.lower() in words

    def _is_mark(self, i: int) -> bool:
        return self.tokens[i].deprel == "mark" and self.tokens[i].upos in ("PART", "SCONJ")

    # --- the tree ----------------------------------------------------------------------------------------------------

    def _children(self, i: int) -> list[Token]:
        return [t for t in self.tokens if t.head == i and t.i != i]

    def _first(self, i: int) -> int:
        return min([i, *(t.i for t in self._children(i))])

    def _has(self, i: int, *rels: str) -> bool:
        return any(t.deprel in rels or t.deprel.split(":")[0] in rels for t in self._children(i))

    def _set(self, i: int, **parts: object) -> None:
        self.tokens[i] = replace(self.tokens[i], **parts)  # type: ignore[arg-type]
        self.touched = True

    def _take_place(self, new: int, old: int, before: int | None = None) -> None:
        """`new` hangs where `old` hung and governs it; what belongs to no noun goes along, or only what stands before a word."""
        top = self.tokens[old]
        for t in self._children(old):
            noun = top.upos in _NOMINAL and t.deprel.split(":")[0] in _WITH_NOUNS and t.i != new
            if t.i != new and not noun and (before is None or t.i < before or t.deprel == "punct"):
                self._set(t.i, head=new)
        self._set(new, head=new if top.head == old else top.head, deprel=top.deprel)
        self._set(old, head=new)


__all__ = ["mend"]
