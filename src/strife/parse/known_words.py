"""Mends parses by words that the lexicon knows: hyphenated words, nouns and verbs that the parser took for something else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from strife.knowledge.lexicon import Lexicon
from strife.model import Sentence, Token

_NOMINAL = ("NOUN", "PROPN", "PRON")
_GRAMMATICAL = ("PUNCT", "DET", "PRON", "AUX", "SCONJ", "CCONJ", "SYM", "PART", "INTJ")
_INNER = ("case", "punct", "compound", "mark", "advmod", "cc")
_OF_A_NOUN = ("det", "amod", "nummod", "nmod:poss", "compound", "case", "flat", "nmod")
_PARTS = ("amod", "compound", "nmod", "flat", "flat:name", "det", "list")


def mend(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with hyphenated words whole, and with the nouns and the verb that only the lexicon knows."""
    tokens = _hyphenated(list(sentence.tokens), lexicon)
    _owners(tokens)
    for token in tuple(tokens):
        _up_to(tokens, token, lexicon)
    for token in tuple(tokens):
        if _is_noun(tokens, token, lexicon):
            _make_noun(tokens, token)
    for token in tuple(tokens):
        _gerund(tokens, token, lexicon)
        _content_clause(tokens, token, lexicon)
    _perfect(tokens, lexicon)
    _main_verb(tokens, lexicon)
    return replace(sentence, tokens=tuple(tokens))


def _up_to(tokens: list[Token], token: Token, lexicon: Lexicon) -> None:
    """`will allow up to 500 refugees`: what stands before a number under a preposition measures it and is no particle."""
    i = token.i
    if token.deprel not in ("compound:prt", "advmod") or token.text.lower() not in lexicon.words("up_to"):
        return
    mark, number = tokens[i + 1 : i + 2], tokens[i + 2 : i + 3]
    if not (mark and number) or mark[0].deprel != "case" or number[0].upos != "NUM":
        return
    noun = tokens[mark[0].head]
    tokens[i] = replace(token, deprel="advmod", head=number[0].i)
    tokens[i + 1] = replace(mark[0], deprel="fixed", head=i)
    if noun.deprel == "obl" and not any(t.head == noun.head and t.deprel in ("obj", "obl") and t.i < i for t in tokens):
        tokens[noun.i] = replace(noun, deprel="obj")


# --- hyphens -------------------------------------------------------------------------------------------------------------


