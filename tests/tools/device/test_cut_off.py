"""A power cut at any step of an installation leaves a device that starts, and the step can be done again."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.device.cutting import SCENARIOS
from tests.tools.device.machine import ROOT

pytestmark = [
    pytest.mark.skipif(os.geteuid() != 0, reason="a device is set up as root, and this runs as a user"),
    pytest.mark.skipif(
        shutil.which("systemd-sysusers") is None, reason="systemd-sysusers is missing: install the package systemd"
    ),
]


def cuts(folder: Path, scenario: str, every: int) -> int:
    """Cut a scenario off; gives the number of cuts."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.tools.device.cutting", folder / "cut", scenario, str(every)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=280,
    )
    assert ended.returncode == 0, ended.stderr[-3000:]
    found = re.fullmatch(r"(\d+) cuts\n", ended.stdout)
    assert found is not None, ended.stdout
    return int(found[1])


@pytest.mark.slow
def test_an_upgrade_that_is_cut_off_here_and_there(tmp_path: Path) -> None:
    assert cuts(tmp_path, "upgrade", 7) >= 4


@pytest.mark.proof
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_whatever_is_cut_off_anywhere(tmp_path: Path, scenario: str) -> None:
    assert cuts(tmp_path, scenario, 1) >= 15
