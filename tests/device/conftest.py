"""The machine that the program runs on."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.device.card import SoundCard
from tests.device.manager import PatientManager, listening


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Give a folder with a short name, since the path of a socket is limited to 107 characters."""
    with tempfile.TemporaryDirectory(prefix="kijkmee-device-") as place:
        yield Path(place)


@pytest.fixture(scope="module")
def card(folder: Path) -> Iterator[SoundCard]:
    """Give a sound card."""
    if shutil.which("aplay") is None:
        pytest.skip("aplay is not installed: see packages.apt")
    one = SoundCard(folder)
    yield one
    one.close()


@pytest.fixture(scope="module")
def manager(folder: Path) -> Iterator[PatientManager]:
    """Give a service manager that listens."""
    with listening(str(folder / "notify")) as one:
        yield one
