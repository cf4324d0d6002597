"""Tells whether the weights beside this file are the ones that MODEL-CARD.md names."""

from __future__ import annotations

import re
from pathlib import Path

from models.barcode.networks import WEIGHTS
from models.runtime import ModelState, ModelStatus
from models.store import ModelError, sha256_of

CARD = "MODEL-CARD.md"
REMEDY = "Install Kijkmee again, or check the files of models/barcode out again."
_ROW = re.compile(r"^\| `(?P<file>[\w.-]+)` \|.*\| `(?P<sha256>[0-9a-f]{64})` \|$", re.MULTILINE)


def check(folder: Path | None = None) -> tuple[ModelStatus, ...]:
    """Say of each network for blurred codes whether it can be used.

    Args:
        folder: Holds the card and the weights; None takes those of this package.

    Raises:
        ModelError: If the card cannot be read or does not name one of them.
    """
    folder = folder or Path(__file__).parent
    try:
        named = {row["file"]: row["sha256"] for row in _ROW.finditer((folder / CARD).read_text(encoding="utf-8"))}
    except OSError as error:
        raise ModelError(f"{folder / CARD} cannot be read ({error.strerror}). {REMEDY}") from error
    return tuple(_status(folder / f"{name}.onnx", named) for name in WEIGHTS)


def _status(path: Path, named: dict[str, str]) -> ModelStatus:
    if path.name not in named:
        raise ModelError(f"{path.parent / CARD} does not name {path.name}. {REMEDY}")
    if not path.is_file():
        state = ModelState.MISSING
    else:
        state = ModelState.READY if sha256_of(path) == named[path.name] else ModelState.ALTERED
    return ModelStatus(f"barcode-{path.stem}", path, state, "", "")
