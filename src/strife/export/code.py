"""The output of `strife code`: one object for each line of input. Its JSON Schema is schema/code.schema.json."""

from __future__ import annotations

import json
import re
from importlib.resources import files

from strife.export.nouns import Json, claim_to_json, when_to_json
from strife.model import ActorMention, Claim, Place, Reading, Report, TimeMention

# Half a surrogate pair (an id may hold one) cannot be written as UTF-8; the others many tools take for line ends.
_ESCAPED = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")


def code_line(given_id: str | int | None, report: Report, reading: Reading, claims: tuple[Claim, ...]) -> Json:
    """The line for a report that was read."""
    line = skipped_line(given_id, reading.lang, None)
    return line | {
        "claims": [claim_to_json(claim) for claim in claims],
        "places": [_place(place) for place in reading.places],
        "actors": [_actor(mention) for mention in reading.actors],
        "times": [_time(mention, report.text) for mention in reading.times],
    }


def skipped_line(given_id: str | int | None, lang: str, reason: str | None) -> Json:
    """The line for input that was not read, and why."""
    return {"id": given_id, "lang": lang, "skipped": reason, "claims": [], "places": [], "actors": [], "times": []}


def dumps_line(line: Json) -> str:
    """One line of output, without its line end."""
    text = json.dumps(line, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def code_schema() -> Json:
    """The JSON Schema (2020-12) of a line."""
    schema: Json = json.loads(files("strife").joinpath("schema/code.schema.json").read_text("utf-8"))
    return schema


def _place(place: Place) -> Json:
    return {key: getattr(place, key) for key in ("start", "end", "name", "lat", "lon", "geonameid")}


def _actor(mention: ActorMention) -> Json:
    place = {"start": mention.start, "end": mention.end, "text": mention.text}
    coded = {"country": mention.country, "sector": mention.sector, "via": mention.via}
    return place | {"id": mention.actor, "name": mention.name} | coded


def _time(mention: TimeMention, text: str) -> Json:
    words = text[mention.start : mention.end]
    return {"start": mention.start, "end": mention.end, "text": words, "when": when_to_json(mention.when)}
