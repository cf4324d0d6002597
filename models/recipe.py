"""Tells when a derived file is stale: the fingerprint of all that decides what a derived model is."""

from __future__ import annotations

import hashlib
from pathlib import Path

from models.manifest import ModelName, ModelSource

_OWN_FILES = {
    ModelName.DETECTOR: ("lines.py", "pages.py", "sessions.py"),
    ModelName.RECOGNISER: ("characters.py", "cut.py", "lines.py", "recogniser.py", "sessions.py", "verify.py"),
    ModelName.RECOGNISER_FLOAT: ("characters.py", "cut.py"),
    ModelName.LINE_ANGLE: (),
}
"""The files of this package that decide what one derived model is, beside those that decide all."""
_QUANTISED = (ModelName.DETECTOR, ModelName.RECOGNISER)


def ranges_path(name: ModelName) -> Path:
    """Where the committed ranges of a model's tensors lie; models/calibrate.py writes them."""
    return Path(__file__).with_name(f"{name.value}-ranges.json")


def recipe_of(source: ModelSource) -> str:
    """Hash the source's own hash and the files of this package that turn it into the derived model; hexadecimal."""
    here = Path(__file__)
    files = [here.with_name(name) for name in ("quantise.py", "build.py", *_OWN_FILES[source.name])]
    if source.name in _QUANTISED:
        files.append(ranges_path(source.name))
    digest = hashlib.sha256(source.sha256.encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()
