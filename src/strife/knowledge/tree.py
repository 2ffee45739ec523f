"""Reads a folder of YAML into plain values that remember their line, and packs them so that the next start is fast.

Parsing 300 small YAML files takes seconds, so the parsed tree is kept as one JSON file beside them (`.packed.json`):
written by the build into the wheel (signature null: trusted), and in a checkout whenever a file changed.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from strife.errors import KnowledgeError

LINE = "__line__"
PACKED = ".packed.json"

Tree = dict[str, Any]


@contextmanager
def no_collecting() -> Iterator[None]:
    """Python looks for garbage all the while that large tables grow, and finds none: that is a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _value(node: yaml.Node, file: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {LINE: node.start_mark.line + 1}
        for key_node, value_node in node.value:
            key = key_node.value
            if key in mapping:
                raise KnowledgeError(f"{file}:{key_node.start_mark.line + 1}: `{key}` stands twice; keep one.")
            mapping[key] = _value(value_node, file)
            if isinstance(mapping[key], dict):
                mapping[key][LINE] = key_node.start_mark.line + 1
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, file) for child in node.value]
    if node.tag.endswith((":int", ":float", ":bool", ":null")):
        return _scalar(node)
    return node.value


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    if node.tag.endswith(":null"):
        return None
    if node.tag.endswith(":bool"):
        # YAML 1.1 reads the words yes, no, on, off as truth values; as words of a language they must stay words.
        return {"true": True, "false": False}.get(text.lower(), text)
    number = yaml.safe_load(text)
    return number if isinstance(number, int | float) else text


def parse_file(path: Path, name: str) -> Tree:
    """One YAML file as plain values; every mapping carries its line under LINE. Raises KnowledgeError."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise KnowledgeError(f"{name}:{line}: not readable as YAML: {error.problem}.") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{name}: not readable as YAML in UTF-8: {error}.") from error
    if node is None:
        return {}
    value = _value(node, name)
    if not isinstance(value, dict):
        raise KnowledgeError(f"{name}:1: a knowledge file holds keys and values, not a list or a word.")
    return value


def plain(value: Any) -> Any:
    """A parsed value without its line numbers, and with numbers as keys again (the packed JSON makes words of them)."""
    if isinstance(value, dict):
        return {int(key) if key.isdecimal() else key: plain(part) for key, part in value.items() if key != LINE}
    return [plain(part) for part in value] if isinstance(value, list) else value


def _files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.yml"))


def _signature(folder: Path, files: list[Path]) -> list[Any]:
    stats = [(f, f.stat()) for f in files]
    return [[f.relative_to(folder).as_posix(), s.st_size, s.st_mtime_ns] for f, s in stats]


def parse_folder(folder: Path) -> Tree:
    """Every `*.yml` below a folder, by its path relative to it."""
    return {name: parse_file(f, name) for f in _files(folder) for name in [f.relative_to(folder).as_posix()]}


def version_of(tree: Tree) -> str:
    """The hash of all content."""
    return hashlib.sha256(json.dumps(tree, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]


def load_folder(folder: Path) -> tuple[Tree, str]:
    """`parse_folder` and its version, from the packed file when that is still true to the YAML files."""
    packed = folder / PACKED
    signature: list[Any] | None = None
    if packed.is_file():
        try:
            stored = json.loads(packed.read_bytes())
            known = stored["signature"], dict(stored["tree"]), str(stored["version"])
        except (ValueError, TypeError, KeyError):
            known = "", {}, ""  # not ours or cut off: made anew below
        if known[0] is None:
            return known[1:]
        signature = _signature(folder, _files(folder))
        if known[0] == signature:
            return known[1:]
    tree = parse_folder(folder)
    write_packed(packed, tree, signature or _signature(folder, _files(folder)))
    return tree, version_of(tree)


def write_packed(packed: Path, tree: Tree, signature: list[Any] | None) -> None:
    """Keeps the parsed tree; a folder that cannot be written just stays slower."""
    try:
        beside = packed.with_name(f"{packed.name}.{os.getpid()}")
        content = {"signature": signature, "version": version_of(tree), "tree": tree}
        beside.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        beside.replace(packed)  # at once: another strife starting now must not read half of it
    except OSError:
        return
