"""What can be seen of a claim that tells how often such claims are right: its sentence, and how its parties were found.

No type, no word and no kind of text is a trait: those that were judged are one genre's.

`knowledge/calibration.py` weighs these; the weights are fitted to claims judged one by one (`tools/calibrate.py`).
"""

from __future__ import annotations

from strife.model import GUESSED, NAMED_HERE, Claim, Party, Sentence, Tree

LONGEST = 60  # words: longer sentences are no worse than those
FAR = 15  # words between a trigger and a party, likewise


def traits(claim: Claim, sentence: Sentence) -> dict[str, float]:
    """Named traits with their values, most of them 0 or 1; what is not there has none."""
    tree = Tree(sentence)
    at = tree.at(claim.evidence.trigger_start)
    found = {
        "words": min(len(sentence.tokens), LONGEST) / 20,
        "time": float(bool(claim.when.text)),
        "tolls": float(bool(claim.tolls)),
    }
    for side, parties in (("source", claim.source), ("target", claim.target)):
        found.update(_side(side, parties, tree, at or 0))
    return {name: value for name, value in found.items() if value}


def _side(side: str, parties: tuple[Party, ...], tree: Tree, trigger: int) -> dict[str, float]:
    if not parties:
        return {f"no {side}": 1.0}
    links = [_link(p, tree, trigger) for p in parties]
    kinds = [provenance(p) for p in parties]
    # A town that is the verb's own object (*took X*) is whom it was done to; elsewhere it may only be where.
    found = {f"{side} {k}": 1.0 for k, (_, _, direct) in zip(kinds, links, strict=True) if k != "place" or not direct}
    near = [distance for distance, _, _ in links if distance is not None]
    found[f"{side} without country"] = float(not any(p.country for p in parties))
    found[f"{side} distance"] = min([*near, FAR]) / 5
    found[f"{side} path"] = float(min(path for _, path, _ in links))
    found[f"{side} direct"] = float(any(direct for _, _, direct in links))
    return found


def provenance(party: Party) -> str:
    """How a party was found: on the map, by a pronoun, as a described kind of people, named only here, a country, or known."""
    if party.id.startswith("geo:"):
        return "place"
    if party.why.startswith("`"):
        return "pronoun"
    if GUESSED in party.why:
        return "guessed"
    if party.id.startswith("-"):
        return "nameless"
    if party.id == party.country:
        return "country"
    if party.why.startswith(NAMED_HERE):
        return "named here"
    return "described" if "." in party.id else "known"


def _link(party: Party, tree: Tree, trigger: int) -> tuple[int | None, int, bool]:
    """How far a party stands from its trigger: in words, in steps of the tree, and whether it hangs on it."""
    word = party.text.split()[-1] if party.text else ""
    spots = [t.i for t in tree.tokens if t.text == word]
    if not spots:
        return None, 9, False
    spot = min(spots, key=lambda i: (abs(i - trigger), i))
    up, down = [spot, *tree.ancestors(spot)], [trigger, *tree.ancestors(trigger)]
    common = next((i for i in up if i in down), None)
    steps = 9 if common is None else up.index(common) + down.index(common)
    return abs(spot - trigger), steps, tree.parent(spot) == trigger
