"""One sentence with all that was found in it: what the rules of extraction look at."""

from __future__ import annotations

from dataclasses import replace

from strife.knowledge.lexicon import Lexicon
from strife.knowledge.names import ADJECTIVE, COUNTRY
from strife.model import ActorMention, Party, Place, Reading, Sentence, TimeMention, Tree, When

PEOPLE = "CVL"


class Scene:
    """Mentions by the token that heads them. Several actors at one head: the widest counts."""

    def __init__(self, sentence: Sentence, reading: Reading, lexicon: Lexicon) -> None:
        self.sentence, self.lexicon = sentence, lexicon
        self.tree = Tree(sentence)
        starts = {t.start: t.i for t in sentence.tokens}
        dateline = _dateline(sentence)
        self.actors: dict[int, ActorMention] = {}
        self.also: dict[int, list[ActorMention]] = {}  # "the ministers of Iran and Turkey": two actors at one head
        self.places: dict[int, Place] = {}
        self.times: dict[int, TimeMention] = {}
        self.dated: dict[int, When] = {}  # verbs and nouns whose day is told from another's
        for actor in reading.actors:
            head = starts.get(actor.head)
            if head is None and sentence.start <= actor.head < sentence.end:
                head = self.tree.at(actor.head)
            if head is None or actor.end <= dateline:
                continue
            if head in self.actors and (actor.start, actor.end) == (self.actors[head].start, self.actors[head].end):
                self.also.setdefault(head, []).append(actor)
            elif head not in self.actors or _wider(actor, self.actors[head]):
                self.actors[head] = actor
        for place in (*reading.places, *reading.again):
            if (at := self._head(place.start, place.end)) is not None:
                self.places[at] = place
        self.timed: set[int] = set()  # every word of a time, however it is hung
        for time in reading.times:
            self.timed.update(self.tree.within(time.start, time.end))
            if (at := self._head(time.start, time.end)) is not None:
                self.times[at] = time

    def _head(self, start: int, end: int) -> int | None:
        if end <= self.sentence.start or start >= self.sentence.end:
            return None
        span = self.tree.within(start, end)
        return self.tree.head_of(span) if span else None

    # --- parties -----------------------------------------------------------------------------------------------------

    def parties(self, token: int, grounds: bool = False) -> tuple[Party, ...]:
        """Who is meant by a nominal and all that is coordinated with it; `grounds`: a place may stand for its people."""
        found: dict[str, Party] = {}
        for i in self.tree.conjuncts(token):
            if i != token and any(self.has(c, "negation") for c in self.tree.kids(i, "advmod")):
                continue  # "Sweden, but not Norway"
            for party in self._one(i, grounds, 0):
                found.setdefault(party.id, party)
        return tuple(found.values())

    def _one(self, i: int, grounds: bool, depth: int) -> tuple[Party, ...]:
        if depth > 3:
            return ()
        mention, place = self.actors.get(i) or self._named_by(i), self.places.get(i)
        if (
            grounds
            and place is not None
            and place.precision != "country"
            and (mention is None or mention.sector == "GOV")
        ):
            return (grounds_of(place),)  # who attacks Tripoli attacks the town, not the government that it stands for
        if mention is not None and "." in mention.actor:
            for c in self.tree.kids(i, "appos"):
                # "the presidents of both countries, X and Y": the names say who.
                people = [self.actors[j] for j in self.tree.conjuncts(c) if j in self.actors]
                if people and all("." not in m.actor for m in people):
                    return tuple(party_of(m) for m in people)
        if mention is not None:
            return (party_of(mention), *(party_of(m) for m in self.also.get(i, ()) if m.start == mention.start))
        if self.has(i, "settlements"):
            # "the town of Sirte", "huvudstaden Tripoli": the place, never who rules it.
            named = [c for c in (i, *self.tree.kids(i, "nmod", "appos", "flat", "compound")) if c in self.places]
            if named or not grounds:
                # "the town of X in Turkey", with X on no map: people of Turkey, never the state.
                return (people_of(grounds_of(self.places[named[0]])),) if grounds and named else ()
            # "a camp for Congolese refugees": whoever lives there; "Iraqi towns": the people of the country.
            marks = self.lexicon.words("purpose")
            living = (c for c in self.tree.kids(i, "nmod") if self.tree.case(c) in marks and c in self.actors)
            return tuple(party_of(self.actors[c]) for c in living) or tuple(map(people_of, self._owner(i, depth)))
        if inner := self._measured(i, grounds, depth):
            return inner
        for c in self.tree.kids(i, "appos"):
            # "the three states, Estonia, Latvia and Lithuania"
            if found := tuple(p for j in self.tree.conjuncts(c) for p in self._one(j, False, depth + 1)):
                return found
        owners = self._owner(i, depth, grounds)
        if self.has(i, "dwellings"):  # "Palestinian homes": whose homes they are
            return tuple(people_of(p) if p.why.startswith((ADJECTIVE, COUNTRY)) else p for p in owners)
        return owners

    def _named_by(self, title: int) -> ActorMention | None:
        """The person whose name stands behind a title that a parser hung by itself (*med Italiens premiärminister X*)."""
        start, after = self.tree[title].start, self.tree.parent(title)
        if after is None or after != title + 1 or self.tree[title].upos != "NOUN":
            return None
        mention = self.actors.get(after)
        return mention if mention is not None and mention.start <= start < mention.head else None

    def _measured(self, i: int, grounds: bool, depth: int) -> tuple[Party, ...]:
        """`hundreds of protesters`, `a group of rebels`: who is counted."""
        if self.tree.lemma(i) not in self.lexicon.words("quantities") and self.tree[i].upos != "NUM":
            return ()
        partitive = self.lexicon.words("partitive")
        for c in self.tree.kids(i, "nmod", "obl"):
            if self.tree.case(c) in partitive or not self.tree.case(c):
                found = tuple(p for j in self.tree.conjuncts(c) for p in self._one(j, grounds, depth + 1))
                if found:
                    return found
        return ()

    def _owner(self, i: int, depth: int, grounds: bool = False) -> tuple[Party, ...]:
        """The actor behind a thing: `Turkish cargo ship`, `Reagan's statement`, `the proposal of Egypt`, `the US-led war`."""
        for c in self.tree.kids(i, "amod"):
            if self.has(c, "leading"):
                leaders = [d for d in self.tree.children[c] if d in self.actors and not self.tree.case(d)]
                if leaders:
                    return tuple(party_of(self.actors[d]) for d in leaders)
        marks = self.lexicon.words("from") | self.lexicon.words("genitive")
        for rels, wants_case in (
            (("nmod:poss",), False),
            (("amod", "compound", "nmod", "flat"), False),
            (("nmod",), True),
        ):
            for c in self.tree.kids(i, *rels):
                case = self.tree.case(c)
                if bool(case) is not wants_case or (wants_case and case not in marks):
                    continue
                if c in self.actors:
                    if (
                        grounds
                        and c in self.places
                        and self.places[c].precision != "country"
                        and self.actors[c].sector == "GOV"
                    ):
                        return (
                            grounds_of(self.places[c]),
                        )  # "the Tripoli road": who blocks it does nothing to the government there
                    return tuple(party_of(self.actors[j]) for j in self.tree.conjuncts(c) if j in self.actors)
                nested = wants_case or "poss" in self.tree[c].deprel or self.tree.rels[c] == "compound"
                if nested and depth < 2 and (found := self._owner(c, depth + 1, grounds)):
                    return found
        return ()

    # --- words -------------------------------------------------------------------------------------------------------

    def forms(self, i: int) -> tuple[str, ...]:
        """The forms under which the lexicon may know a token."""
        return self.lexicon.forms(self.tree[i].lemma, self.tree[i].text)

    def is_word(self, i: int, nouns: frozenset[str]) -> bool:
        """Whether a token is one of these nouns, or in a language that writes compounds as one word ends in one."""
        forms = self.forms(i)
        if not nouns.isdisjoint(forms):
            return True
        if self._multiword(i, nouns):
            return True
        return self.lexicon.compounds and any(
            form.endswith(noun) and len(form) - len(noun) > 2 and len(noun) > 3 for form in forms[:2] for noun in nouns
        )

    def _multiword(self, i: int, nouns: frozenset[str]) -> bool:
        if i == 0:
            return False
        pair = {f"{a} {b}" for a in self.forms(i - 1) for b in self.forms(i)}
        return not pair.isdisjoint(nouns)

    def has(self, i: int, key: str) -> bool:
        """Whether a token is one of the grammar words of that key."""
        return not self.lexicon.words(key).isdisjoint(self.forms(i))


