"""Gives clauses back their verbs: what parsers take for nouns, adjectives or parts of names though grammar leaves only one reading."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from strife.model import Token

NOMINAL = ("NOUN", "PROPN")
SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
FINITE = {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin", "Voice": "Act"}
ENDS = (".", "!", "?", "…")


def mend_verbs(tokens: list[Token]) -> None:
    """All mendings of verbs, in the order in which one prepares the next."""
    _prepositions(tokens)
    for token in tuple(tokens):
        _headline_verb(tokens, token.i)
        _object_of_gerund(tokens, token.i)
        _explained(tokens, token.i)
    for token in tuple(tokens):
        _lift_modifier(tokens, token.i)
        _seen_as_verb(tokens, token.i)
        _under_auxiliary(tokens, token.i)
    for token in tuple(tokens):
        _past_for_adjective(tokens, token.i)
        _past_for_participle(tokens, token.i)
        _joined_to_object(tokens, token.i)
        _gerund(tokens, token.i)
    _fronted_participle(tokens)
    _cleft(tokens)


def mend_subjects(tokens: list[Token]) -> None:
    """Who belongs to which verb, when verbs and objects are known."""
    for token in tuple(tokens):
        _listed(tokens, token.i)
        _second_clause(tokens, token.i)
        _inverted(tokens, token.i)
        _outcome(tokens, token.i)
        _one_more_infinitive(tokens, token.i)


# --- small questions -------------------------------------------------------------------------------------------------


def _kids(tokens: list[Token], i: int, *rels: str) -> list[Token]:
    return [t for t in tokens if t.head == i and t.i != i and (not rels or t.deprel in rels)]


def _set(tokens: list[Token], i: int, **parts: Any) -> None:
    tokens[i] = replace(tokens[i], **parts)


def _finite(token: Token) -> bool:
    return token.feats.get("VerbForm") == "Fin" and token.upos in ("VERB", "AUX")


def _participle(token: Token) -> bool:
    """A past participle, or what a parser calls so: Swedish past tenses in -ade look the same."""
    return token.feats.get("VerbForm") == "Part" and token.feats.get("Tense") == "Past"


def _bare(tokens: list[Token], token: Token) -> bool:
    """A nominal that stands under no preposition and is no genitive."""
    genitive = token.feats.get("Case") == "Gen" or "poss" in token.deprel
    return token.upos in NOMINAL and not genitive and not _kids(tokens, token.i, "case")


def below(tokens: list[Token], i: int, ancestor: int) -> bool:
    seen: set[int] = set()
    while i not in seen:
        if i == ancestor:
            return True
        seen.add(i)
        i = tokens[i].head
    return False


def _main_verb(tokens: list[Token], but: int) -> bool:
    """Whether a finite verb outside the words below `but` heads a clause that is no relative one."""
    for t in tokens:
        if _finite(t) and t.i != but and not below(tokens, t.i, but):
            relative = any(a.deprel == "acl:relcl" for a in _up(tokens, t))
            if not relative:
                return True
    return False


def _up(tokens: list[Token], token: Token) -> list[Token]:
    found = [token]
    while tokens[found[-1].head] not in found:
        found.append(tokens[found[-1].head])
    return found


# --- prepositions ----------------------------------------------------------------------------------------------------


def _prepositions(tokens: list[Token]) -> None:
    """A preposition marks a noun, not a clause: `took Turkey to court`, `skingrades med tårgas`, `From the Netherlands came ...`."""
    for mark in tuple(tokens):
        if mark.deprel not in ("mark", "case") or mark.upos not in ("ADP", "PART") or mark.head <= mark.i:
            continue
        head = tokens[mark.head]
        marks = [t for t in _kids(tokens, head.i, "mark") if mark.i < t.i < head.i]
        if marks and mark.upos == "ADP" and head.feats.get("VerbForm") == "Inf":
            _set(tokens, mark.i, deprel="case")  # "gick med på att lämna": a preposition before an infinitive
            continue
        inside = {t.deprel for t in _kids(tokens, head.i)}
        clausal = inside & {"cop", "aux", "aux:pass", "obj", "expl", *SUBJECTS}
        if mark.deprel == "case":
            outer = tokens[head.head]
            fronted = head.upos == "PROPN" and head.deprel == "nsubj" and head.i < outer.i and outer.head == outer.i
            if fronted and mark.upos == "ADP" and any(t.i > outer.i for t in _kids(tokens, outer.i, "obj")):
                _set(tokens, head.i, deprel="obl")  # "From the Netherlands came ..."
            elif mark.upos == "ADP" and _finite(head) and head.i == mark.i + 1 and not clausal:
                _noun_for_verb(tokens, mark, head)
            continue
        if head.upos in NOMINAL and not clausal:
            _set(tokens, mark.i, deprel="case", upos="ADP")
        elif mark.upos == "ADP" and _finite(head) and head.i == mark.i + 1 and not clausal:
            _noun_for_verb(tokens, mark, head)
        elif mark.upos == "ADP" and head.head == head.i and head.upos == "VERB":
            nominal = next((t for t in tokens[mark.i + 1 : mark.i + 3] if t.upos in NOMINAL), None)
            later = any(t.i > head.i for t in _kids(tokens, head.i, "obj"))
            if nominal is not None and nominal.head == head.i and nominal.deprel in SUBJECTS and later:
                _set(tokens, mark.i, deprel="case", head=nominal.i)
                _set(tokens, nominal.i, deprel="obl")


def _noun_for_verb(tokens: list[Token], mark: Token, noun: Token) -> None:
    """What stands right behind a preposition, alone, is a noun, and what hangs on it belongs to the clause."""
    _set(tokens, mark.i, deprel="case")
    _set(tokens, noun.i, upos="NOUN", deprel="obl", feats={})
    for t in _kids(tokens, noun.i):
        if t.i > noun.i and t.deprel.startswith("obl"):
            _set(tokens, t.i, head=noun.head)


# --- verbs hung as parts of a noun -----------------------------------------------------------------------------------


def _lift_modifier(tokens: list[Token], i: int) -> None:
    """A past tense hung before the noun that is its object (`Serbien undertecknade avtalet`, read like *the signed treaty*)."""
    verb, root = tokens[i], tokens[tokens[i].head]
    own_subject = any(t.deprel in SUBJECTS and t.i != i for t in _kids(tokens, i))
    if verb.deprel not in ("amod", "nmod", "compound", "det") or i == 0 or root.head != root.i or root.i <= i:
        return
    if root.upos not in NOMINAL or _kids(tokens, root.i, "cop") or _kids(tokens, i, "case", "det"):
        return
    if not ((verb.upos == "VERB" and _finite(verb)) or (_participle(verb) and own_subject)):
        return
    if _main_verb(tokens, i):
        return
    subject = next((t for t in _kids(tokens, i) if t.deprel in SUBJECTS), None) or next(
        (t for t in tokens[:i] if t.head in (i, root.i) and t.upos in NOMINAL and not _kids(tokens, t.i, "case")), None
    )
    for t in _kids(tokens, root.i):
        if t.i < i or t.deprel == "punct":
            _set(tokens, t.i, head=i)
    last = max((t.i for t in tokens[i : root.i] if t.deprel == "conj" and t.head == i), default=i)
    host = last if last > i and not _kids(tokens, last, "obj") else i
    _set(tokens, i, head=i, deprel="root", upos="VERB", feats={**verb.feats, **FINITE})
    if subject is not None:
        _set(tokens, subject.i, head=i, deprel="nsubj")
    fallen = "obj" if subject is not None else "nsubj"
    _set(tokens, root.i, head=host, deprel=fallen)


def _seen_as_verb(tokens: list[Token], i: int) -> None:
    """A word that is known as a verb alone (see `lemmas`), hung where only a noun can stand."""
    verb, head = tokens[i], tokens[tokens[i].head]
    if verb.upos != "VERB" or verb.feats or verb.deprel not in ("obj", "nsubj", "nmod", "obl", "conj", "root", "appos"):
        return
    between = tokens[head.i + 1 : i]
    helped = head.feats.get("VerbForm") == "Sup" or _kids(tokens, head.i, "aux")
    if (
        verb.deprel == "obj"
        and head.upos in ("VERB", "AUX")
        and not helped
        and all(t.upos in ("ADV", "PART") for t in between)
    ):
        _auxiliary(tokens, head, verb)  # "verkar ha gripit ministern": `ha` is no verb with an object *gripit*
    elif not _main_verb(tokens, i) and not _kids(tokens, i, "case", "det"):
        _only_verb(tokens, verb)


def _headline_verb(tokens: list[Token], i: int) -> None:
    """`Pope urges peace`: what has an object is a verb, and the noun before it, with no stop at the end, its subject."""
    verb = tokens[i]
    if verb.upos != "NOUN" or verb.head != i or i == 0 or tokens[-1].text in ENDS:
        return
    own = {t.deprel for t in _kids(tokens, i)}
    noun = tokens[i - 1]
    if "obj" in own and not own & {"det", "case", "cop", "amod", *SUBJECTS} and noun.head == i and noun.upos in NOMINAL:
        _set(tokens, i, upos="VERB", feats={**FINITE, "Tense": "Pres"})
        _set(tokens, noun.i, deprel="nsubj")


def _object_of_gerund(tokens: list[Token], i: int) -> None:
    """`A resolution condemning X was adopted`: of two subjects the one right behind a participle is its object."""
    noun, verb = tokens[i], tokens[i - 1]
    if i < 2 or noun.upos not in NOMINAL or noun.deprel not in SUBJECTS or verb.upos != "VERB" or verb.deprel != "acl":
        return
    rival = tokens[verb.head]
    same = rival.deprel in SUBJECTS and rival.head == noun.head and rival.i < verb.i
    if (
        same
        and verb.feats.get("VerbForm") in ("Ger", "Part")
        and not _participle(verb)
        and not _kids(tokens, verb.i, "obj")
    ):
        _set(tokens, i, head=verb.i, deprel="obj")


def _explained(tokens: list[Token], i: int) -> None:
    """`shelled Bakhmut, a town in ...`; `Ethiopia, one of the poorest countries, ...`: behind a name and a comma stands what it is."""
    noun = tokens[i]
    if noun.upos not in ("NOUN", "NUM") or _kids(tokens, i, "case", "cop", "conj") or noun.head == i:
        return
    first = min([t.i for t in _kids(tokens, i, "det", "amod", "nummod")] + [i])
    if first < 2 or tokens[first - 1].text != ",":
        return
    name = tokens[first - 2]
    while name.deprel.startswith("flat") and name.head != name.i:
        name = tokens[name.head]
    if name.upos != "PROPN" or _kids(tokens, name.i, "case"):
        return
    verb = tokens[noun.head]
    if name.head == verb.i and name.deprel in ("obj", "xcomp") and noun.deprel in ("obj", "obl", "parataxis", "appos"):
        if _kids(tokens, i, "det") and i > verb.i and name.i > verb.i:
            _set(tokens, name.i, deprel="obj")
            _set(tokens, i, head=name.i, deprel="appos")
    elif name.deprel == "vocative" and noun.deprel in SUBJECTS and name.head in (i, verb.i) and verb.i > i:
        _set(tokens, name.i, head=verb.i, deprel=noun.deprel)
        _set(tokens, i, head=name.i, deprel="appos")


def _joined_to_object(tokens: list[Token], i: int) -> None:
    """`criticised a firm and imposed sanctions`: a verb is coordinated with a verb, not with its object."""
    verb, noun = tokens[i], tokens[tokens[i].head]
    if verb.upos != "VERB" or not _finite(verb) or verb.deprel != "conj" or noun.upos not in NOMINAL:
        return
    outer = tokens[noun.head]
    if noun.deprel in ("obj", "obl", "nmod") and outer.upos == "VERB" and _finite(outer) and _kids(tokens, i, "cc"):
        _set(tokens, i, head=outer.i)


def _gerund(tokens: list[Token], i: int) -> None:
    """`stopped selling weapons`: a gerund right behind a verb without object is what it speaks of."""
    verb, head = tokens[i], tokens[tokens[i].head]
    near = verb.upos == "VERB" and verb.deprel == "advcl" and head.i == i - 1 and head.upos == "VERB" and _finite(head)
    if near and verb.feats.get("VerbForm") == "Ger" and not _kids(tokens, i, "mark", "case", *SUBJECTS):
        if not _kids(tokens, head.i, "obj", "xcomp", "ccomp"):
            _set(tokens, i, deprel="xcomp")


def _cleft(tokens: list[Token]) -> None:
    """`It was Turkey that shot down the plane`: the clause belongs to the name."""
    for t in tuple(tokens):
        if t.deprel == "advcl:relcl" and tokens[t.head].upos in NOMINAL and _kids(tokens, t.head, "cop"):
            _set(tokens, t.i, deprel="acl:relcl")


def _under_auxiliary(tokens: list[Token], i: int) -> None:
    """`Armén har bombat ...`: who acts and what suffers it hang on the verb, never on its auxiliary."""
    helper = tokens[i]
    if helper.deprel not in ("aux", "aux:pass", "cop") or helper.head == i:
        return
    taken = {t.deprel.split(":")[0] for t in _kids(tokens, helper.head)}
    for t in _kids(tokens, i, *SUBJECTS, "obj", "obl", "advmod", "punct"):
        if t.deprel.split(":")[0] not in taken - {"obl", "advmod", "punct"}:
            _set(tokens, t.i, head=helper.head)


def _auxiliary(tokens: list[Token], head: Token, verb: Token) -> None:
    for t in _kids(tokens, head.i):
        if t.i != verb.i:
            _set(tokens, t.i, head=verb.i)
    top = verb.i if head.head == head.i else head.head
    _set(tokens, verb.i, head=top, deprel=head.deprel, feats={"VerbForm": "Sup", "Voice": "Act"})
    _set(tokens, head.i, head=verb.i, deprel="aux", upos="AUX")


def _only_verb(tokens: list[Token], verb: Token) -> None:
    """The one verb of its sentence is its root; the nominal before it is who, what follows hangs on it."""
    i = verb.i
    root = next((t for t in tokens if t.head == t.i), verb)
    if root.upos not in NOMINAL and root.i != i:
        return
    own = next((t for t in _kids(tokens, i, *SUBJECTS) if t.i < i), None)
    for t in tuple(tokens):
        if t.i in (i, root.i) or t.head not in (i, root.i):
            continue
        if t.i > i or t.deprel == "punct" or t.upos in ("ADV", "PART"):
            nominal = t.head == root.i and t.upos in NOMINAL and root.i < i
            rel = ("obj" if _bare(tokens, t) else "obl") if nominal else t.deprel
            _set(tokens, t.i, head=i, deprel=rel)
    _set(tokens, i, head=i, deprel="root")
    if root.i != i:
        _set(tokens, root.i, head=i, deprel="nsubj" if root.i < i else "obj" if _bare(tokens, root) else "obl")
    if own is not None and root.i < own.i:
        # "X, but not Y, signed ...": the second name is listed with the first.
        _set(tokens, own.i, head=root.i, deprel="conj")
        for t in tokens[root.i + 1 : own.i]:
            if t.head == i:
                _set(tokens, t.i, head=own.i)
    elif not _kids(tokens, i, *SUBJECTS):
        before = next((t for t in tokens[:i] if t.head in (i, root.i) and _bare(tokens, t)), None)
        if before is not None:
            _set(tokens, before.i, head=i, deprel="nsubj")


# --- past tenses read as participles ---------------------------------------------------------------------------------


def _past_for_adjective(tokens: list[Token], i: int) -> None:
    """`Läkare protesterade i Lagos.`: without an auxiliary a participle that has a subject is a past tense.

    Headlines leave the auxiliary out (`Tre soldater dödade i attack`), so the sentence must be closed or have an object.
    """
    token = tokens[i]
    if token.upos != "ADJ" or not _participle(token) or _kids(tokens, i, "aux", "aux:pass", "cop", "det", "case"):
        return
    subject = any(t.i < i for t in _kids(tokens, i, "nsubj"))
    relative = token.deprel == "acl:relcl"
    shared = token.deprel == "conj" and _finite(tokens[token.head])
    closed = tokens[-1].text in ENDS or bool(_kids(tokens, i, "obj"))
    passive = _kids(tokens, i, "obl:agent", "nsubj:pass")
    if (subject or relative or shared) and closed and not passive:
        _set(tokens, i, upos="VERB", feats={**FINITE})


def _past_for_participle(tokens: list[Token], i: int) -> None:
    """`Egypt criticised Israel and sent medicine`: coordinated with a past tense and with an object of its own."""
    token, head = tokens[i], tokens[tokens[i].head]
    if token.upos != "VERB" or token.deprel != "conj" or not _participle(token):
        return
    own = {t.deprel for t in _kids(tokens, i)}
    if "obj" in own and not own & {"aux", "aux:pass", "obl:agent", "nsubj:pass", "mark"}:
        if _finite(head) and head.feats.get("Voice") != "Pass" and not _kids(tokens, head.i, "aux", "aux:pass"):
            _set(tokens, i, feats={**FINITE})


def _fronted_participle(tokens: list[Token]) -> None:
    """`Accused of fraud, the minister resigned`: the clause with a subject is the main one."""
    for t in tuple(tokens):
        agent = t.upos == "VERB" and _participle(t) and _kids(tokens, t.i, "obl:agent")
        if agent and t.deprel in SUBJECTS and any(s.i > t.i for s in _kids(tokens, t.head, *SUBJECTS)):
            _set(tokens, t.i, deprel="advcl")  # "Supported by X, troops took the town"
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None or root.upos not in ("VERB", "ADJ") or _finite(root):
        return
    own = {t.deprel for t in _kids(tokens, root.i)}
    infinitive = root.feats.get("VerbForm") == "Inf"
    if own & {"aux", "aux:pass", "cop"} or root.feats.get("VerbForm") == "Sup" or ("mark" in own) is not infinitive:
        return
    later = (t for t in _kids(tokens, root.i, "conj", "parataxis", "advcl", "ccomp") if t.i > root.i)
    for verb in (t for t in later if t.upos == "VERB" and not _kids(tokens, t.i, "cc", "mark")):
        subject = next(
            (t for t in _kids(tokens, verb.i, *SUBJECTS, "obl:unmarked", "nmod:unmarked") if root.i < t.i < verb.i),
            None,
        )
        doer = next((t for t in _kids(tokens, root.i, *SUBJECTS) if t.i < root.i), None)
        if root.i == 0 and not infinitive and subject is not None and any(t.text == "," for t in tokens[: subject.i]):
            _set(tokens, root.i, head=verb.i, deprel="advcl", upos="VERB")
            if root.upos == "ADJ":
                _set(tokens, root.i, feats={"Tense": "Past", "VerbForm": "Part", "Voice": "Pass"})
            if subject.deprel.endswith("unmarked"):
                _set(tokens, subject.i, deprel="nsubj")
        elif doer is not None and subject is None and (infinitive or _kids(tokens, verb.i, "aux", "aux:pass")):
            # "Residents fleeing the town were given shelter": the participle belongs to its noun.
            passive = ":pass" if _kids(tokens, verb.i, "aux:pass") else ""
            _set(tokens, doer.i, head=verb.i, deprel="nsubj" + passive)
            _set(tokens, root.i, head=doer.i, deprel="acl")
        else:
            continue
        plain = _participle(verb) and not _kids(tokens, verb.i, "aux", "aux:pass")
        _set(tokens, verb.i, head=verb.i, deprel="root", feats={**FINITE} if plain else verb.feats)
        return


# --- subjects --------------------------------------------------------------------------------------------------------


def _second_clause(tokens: list[Token], i: int) -> None:
    """`X shelled A and Y bombed B`: the noun between *and* and the verb is that verb's subject, not a second object."""
    verb = tokens[i]
    if verb.upos != "VERB" or not (_finite(verb) or _participle(verb)) or i < 2 or _kids(tokens, i, "aux", "aux:pass"):
        return
    noun = tokens[i - 1]
    if noun.upos not in NOMINAL or noun.deprel != "conj" or noun.head >= noun.i:
        return
    first = tokens[noun.head]
    mark = next((t for t in _kids(tokens, noun.i, "cc") if t.i < noun.i), None)
    if mark is None or first.deprel != "obj" or _kids(tokens, first.i, "cc"):
        return
    if any(t.text == "," or t.upos == "CCONJ" for t in tokens[first.i + 1 : mark.i]):
        return
    outer = tokens[first.head]
    if verb.deprel in ("conj", "ccomp") and verb.head == outer.i and not _kids(tokens, i, "cc", *SUBJECTS):
        pass
    elif outer.deprel == "acl" and _participle(outer) and tokens[outer.head].head == i and verb.head == i:
        subject = tokens[outer.head]
        if subject.deprel not in SUBJECTS:
            return
        _set(tokens, outer.i, head=outer.i, deprel="root", feats={**FINITE})
        _set(tokens, subject.i, head=outer.i, deprel="nsubj")
        for t in _kids(tokens, i, "punct"):
            _set(tokens, t.i, head=outer.i)
        _set(tokens, i, head=outer.i, deprel="conj")
    else:
        return
    if _participle(verb):
        _set(tokens, i, feats={**FINITE})
    _set(tokens, i, deprel="conj")
    _set(tokens, noun.i, head=i, deprel="nsubj")
    _set(tokens, mark.i, head=i)


