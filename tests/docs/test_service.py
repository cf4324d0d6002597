"""docs/SERVICE.md tells of the units, the installer and the limits as they are."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from edge.health.health import Limits
from edge.health.watchdog import ASK_SECONDS
from tools.device.kijkmee_device.fitness import FREE_MIB
from tools.device.kijkmee_device.overlay import KEPT
from tools.device.kijkmee_device.releases import KEPT as KEPT_RELEASES

ROOT = Path(__file__).parents[2]
DEVICE = ROOT / "tools" / "device"
DOCUMENT = (ROOT / "docs" / "SERVICE.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return DOCUMENT.split(f"## {title}\n")[1].split("\n## ")[0]


def unit(name: str) -> dict[str, str]:
    return dict(re.findall(r"^(\w+)=(.*)$", (DEVICE / name).read_text(encoding="utf-8"), re.MULTILINE))


def helped(*words: str) -> str:
    return subprocess.run(
        [DEVICE / "kijkmee-device", *words, "--help"], capture_output=True, text=True, check=True
    ).stdout


def test_every_option_of_the_installation_stands_there() -> None:
    options = set(re.findall(r"--[a-z0-9-]+", helped("install"))) - {"--help"}
    assert set(re.findall(r"^\| `(--[a-z0-9-]+)", section("Install"), re.MULTILINE)) == options


def test_every_command_stands_there() -> None:
    commands = re.findall(r"^    ([a-z]+)\b", helped(), re.MULTILINE)
    assert {"install", "upgrade", "rollback", "status", "overlay", "wheelhouse"} <= set(commands)
    for command in set(commands) - {"recover"}:
        assert f"kijkmee-device {command}" in DOCUMENT, command


def test_what_is_noticed_is_noticed_when_it_says() -> None:
    limits, told = Limits(), section("What happens when something fails")
    assert f"restart of the camera either | {limits.frame:.0f} s; {limits.restart:.0f} s if it is known" in told
    assert f"| the main loop hangs | {limits.turn:.0f} s |" in told
    assert f"| the voice and the sound hang | {limits.sound:.0f} s |" in told
    assert f"what looks at frames hangs | {limits.look:.0f} s |" in told
    assert f"loudspeaker is gone during a shift | {limits.silence:.0f} s;" in told
    service, system = unit("kijkmee.service"), unit("system.conf")
    assert f"anew after {service['RestartSec']} s |" in told
    assert f"up to {service['WatchdogSec']} seconds after" in told
    assert f"looks at itself every {ASK_SECONDS:g} seconds" in told
    assert int(service["WatchdogSec"]) > 4 * ASK_SECONDS
    assert service["StartLimitBurst"] == "10"
    assert f"system itself hangs | {system['RuntimeWatchdogSec']} s |" in told


def test_what_stays_on_a_protected_root_stands_there() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \| (.+) \|$", section("A protected card"), re.MULTILINE)
    assert rows[1:] == [(each.place, f"/data/system/{each.source}", each.what) for each in KEPT]


def test_figures_are_those_of_the_code() -> None:
    assert f"with {FREE_MIB // 1000} GB free" in section("Install")
    assert KEPT_RELEASES == 3
    assert "The three newest releases stay" in DOCUMENT
    assert f"within {unit('kijkmee.service')['TimeoutStartSec']} seconds" in DOCUMENT
    assert f"at most {unit('journald.conf')['SystemMaxUse'].removesuffix('M')} MB" in DOCUMENT
    assert unit("kijkmee.service")["MemoryMax"] == "1100M"
    assert "limit of 1.1 GB" in DOCUMENT


def test_the_exposure_is_what_systemd_finds() -> None:
    tool = shutil.which("systemd-analyze")
    if tool is None:
        pytest.skip("systemd-analyze is missing: install the package systemd")
    version = subprocess.run([tool, "--version"], capture_output=True, text=True, check=True).stdout
    if not version.startswith("systemd 252 "):
        pytest.skip(f"the figures are those of systemd 252, and this is {version.splitlines()[0]}")
    told = re.findall(r"^\| `([\w.-]+\.service)` \| ([\d.]+) \|$", section("Hardening"), re.MULTILINE)
    assert {name for name, _ in told} == {file.name for file in DEVICE.glob("*.service")}
    for name, exposure in told:
        command = [tool, "--no-pager", "--offline=yes", "security", DEVICE / name]
        found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert f"exposure level for {name}: {exposure} " in found
