"""The cast of one report: everyone met so far, so that surnames, pronouns and `the general` find their person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from strife.model import ActorMention

PARAGRAPH = 600  # characters
RECENT_SENTENCES = 3  # how far back a pronoun may reach


@dataclass(frozen=True, slots=True)
class Seen:
    mention: ActorMention
    sentence: int
    subject: bool
    person: bool
    many: bool
    titles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Together:
    """Actors that one sentence names side by side; `subject`: as its subject."""

    sentence: int
    members: tuple[ActorMention, ...]
    subject: bool


@dataclass(slots=True)
class Cast:
    """`surnames` maps the last word of a name met in full to the mention that gave it; `bodies` the name of a body nobody
    lists likewise, `long_forms` the acronyms that the report explains to their bodies' names."""

    seen: list[Seen] = field(default_factory=list)
    surnames: dict[str, ActorMention] = field(default_factory=dict)
    titles: dict[str, ActorMention] = field(default_factory=dict)
    countries: Counter[str] = field(default_factory=Counter)
    armed: Counter[str] = field(default_factory=Counter)  # the countries of the armed groups that the report names
    brief: bool = False  # no longer than a paragraph
    together: list[Together] = field(default_factory=list)
    bodies: dict[str, ActorMention] = field(default_factory=dict)
    long_forms: Mapping[str, str] = field(default_factory=dict)

    def meet(self, seen: Seen) -> None:
        self.seen.append(seen)
        if seen.person:
            for title in seen.titles:
                self.titles[title] = seen.mention

    def learn(self, name: str, mention: ActorMention) -> None:
        """Remembers a person met in full by the surname, which `Al-` and the like belong to."""
        words = name.replace("-", " ").split()
        if len(words) > 1:
            self.surnames.setdefault(words[-1].casefold(), mention)

    def by_surname(self, name: str) -> ActorMention | None:
        return self.surnames.get(name.replace("-", " ").split()[-1].casefold())

    def titled(self, noun: str) -> ActorMention | None:
        """The one person met by a title: `minister` is also whoever was called foreign minister, if nobody else was."""
        if noun in self.titles:
            return self.titles[noun]
        longer = {m.actor: m for title, m in self.titles.items() if title.endswith(noun)}
        return next(iter(longer.values())) if len(longer) == 1 else None

    def person(self, sentence: int, before: int, but: Collection[str] = ()) -> ActorMention | None:
        """Whom a singular personal pronoun means: the last person that was a subject, else the last person, nearby; none of `but`."""
        near = [
            s
            for s in self.seen
            if s.person and not s.many and sentence - s.sentence <= RECENT_SENTENCES and s.mention.start < before
        ]
        near = [s for s in near if s.mention.actor not in but]
        subjects = [s for s in near if s.subject and sentence - s.sentence <= 1]
        chosen = (subjects or near)[-1:]
        return chosen[0].mention if chosen else None

    def many(self, sentence: int, before: int, but: Collection[str] = ()) -> ActorMention | None:
        """Whom `they` means: the last plural or collective actor nearby, none of `but`."""
        near = [s for s in self.seen if s.many and sentence - s.sentence <= 1 and s.mention.start < before]
        near = [s for s in near if s.mention.actor not in but]
        subjects = [s for s in near if s.subject]
        chosen = (subjects or near)[-1:]
        return chosen[0].mention if chosen else None

    def thing(self, sentence: int, before: int) -> ActorMention | None:
        """What `it` means: the country, body or group that was the subject of the sentence before or of this one."""
        near = [
            s
            for s in self.seen
            if s.subject and not s.person and 0 <= sentence - s.sentence <= 1 and s.mention.start < before
        ]
        return near[-1].mention if near else None

    def subject(self, sentence: int, before: int) -> ActorMention | None:
        """The subject that a reflexive possessive (`its`, `sin`) refers to."""
        near = [s for s in self.seen if s.subject and s.sentence == sentence and s.mention.start < before]
        return near[-1].mention if near else None

    def main_country(self) -> str | None:
        """The country the report is about: named three times and in three of five mentions or twice as often as any other.

        In a text no longer than a paragraph twice is enough, or once for the only one: a long one that names it once is
        about something else.
        """
        total = sum(self.countries.values())
        top = self.countries.most_common(1)
        second = max((n for c, n in self.countries.items() if top and c != top[0][0]), default=0)
        if not top:
            return None
        country, named = top[0]
        clear = named >= 0.6 * total or named >= 2 * second
        if self.brief:
            return country if len(self.countries) == 1 or (named >= 2 and clear) else None
        return country if named >= 3 and clear else None

    @property
    def war(self) -> str | None:
        """The country of the armed groups that the report names, if no country is named more often: there is its army too."""
        (country, named), *rest = self.armed.most_common(2) or [("", 0)]
        fought = named >= 2 and not (rest and 2 * rest[0][1] > named)
        most = max((n for c, n in self.countries.items() if c != country), default=0)
        return country if fought and not self.brief and self.countries[country] >= max(3, most + 1) else None


def moved(mention: ActorMention, start: int, end: int, head: int, text: str, via: str) -> ActorMention:
    """The same actor, mentioned by other words."""
    return replace(mention, start=start, end=end, head=head, text=text, via=via)
