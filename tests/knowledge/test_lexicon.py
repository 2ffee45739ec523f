"""Knowledge files in, senses or a sentence of complaint out: file, line, what is wrong. And a user's folder over ours."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from strife.errors import KnowledgeError
from strife.knowledge.lexicon import Lexicon, build
from strife.knowledge.load import load, overlay
from strife.knowledge.tree import PACKED, load_folder, parse_folder, write_packed

GRAMMAR = """\
frames:
  verb: {source: subject, target: object}
  noun: {source: possessor, target: of}
genitive: [of]
"""


def write(folder: Path, **files: str) -> Path:
    """`lexicon/xx/NAME.yml` for each text, with a small grammar."""
    home = folder / "lexicon" / "xx"
    home.mkdir(parents=True, exist_ok=True)
    for name, text in {"grammar": GRAMMAR, **files}.items():
        (home / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def lexicon(folder: Path, **files: str) -> Lexicon:
    return build("xx", parse_folder(write(folder, **files)), load().ontology)


def complaint(folder: Path, **files: str) -> str:
    with pytest.raises(KnowledgeError) as error:
        lexicon(folder, **files)
    return str(error.value)


# --- entries -------------------------------------------------------------------------------------------------------------


def test_an_entry_takes_the_type_of_its_file_and_the_frame_of_its_kind(tmp_path: Path) -> None:
    (sense,) = lexicon(tmp_path, assault="type: ASSAULT\nverbs:\n  attack: {example: Rebels attacked Gao.}\n").verbs[
        "attack"
    ]
    assert (sense.type, sense.source, sense.target, sense.rule) == (
        "ASSAULT",
        ("subject",),
        ("object",),
        "xx/assault:attack",
    )


def test_a_particle_is_part_of_the_verb(tmp_path: Path) -> None:
    (sense,) = lexicon(tmp_path, assault="type: ASSAULT\nverbs:\n  blow up: {}\n").verbs["blow"]
    assert sense.particle == "up"


def test_the_narrower_sense_comes_first(tmp_path: Path) -> None:
    text = "type: ASSAULT\nverbs:\n  open:\n    - {op: keep}\n    - {object: [fire]}\n"
    assert [bool(s.object) for s in lexicon(tmp_path, assault=text).verbs["open"]] == [True, False]


def test_a_class_of_words_stands_for_its_words(tmp_path: Path) -> None:
    text = 'type: ASSAULT\nverbs:\n  shell: {object: ["@site", depot]}\n'
    (sense,) = lexicon(tmp_path, assault=text, classes="site: [school, bridge]\n").verbs["shell"]
    assert sense.object is not None
    assert sense.object.nouns == {"school", "bridge", "depot"}


def test_yes_and_no_stay_words(tmp_path: Path) -> None:
    found = lexicon(tmp_path, grammar=GRAMMAR + "negation: [no, yes, on]\n")
    assert found.words("negation") == {"no", "yes", "on"}


# --- complaints ----------------------------------------------------------------------------------------------------------

VERBS = "type: ASSAULT\nverbs:\n  shell: {}\n"


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        pytest.param("attack: {type: WAR}", "`attack` has type `WAR`, which is none of PLOVER's", id="type"),
        pytest.param("attack: {mode: gently}", "`attack`: ASSAULT has no mode `gently`", id="mode"),
        pytest.param("attack: {mode: phone}", "`attack`: ASSAULT has no mode `phone`", id="mode of another type"),
        pytest.param("attack: {context: [sorcery]}", "`attack`: no context `sorcery`", id="context"),
        pytest.param("attack: {taget: object}", "`attack` has the unknown field `taget`", id="field"),
        pytest.param('attack: {object: ["@towns"]}', "no class `@towns`; known are", id="class"),
        pytest.param("attack: {op: dream}", "`attack` has op `dream`; known are confirm, deny", id="op"),
        pytest.param("attack: {prep: into}", "`attack`: prep is a mapping", id="prep"),
        pytest.param("shell: {}", "`shell` stands twice", id="a key twice"),
    ],
)
def test_a_complaint_names_file_and_line(tmp_path: Path, entry: str, says: str) -> None:
    text = complaint(tmp_path, assault=f"{VERBS}  {entry}\n")
    assert text.startswith("lexicon/xx/assault.yml:4: ")
    assert says in text


def test_an_entry_must_say_what_it_means(tmp_path: Path) -> None:
    text = complaint(tmp_path, odd="verbs:\n  shell: {type: ASSAULT}\n  ponder: {sure: 0.5}\n")
    assert text.startswith("lexicon/xx/odd.yml:3: `ponder` has neither type, op nor tie")


@pytest.mark.xfail(
    strict=True, reason="an entry without fields carries no line of its own, so the complaint says line 1"
)
def test_an_entry_of_nothing_has_its_line(tmp_path: Path) -> None:
    text = complaint(tmp_path, odd="verbs:\n  shell: {type: ASSAULT}\n  ponder:\n")
    assert text.startswith("lexicon/xx/odd.yml:3: `ponder` has neither type, op nor tie")


@pytest.mark.xfail(
    strict=True, reason="an entry that is a word carries no line of its own, so the complaint says where `verbs` begins"
)
def test_an_entry_that_is_a_word_has_its_line(tmp_path: Path) -> None:
    text = complaint(tmp_path, assault=f"{VERBS}  attack: ASSAULT\n")
    assert text.startswith("lexicon/xx/assault.yml:4: `attack` is not a mapping of fields")


def test_of_several_senses_the_wrong_one_has_its_line(tmp_path: Path) -> None:
    text = complaint(tmp_path, assault="type: ASSAULT\nverbs:\n  open:\n    - {object: [fire]}\n    - {type: WAR}\n")
    assert text.startswith("lexicon/xx/assault.yml:5: `open` has type `WAR`")


def test_triggers_are_a_mapping(tmp_path: Path) -> None:
    assert "`verbs` is a mapping of triggers" in complaint(tmp_path, assault="type: ASSAULT\nverbs: [attack, shell]\n")


def test_an_unknown_sector_of_agents(tmp_path: Path) -> None:
    assert "no sector `WAR`" in complaint(tmp_path, agents="MIL: [soldier]\nWAR: [warrior]\n")


@pytest.mark.xfail(
    strict=True, reason="only mappings remember their line, and a sector is a list: the complaint says line 1"
)
def test_an_unknown_sector_has_its_line(tmp_path: Path) -> None:
    text = complaint(tmp_path, agents="MIL: [soldier]\nWAR: [warrior]\n")
    assert text.startswith("lexicon/xx/agents.yml:2: ")


def test_a_language_needs_its_grammar(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "lexicon/xx/grammar.yml").unlink()
    (tmp_path / "lexicon/xx/assault.yml").write_text(VERBS, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"lexicon/xx/grammar.yml is missing"):
        build("xx", parse_folder(tmp_path), load().ontology)


def test_what_is_no_yaml_has_its_line(tmp_path: Path) -> None:
    assert complaint(tmp_path, assault="type: ASSAULT\nverbs: {attack: [\n").startswith("lexicon/xx/assault.yml:")


def test_a_file_is_keys_and_values(tmp_path: Path) -> None:
    assert "holds keys and values" in complaint(tmp_path, assault="- attack\n")


# --- a user's folder over ours -------------------------------------------------------------------------------------------


def overlaid(folder: Path, ours: dict[str, str], theirs: dict[str, str]) -> dict[str, dict[str, object]]:
    trees = []
    for name, files in (("ours", ours), ("theirs", theirs)):
        for path, text in files.items():
            file = folder / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        trees.append(parse_folder(folder / name))
    return overlay(*trees)


def test_an_actor_of_the_same_id_is_replaced_wherever_it_stood(tmp_path: Path) -> None:
    merged = overlaid(
        tmp_path,
        {"actors/old.yml": "actors:\n  - {id: lna, name: LNA}\n  - {id: gna, name: GNA}\n"},
        {"actors/new.yml": "actors:\n  - {id: lna, name: Haftar's army}\n  - {id: mine, name: Mine}\n"},
    )
    names = {a["id"]: a["name"] for part in merged.values() for a in part["actors"]}  # type: ignore[index,attr-defined]
    assert names == {"gna": "GNA", "lna": "Haftar's army", "mine": "Mine"}


def test_an_actor_is_replaced_in_a_file_of_the_same_name(tmp_path: Path) -> None:
    merged = overlaid(
        tmp_path,
        {"actors/a.yml": "actors:\n  - {id: lna, name: LNA}\n"},
        {"actors/a.yml": "actors:\n  - {id: lna, name: Haftar's army}\n"},
    )
    assert [a["name"] for a in merged["actors/a.yml"]["actors"]] == ["Haftar's army"]  # type: ignore[attr-defined]


def test_a_trigger_is_replaced_by_its_key_and_others_stay(tmp_path: Path) -> None:
    merged = overlaid(
        tmp_path,
        {"lexicon/xx/assault.yml": f"{VERBS}  attack: {{mode: other}}\n", "lexicon/xx/grammar.yml": GRAMMAR},
        {"lexicon/xx/assault.yml": "verbs:\n  attack: {mode: aerial}\n  maul: {}\n"},
    )
    verbs = build("xx", merged, load().ontology).verbs
    assert {key: senses[0].mode for key, senses in verbs.items()} == {"attack": "aerial", "maul": None, "shell": None}


def test_a_list_of_words_is_added_to(tmp_path: Path) -> None:
    merged = overlaid(
        tmp_path,
        {"lexicon/xx/agents.yml": "REB: [rebel]\n"},
        {"lexicon/xx/agents.yml": "REB: [rebel, maquisard]\n"},
    )
    assert merged["lexicon/xx/agents.yml"]["REB"] == ["rebel", "maquisard"]


def test_what_lies_below_is_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors/a.yml").write_text("actors:\n  - {id: lna, name: LNA}\n", encoding="utf-8")
    base = parse_folder(tmp_path)
    before = json.dumps(base)
    overlay(base, {"actors/b.yml": {"actors": [{"id": "lna", "name": "other"}]}})
    assert json.dumps(base) == before


# --- packed files --------------------------------------------------------------------------------------------------------


def test_the_packed_tree_is_the_parsed_tree(tmp_path: Path) -> None:
    write(tmp_path, assault=VERBS, numbers="numbers: {2: two, a: 1.5, b: true, c: null}\n")
    assert load_folder(tmp_path)[0] == parse_folder(tmp_path)
    assert (tmp_path / PACKED).is_file()
    assert load_folder(tmp_path)[0] == parse_folder(tmp_path)


def test_the_packed_tree_is_read_and_not_the_files(tmp_path: Path) -> None:
    write(tmp_path, assault=VERBS)
    write_packed(tmp_path / PACKED, {"packed": {}}, None)  # as in the wheel: no signature, trusted
    assert load_folder(tmp_path)[0] == {"packed": {}}


def test_an_edit_is_seen(tmp_path: Path) -> None:
    write(tmp_path, assault=VERBS)
    load_folder(tmp_path)
    file = tmp_path / "lexicon/xx/assault.yml"
    file.write_text(VERBS.replace("shell", "slice"), encoding="utf-8")  # of the same length
    os.utime(file, ns=(1, 1))
    assert load_folder(tmp_path)[0] == parse_folder(tmp_path)
    assert "slice" in load_folder(tmp_path)[0]["lexicon/xx/assault.yml"]["verbs"]


def test_a_file_that_came_or_went_is_seen(tmp_path: Path) -> None:
    write(tmp_path, assault=VERBS)
    load_folder(tmp_path)
    write(tmp_path, protest="type: PROTEST\n")
    assert "lexicon/xx/protest.yml" in load_folder(tmp_path)[0]
    (tmp_path / "lexicon/xx/protest.yml").unlink()
    assert "lexicon/xx/protest.yml" not in load_folder(tmp_path)[0]


@pytest.mark.parametrize(
    "broken",
    [
        "{not json",
        pytest.param(
            "[]",
        ),
    ],
)
def test_a_broken_packed_file_is_made_anew(tmp_path: Path, broken: str) -> None:
    write(tmp_path, assault=VERBS)
    (tmp_path / PACKED).write_text(broken, encoding="utf-8")
    assert load_folder(tmp_path)[0] == parse_folder(tmp_path)
    assert json.loads((tmp_path / PACKED).read_text(encoding="utf-8"))["tree"] == parse_folder(tmp_path)
