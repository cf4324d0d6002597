"""A machine that cannot carry the program is refused in one sentence that says what to do."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tools.device.kijkmee_device.fitness import FREE_MIB, Facts, facts_of, objection
from tools.device.kijkmee_device.machine import Machine

GOOD = Facts(
    is_root=True,
    system="debian",
    release="12",
    processor="aarch64",
    is_64_bit=True,
    free_mib=FREE_MIB,
    is_overlay=False,
    is_pi=True,
)


@pytest.mark.parametrize("release", ["12", "13"])
@pytest.mark.parametrize("processor", ["aarch64", "x86_64"])
def test_what_is_fit(release: str, processor: str) -> None:
    assert objection(replace(GOOD, release=release, processor=processor)) is None


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (replace(GOOD, is_root=False), "Installing needs root: start it with sudo."),
        (replace(GOOD, processor="armv7l"), "on armv7l"),
        (replace(GOOD, is_64_bit=False), "This is a 32-bit system on aarch64"),
        (replace(GOOD, system="ubuntu", release="24.04"), "This system is ubuntu 24.04: use Debian 12 or 13"),
        (replace(GOOD, release="11"), "This system is debian 11"),
        (replace(GOOD, system="", release=""), "This system is unknown: use"),
        (replace(GOOD, is_overlay=True), "kijkmee-device overlay off"),
        (replace(GOOD, free_mib=FREE_MIB - 1), f"{FREE_MIB - 1} MiB is free and {FREE_MIB} MiB is needed"),
    ],
)
def test_what_is_not(facts: Facts, said: str) -> None:
    told = objection(facts)
    assert told is not None
    assert said in told
    assert told.endswith(".")


def test_facts_are_looked_up_on_the_machine(tmp_path: Path) -> None:
    for folder in ("etc", "proc/device-tree"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "etc/os-release").write_text('NAME="X"\nID=debian\nVERSION_ID="13"\n', encoding="utf-8")
    (tmp_path / "proc/mounts").write_text("overlayroot / overlay rw 0 0\n", encoding="utf-8")
    (tmp_path / "proc/device-tree/model").write_bytes(b"Raspberry Pi 5 Model B Rev 1.0\0")
    facts = facts_of(Machine(tmp_path))
    assert (facts.system, facts.release, facts.is_overlay, facts.is_pi) == ("debian", "13", True, True)
    assert abs(facts.free_mib - (shutil.disk_usage(tmp_path).free >> 20)) < 1000


def test_a_machine_that_tells_nothing_is_unknown(tmp_path: Path) -> None:
    facts = facts_of(Machine(tmp_path))
    assert (facts.system, facts.release, facts.is_overlay, facts.is_pi) == ("", "", False, False)


def test_a_container_is_not_taken_for_a_protected_root(tmp_path: Path) -> None:
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/mounts").write_text("overlay / overlay rw 0 0\n", encoding="utf-8")
    assert not facts_of(Machine(tmp_path)).is_overlay
