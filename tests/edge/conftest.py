"""Places of their own for tests of the whole command."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with a journal of its own."""
    monkeypatch.setenv("KIJKMEE_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def without_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the models away."""
    monkeypatch.setenv("KIJKMEE_MODELS", str(tmp_path / "no-models"))
