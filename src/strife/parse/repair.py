"""Mends what parsers get wrong in any language, where grammar leaves only one reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from strife.model import Sentence, Token, join
from strife.parse.verbs import NOMINAL, below, mend_subjects, mend_verbs

_NO_PLACE_FOR_VERBS = ("fixed", "flat", "flat:name", "compound", "case", "goeswith", "det")


def join_fragments(sentences: Sequence[Sentence], text: str) -> list[Sentence]:
    """Joins a verbless piece to the sentence before, when no mark or line end closed that (`Han träffade | Emmanuel Macron.`)."""
    found: list[Sentence] = []
    for sentence in sentences:
        if found and _open(found[-1], sentence, text) and _goes_on(found[-1], sentence):
            found[-1] = join(found[-1], sentence)
        else:
            found.append(sentence)
    return [replace(s, index=n) for n, s in enumerate(found)]


def _goes_on(one: Sentence, other: Sentence) -> bool:
    """A small letter or a missing verb on either side: no sentence begins there."""
    verbless = any(not any(t.upos in ("VERB", "AUX") for t in s.tokens) for s in (one, other))
    return verbless or other.tokens[0].text[:1].islower()


def _open(one: Sentence, other: Sentence, text: str) -> bool:
    last = one.tokens[-1]
    return last.upos != "PUNCT" and last.text[-1:] not in ".!?:" and "\n" not in text[one.end : other.start]


def repair(sentence: Sentence) -> Sentence:
    """The sentence with lists of names joined: a name never is coordinated with a verb when it follows another name.

    "aid from Turkey, Qatar and Italy": parsers hang Qatar on the verb; seen in one list of three or more in four.
    """
    tokens = list(sentence.tokens)
    _free_auxiliaries(tokens)
    _retag(tokens)
    _noun_with_clause(tokens)
    _free_nouns(tokens)
    _joint_owners(tokens)
    _name_before_noun(tokens)
    _raise_verb(tokens)
    mend_verbs(tokens)
    _verb_as_part(tokens)
    _subject_under_preposition(tokens)
    _verb_below_noun(tokens)
    _give_a_verb(tokens)
    _object_left_of_preposition(tokens)
    _agent_taken_for_subject(tokens)
    _one_subject(tokens)
    mend_subjects(tokens)
    _object_of_infinitive(tokens)
    _joint_subject(tokens)
    for token in tuple(tokens):
        _place_of_subject(tokens, token)
        _led_by(tokens, token)
    for token in tuple(tokens):
        if _bare_subject(tokens, token):
            tokens[token.i] = replace(token, deprel="nsubj")
    for token in sentence.tokens:
        lists_on = token.deprel == "parataxis" and any(t.head == token.i and t.deprel == "conj" for t in tokens)
        coordinated = token.deprel == "conj" or lists_on
        if coordinated and token.upos in NOMINAL and tokens[token.head].upos in ("VERB", "AUX"):
            before = _listed_before(tokens, token)
            if before is not None and not _clausal(tokens, token.i):
                tokens[token.i] = replace(token, head=before, deprel="conj")
    return replace(sentence, tokens=tuple(tokens))


def _free_auxiliaries(tokens: list[Token]) -> None:
    """What stands as an auxiliary is one, and governs nothing: what hangs on it hangs on its verb (`France had sent weapons`)."""
    for token in tuple(tokens):
        if token.upos == "VERB" and token.deprel in ("aux", "aux:pass"):
            tokens[token.i] = replace(token, upos="AUX")
        aux = tokens[token.head]
        if token.i != aux.i and aux.deprel in ("aux", "aux:pass") and aux.head != token.i:
            tokens[token.i] = replace(tokens[token.i], head=aux.head)


def _retag(tokens: list[Token]) -> None:
    """`in protest`: a conjunction of a nominal that is no clause is its preposition. `Det är osannolikt att ...`: what is said of
    a clause by a bare word is an adjective."""
    for token in tuple(tokens):
        own = {t.deprel.split(":")[0] for t in tokens if t.head == token.i and t.i != token.i}
        if token.upos not in NOMINAL:
            continue
        if token.deprel in ("obl", "nmod") and not own & {"nsubj", "cop", "aux", "expl", "csubj", "case"}:
            for mark in tuple(tokens):
                if mark.head == token.i and mark.deprel == "mark" and mark.upos in ("SCONJ", "ADP"):
                    tokens[mark.i] = replace(mark, deprel="case", upos="ADP")
        bare = token.upos == "NOUN" and not own & {"det", "amod", "nummod", "nmod", "case", "compound"}
        if bare and token.head == token.i and {"cop", "expl", "csubj"} <= own:
            tokens[token.i] = replace(token, upos="ADJ")


def _noun_with_clause(tokens: list[Token]) -> None:
    """A root with a subject before it, a clause or object after it and no copula is a verb (`Iran denies sending arms`)."""
    for token in tuple(tokens):
        if token.upos != "NOUN" or token.head != token.i:
            continue
        own = {(t.deprel.split(":")[0], t.i < token.i) for t in tokens if t.head == token.i and t.i != token.i}
        if ("nsubj", True) in own and not any(rel in ("cop", "aux", "det", "case", "amod") for rel, _ in own):
            if any((rel, False) in own for rel in ("obj", "ccomp", "xcomp", "advcl")):
                tokens[token.i] = replace(token, upos="VERB", feats={**token.feats, "VerbForm": "Fin"})


def _free_nouns(tokens: list[Token]) -> None:
    """A noun with an article of its own is no part of a fixed phrase. Where that is a clause without a verb, it heads the clause
    and the phrase under a preposition belongs to it (`The general on Thursday the order to advance`)."""
    for token in tuple(tokens):
        articled = any(t.head == token.i and t.deprel == "det" for t in tokens)
        if token.deprel != "fixed" or token.upos != "NOUN" or not articled:
            continue
        head = tokens[token.head]
        if head.head != head.i or not any(t.head == head.i and t.deprel == "case" for t in tokens):
            tokens[token.i] = replace(token, deprel="obj")
            continue
        for t in tuple(tokens):
            if t.head == head.i and t.deprel.split(":")[0] in ("nsubj", "punct"):
                tokens[t.i] = replace(t, head=token.i)
        tokens[token.i] = replace(token, head=token.i, deprel="root")
        tokens[head.i] = replace(head, head=token.i, deprel="obl")


_OWNING = {"nmod:poss": ("nmod:poss",), "amod": ("amod", "compound"), "compound": ("amod", "compound")}


def _joint_owners(tokens: list[Token]) -> None:
    """Two owners or qualities with *and* between them are coordinated (`Irans och Turkiets ministrar`, `US and British forces`)."""
    for token in tuple(tokens):
        mark = tokens[token.i - 1] if token.i > 1 else None
        if token.deprel not in _OWNING or mark is None or mark.upos != "CCONJ" or mark.head != token.i:
            continue
        first = tokens[token.i - 2]
        if first.deprel in _OWNING[token.deprel] and first.head == token.head:
            tokens[token.i] = replace(token, head=first.i, deprel="conj")


def _name_before_noun(tokens: list[Token]) -> None:
    """`Polish troops`: a common noun is no later part of a name; it is the head, and the name qualifies it."""
    for noun in tuple(tokens):
        name = tokens[noun.head]
        plain = noun.upos == "NOUN" and noun.text.islower() and noun.deprel.split(":")[0] == "flat"
        if not plain or name.i != noun.i - 1 or name.upos not in ("PROPN", "ADJ") or name.head == name.i:
            continue
        if tokens[name.head].upos not in ("VERB", "AUX") or name.deprel not in ("nsubj", "nsubj:pass", "obj", "obl"):
            continue
        tokens[noun.i] = replace(noun, head=name.head, deprel=name.deprel)
        for t in tuple(tokens):
            if t.head == name.i and t.i not in (name.i, noun.i):
                tokens[t.i] = replace(t, head=noun.i)
        tokens[name.i] = replace(name, head=noun.i, deprel="amod" if name.upos == "ADJ" else "compound")


def _raise_verb(tokens: list[Token]) -> None:
    """`Senatorn kritiserade presidenten`: a finite verb between a subject and the noun it hangs on governs both."""
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None or root.upos not in NOMINAL or any(t.head == root.i and t.deprel == "cop" for t in tokens):
        return
    verb = next((t for t in tokens if t.head == root.i and t.upos == "VERB" and t.deprel == "amod"), None)
    if verb is None or verb.i > root.i or verb.feats.get("VerbForm") != "Fin":
        return
    subject = next((t for t in tokens[: verb.i] if t.head == root.i and t.deprel.startswith("nsubj")), None)
    if subject is None or subject.upos not in (*NOMINAL, "PRON"):
        return
    for t in tuple(tokens):
        if t.head == root.i and t.i != root.i and (t.i < verb.i or t.deprel == "punct"):
            tokens[t.i] = replace(t, head=verb.i)
    tokens[verb.i] = replace(verb, head=verb.i, deprel="root")
    tokens[root.i] = replace(tokens[root.i], head=verb.i, deprel="obj")


def _object_left_of_preposition(tokens: list[Token]) -> None:
    """`arrested three men after the match`: what stands before a preposition is no part of what stands under it."""
    for token in tuple(tokens):
        host = tokens[token.head]
        if token.upos not in NOMINAL or token.deprel.split(":")[0] not in ("nmod", "compound") or host.i < token.i:
            continue
        if "poss" in token.deprel or host.deprel.split(":")[0] != "obl":
            continue
        between = any(t.head == host.i and t.deprel == "case" and t.i == token.i + 1 for t in tokens)
        cased = any(t.head == token.i and t.deprel == "case" for t in tokens)
        verb = tokens[host.head]
        taken = any(t.head == verb.i and t.deprel in ("obj", "nsubj:pass") for t in tokens)
        if between and not cased and not taken and verb.upos == "VERB" and verb.i < token.i:
            tokens[token.i] = replace(token, head=verb.i, deprel="obj")


def _agent_taken_for_subject(tokens: list[Token]) -> None:
    """`bötfälldes av Europeiska kommissionen`: a second subject behind the verb with a preposition before it is none."""
    for token in tuple(tokens):
        verb = tokens[token.head]
        if not token.deprel.startswith("nsubj") or token.i < verb.i:
            continue
        first = min(
            (t.i for t in tokens if t.head == token.i and t.deprel in ("amod", "det", "nummod")), default=token.i
        )
        before = tokens[first - 1] if first else None
        others = any(t.head == verb.i and t.deprel.startswith("nsubj") and t.i < verb.i for t in tokens)
        if others and before is not None and before.upos == "ADP" and before.deprel == "case" and before.i > verb.i:
            tokens[before.i] = replace(before, head=token.i)
            tokens[token.i] = replace(token, deprel="obl")


def _place_of_subject(tokens: list[Token], token: Token) -> None:
    """A noun under a preposition is no part of a verb (`The government in Tripoli receives ...`): it belongs to the noun before."""
    head = tokens[token.head]
    if token.deprel.split(":")[0] != "compound" or head.upos != "VERB" or token.upos not in NOMINAL:
        return
    cases = [t.i for t in tokens if t.deprel == "case" and (t.head == token.i or t.i == token.i - 1)]
    if cases:
        tokens[cases[0]] = replace(tokens[cases[0]], head=token.i)
        before = tokens[min(cases) - 1] if min(cases) else None
        host = before if before is not None and before.upos in NOMINAL and before.head == head.i else None
        tokens[token.i] = replace(token, head=host.i if host else head.i, deprel="nmod" if host else "obl")


def _led_by(tokens: list[Token], token: Token) -> None:
    """`the Wagner group, led by X`: a bare participle with an agent right behind a noun and a comma belongs to the noun."""
    if token.upos != "VERB" or token.feats.get("Tense") != "Past" or token.deprel not in ("conj", "advcl", "parataxis"):
        return
    own = [t for t in tokens if t.head == token.i and t.i != token.i]
    if any(t.deprel.startswith(("aux", "nsubj", "cc", "mark")) for t in own) or not any(
        t.deprel.startswith("obl") for t in own
    ):
        return
    before = token.i - 1
    if before < 1 or tokens[before].text != "," or tokens[before - 1].upos not in NOMINAL:
        return
    finite = tokens[token.head].upos == "VERB" and tokens[token.head].feats.get("VerbForm") == "Fin"
    if finite and not below(tokens, before - 1, token.i):
        tokens[token.i] = replace(token, head=before - 1, deprel="acl")


def _one_subject(tokens: list[Token]) -> None:
    """A verb with a subject on either side and no object: the later one is the object (`Irak invaderade Kuwait`)."""
    for verb in tuple(tokens):
        if verb.upos != "VERB":
            continue
        own = [t for t in tokens if t.head == verb.i and t.i != verb.i]
        subjects = [t for t in own if t.deprel == "nsubj"]
        objects = [t for t in own if t.deprel == "obj" and t.upos != "NUM"]
        if len(subjects) == 2 and subjects[1].upos == "PRON" and subjects[1].feats.get("Case") == "Nom":
            # "Efter ett möte med X avvisade han": the pronoun is the subject, the name before belongs to what it follows.
            first, before = subjects[0], tokens[subjects[0].i - 1] if subjects[0].i else None
            if before is not None and before.upos in NOMINAL:
                tokens[first.i] = replace(first, head=before.i, deprel="flat")
            continue
        if len(subjects) == 2 and subjects[0].i < verb.i < subjects[1].i and not objects:
            tokens[subjects[1].i] = replace(subjects[1], deprel="obj")


def _subject_under_preposition(tokens: list[Token]) -> None:
    """`The uprising against Assad began`: what stands under a preposition is no subject, the noun before it is."""
    for subject in tuple(tokens):
        verb = tokens[subject.head]
        if subject.deprel.split(":")[0] != "nsubj" or subject.upos not in NOMINAL or verb.upos != "VERB":
            continue
        first = subject.i
        while first and tokens[first - 1].upos in ("DET", "ADJ", "NUM", "NOUN", "PROPN"):
            if not (subject.i <= tokens[first - 1].head <= verb.i or tokens[first - 1].deprel == "case"):
                break
            first -= 1
        mark, noun = (tokens[first - 1], tokens[first - 2]) if first > 1 else (subject, subject)
        if mark.upos != "ADP" or mark.deprel not in ("case", "mark") or not first <= mark.head <= verb.i:
            continue
        if noun.upos not in (*NOMINAL, "ADJ") or verb.i < subject.i:
            continue
        above = verb.head == noun.i and noun.head == noun.i
        beside = noun.head in (verb.i, subject.i) and noun.deprel.split(":")[0] not in ("obl", "advcl")
        if not above and not beside:
            continue
        if above:
            tokens[verb.i] = replace(verb, head=verb.i, deprel="root")
            for t in tuple(tokens[verb.i :]):
                if t.head == noun.i and t.i != verb.i:
                    tokens[t.i] = replace(t, head=verb.i)
        for t in tuple(tokens[: mark.i]):
            if t.head == subject.i and t.i != noun.i:
                tokens[t.i] = replace(t, head=noun.i)
        for t in tuple(tokens[first : subject.i]):
            if t.head == verb.i:
                tokens[t.i] = replace(t, head=subject.i)
        upos = "NOUN" if noun.upos == "ADJ" else noun.upos
        tokens[noun.i] = replace(noun, upos=upos, head=verb.i, deprel=subject.deprel)
        tokens[subject.i] = replace(subject, head=noun.i, deprel="nmod")
        tokens[mark.i] = replace(mark, head=subject.i, deprel="case")


def _verb_below_noun(tokens: list[Token]) -> None:
    """`The rebels' raid on Gao lasted ...` with *lasted* below *raid*: the only finite verb governs the noun before it."""
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None or root.upos != "NOUN" or not tokens or tokens[-1].text != ".":
        return
    finite = [t for t in tokens if _finite(t) and not _subordinate(tokens, t)]
    verb = finite[0] if len(finite) == 1 else None
    if verb is None or verb.upos != "VERB" or verb.i < root.i or verb.head != root.i:
        return
    own = [t for t in tokens if t.head == verb.i and t.i != verb.i]
    if verb.deprel not in ("ccomp", "advcl", "acl", "parataxis", "conj", "obl", "amod") or any(
        t.deprel.split(":")[0] in ("nsubj", "mark", "cc", "aux") for t in own
    ):
        return
    if tokens[verb.i - 1].text in (",", ":", "-", "–"):
        return
    tokens[verb.i] = replace(verb, head=verb.i, deprel="root")
    tokens[root.i] = replace(root, head=verb.i, deprel="nsubj")
    for t in tuple(tokens[verb.i :]):
        if t.head == root.i and t.i != verb.i:
            tokens[t.i] = replace(t, head=verb.i)


def _object_of_infinitive(tokens: list[Token]) -> None:
    """`The plan to attack the Kurds was published`: of two subjects before a verb, the one behind an infinitive is its object."""
    for verb in tuple(tokens):
        if verb.upos != "VERB":
            continue
        subjects = [t for t in tokens[: verb.i] if t.head == verb.i and t.deprel.split(":")[0] in ("nsubj", "obj")]
        if len(subjects) != 2 or subjects[1].upos not in NOMINAL:
            continue
        first, second = subjects
        inner = next(
            (
                t
                for t in tokens[first.i + 1 : second.i]
                if t.head == first.i and t.deprel == "acl" and t.feats.get("VerbForm") == "Inf"
            ),
            None,
        )
        if inner is not None and not any(t.head == inner.i and t.deprel in ("obj", "obl") for t in tokens):
            tokens[first.i] = replace(first, deprel=second.deprel)
            tokens[second.i] = replace(second, head=inner.i, deprel="obj")


def _joint_subject(tokens: list[Token]) -> None:
    """`Egypt and the UAE support Haftar`: two nominals around *and* before the first verb are one subject."""
    for mark in tuple(tokens):
        if mark.upos != "CCONJ" or not 0 < mark.i < len(tokens) - 1 or tokens[mark.i - 1].upos not in NOMINAL:
            continue
        if any(t.upos in ("VERB", "AUX") for t in tokens[: mark.i]):
            continue
        first = _head_of_name(tokens, mark.i - 1)
        if first >= mark.i:
            continue
        second = next((t for t in tokens[mark.i + 1 :] if t.upos in (*NOMINAL, "VERB", "AUX")), None)
        while (
            second is not None
            and second.upos in NOMINAL
            and second.deprel in ("compound", "flat")
            and second.head > second.i
        ):
            second = tokens[second.head]
        if second is None or second.deprel not in ("nsubj", "nsubj:pass") or second.head <= second.i:
            continue
        verb = tokens[second.head]
        listed = tokens[first].deprel == "conj"  # "Talks between A, B and C began": the list is no subject
        under = listed or any(t.head == first and t.deprel == "case" for t in tokens)
        if under and any(t.head == verb.i and t.i < first and t.deprel.startswith("nsubj") for t in tokens):
            tokens[second.i] = replace(second, head=first, deprel="conj")  # "a clash between police and rebels lasted"
            tokens[mark.i] = replace(mark, head=second.i)
            continue
        if (
            below(tokens, first, second.i)
            or tokens[second.i].head == first
            or verb.upos not in ("VERB", "AUX", "ADJ", "NOUN")
        ):
            continue
        if below(tokens, verb.i, first):  # the verb hung on the first of its subjects
            top = tokens[first]
            tokens[verb.i] = replace(verb, head=verb.i if top.head == first else top.head, deprel=top.deprel)
            for t in tuple(tokens):
                if t.head == first and t.i > verb.i and t.deprel == "punct":
                    tokens[t.i] = replace(t, head=verb.i)
        tokens[first] = replace(tokens[first], head=verb.i, deprel=second.deprel)
        tokens[second.i] = replace(second, head=first, deprel="conj")
        tokens[mark.i] = replace(mark, head=second.i)


def _give_a_verb(tokens: list[Token]) -> None:
    """A full sentence without any finite verb: its past participle is that verb (`Rebels wounded five soldiers.`).

    English past tense and participle look alike, and a parser that picks the participle makes a noun the root.
    """
    if not tokens or tokens[-1].text != "." or any(_finite(t) and not _subordinate(tokens, t) for t in tokens):
        return
    root = next((t for t in tokens if t.head == t.i), None)
    verb = next((t for t in tokens if _hidden_verb(tokens, t)), None)
    if (
        verb is None
        or root is None
        or root.upos not in NOMINAL
        or (verb.head != root.i and tokens[verb.head].head != root.i)
    ):
        return
    host = tokens[verb.head]
    subject = (
        host
        if host.i < verb.i
        else next((t for t in tokens[: verb.i] if t.head in (verb.i, host.i) and t.upos in NOMINAL), root)
    )
    if subject.i > verb.i:
        return
    for t in tuple(tokens):
        relation = t.deprel.split(":")[0]
        if (
            t.i in (verb.i, subject.i)
            or t.head not in (subject.i, host.i, root.i)
            or (t.i < verb.i and relation != "punct")
        ):
            continue
        bare = t.upos in NOMINAL and not any(c.head == t.i and c.deprel == "case" for c in tokens)
        if t.i > verb.i and t.head == subject.i:
            tokens[t.i] = replace(t, head=verb.i, deprel="obj" if bare else "obl" if relation == "nmod" else t.deprel)
        elif relation == "punct":
            tokens[t.i] = replace(t, head=verb.i)
    if host.i > verb.i:
        tokens[host.i] = replace(tokens[host.i], head=verb.i, deprel="obj")
    if root.i not in (subject.i, host.i):
        tokens[root.i] = replace(tokens[root.i], head=verb.i, deprel="obj" if root.i > verb.i else "parataxis")
    tokens[subject.i] = replace(tokens[subject.i], head=verb.i, deprel="nsubj")
    feats = {**verb.feats, "VerbForm": "Fin"}
    feats.pop("Voice", None)
    tokens[verb.i] = replace(verb, head=verb.i, deprel="root", upos="VERB", feats=feats)


def _verb_as_part(tokens: list[Token]) -> None:
    """`The court has vindicated Nelson Mandela` with *vindicated* as a part of the name: what has an auxiliary governs."""
    for verb in tuple(tokens):
        host = tokens[verb.head]
        part = verb.deprel in (*_NO_PLACE_FOR_VERBS, "nmod:desc", "nmod", "amod")
        if verb.upos != "VERB" or not part or host.upos not in NOMINAL or host.i < verb.i:
            continue
        own = {t.deprel.split(":")[0] for t in tokens if t.head == verb.i and t.i < verb.i}
        if not {"aux", "nsubj"} <= own:
            continue
        root = host.head == host.i
        tokens[verb.i] = replace(verb, head=verb.i if root else host.head, deprel=host.deprel)
        tokens[host.i] = replace(host, head=verb.i, deprel="obj")
        for t in tuple(tokens[host.i + 1 :]):
            if t.head == host.i and t.deprel == "punct":
                tokens[t.i] = replace(t, head=verb.i)


def _finite(token: Token) -> bool:
    return token.feats.get("VerbForm") == "Fin" or token.upos == "AUX"


def _subordinate(tokens: list[Token], token: Token) -> bool:
    """Whether a finite verb stands in a relative clause, which gives the sentence no verb of its own."""
    seen: set[int] = set()
    while token.i not in seen:
        if token.deprel == "acl:relcl":
            return True
        seen.add(token.i)
        token = tokens[token.head]
    return False


def _hidden_verb(tokens: list[Token], token: Token) -> bool:
    participle = token.feats.get("Tense") == "Past" or (
        token.feats.get("VerbForm") == "Part" and token.feats.get("Tense") != "Pres"
    )
    if (
        token.upos not in ("VERB", "ADJ")
        or token.deprel not in ("acl", "amod", "advcl", "parataxis")
        or not (participle or token.upos == "ADJ")
    ):
        return False
    if token.upos == "ADJ" and not participle:
        # Swedish past tenses read as adjectives keep the verb as lemma: `skyddade`, skydda.
        if token.text.lower() == token.lemma.lower() or not token.text.lower().startswith(token.lemma.lower()):
            return False
    passive = any(
        t.head == token.i and (t.deprel in ("obl:agent", "nsubj:pass") or (t.deprel == "obl" and t.i < token.i))
        for t in tokens
    )
    followed = token.i + 1 < len(tokens) and tokens[token.i + 1].upos not in ("PUNCT",)
    return not passive and followed and any(t.upos in NOMINAL for t in tokens[: token.i])


def _bare_subject(tokens: list[Token], token: Token) -> bool:
    """A noun as *compound* of a finite verb that follows it and has no subject is that subject (`The United Nations plans ...`)."""
    head = tokens[token.head]
    owner = token.deprel == "nmod:poss" and token.upos == "PROPN" and token.feats.get("Case") != "Gen"
    if (
        (token.deprel.split(":")[0] != "compound" and not owner)
        or token.upos not in NOMINAL
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
    if not seen_mark or j < 0 or tokens[j].upos not in NOMINAL:
        return None
    j = _head_of_name(tokens, j)
    if j == token.i or below(tokens, j, token.i):
        return None
    return j


def _head_of_name(tokens: list[Token], i: int) -> int:
    """The word that a part of a name hangs on, up to the first that is no part; rings are not followed."""
    for _ in tokens:
        head = tokens[i].head
        if tokens[i].deprel.split(":")[0] not in ("flat", "compound") or tokens[head].upos not in NOMINAL or head == i:
            break
        i = head
    return i


def _clausal(tokens: list[Token], i: int) -> bool:
    """Whether the nominal heads a clause of its own (a predicate or an elided verb)."""
    return any(t.head == i and t.deprel.split(":")[0] in ("nsubj", "cop", "aux", "csubj") for t in tokens if t.i != i)
