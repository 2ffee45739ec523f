"""brief: what an analyst is told first. `compose` decides what is said, `to_terminal` and `to_html` how it is set."""

from strife.brief.compose import compose
from strife.brief.content import Brief
from strife.brief.page import to_html
from strife.brief.terminal import to_terminal

__all__ = ["Brief", "compose", "to_html", "to_terminal"]
