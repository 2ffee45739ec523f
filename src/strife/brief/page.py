"""A brief as one page of HTML that needs nothing else: no network, no fonts, no scripts but a few lines of its own."""

from __future__ import annotations

from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template

from strife.brief.content import Brief
from strife.brief.graph import picture

STATUS_WORDS = {
    "actual": "reported",
    "future": "planned",
    "hypothetical": "possible",
    "negated": "did not happen",
    "historical": "background",
}
MARK_WORDS = {"denied": "denied", "contested": "contested", "claimed": "claimed by a side"}


def to_html(brief: Brief) -> str:
    """The page; every text from a report is escaped by the template engine."""
    drawn = [t for group in brief.ties for t in group.ties]
    return _template().render(brief=brief, picture=picture(drawn), status_words=STATUS_WORDS, mark_words=MARK_WORDS)


@cache
def _template() -> Template:
    text = (resources.files("strife.brief") / "page.html.j2").read_text(encoding="utf-8")
    rooms = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return rooms.from_string(text)
