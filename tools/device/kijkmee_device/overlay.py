"""Protects the root file system of a Raspberry Pi: what is written to it stays in memory and is gone at the next start.

What must last lies on a partition of its own, `/data`, and is mounted from there to where the system looks for it.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from . import durable
from .machine import Machine, StoppedError

DATA = "/data"
BOOT = "/boot/firmware"
OPTION = "overlayroot=tmpfs:recurse=0"
"""Of the kernel. raspi-config leaves out "recurse=0", and so covers /data too."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of the system that lasts."""

    place: str
    """Where the system looks for it."""
    source: str
    """Where it lies, below /data/system."""
    what: str
    """What is in it."""


KEPT = (
    Kept("/etc/kijkmee", "config", "the installer's choice, profiles, lists of names"),
    Kept("/etc/NetworkManager/system-connections", "networks", "known Wi-Fi networks"),
    Kept("/var/lib/bluetooth", "bluetooth", "paired headsets and buttons"),
    Kept("/var/log/journal", "journal", "the logs"),
    Kept("/var/lib/systemd/timesync", "clock", "the last known time, for a start without a network"),
)
"""All that lasts besides /data/kijkmee, where the program itself writes."""


def add_overlay_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `overlay on`, `off` and `status` to the commands."""
    overlay = commands.add_parser("overlay", help="protect the root file system, or stop protecting it")
    moves = overlay.add_subparsers(required=True, metavar="on|off|status")
    for name, act in (("on", switch_on), ("off", switch_off), ("status", status)):
        moves.add_parser(name).set_defaults(act=lambda machine, _, act=act: act(machine))


def switch_on(machine: Machine) -> str:
    """Protect the root from the next start on; gives a sentence.

    Raises:
        StoppedError: There is no place for what must last, or it is no Raspberry Pi.
    """
    _command_line(machine)
    kind = _mounted(machine).get(DATA, "")
    if kind != "ext4":
        found = f"a {kind} file system" if kind else "no file system of its own"
        raise StoppedError(f"{DATA} is {found}: make an ext4 partition for it and mount it, as docs/SERVICE.md shows.")
    machine.run(["apt-get", "-y", "-q", "install", "--no-install-recommends", "overlayroot"], seconds=600)
    for each in KEPT:
        _keep(machine, each)
    _set_option(machine, OPTION)
    return "The root file system is protected from the next start on. Restart the device."


def switch_off(machine: Machine) -> str:
    """Let the root be written to from the next start on; gives a sentence."""
    _set_option(machine, None)
    return "The root file system can be written to from the next start on. Restart the device."


def status(machine: Machine) -> str:
    """Tell how it is now, and how it will be."""
    now = "is protected" if "overlayroot" in _words(machine, "/proc/mounts") else "can be written to"
    will = "will be protected" if OPTION in _words(machine, f"{BOOT}/cmdline.txt") else "can be written to"
    return f"The root file system {now}; after the next start it {will}."


def _words(machine: Machine, path: str) -> list[str]:
    file = machine.at(path)
    return file.read_text(encoding="utf-8").split() if file.is_file() else []


def _mounted(machine: Machine) -> dict[str, str]:
    """Give the kind of file system by where it is mounted; the last mount there counts."""
    file = machine.at("/proc/mounts")
    lines = (line.split() for line in file.read_text(encoding="utf-8").splitlines()) if file.is_file() else ()
    return {words[1]: words[2] for words in lines}


def _keep(machine: Machine, kept: Kept) -> None:
    """Copy a folder to where it lasts, once, and have it mounted from there at each start."""
    place, source = machine.at(kept.place), machine.at(f"{DATA}/system/{kept.source}")
    place.mkdir(parents=True, exist_ok=True)
    if not source.exists():
        # A copy that was cut off has another name, and is made anew.
        partial = source.with_name(f".{source.name}.new")
        partial.parent.mkdir(parents=True, exist_ok=True)
        machine.run(["rm", "-rf", partial])
        machine.run(["cp", "-a", place, partial])
        machine.run(["sync", "-f", partial])
        durable.rename(partial, source)
    table = machine.at("/etc/fstab")
    lines = table.read_text(encoding="utf-8").splitlines() if table.is_file() else []
    if any(line.split()[1:2] == [kept.place] for line in lines):
        return
    line = f"{DATA}/system/{kept.source} {kept.place} none bind,nofail,x-systemd.requires-mounts-for={DATA} 0 0"
    durable.write(table, "\n".join([*lines, line]) + "\n")


def _command_line(machine: Machine) -> list[str]:
    words = _words(machine, f"{BOOT}/cmdline.txt")
    if not words:
        raise StoppedError(f"There is no {BOOT}/cmdline.txt: this is no Raspberry Pi OS of Debian 12 or newer.")
    return words


def _set_option(machine: Machine, option: str | None) -> None:
    words = _command_line(machine)
    wanted = [word for word in words if not word.startswith("overlayroot=")]
    if option is not None:
        wanted.append(option)
    if wanted == words:
        return
    # raspi-config may have protected the boot partition.
    machine.run(["mount", "-o", "remount,rw", machine.at(BOOT)])
    durable.write(machine.at(f"{BOOT}/cmdline.txt"), " ".join(wanted) + "\n", 0o755)