DASHES = frozenset({"-", "--", "–", "—"})
LONGEST_DATELINE = 25  # words


def _dateline(sentence: Sentence) -> int:
    """Where the dateline of a report's first sentence ends (`NAIROBI, 12 May (Reuters) -- ...`), 0 without one: nobody acts in it."""
    tokens = sentence.tokens
    if sentence.index or not (tokens[0].text.isupper() and len(tokens[0].text) > 2):
        return 0
    return next((t.end for t in tokens[1:LONGEST_DATELINE] if t.text in DASHES and tokens[t.i - 1].end < t.start), 0)


def _wider(one: ActorMention, other: ActorMention) -> bool:
    return one.end - one.start > other.end - other.start


def party_of(mention: ActorMention) -> Party:
    return Party(mention.actor, mention.name, mention.text, mention.country, mention.sector, mention.via)


def people_of(party: Party) -> Party:
    """The people of a country that is only named by its name or nationality."""
    if party.sector is not None or party.id != party.country:
        return party
    return replace(party, id=f"{party.id}.{PEOPLE}", sector=PEOPLE)


def grounds_of(place: Place) -> Party:
    """A place that suffers an act stands for whoever is there: only its country is known."""
    key = f"geo:{place.geonameid}" if place.geonameid else f"geo:{place.name.casefold().replace(' ', '-')}"
    if place.precision == "country" and place.country:
        key = place.country
    return Party(key, place.name, place.text or place.name, place.country, None, f"the place {place.name}")
