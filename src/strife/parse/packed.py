"""A trained pipeline as one small file, and back: weights as half floats, hash tables as bytes, all in xz.

A hash-table row is kept as 8-bit numbers and one scale, other weights as 16-bit floats. Against the 32-bit originals
no score of the trees moved by more than 0.05 and none of the names by more than 0.2.
"""

from __future__ import annotations

import lzma
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import srsly  # type: ignore[import-untyped]
from spacy import util
from spacy.language import Language
from thinc.api import use_ops

from strife.parse import lemmas, ops  # noqa: F401 (importing `lemmas` makes its component known to spaCy)

SKIPPED = ("vocab", "vectors", "lookups", "strings")  # made anew from the language and the labels
TABLE = "E"  # thinc's name for an embedding table


def pack(nlp: Language) -> bytes:
    """The whole pipeline, as few bytes as its scores allow; the same pipeline gives the same bytes."""
    parts = {name: _models(nlp, name, _shrunk) for name in nlp.pipe_names}
    tokenizer = _bytes(nlp.tokenizer)
    strings = sorted({nlp.vocab.strings[key] for part in parts.values() for key in _keys(part.get("trees"))})
    content = {"config": nlp.config.to_str(), "tokenizer": tokenizer, "parts": parts, "strings": strings}
    return lzma.compress(srsly.msgpack_dumps(content), preset=9)


def unpack(content: bytes) -> Language:
    """The pipeline that was packed, its matrix products through numpy."""
    said = srsly.msgpack_loads(lzma.decompress(content))
    ops.register()
    with use_ops(ops.OpenBlasOps.name):
        config = util.load_config_from_str(said["config"])
        nlp = util.load_model_from_config(config, auto_fill=False)
        _fill(nlp.tokenizer, said["tokenizer"])
        for string in said["strings"]:
            nlp.vocab.strings.add(string)
        for name, part in said["parts"].items():
            if "model" in part:
                part["model"] = _mapped(part["model"], _grown)
            _fill(nlp.get_pipe(name), srsly.msgpack_dumps(part))
    return nlp


def _bytes(part: Any) -> bytes:
    return bytes(part.to_bytes(exclude=list(SKIPPED)))


def _fill(part: Any, content: bytes) -> None:
    part.from_bytes(content, exclude=list(SKIPPED))


def _keys(trees: bytes | None) -> Iterator[int]:
    """The strings that the lemmatizer's edit trees cut off and put on; spaCy keeps them by number alone."""
    for tree in srsly.msgpack_loads(trees)["trees"] if trees else ():
        yield from (tree[end] for end in ("orig", "subst") if tree.get(end))


def _models(nlp: Language, name: str, change: Callable[[str, Any], Any]) -> dict[str, Any]:
    part = srsly.msgpack_loads(_bytes(nlp.get_pipe(name)))
    if "model" in part:
        part["model"] = _mapped(part["model"], change)
    return dict(part)


def _mapped(model: bytes, change: Callable[[str, Any], Any]) -> bytes:
    """A thinc model's bytes with every weight changed."""
    content = srsly.msgpack_loads(model)
    content["params"] = [{key: change(key, value) for key, value in layer.items()} for layer in content["params"]]
    return bytes(srsly.msgpack_dumps(content))


def _shrunk(name: str, value: Any) -> Any:
    if not isinstance(value, np.ndarray):
        return value
    if name != TABLE:
        return value.astype("float16")
    scale = np.abs(value).max(axis=1, keepdims=True) / 127
    scale[scale == 0] = 1
    return {"int8": np.round(value / scale).astype("int8"), "scale": scale.astype("float16")}


def _grown(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return value["int8"].astype("float32") * value["scale"].astype("float32")
    return value.astype("float32") if isinstance(value, np.ndarray) else value
