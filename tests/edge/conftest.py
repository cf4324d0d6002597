"""Places of their own for tests of the whole command, and threads for tests of a live run."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from edge import live
from tests.edge.live_rig import MACHINE_SECONDS, THREADS


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


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a run wait for its last words as long on the machine's clock as it would at the usual speed."""
    monkeypatch.setattr(live, "LINGER_SECONDS", live.LINGER_SECONDS * MACHINE_SECONDS)


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    """Give a place to run; afterwards no thread of a run may be left."""
    with ThreadPoolExecutor(1, thread_name_prefix="test") as executor:
        yield executor
    left = {thread.name for thread in threading.enumerate()} & THREADS
    assert not left
