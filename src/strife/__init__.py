"""strife: who did what to whom, where and when, and who says so.

    import strife

    print(strife.brief("examples/libya").headline)

    coder = strife.Coder()
    with strife.open_store("libya.sqlite") as store:
        strife.read_into(store, "examples/libya", coder)
        for event in strife.situation(store).events:
            print(event.when.start, event.type, event.place)

Everything is loaded on first use, so `import strife` costs nothing. `strife.read`, `strife.brief` and `strife.explain`
are functions; the packages of those names are reached as always by `from strife.read import ...`.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from strife.errors import StrifeError as StrifeError
    from strife.knowledge.load import load as load_knowledge
    from strife.model import Claim as Claim
    from strife.model import Event as Event
    from strife.model import Report as Report
    from strife.model import Situation as Situation
    from strife.model import Skipped as Skipped
    from strife.model import Tie as Tie
    from strife.pipeline import Coded as Coded
    from strife.pipeline import Coder as Coder
    from strife.pipeline import conclude as conclude
    from strife.read import read as read
    from strife.read import read_text as read_text
    from strife.run.conclusions import brief as brief
    from strife.run.conclusions import explain_id as explain
    from strife.run.conclusions import situation_of as situation
    from strife.run.local import code as code
    from strife.run.local import read_into as read_into
    from strife.run.verifying import verify as verify
    from strife.store import Filter as Filter
    from strife.store import open_store as open_store

_WHERE = {
    "StrifeError": "strife.errors:StrifeError",
    "load_knowledge": "strife.knowledge.load:load",
    **{noun: f"strife.model:{noun}" for noun in ("Claim", "Event", "Report", "Situation", "Skipped", "Tie")},
    "Coded": "strife.pipeline:Coded",
    "Coder": "strife.pipeline:Coder",
    "conclude": "strife.pipeline:conclude",
    "read": "strife.read:read",
    "read_text": "strife.read:read_text",
    "brief": "strife.run.conclusions:brief",
    "explain": "strife.run.conclusions:explain_id",
    "situation": "strife.run.conclusions:situation_of",
    "code": "strife.run.local:code",
    "read_into": "strife.run.local:read_into",
    "verify": "strife.run.verifying:verify",
    "Filter": "strife.store:Filter",
    "open_store": "strife.store:open_store",
}

__all__ = [
    "Claim",
    "Coded",
    "Coder",
    "Event",
    "Filter",
    "Report",
    "Situation",
    "Skipped",
    "StrifeError",
    "Tie",
    "brief",
    "code",
    "conclude",
    "explain",
    "load_knowledge",
    "open_store",
    "read",
    "read_into",
    "read_text",
    "situation",
    "verify",
]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"strife has no {name!r}; it has {', '.join(_WHERE)}")
    module, _, thing = _WHERE[name].partition(":")
    found = getattr(import_module(module), thing)
    ModuleType.__setattr__(sys.modules[__name__], name, found)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_WHERE})


class _Front(ModuleType):
    """Keeps the functions above in front of the packages `strife.read`, `strife.brief` and `strife.explain`.

    Python sets a package as an attribute of its parent when it is first imported, which would hide the function.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name in _WHERE and isinstance(value, ModuleType):
            return
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Front
