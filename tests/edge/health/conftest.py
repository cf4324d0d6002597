"""A bare machine for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.edge.health.machines import Rig


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    """Give a machine on which there is nothing."""
    return Rig(tmp_path / "machine")
