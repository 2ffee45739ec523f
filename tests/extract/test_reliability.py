"""What is told of private people every day falls below the threshold; what is done to anybody by force does not."""

from __future__ import annotations

import pytest

from extract.test_rules import read
from strife.pipeline import DEFAULT_CONFIDENCE

ASKED = "/NOUN/2/nsubj asked/VERB/0/root/ask {} /NOUN/2/obj to/PART/5/mark leave/VERB/2/xcomp/leave/VerbForm=Inf ./PUNCT/2/punct"


def asked(who: str, whom: str) -> float:
    _, claims = read(f"{who}{ASKED.replace('{} ', whom)}")
    return max((c.confidence for c in claims if c.type == "REQUEST"), default=0.0)


@pytest.mark.parametrize(
    ("who", "whom", "told"),
    [
        pytest.param("Residents", "tourists", False, id="two private parties"),
        pytest.param("Residents", "soldiers", True, id="a private party and an army"),
        pytest.param("Rebels", "tourists", True, id="rebels and a private party"),
    ],
)
def test_everyday_acts_need_somebody_public(who: str, whom: str, told: bool) -> None:
    assert (asked(who, whom) >= DEFAULT_CONFIDENCE) is told


def test_violence_between_private_people_is_told() -> None:
    _, claims = read("Residents/NOUN/2/nsubj kidnapped/VERB/0/root/kidnap tourists/NOUN/2/obj ./PUNCT/2/punct")
    assert [c.type for c in claims if c.confidence >= DEFAULT_CONFIDENCE] == ["ASSAULT"]