def _listed(tokens: list[Token], i: int) -> None:
    """`Belgium, the Netherlands, Luxembourg and Ireland`: a name between commas in a list of names is one of them.

    And `Talks between A, B, C and D began`: of two subjects the later, behind a comma, goes on with the list before it.
    """
    name = tokens[i]
    if name.upos != "PROPN" or i < 2:
        return
    first = min([t.i for t in _kids(tokens, i, "det", "amod", "compound", "punct") if t.i < i] + [i])
    comma = first if tokens[first].text == "," else first - 1
    if comma < 1 or tokens[comma].text != ",":
        return
    if name.deprel == "appos" and tokens[name.head].upos == "PROPN":
        if len([t for t in _kids(tokens, name.head, "conj") if t.i > i and t.upos == "PROPN"]) > 1:
            _set(tokens, i, deprel="conj")
    elif name.deprel in SUBJECTS and any(t.i < i for t in _kids(tokens, name.head, *SUBJECTS)):
        before = tokens[comma - 1]
        while before.deprel in ("conj", "flat", "flat:name", "compound") and before.head != before.i:
            before = tokens[before.head]
        listed = (
            before.upos == "PROPN"
            and _kids(tokens, before.i, "case")
            and any(t.i > i for t in _kids(tokens, i, "conj"))
        )
        if listed and not below(tokens, before.i, i):
            _set(tokens, i, head=before.i, deprel="conj")


