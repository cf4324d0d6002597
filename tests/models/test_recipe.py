"""Which change makes which derived model stale."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from models import recipe
from models.manifest import ModelName, sources
from models.recipe import ranges_path, recipe_of

PACKAGE = Path(recipe.__file__).parent
DETECTOR, RECOGNISER = ModelName.DETECTOR, ModelName.RECOGNISER
RECOGNISER_FLOAT = ModelName.RECOGNISER_FLOAT
STALE_AFTER = {
    "build.py": set(ModelName),
    "quantise.py": set(ModelName),
    "lines.py": {DETECTOR, RECOGNISER},
    "pages.py": {DETECTOR},
    "sessions.py": {DETECTOR, RECOGNISER},
    "detector-ranges.json": {DETECTOR},
    "recogniser-ranges.json": {RECOGNISER},
    "characters.py": {RECOGNISER, RECOGNISER_FLOAT},
    "cut.py": {RECOGNISER, RECOGNISER_FLOAT},
    "recogniser.py": {RECOGNISER},
    "verify.py": {RECOGNISER},
    # These decide nothing about what a derived model is; manifest.toml does so by the hashes in it.
    "__init__.py": set(),
    "calibrate.py": set(),
    "likelihood.py": set(),
    "manifest.py": set(),
    "manifest.toml": set(),
    "recipe.py": set(),
    "runtime.py": set(),
    "store.py": set(),
}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let recipes be made of a copy of the package's files."""
    copy = tmp_path / "models"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(recipe, "__file__", str(copy / "recipe.py"))
    return copy


def test_every_file_of_the_package_is_known_to_make_stale_or_not() -> None:
    # Its folders hold what is trained, not derived.
    assert {path.name for path in PACKAGE.iterdir() if path.is_file()} == set(STALE_AFTER)


@pytest.mark.parametrize("file", STALE_AFTER)
def test_a_changed_file_makes_stale_what_it_decides(package: Path, file: str) -> None:
    before = {name: recipe_of(source) for name, source in sources().items()}
    with (package / file).open("a", encoding="utf-8") as stream:
        stream.write("\n")
    after = {name: recipe_of(source) for name, source in sources().items()}
    assert {name for name in ModelName if before[name] != after[name]} == STALE_AFTER[file]


@pytest.mark.parametrize("name", ModelName)
def test_another_source_file_is_another_recipe(name: ModelName) -> None:
    source = sources()[name]
    assert recipe_of(dataclasses.replace(source, sha256="0" * 64)) != recipe_of(source)
    assert recipe_of(dataclasses.replace(source, origin="elsewhere")) == recipe_of(source)


@pytest.mark.parametrize("name", [DETECTOR, RECOGNISER])
def test_the_ranges_of_a_quantised_model_are_part_of_the_package(name: ModelName) -> None:
    assert ranges_path(name) == PACKAGE / f"{name}-ranges.json"
    assert ranges_path(name).is_file()
