"""`the capital`, `huvudstaden`: the seat of the country that the report is about, as a place on the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from strife.knowledge.load import Knowledge
from strife.knowledge.names import ACTOR, Hit
from strife.knowledge.place_names import fold
from strife.model import Place, Report, Sentence, Tree


def capitals(
    report: Report, sentences: Sequence[Sentence], places: Sequence[Place], hits: Sequence[Hit], knowledge: Knowledge
) -> Iterator[Place]:
    """A place for each bare definite *capital*; none when the text names the town itself or is about no one country."""
    lexicon = knowledge.lexicon(report.lang)
    words = lexicon.words("capital")
    named = Counter(h.first.id for h in hits if h.first.kind != ACTOR)
    if not named:
        return
    (code, count), *rest = named.most_common(2)
    if (rest and rest[0][1] * 2 > count) or code not in knowledge.countries:
        return
    seat = next((n for tag, n in knowledge.countries[code].seats if tag in (report.lang, "any", "en")), None)
    spots = knowledge.gazetteer.lookup(fold(seat), report.lang) if seat else ()
    spot = next((s for s in spots if s.country == code and s.kind != "country"), None)
    if spot is None:
        return
    taken = {p.start for p in places}
    for sentence in sentences:
        tree = Tree(sentence)
        for token in sentence.tokens:
            if words.isdisjoint(lexicon.forms(token.lemma, token.text)):
                continue
            if tree.kids(token.i, "compound", "amod"):
                continue  # "the state capital"
            near = [c for c in tree.kids(token.i, "appos", "nmod", "flat") if tree[c].start in taken]
            follows = token.i + 1 < len(sentence.tokens) and sentence.tokens[token.i + 1].start in taken
            definite = token.feats.get("Definite") == "Def" or any(
                tree.lower(c) in lexicon.words("definite") for c in tree.kids(token.i, "det")
            )
            if definite and not near and not follows:
                yield Place(
                    name=spot.name,
                    text=token.text,
                    country=spot.country,
                    lat=spot.lat,
                    lon=spot.lon,
                    geonameid=spot.geonameid,
                    precision=spot.kind,
                    start=token.start,
                    end=token.end,
                )
