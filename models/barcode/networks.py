"""Loads the networks that find and read blurred linear codes; their weights lie beside this file (MODEL-CARD.md)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from models.barcode.geometry import LineKind
from models.sessions import open_session
from models.store import ModelError

_Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What the finder says of lines."""

    ends: _Floats
    """Lines × 2 × places: scores of the places of a symbol's left and right end, before softmax."""
    kinds: _Floats
    """Lines × kinds: scores, before softmax."""
    turned: _Floats
    """Lines: score of the first bar being at the right, before the logistic function."""
    log_module: _Floats
    """Lines × places: natural logarithm of the samples a module."""


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """What a reader says of lines that were laid on a symbol's modules."""

    characters: _Floats
    """Lines × places × classes: scores, before softmax."""
    validity: _Floats
    """Lines: score of being such a symbol at all, before the logistic function."""
    shift: _Floats
    """Lines × modules, quiet zones included: how much the module that lies there differs from the one expected."""


_READERS = {
    LineKind.EAN_13: "reader-ean",
    LineKind.EAN_8: "reader-ean",
    LineKind.ITF_14: "reader-itf-14",
    LineKind.CODE_128: "reader-code-128",
}
WEIGHTS = ("finder", *dict.fromkeys(_READERS.values()))
"""Names of the files, without their ending."""


class BarcodeNetworks:
    """The finder and the readers, each loaded when it is first needed. May be run from one thread at a time."""

    def __init__(self, *, threads: int = 1, folder: Path | None = None) -> None:
        """Take the weights of a folder.

        Args:
            threads: At most so many cores are used, 1 and up.
            folder: Where the weights lie; None takes those of this package.

        Raises:
            ModelError: If a file is missing.
        """
        folder = folder or Path(__file__).parent
        self._paths = {name: folder / f"{name}.onnx" for name in WEIGHTS}
        for path in self._paths.values():
            if not path.is_file():
                raise ModelError(f"The weights {path} are missing. Install Kijkmee again, or check the file out again.")
        self._threads = threads
        self._sessions: dict[str, onnxruntime.InferenceSession] = {}

    def load(self) -> None:
        """Load all of them now.

        Raises:
            ModelError: If the weights cannot be loaded.
        """
        for name in WEIGHTS:
            self._session(name)

    def find(self, lines: _Floats) -> Found:
        """Find a symbol on each line.

        Args:
            lines: Lines × FINDER_SAMPLES, 0 to 1.

        Raises:
            ModelError: If the weights cannot be loaded.
        """
        ends, kinds, log_module = self._session("finder").run(None, {"lines": lines})
        return Found(ends, kinds[:, :-1], kinds[:, -1], log_module)

    def read(self, kind: LineKind, lines: _Floats) -> Read:
        """Read each line as a symbol of one kind.

        Args:
            kind: Which; not NONE.
            lines: Lines × samples, 0 to 1: PER_MODULE for each module of the symbol, and QUIET modules on each side.

        Raises:
            ModelError: If the weights cannot be loaded.
        """
        return Read(*self._session(_READERS[kind]).run(None, {"lines": lines}))

    def _session(self, name: str) -> onnxruntime.InferenceSession:
        if name not in self._sessions:
            self._sessions[name] = _opened(self._paths[name], self._threads)
        return self._sessions[name]


def _opened(path: Path, threads: int) -> onnxruntime.InferenceSession:
    try:
        return open_session(str(path), threads=threads)
    except Exception as error:  # onnxruntime raises a dozen unrelated types, none with a common base
        raise ModelError(f"The weights {path} cannot be loaded on this machine. Install Kijkmee again.") from error