def _hyphenated(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """`counter - offensive` as the one word of the lexicon: English parsers learn to split at hyphens."""
    i = 1
    while i < len(tokens) - 1:
        before, after = tokens[i - 1], tokens[i + 1]
        if tokens[i].text == "-" and before.end == tokens[i].start and tokens[i].end == after.start:
            known = (f"{before.text.lower()}-{form}" for form in lexicon.forms(after.lemma, after.text))
            key = next((k for k in known if k in lexicon.verbs or k in lexicon.nouns), None)
            if key is not None:
                tokens = _joined(tokens, i - 1, key, lexicon)
        i += 1
    return tokens


def _joined(tokens: list[Token], first: int, key: str, lexicon: Lexicon) -> list[Token]:
    """The three tokens from `first` as one, hanging where they hung."""
    run = tokens[first : first + 3]
    outward = [t for t in run if not first <= t.head < first + 3 or t.head == t.i]
    chosen = next((t for t in reversed(outward) if t.deprel not in _INNER), (outward or run)[-1])
    verb = key in lexicon.verbs and (key not in lexicon.nouns or run[2].upos == "VERB")
    place = {t.i: t.i if t.i <= first else max(first, t.i - 2) for t in tokens}
    word = replace(
        run[2],
        i=first,
        text="".join(t.text for t in run),
        lemma=key,
        upos="VERB" if verb else "NOUN",
        head=first if chosen.head in (t.i for t in run) else place[chosen.head],
        deprel=chosen.deprel,
        start=run[0].start,
    )
    rest = (replace(t, i=place[t.i], head=place[t.head]) for t in tokens if t not in run)
    return sorted((word, *rest), key=lambda t: t.i)


# --- owners --------------------------------------------------------------------------------------------------------------

_APOSTROPHES = ("'", "’")


def _owners(tokens: list[Token]) -> None:
    """A genitive is the owner of the noun that follows, never a subject (`the rebels' raid`, `Kinas censur`)."""
    for token, after in zip(tuple(tokens), tuple(tokens[1:]), strict=False):
        mark = after if after.deprel == "case" and after.upos == "PART" and after.head == token.i else None
        if after.text in _APOSTROPHES and after.start == token.end and token.text[-1:] == "s":
            opened = any(t.text in _APOSTROPHES for t in tokens[: token.i])
            mark = mark or (None if opened or after.i + 1 >= len(tokens) else after)
        if token.upos not in _NOMINAL or (mark is None and token.feats.get("Case") != "Gen"):
            continue
        owned = _owned(tokens, (mark or token).i + 1)
        if owned is None or token.deprel.startswith("flat"):
            continue
        if mark is not None:
            tokens[mark.i] = replace(mark, upos="PART", head=token.i, deprel="case")
        if owned.head == token.i:
            _swap(tokens, token, owned)
        elif token.head == owned.i or token.deprel.startswith("nsubj") or tokens[token.head].deprel == "compound":
            tokens[token.i] = replace(token, head=owned.i, deprel="nmod:poss")


def _swap(tokens: list[Token], owner: Token, owned: Token) -> None:
    """What is owned takes the place in the sentence that its owner was given."""
    for t in tuple(tokens[owned.i + 1 :]):
        if t.head == owner.i:
            tokens[t.i] = replace(t, head=owned.i)
    head = owned.i if owner.head == owner.i else owner.head
    tokens[owned.i] = replace(owned, head=head, deprel=owner.deprel)
    tokens[owner.i] = replace(owner, head=owned.i, deprel="nmod:poss")


def _owned(tokens: list[Token], start: int) -> Token | None:
    """The noun that a genitive before `start` belongs to: the next word that is no adjective or part of the noun."""
    for token in tokens[start : start + 5]:
        part = token.upos in ("ADJ", "NUM", "NOUN", "PROPN", "VERB") and token.head > token.i
        if part and token.deprel in ("amod", "compound", "nummod", "flat"):
            continue
        return token if token.upos in ("NOUN", "VERB", "ADJ", "ADV", "PROPN") else None
    return None


# --- nouns ---------------------------------------------------------------------------------------------------------------


def _is_noun(tokens: list[Token], token: Token, lexicon: Lexicon) -> bool:
    """A word that the lexicon knows as a noun, tagged as something that its place in the sentence rules out."""
    before = tokens[token.i - 1] if token.i else token
    if token.upos == "X" and before.upos == "ADP" and before.head == token.i:
        return True
    if token.upos not in ("ADJ", "ADV", "VERB", "X", "AUX", "INTJ") or token.deprel in (
        "amod",
        "case",
        "mark",
        "fixed",
    ):
        return False
    forms = lexicon.forms(token.lemma, token.text) if token.upos != "AUX" else (token.text.lower(),)
    listed = token.upos in ("VERB", "ADV") and any(word in lexicon.listed for word in forms)
    if not listed and not any(form in lexicon.nouns or form in lexicon.agents for form in forms):
        return False
    own = [t for t in tokens if t.head == token.i and t.i < token.i]
    word = token.text.lower()
    participle = token.feats.get("VerbForm") in ("Ger", "Part")
    predicate = any(t.deprel == "cop" for t in own)
    if not predicate and any(t.deprel.startswith(("aux", "nsubj", "mark")) for t in own):
        return False
    if any(t.deprel in ("det", "nmod:poss") for t in own):
        return word in lexicon.nouns or not participle  # "Jordan's visiting king"
    exact = word in lexicon.nouns and word not in lexicon.verbs and not participle
    return exact or not any(form in lexicon.verbs for form in forms)


def _make_noun(tokens: list[Token], token: Token) -> None:
    """The noun, and as the object of its verb when nothing else marks it (`väckte åtal mot`)."""
    for t in tuple(tokens[: token.i]):
        if t.head == token.i and t.upos == "ADP" and t.deprel == "mark":
            tokens[t.i] = replace(t, deprel="case")
    marked = any(t.head == token.i and t.deprel == "case" for t in tokens)
    if marked and token.deprel in ("advcl", "xcomp", "advmod"):
        token = replace(token, deprel="obl")
    verb = tokens[token.head]
    bare = token.deprel in ("advmod", "compound:prt", "advcl", "xcomp") and not marked
    served = any(t.head == verb.i and t.deprel in ("obj", "cop") for t in tokens)
    deprel = "obj" if bare and verb.upos == "VERB" and verb.i < token.i and not served else token.deprel
    feats = {k: v for k, v in token.feats.items() if k not in ("VerbForm", "Tense", "Mood", "Voice")}
    tokens[token.i] = replace(token, upos="NOUN", deprel=deprel, feats=feats)


# --- verbs ---------------------------------------------------------------------------------------------------------------


def _known_verb(token: Token, lexicon: Lexicon) -> str | None:
    """The verb that a word is an inflected form of."""
    word = token.text.lower()
    if word in lexicon.verbs or token.upos in _GRAMMATICAL:
        return None
    known = [form for form in lexicon.forms(token.lemma, token.text) if form in lexicon.verbs]
    acts = (form for form in known if any(s.type or s.op for s in lexicon.verbs[form]))  # not a standing relation
    return next(acts, known[0] if known else None)


def _gerund(tokens: list[Token], token: Token, lexicon: Lexicon) -> None:
    """`began bombing Gaza`, `by bombing Gaza`: a noun that has a name as its object, or is read as a kind of Gaza, is the verb."""
    key = _known_verb(token, lexicon) if token.upos == "NOUN" and token.i else None
    own = [t for t in tokens if t.head == token.i and t.i != token.i and t.deprel not in ("case", "mark", "punct")]
    if key is None or any(t.i < token.i for t in own):
        return
    before, host = tokens[token.i - 1], tokens[token.head]
    name = next((t for t in own if t.deprel == "obj" and t.upos == "PROPN"), None)
    if name is not None:
        verb = host
    elif host.upos == "PROPN" and host.i > token.i and not own and token.deprel in ("compound", "nmod:desc", "nmod"):
        name, verb = host, before if before.upos == "VERB" else tokens[host.head]
        if any(t.head != name.i for t in tokens[token.i + 1 : name.i]):
            return
    else:
        return
    if verb.upos not in ("VERB", "ADJ") or verb.i >= token.i:
        return
    under = before.upos == "ADP"
    feats = {**token.feats, "VerbForm": "Ger"}
    rel = "advcl" if under else "xcomp"
    tokens[token.i] = replace(token, lemma=key, upos="VERB", feats=feats, head=verb.i, deprel=rel)
    tokens[name.i] = replace(name, head=token.i, deprel="obj")
    if under:
        tokens[before.i] = replace(before, head=token.i, deprel="mark")


def _content_clause(tokens: list[Token], token: Token, lexicon: Lexicon) -> None:
    """`told reporters that Russia had ...` read as a relative clause: one that lacks nothing is what was told."""
    if token.deprel != "acl:relcl" or token.upos != "VERB":
        return
    own = [t for t in tokens if t.head == token.i and t.i != token.i]
    that = next((t for t in own if t.text.lower() in lexicon.words("that")), None)
    whole = {"nsubj", "obj"} <= {t.deprel for t in own if t is not that}
    host = tokens[token.head]
    verb = host if host.upos == "VERB" else tokens[host.head]
    if that is None or not whole or verb.upos != "VERB" or verb.i >= that.i:
        return
    tokens[that.i] = replace(that, upos="SCONJ", deprel="mark")
    tokens[token.i] = replace(token, head=verb.i, deprel="ccomp")


def _verb_of(token: Token, lexicon: Lexicon) -> str | None:
    """The verb that a participle is a form of, be it written like the infinitive (*set*, *quit*); of a standing relation none."""
    word = token.text.lower()
    if word not in lexicon.verbs:
        return _known_verb(token, lexicon)
    return word if any(s.type or s.op for s in lexicon.verbs[word]) else None


def _perfect(tokens: list[Token], lexicon: Lexicon) -> None:
    """`has lent money` with *lent* read as what kind of money: the participle right behind the auxiliary is the verb."""
    perfect = lexicon.words("perfect")
    for have, word in zip(tuple(tokens), tuple(tokens[1:]), strict=False):
        wrong = word.upos in ("ADJ", "NOUN", "PROPN") and word.deprel in _PARTS
        if not wrong or word.i + 1 >= len(tokens) or perfect.isdisjoint(lexicon.forms(have.lemma, have.text)):
            continue
        key = _verb_of(word, lexicon)
        host = tokens[word.head]
        if key is None or host.i < word.i or tokens[word.i + 1].upos == "PUNCT":
            continue
        for t in tuple(tokens):
            if t.head == have.i and t.i not in (have.i, word.i):
                tokens[t.i] = replace(t, head=word.i)
        if host.head == have.i:
            tokens[host.i] = replace(tokens[host.i], head=word.i, deprel="obj")
        root = have.head == have.i
        verb = replace(word, lemma=key, upos="VERB", head=word.i if root else have.head, deprel=have.deprel)
        tokens[word.i] = replace(verb, feats={"VerbForm": "Part", "Tense": "Past"})
        tokens[have.i] = replace(have, upos="AUX", head=word.i, deprel="aux")


def _main_verb(tokens: list[Token], lexicon: Lexicon) -> None:
    """A full sentence in which the parser saw no verb: the first word that the lexicon knows as one, behind a nominal."""
    if len(tokens) < 3 or tokens[-1].text != "." or any(_governs(tokens, t) for t in tokens):
        return
    found = [t for t in tokens[1:-1] if _might_govern(t, lexicon) and _after_subject(tokens, t, lexicon)]
    # "Serb forces besieged ...": a word that may be a noun is the verb only when no other can be.
    verb = next((t for t in found if not _may_be_noun(t, lexicon)), found[0] if found else None)
    if verb is not None:
        _raise_verb(tokens, verb, _known_verb(verb, lexicon) or verb.lemma)


def _might_govern(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is the form of a verb: an inflected one, or any where the parser saw the root (`The rebels hold Gao`)."""
    root = token.head == token.i and token.upos in ("NOUN", "PROPN", "VERB") and token.text.lower() in lexicon.verbs
    return root or _known_verb(token, lexicon) is not None


def _may_be_noun(token: Token, lexicon: Lexicon) -> bool:
    many = token.feats.get("Number") == "Plur"
    forms = lexicon.forms(token.lemma, token.text) if many else (token.text.lower(),)
    return token.upos != "VERB" and any(form in lexicon.nouns or form in lexicon.agents for form in forms)


def _governs(tokens: list[Token], token: Token) -> bool:
    """Whether a word is a finite verb in a place for verbs, and not inside a relative clause."""
    finite = token.upos == "AUX" or (token.upos == "VERB" and token.feats.get("VerbForm") == "Fin")
    if not finite or token.deprel in _PARTS:
        return False
    seen: set[int] = set()
    while token.i not in seen:
        if token.deprel == "acl:relcl":
            return False
        seen.add(token.i)
        token = tokens[token.head]
    return True


def _after_subject(tokens: list[Token], token: Token, lexicon: Lexicon) -> bool:
    """Whether a word stands where a verb stands: right behind a nominal that no preposition marks, and before more."""
    before, after = tokens[token.i - 1], tokens[token.i + 1]
    if token.deprel == "acl:relcl" or before.text.lower() in lexicon.words("relative"):
        return False
    if before.upos not in _NOMINAL or after.upos == "PUNCT" or after.text.lower() in lexicon.words("agent"):
        return False
    return _subject(tokens, token.i) is not None


def _subject(tokens: list[Token], verb: int) -> Token | None:
    """The nominal before a verb that nothing between start and verb governs and no preposition marks; the last such."""
    cased = {t.head for t in tokens if t.deprel == "case"}
    tops = [t for t in tokens[:verb] if t.upos in _NOMINAL and (t.head >= verb or t.head == t.i) and t.i not in cased]
    return tops[-1] if tops else None


def _raise_verb(tokens: list[Token], verb: Token, key: str) -> None:
    """Makes a word the verb of its sentence: what stands before is its subject, what follows its objects and obliques."""
    subject = _subject(tokens, verb.i)
    assert subject is not None
    cased = {t.head for t in tokens if t.deprel == "case"}
    served = False
    for t in tuple(tokens):
        outward = t.head >= verb.i if t.i < verb.i else t.head <= verb.i
        if t.i == verb.i or not (outward or t.head == t.i):
            continue
        if t.i == subject.i:
            tokens[t.i] = replace(t, head=verb.i, deprel="nsubj")
        elif t.i < verb.i and t.deprel in _OF_A_NOUN and t.i not in cased:
            tokens[t.i] = replace(t, head=subject.i, deprel="nmod:poss" if t.upos in _NOMINAL else t.deprel)
        elif t.upos in _NOMINAL:
            bare = t.i not in cased
            tokens[t.i] = replace(t, head=verb.i, deprel="obj" if bare and not served else "obl")
            served = served or bare
        else:
            tokens[t.i] = replace(t, head=verb.i, deprel="advmod" if t.upos in ("ADV", "ADP", "ADJ") else t.deprel)
    feats = {**_without(verb.feats, ("Voice",)), "VerbForm": "Fin", "Tense": "Past"}
    tokens[verb.i] = replace(verb, lemma=key, upos="VERB", feats=feats, head=verb.i, deprel="root")


def _without(feats: object, names: Iterable[str]) -> dict[str, str]:
    return {k: v for k, v in dict(feats).items() if k not in names}  # type: ignore[call-overload]
