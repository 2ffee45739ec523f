"""The build: puts the knowledge files into the wheel, parsed and packed, so that an installed strife starts fast.

A checkout (an editable installation) keeps using its own `resources/`, where people edit.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = ("*.yml", "*.tsv")


class PackKnowledge(BuildHookInterface):  # type: ignore[type-arg]
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable" or self.target_name != "wheel":
            return
        root = Path(self.root)
        resources = root / "resources"
        self.work = Path(mkdtemp(prefix="strife-build-"))
        packed = pack(root / "src", resources, self.work)
        shipped = {
            file: file.relative_to(resources) for pattern in SHIPPED for file in sorted(resources.rglob(pattern))
        }
        for file, inside in {**shipped, **packed}.items():
            build_data["force_include"][str(file)] = f"strife/resources/{inside.as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if hasattr(self, "work"):
            shutil.rmtree(self.work, ignore_errors=True)


def pack(source: Path, resources: Path, work: Path) -> dict[Path, Path]:
    """The files made from `resources`, by where they belong in it. A signature that is empty says: trust this."""
    sys.path.insert(0, str(source))
    from strife.knowledge import gazetteer, place_rows, place_table, tree

    parsed, places = work / tree.PACKED, work / gazetteer.PACKED
    tree.write_packed(parsed, tree.parse_folder(resources), None)
    rows = [*place_rows.towns(), *place_rows.regions(resources / "places" / "regions.tsv")]
    places.write_bytes(place_table.pack(rows, ""))
    return {parsed: Path(tree.PACKED), places: Path("places") / gazetteer.PACKED}
