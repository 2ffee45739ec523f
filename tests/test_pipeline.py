"""The same input gives the same bytes, in any order; a report is stored wholly or not at all."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import strife
from strife import codec
from strife.errors import StoreError
from strife.model import Claim, Report, Situation
from strife.pipeline import Coded, Coder, conclude
from strife.run.conclusions import brief_of, conclude_store
from strife.run.local import gather, read_into
from strife.store import open_store

LIBYA = Path(__file__).parent.parent / "examples" / "libya"
ENOUGH = [
    LIBYA / name
    for name in ("2019-04-05-harbour-wire.en.md", "2019-04-05-nordhavn-dagblad.sv.md", "2020-01-07-meridian-post.en.md")
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def _bytes(situation: Situation) -> str:
    return codec.dumps(situation)


def test_the_same_bytes_twice_and_in_any_order(coder: Coder) -> None:
    known = gather(LIBYA, coder)
    first = conclude(known.reports, known.claims, known.ties, coder.knowledge)
    again = gather(LIBYA, Coder())
    assert again == known
    dice = random.Random(1)
    for _ in range(3):
        reports, claims, ties = list(known.reports), list(known.claims), list(known.ties)
        for one in (reports, claims, ties):
            dice.shuffle(one)
        assert _bytes(conclude(reports, claims, ties, coder.knowledge)) == _bytes(first)


def test_every_quote_is_in_its_report(coder: Coder) -> None:
    known = gather(LIBYA, coder)
    texts = {r.id: r.text for r in known.reports}
    for claim in known.claims:
        evidence = claim.evidence
        text = texts[evidence.report]
        assert text[evidence.start : evidence.end] == evidence.quote
        assert evidence.start <= evidence.trigger_start < evidence.trigger_end <= evidence.end
        assert evidence.knowledge == coder.knowledge.version


def test_a_store_holds_what_was_coded_and_brings_the_same_brief(coder: Coder, tmp_path: Path) -> None:
    with open_store(tmp_path / "s.sqlite") as store:
        tally = read_into(store, ENOUGH, coder)
        assert (tally.coded, tally.known, tally.skipped) == (3, 0, ())
        assert not store.current()
        from_store = strife.brief(store, coder)
        assert store.current()
        assert strife.brief(store, coder) == from_store == brief_of(ENOUGH, coder)


def test_one_transaction_a_report(coder: Coder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What breaks off in the middle of the second report leaves the first whole and nothing of the second."""
    from strife.store import store as module

    written: list[str] = []
    insert_all = module.insert_all

    def breaking(connection: object, table: object, new: list[object]) -> None:
        if str(table) == "claim_parties":
            written.append(str(table))
            if len(written) == 2:
                raise StoreError("the disk is full")
        insert_all(connection, table, new)  # type: ignore[arg-type]

    with open_store(tmp_path / "s.sqlite") as store:
        monkeypatch.setattr(module, "insert_all", breaking)
        with pytest.raises(StoreError):
            read_into(store, ENOUGH, coder)
        monkeypatch.undo()
        health = store.health()
        assert health.reports == 1
        assert health.claims == len({c.id for c in _claims(ENOUGH[0], coder)})
        assert read_into(store, ENOUGH, coder).known == 1
        assert store.health().reports == 3


def test_other_settings_code_again(coder: Coder, tmp_path: Path) -> None:
    with open_store(tmp_path / "s.sqlite") as store:
        read_into(store, ENOUGH[:1], coder)
        assert read_into(store, ENOUGH[:1], coder).known == 1
        strict = Coder(coder.knowledge, threshold=0.8)
        assert read_into(store, ENOUGH[:1], strict).coded == 1
        assert all(claim.confidence >= 0.8 for claim in store.claims())


def test_what_cannot_be_coded_is_a_record_under_its_path(coder: Coder, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Ez egy magyar nyelvű hír a tüntetésekről és a kormányról.", "utf-8")
    with open_store(tmp_path / "s.sqlite") as store:
        (skipped,) = read_into(store, [file], coder).skipped
        assert (skipped.report, skipped.stage) == (str(file), "identify")
        assert list(store.skipped()) == [skipped]
        file.write_text("Rebels attacked the village of Hadba on Sunday, and the army withdrew.", "utf-8")
        assert read_into(store, [file], coder).coded == 1
        assert list(store.skipped()) == []


def test_as_of_leaves_out_what_came_later(coder: Coder, tmp_path: Path) -> None:
    from datetime import date

    with open_store(tmp_path / "s.sqlite") as store:
        read_into(store, ENOUGH, coder)
        then = conclude_store(store, coder.knowledge, date(2019, 4, 30))
        assert then.as_of == "2019-04-30"
        assert not store.current()  # a view of the past is not kept as what is known
        assert len(conclude_store(store, coder.knowledge).events) > len(then.events)


def _claims(path: Path, coder: Coder) -> tuple[Claim, ...]:
    (report,) = (r for r in strife.read(path) if isinstance(r, Report))
    coded = coder.code(report)
    assert isinstance(coded, Coded), coded
    return coded.claims
