"""The units and settings of the system are sound, and confine the program as far as was promised."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from edge.health.health import Limits
from tests.tools.device.confined import settings
from tests.tools.device.machine import DEVICE, ROOT, UNITS, Device, new_device
from tools.device.kijkmee_device.building import MODELS
from tools.device.kijkmee_device.machine import HOME
from tools.device.kijkmee_device.system_files import CHOSEN, SETTINGS

MOST_EXPOSED = 3.0
"""What `systemd-analyze security` may find at most, of 10."""
SERVICE, SETUP = DEVICE / "kijkmee.service", DEVICE / "kijkmee-setup.service"


def systemd(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Ask systemd's own tools."""
    tool = shutil.which(str(words[0]))
    if tool is None:
        pytest.skip(f"{words[0]} is missing: install the package systemd")
    return subprocess.run([tool, *words[1:]], capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root with the units of the system and ours, and programs where ours say they are."""
    system = tmp_path / "etc/systemd/system"
    system.mkdir(parents=True)
    (tmp_path / "usr/lib/systemd").mkdir(parents=True)
    if not Path("/usr/lib/systemd/system").is_dir():
        pytest.skip("there are no units of systemd here: install the package systemd")
    shutil.copytree("/usr/lib/systemd/system", tmp_path / "usr/lib/systemd/system", symlinks=True)
    (tmp_path / "lib").symlink_to("usr/lib")
    for unit in UNITS:
        shutil.copy(unit, system)
    for command in re.findall(r"^Exec\w+=[+-]?(/\S+)", "".join(unit.read_text() for unit in UNITS), re.MULTILINE):
        program = tmp_path / command.lstrip("/")
        program.parent.mkdir(parents=True, exist_ok=True)
        program.touch(mode=0o755)
    return tmp_path


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_exposes_no_more_than_it_may(unit: Path) -> None:
    told = systemd(
        "systemd-analyze", "--no-pager", "--offline=yes", f"--threshold={MOST_EXPOSED * 10:.0f}", "security", unit
    )
    assert told.returncode == 0, told.stdout[-200:] + told.stderr
    level = re.search(r"exposure level for \S+: ([\d.]+)", told.stdout)
    assert level is not None
    assert float(level[1]) <= MOST_EXPOSED


def test_an_open_unit_would_be_found_exposed(tmp_path: Path) -> None:
    unit = tmp_path / "open.service"
    unit.write_text("[Service]\nExecStart=/bin/true\n", encoding="utf-8")
    told = systemd("systemd-analyze", "--no-pager", "--offline=yes", "--threshold=30", "security", unit)
    assert told.returncode != 0


def test_systemd_finds_nothing_wrong(root: Path) -> None:
    told = systemd("systemd-analyze", f"--root={root}", "--man=no", "verify", *(unit.name for unit in UNITS))
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")


def test_systemd_would_find_a_key_that_it_does_not_know(root: Path) -> None:
    with (root / "etc/systemd/system/kijkmee.service").open("a", encoding="utf-8") as file:
        file.write("[Service]\nProtectEverything=yes\n")
    told = systemd("systemd-analyze", f"--root={root}", "--man=no", "verify", "kijkmee.service")
    assert "ProtectEverything" in told.stderr


def test_the_units_are_enabled_as_they_are_put_in_place(tmp_path: Path) -> None:
    device: Device = new_device(tmp_path)
    done = device.install(device.release("1.0.0"))
    if done.returncode != 0:
        pytest.skip(f"nothing can be installed here: {done.stderr}")
    for unit, state in (("kijkmee", "enabled"), ("kijkmee-recover", "enabled"), ("kijkmee-setup", "linked")):
        assert systemd("systemctl", f"--root={device.root}", "is-enabled", f"{unit}.service").stdout.strip() == state


def test_nothing_of_a_crash_or_of_swapping_reaches_the_disk() -> None:
    for unit in (SERVICE, SETUP):
        keys = settings(unit)
        assert (keys["LimitCORE"], keys["MemorySwapMax"]) == (["0"], ["0"])
        assert keys["UMask"] == ["0077"]


def test_neither_job_has_a_network() -> None:
    for unit in (SERVICE, SETUP):
        keys = settings(unit)
        assert keys["PrivateNetwork"] == ["yes"]
        assert keys["IPAddressDeny"] == ["any"]
        assert "AF_INET" not in " ".join(keys["RestrictAddressFamilies"])


def test_a_service_that_fails_again_and_again_restarts_the_device_but_leaves_time_to_mend_it() -> None:
    keys = dict(
        line.split("=", 1) for line in SERVICE.read_text().splitlines() if re.match(r"StartLimit|RestartSec", line)
    )
    assert keys["StartLimitAction"] == "reboot"
    assert 120 <= int(keys["StartLimitBurst"]) * int(keys["RestartSec"]) <= 600
    assert keys["StartLimitIntervalSec"] == "10min"


def test_the_watchdog_waits_no_longer_than_the_program_needs_to_find_a_fault() -> None:
    seconds = int(settings(SERVICE)["WatchdogSec"][0])
    assert seconds / 2 <= Limits().turn, "a ping may not be older than the fault that ends it"


def test_the_set_up_differs_from_the_service_only_where_it_says_so() -> None:
    ours, its = settings(SERVICE), settings(SETUP)
    differing = {key for key in ours.keys() | its.keys() if ours.get(key) != its.get(key)}
    assert differing == {
        *("Type", "NotifyAccess", "WatchdogSec", "Restart", "RestartSec", "OOMPolicy", "OOMScoreAdjust"),
        *("ExecStartPre", "ExecStart", "ExecStopPost", "TimeoutStartSec"),
        *("EnvironmentFile", "Environment", "User", "RuntimeDirectory", "RuntimeDirectoryPreserve", "WorkingDirectory"),
        *("ConfigurationDirectory", "ConfigurationDirectoryMode"),
        *("CapabilityBoundingSet", "SystemCallFilter"),
    }


def test_both_wait_for_a_headset_that_is_switched_on_later_than_the_device() -> None:
    assert settings(SETUP)["ExecStart"][0].endswith("/kijkmee setup --wait")
    assert "/kijkmee run --stay " in settings(SERVICE)["ExecStart"][0]


def test_paths_are_those_of_the_installer() -> None:
    service, setup = SERVICE.read_text(encoding="utf-8"), SETUP.read_text(encoding="utf-8")
    assert f"ConditionPathExists=!{CHOSEN}\n" in setup
    assert CHOSEN.startswith(re.findall(r"KIJKMEE_CONFIG=(\S+)", setup)[0])
    assert re.findall(r"KIJKMEE_CONFIG=(\S+)", setup) == re.findall(r"KIJKMEE_CONFIG=(\S+)", service)
    assert f"EnvironmentFile=-{SETTINGS}\n" in service
    assert f"KIJKMEE_MODELS={HOME}/current/{MODELS}\n" in service
    assert f"ConditionPathExists={HOME}/trial\n" in (DEVICE / "kijkmee-recover.service").read_text(encoding="utf-8")


def test_only_the_set_up_may_change_the_network() -> None:
    rules = (DEVICE / "polkit.rules").read_text(encoding="utf-8")
    assert re.findall(r'subject\.user == "([^"]+)"', rules) == settings(SETUP)["User"] == ["kijkmee-setup"]
    assert settings(SERVICE)["User"] == ["kijkmee"]


def test_the_logs_are_bounded_and_hold_no_debug_messages() -> None:
    lines = (DEVICE / "journald.conf").read_text(encoding="utf-8").splitlines()
    keys = dict(line.split("=", 1) for line in lines if "=" in line)
    assert {"SystemMaxUse", "RuntimeMaxUse", "MaxRetentionSec"} <= keys.keys()
    assert keys["MaxLevelStore"] == "info"


def test_every_file_for_a_device_is_used() -> None:
    used = (DEVICE / "kijkmee_device" / "system_files.py").read_text(encoding="utf-8")
    assert [file.name for file in DEVICE.iterdir() if file.is_file() and f'"{file.name}"' not in used] == []
    assert (ROOT / "tools" / "device" / "kijkmee-device").stat().st_mode & 0o111
