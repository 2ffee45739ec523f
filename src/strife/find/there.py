"""Words for a place told before: `the town`, `staden`, `there`, and in a clause that belongs to it `where`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from strife.knowledge.lexicon import Lexicon
from strife.knowledge.load import Knowledge
from strife.knowledge.names import Hit
from strife.model import NAMED_HERE, ActorMention, Name, Place, Report, Sentence, TimeMention, Token, Tree

POINTS = ("point", "city")
FAR = 1  # sentences: how far back such a word may reach
SHORT = 3  # letters: shorter nouns close too many other words
MODIFIERS = ("nmod", "nmod:poss", "compound", "appos", "flat", "acl", "nummod", "obl")


@dataclass(frozen=True, slots=True)
class Told:
    """A place where it is told; `kinds`: the nouns that the text calls it by (*the town of Sake*, *Sake, a town*)."""

    sentence: int
    place: Place
    kinds: frozenset[str]


@dataclass(slots=True)
class There:
    """The places told so far in a report."""

    lexicon: Lexicon
    told: list[Told] = field(default_factory=list)
    strange: list[int] = field(default_factory=list)  # sentences with a name that may be a place's and is on no map

    def meant(self, sentence: int, kind: str | None) -> Place | None:
        """The one place told last, in this sentence or the one before; of several the one that is called so."""
        for ago in range(FAR + 1):
            near = [t for t in self.told if sentence - t.sentence == ago and t.place.precision != "country"]
            strange = any(sentence - s == ago for s in self.strange)
            if kind is not None:
                near = [t for t in near if _fits(t, kind, self.lexicon)]
            called = [t for t in near if t.kinds & _like(kind, self.lexicon)]
            for choice in (called,) if strange else (near, called):
                if len({_key(t.place) for t in choice}) == 1:
                    return choice[-1].place
            if near or strange:
                return None
        return None


def places_again(
    report: Report,
    sentences: Sequence[Sentence],
    places: Sequence[Place],
    actors: Sequence[ActorMention],
    times: Sequence[TimeMention],
    knowledge: Knowledge,
) -> Iterator[Place]:
    """A place for each word that means one told before; none where several may be meant."""
    lexicon = knowledge.lexicon(report.lang)
    met_by_name = [m for m in actors if not m.via.startswith(NAMED_HERE) or m.country or m.sector]
    starts = {m.start for m in actors if m.sector == "GOV" and m.actor.split(".")[0] == m.country}
    seats = {p.start for p in places if p.start in starts}  # "Kinshasa denied": a government
    memory = There(lexicon)
    for sentence in sentences:
        tree = Tree(sentence)
        here: dict[int, Place] = {}
        for place in places:
            if sentence.start <= place.start < sentence.end and (span := tree.within(place.start, place.end)):
                here[tree.head_of(span)] = place
        known = [(m.start, m.end) for group in (places, times, met_by_name) for m in group]
        for token in sentence.tokens:
            i = token.i
            if token.upos == "PROPN" and not any(start <= token.start < end for start, end in known):
                memory.strange.append(sentence.index)
            if i in here:
                if here[i].start not in seats:
                    memory.told.append(Told(sentence.index, here[i], _kinds(tree, i, lexicon)))
                continue
            met, kind = None, None
            if tree.lower(i) in lexicon.words("where") and (of := _antecedent(tree, i)) is not None:
                met = next((p for p in here.values() if p.start <= tree[of].start < p.end), None)
                met = _finer(tree, here, met)
            elif tree.lower(i) in lexicon.words("there") and token.deprel != "expl":
                met = memory.meant(sentence.index, None)
            elif kind := _kind(tree, i, lexicon):
                met = memory.meant(sentence.index, kind)
            if met is not None:
                again = replace(met, text=token.text, start=token.start, end=token.end)
                here[i] = again
                if kind is not None:
                    memory.told.append(Told(sentence.index, again, frozenset({kind})))
                yield again


def called_places(
    report: Report, sentences: Sequence[Sentence], places: Sequence[Place], hits: Sequence[Hit], lexicon: Lexicon
) -> tuple[tuple[Sentence, ...], tuple[Place, ...]]:
    """Names that the text calls a town or the like, as places on no map; in the sentences they are nobody's names."""
    found, more = [], []
    taken = [(h.start, h.end) for h in hits] + [(p.start, p.end) for p in places]
    for sentence in sentences:
        tokens, names = list(sentence.tokens), list(sentence.names)
        for name in (*sentence.names, *_unseen(sentence)):
            tree = Tree(replace(sentence, tokens=tuple(tokens)))
            span = tree.within(name.start, name.end)
            if not span or any(start < name.end and name.start < end for start, end in taken):
                continue
            noun = _town_after(tree, span, lexicon)
            if noun is None and not _town_before(tree, span, lexicon):
                continue
            if noun is not None:
                _hang(tokens, tree.head_of(span), noun)
            names = [n for n in names if n != name] + [replace(name, label="LOC")]
            words = report.text[name.start : name.end]
            more.append(Place(words, words, precision="point", start=name.start, end=name.end))
        found.append(replace(sentence, tokens=tuple(tokens), names=tuple(names)))
    return tuple(found), tuple(more)


