"""Reads manifest.toml: where each network comes from, and its licence."""

from __future__ import annotations

import enum
import importlib.metadata
import tomllib
from dataclasses import dataclass
from pathlib import Path

from models.store import ModelError, sha256_of


class ModelName(enum.StrEnum):
    """The networks that the product uses; the value is the table in manifest.toml and the stem of the derived file."""

    DETECTOR = "detector"
    """Picture to text probability map."""
    RECOGNISER = "recogniser"
    """Line crops to character probabilities."""
    RECOGNISER_FLOAT = "recogniser-float"
    """The same in float: twice as slow, and surer of letters that are small or blurred."""
    LINE_ANGLE = "line-angle"
    """Line crops to the probabilities of upright and upside down."""


@dataclass(frozen=True, slots=True)
class ModelSource:
    """One network as its authors published it."""

    name: ModelName
    package: str
    """The Python package whose wheel holds the file."""
    version: str
    """The one version of that package that is accepted."""
    file: str
    """Path inside the wheel."""
    sha256: str
    """Of the source file, hexadecimal."""
    origin: str
    """What it is and who made it."""
    licence: str
    """SPDX identifier."""
    derived: str
    """What models/build.py changes."""

    def locate(self) -> Path:
        """Find the source file of the installed package and check it, without importing the package.

        Raises ModelError if the package is missing, has another version, or its file is not the one in the manifest.
        """
        try:
            distribution = importlib.metadata.distribution(self.package)
        except importlib.metadata.PackageNotFoundError:
            raise ModelError(
                f"The package {self.package} that holds the source models is not installed. "
                "Install the build tools with `uv sync --group models`."
            ) from None
        if distribution.version != self.version:
            raise ModelError(
                f"The models come from {self.package} {self.version}, but {distribution.version} is installed. "
                "Install the locked version with `uv sync --group models`."
            )
        path = Path(str(distribution.locate_file(self.file)))
        if not path.is_file() or sha256_of(path) != self.sha256:
            raise ModelError(
                f"{path} is missing or is not the file that the manifest names. "
                f"Install it again with `uv sync --group models --reinstall-package {self.package}`."
            )
        return path


def sources() -> dict[ModelName, ModelSource]:
    """Read manifest.toml."""
    table = tomllib.loads(Path(__file__).with_name("manifest.toml").read_text(encoding="utf-8"))
    package = table["source"]
    return {
        name: ModelSource(name=name, package=package["package"], version=package["version"], **table[name.value])
        for name in ModelName
    }
