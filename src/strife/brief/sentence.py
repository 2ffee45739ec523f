"""An event as a short sentence: who, what, to whom, where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from strife.brief.phrases import Phrase, Phrases
from strife.model import Event, Party, Place, Toll

_MUTUAL = ("AGREE", "CONSULT")
_HELD = ("PROTEST", "CONCEDE")
_DECLARED = ("AGREE", "THREATEN")
_UNCOUNTED = (
    "police",
    "people",
    "troops",
    "civilians",
    "militia",
    "children",
    "women",
    "men",
)  # plural without a plural mark


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence in four parts, so that a page can set each in its own way; `where` begins with its preposition."""

    who: str
    verb: str
    whom: str
    where: str

    @property
    def text(self) -> str:
        return " ".join(part for part in (self.who, self.verb, self.whom, self.where) if part)


def tell(event: Event, phrases: Phrases) -> Telling:
    """The sentence for an event; what is not known is left out or said to be unknown, never guessed."""
    declared = event.about if event.status == "future" and event.type in _DECLARED else None
    phrase = phrases.of(declared or event.type, event.mode)  # "is to attack" says what a threat for the future says
    who, whom = _names(event.source), _names(p for p in event.target if not _merely_where(event, p))
    if event.type == "ASSAULT" and event.mode == "occupy" and not whom and event.place:
        return _telling(event, phrase, event.source, (event.place.name,), "")
    return _telling(event, phrase, event.source, whom or (), _where(event.place, phrase.at, (*who, *whom)))


def _telling(event: Event, phrase: Phrase, source: tuple[Party, ...], whom: tuple[str, ...], where: str) -> Telling:
    if not source and whom and event.type in _MUTUAL:
        return Telling(join(whom), _inflect(phrase.alone, event.status, many=len(whom) > 1), "", where)
    if not source and whom and phrase.passive:
        be = ("is", "are")
        verb = f"{_inflect(be, event.status, many=_plural(whom), bare='be')} {phrase.passive}"
        return Telling(_capital(join(whom)), verb, "", where)
    who = _names(source)
    verb = _inflect(phrase.active if whom else phrase.alone, event.status, many=_plural(who))
    return Telling(_capital(join(who)) or "Someone", f"{verb} {phrase.to if whom else ''}".rstrip(), join(whom), where)


def _inflect(forms: tuple[str, str], status: str, *, many: bool, bare: str | None = None) -> str:
    """`attacks`, `is to attack`, `may attack`, `does not attack`, by status and number."""
    infinitive = bare or forms[1]
    if status == "future":
        return f"{'are' if many else 'is'} to {infinitive}"
    if status == "hypothetical":
        return f"may {infinitive}"
    if status == "negated" and bare:
        return f"{forms[many]} not"
    if status == "negated":
        return f"{'do' if many else 'does'} not {infinitive}"
    return forms[many]


def _plural(names: Sequence[str]) -> bool:
    """Several parties, or one whose last word is a common noun in the plural ("Libyan rebels")."""
    if len(names) != 1:
        return bool(names)
    last = names[0].split(" of ")[0].split()[-1] if names[0].split() else ""  # "forces of Khalifa Haftar"
    return last.lower() in _UNCOUNTED or (last.islower() and last.endswith("s") and not last.endswith("ss"))


def _where(place: Place | None, at: str, told: Sequence[str]) -> str:
    """`in Sirte`, `from Sirte`; nothing when the place has been told as a party."""
    return f"{at} {place.name}" if place and place.name not in told else ""


def _merely_where(event: Event, party: Party) -> bool:
    """A protest is held in a place, not against it."""
    return event.type in _HELD and party.id.startswith("geo:")


def _names(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.name or p.text for p in parties))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def join(names: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def toll(item: Toll) -> str:
    """`12 killed`, `12–20 killed`, `at least 20 killed`."""
    if item.kind == "crowd":
        return f"{_range(item)} people"
    return f"{_range(item)} {item.kind}"


def _range(item: Toll) -> str:
    if item.high is None:
        return f"at least {item.low:,}"
    return f"{item.low:,}" if item.high == item.low else f"{item.low:,}–{item.high:,}"