def _inverted(tokens: list[Token], i: int) -> None:
    """`I måndags grep armén 30 aktivister`: behind a fronted phrase the subject follows the verb, the object comes after it."""
    verb = tokens[i]
    if verb.upos != "VERB" or not _finite(verb) or verb.deprel not in ("root", "ccomp", "parataxis"):
        return
    if verb.feats.get("Voice") == "Pass" or verb.feats.get("Mood") == "Imp" or _kids(tokens, i, *SUBJECTS, "expl"):
        return
    fronted = [t for t in _kids(tokens, i, "obl") if t.i < i and _kids(tokens, t.i, "case")]
    objects = _kids(tokens, i, "obj")
    if not fronted or len(objects) != 1 or objects[0].i < i or objects[0].upos not in NOMINAL:
        return
    subject = objects[0]
    if any(t.upos not in ("DET", "ADJ", "NUM", "PROPN", "NOUN") for t in tokens[i + 1 : subject.i]):
        return
    _set(tokens, subject.i, deprel="nsubj")
    for t in tokens[subject.i + 1 :]:
        host = tokens[t.head]
        hung = t.deprel in ("nmod", "nmod:unmarked") and host.head == i and host.deprel == "obl" and t.i > host.i
        if hung and _bare(tokens, t):
            _set(tokens, t.i, head=i, deprel="obj")
            return