def _unseen(sentence: Sentence) -> list[Name]:
    """Proper nouns that the parser takes for no name."""
    single = [Name(t.start, t.end, "LOC") for t in sentence.tokens if t.upos == "PROPN" and t.text[:1].isupper()]
    return [n for n in single if not any(n.start < m.end and m.start < n.end for m in sentence.names)]


def _town_after(tree: Tree, span: list[int], lexicon: Lexicon) -> int | None:
    """*Sake, a mining town*: the noun right behind the comma."""
    i = span[-1] + 1
    if i + 2 >= len(tree.tokens) or tree[i].text != "," or tree[i + 1].feats.get("Definite") != "Ind":
        return None
    j = next((j for j in range(i + 2, min(i + 6, len(tree.tokens))) if _is_town(tree, j, lexicon)), None)
    return j if j is not None and all(tree[k].upos in ("ADJ", "NOUN", "ADV") for k in range(i + 2, j)) else None


def _town_before(tree: Tree, span: list[int], lexicon: Lexicon) -> bool:
    """*staden Sake*."""
    i = span[0] - 1
    return i >= 0 and tree[i].feats.get("Definite") == "Def" and _is_town(tree, i, lexicon)


def _is_town(tree: Tree, i: int, lexicon: Lexicon) -> bool:
    known = lexicon.words("towns") | lexicon.words("regions")
    forms = lexicon.forms(tree[i].lemma, tree[i].text)
    return tree[i].upos == "NOUN" and any(_is(form, k, lexicon) for form in forms for k in known)


def _hang(tokens: list[Token], head: int, noun: int) -> None:
    """The noun beside a name belongs to it, where the parser takes the two for two objects."""
    if tokens[noun].head == tokens[head].head and tokens[noun].head not in (noun, head):
        tokens[head] = replace(tokens[head], deprel=tokens[noun].deprel)
        tokens[noun] = replace(tokens[noun], head=head, deprel="appos")


def _antecedent(tree: Tree, i: int) -> int | None:
    """The word that *where* belongs to: the head of its clause, or what stands before the comma."""
    if i > 1 and tree[i - 1].text == ",":
        return i - 2
    clause = next((j for j in (i, *tree.ancestors(i)) if tree[j].deprel == "acl:relcl"), None)
    return None if clause is None else tree.parent(clause)


def _finer(tree: Tree, here: Mapping[int, Place], place: Place | None) -> Place | None:
    """*Sake near the lake*, *Sake in Kivu*, where: Sake."""
    first = tree.at(place.start) if place is not None else None
    if first is None or first < 2 or tree[first - 1].upos != "ADP":
        return place
    return next((p for p in here.values() if p.start <= tree[first - 2].start < p.end), place)


def _kind(tree: Tree, i: int, lexicon: Lexicon) -> str | None:
    """The noun of a bare definite `the town`, by which a place is meant again."""
    token = tree[i]
    forms = lexicon.forms(token.lemma, token.text)
    kind = next(
        (f for f in forms if f in lexicon.words("towns") | lexicon.words("regions") | lexicon.words("spots")), None
    )
    if kind is None or token.upos not in ("NOUN", "PROPN") or token.feats.get("Number") == "Plur":
        return None
    marks = lexicon.words("definite_places")
    dets = tree.kids(i, "det", "amod")
    definite = token.feats.get("Definite") == "Def" or any(tree.lower(c) in marks for c in dets)
    if not definite or any(tree.lower(c) not in marks for c in dets) or tree.kids(i, *MODIFIERS):
        return None
    return kind


def _kinds(tree: Tree, i: int, lexicon: Lexicon) -> frozenset[str]:
    """What kinds of place a name is said to be: *the town of Sake*, *Sake, a mining town*, *gruvorten Sake*."""
    above = tree.parent(i)
    near = list(tree.kids(i, "appos", "flat", "nmod", "compound"))
    if above is not None and tree.rels[i] in ("nmod", "appos", "flat", "compound"):
        near.append(above)
    if i and _town_before(tree, [i], lexicon):
        near.append(i - 1)
    known = lexicon.words("towns") | lexicon.words("regions") | lexicon.words("spots")
    found = set()
    for j in near:
        for form in lexicon.forms(tree[j].lemma, tree[j].text):
            found |= {k for k in known if _is(form, k, lexicon)}
    return frozenset(found)


def _is(form: str, kind: str, lexicon: Lexicon) -> bool:
    return form == kind or (lexicon.compounds and len(kind) > SHORT and form.endswith(kind))


def _fits(told: Told, kind: str, lexicon: Lexicon) -> bool:
    """A town is a point on the map, a province is none; a camp, a port, an airport must have been called so."""
    if kind in lexicon.words("towns"):
        return told.place.precision in POINTS
    if kind in lexicon.words("regions"):
        return told.place.precision not in (*POINTS, "country")
    return kind in told.kinds


def _like(kind: str | None, lexicon: Lexicon) -> frozenset[str]:
    """The nouns that mean the same kind of place."""
    groups = (lexicon.words("towns"), lexicon.words("regions"))
    return next((g for g in groups if kind in g), frozenset((kind,) if kind else ()))


def _key(place: Place) -> str:
    return str(place.geonameid or place.name)
