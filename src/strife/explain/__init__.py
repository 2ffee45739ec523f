"""explain: why strife says so. An event, a claim or a tie with every quote in context, its rule, its knowledge and its actors."""

from strife.explain.profile import Profile, profile
from strife.explain.terminal import to_terminal
from strife.explain.trace import Explanation, Ground, Who, explain

__all__ = ["Explanation", "Ground", "Profile", "Who", "explain", "profile", "to_terminal"]