def _outcome(tokens: list[Token], i: int) -> None:
    """`opened fire to disperse the crowd, killing one`: behind a comma a participle tells what came of the deed, not of its aim."""
    token, comma = tokens[i], tokens[i - 1] if i else None
    aim = tokens[token.head]
    if (
        token.deprel != "advcl"
        or token.feats.get("VerbForm") not in ("Ger", "Part")
        or token.feats.get("Tense") == "Past"
    ):
        return
    if comma is None or comma.text != "," or aim.i > i or aim.feats.get("VerbForm") != "Inf":
        return
    if aim.deprel == "advcl" and tokens[aim.head].i < aim.i and tokens[aim.head].upos == "VERB":
        _set(tokens, i, head=aim.head)


def _one_more_infinitive(tokens: list[Token], i: int) -> None:
    """`calls on them to rise, occupy the embassies and ...`: a bare form behind a comma goes on with the infinitive before it."""
    token, comma = tokens[i], tokens[i - 1] if i else None
    head = tokens[token.head]
    bare = (
        token.upos == "VERB" and token.text.lower() == token.lemma.lower() and head.text.lower() != head.lemma.lower()
    )
    if token.deprel != "conj" or not bare or head.i > i or head.upos != "VERB" or comma is None or comma.text != ",":
        return
    if _kids(tokens, i, "nsubj", "nsubj:pass", "aux", "mark"):
        return
    before = [t for t in tokens[head.i + 1 : i] if t.head == head.i and t.feats.get("VerbForm") == "Inf"]
    if before and _kids(tokens, before[-1].i, "mark"):
        _set(tokens, i, head=before[-1].i)
