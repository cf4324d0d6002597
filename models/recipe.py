"""Tells when a derived file is stale: the fingerprint of all that decides what a derived model is."""

from __future__ import annotations

import hashlib
from pathlib import Path

from models.manifest import ModelName, ModelSource

RANGES_FILE = "recogniser-ranges.json"
"""Ranges of the recogniser's tensors, written by models/calibrate.py."""

_SHARED = ("quantise.py",)
_RECOGNISER = ("characters.py", "cut.py", "lines.py", "recogniser.py", "verify.py", RANGES_FILE)


def ranges_path() -> Path:
    """Where the committed ranges lie."""
    return Path(__file__).with_name(RANGES_FILE)


def recipe_of(source: ModelSource) -> str:
    """Hash the source's own hash and the files of this package that turn it into the derived model; hexadecimal."""
    digest = hashlib.sha256(source.sha256.encode())
    for name in (*_SHARED, *(_RECOGNISER if source.name is ModelName.RECOGNISER else ())):
        digest.update(Path(__file__).with_name(name).read_bytes())
    return digest.hexdigest()
