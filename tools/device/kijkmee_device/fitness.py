"""Whether a machine can carry Kijkmee: facts are gathered apart, the judgement is pure."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from dataclasses import dataclass

from .machine import Machine

FREE_MIB = 3000
"""A release with its Python environment, models and what is downloaded for it, with room to spare."""
RELEASES = {"12", "13"}
"""Debian's, and Raspberry Pi OS's of the same age."""
PROCESSORS = {"x86_64", "aarch64"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of a machine."""

    is_root: bool
    """Whether this runs as root."""
    system: str
    """ID in /etc/os-release, such as "debian"; "" if there is none."""
    release: str
    """VERSION_ID there, such as "12"."""
    processor: str
    """As `uname -m` names it."""
    is_64_bit: bool
    """Whether programs are 64-bit; a 64-bit kernel may run a 32-bit system."""
    free_mib: int
    """Free space where releases lie, in MiB."""
    is_overlay: bool
    """Whether what is written to the root is lost at the next start."""
    is_pi: bool
    """Whether it is a Raspberry Pi."""


def facts_of(machine: Machine) -> Facts:
    """Look at a machine."""
    release: dict[str, str] = {}
    file = machine.at("/etc/os-release")
    if file.is_file():
        pairs = (line.split("=", 1) for line in file.read_text(encoding="utf-8").splitlines() if "=" in line)
        release = {key: value.strip("\"'") for key, value in pairs}
    model = machine.at("/proc/device-tree/model")
    place = next(folder for folder in (machine.home, *machine.home.parents) if folder.is_dir())
    return Facts(
        is_root=os.geteuid() == 0,
        system=release.get("ID", ""),
        release=release.get("VERSION_ID", ""),
        processor=platform.machine(),
        is_64_bit=sys.maxsize > 2**32,
        free_mib=shutil.disk_usage(place).free >> 20,
        is_overlay=_root_is_overlay(machine),
        is_pi=model.is_file() and model.read_bytes().startswith(b"Raspberry Pi"),
    )


def _root_is_overlay(machine: Machine) -> bool:
    mounts = machine.at("/proc/mounts")
    if not mounts.is_file():
        return False
    return any(line.split()[:3] == ["overlayroot", "/", "overlay"] for line in mounts.read_text().splitlines())


def objection(facts: Facts) -> str | None:
    """Say in one sentence why nothing can be installed, and what to do; None if it can."""
    if not facts.is_root:
        return "Installing needs root: start it with sudo."
    if facts.processor not in PROCESSORS or not facts.is_64_bit:
        bits = "64" if facts.is_64_bit else "32"
        return (
            f"This is a {bits}-bit system on {facts.processor}, and Kijkmee needs a 64-bit one on x86-64 or Arm: "
            "write the 64-bit Raspberry Pi OS to the card."
        )
    if facts.system not in {"debian", "raspbian"} or facts.release not in RELEASES:
        found = f"{facts.system or 'unknown'} {facts.release}".strip()
        return f"This system is {found}: use Debian 12 or 13, or Raspberry Pi OS of the same age."
    if facts.is_overlay:
        return (
            "The root file system is protected, and what is installed now would be gone at the next start: "
            "run `kijkmee-device overlay off`, restart the device, and start again."
        )
    if facts.free_mib < FREE_MIB:
        return f"{facts.free_mib} MiB is free and {FREE_MIB} MiB is needed: free some space, then start again."
    return None
