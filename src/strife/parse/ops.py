"""The matrix product of the parsers through numpy, whose OpenBLAS was 1.5 times as fast as thinc's own on one core."""

from __future__ import annotations

from typing import Any

import numpy as np
from thinc.api import NumpyOps, registry


class OpenBlasOps(NumpyOps):  # type: ignore[misc]  # compiled: mypy knows nothing of it
    """Thinc's operations on numpy arrays, with `gemm` left to numpy."""

    name = "strife-openblas"

    def gemm(
        self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:  # thinc types these as its own floats; numpy's are the same arrays
        left = x.T if trans1 else x
        right = y.T if trans2 else y
        return np.matmul(left, right) if out is None else np.matmul(left, right, out=out)


def register() -> None:
    """Make the operations known to thinc by their name."""
    registry.ops.register(OpenBlasOps.name, func=OpenBlasOps)  # type: ignore[attr-defined]
