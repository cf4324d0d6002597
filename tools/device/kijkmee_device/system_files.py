"""What of Kijkmee lies outside of its own folder: links into the release in use, users, folders, the choice of profile.

Being links, unit and settings always belong to the release in use, and a roll-back takes them back too.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from . import durable
from .machine import HOME, Machine, StoppedError

LINKS = {
    "/etc/systemd/system/kijkmee.service": "kijkmee.service",
    "/etc/systemd/system/kijkmee-setup.service": "kijkmee-setup.service",
    "/etc/systemd/system/kijkmee-recover.service": "kijkmee-recover.service",
    "/etc/systemd/system/multi-user.target.wants/kijkmee.service": "kijkmee.service",
    "/etc/systemd/system/multi-user.target.wants/kijkmee-recover.service": "kijkmee-recover.service",
    "/etc/systemd/system.conf.d/kijkmee.conf": "system.conf",
    "/etc/systemd/journald.conf.d/kijkmee.conf": "journald.conf",
    "/etc/sysusers.d/kijkmee.conf": "sysusers.conf",
    "/etc/tmpfiles.d/kijkmee.conf": "tmpfiles.conf",
    "/etc/polkit-1/rules.d/50-kijkmee.rules": "polkit.rules",
    "/usr/local/sbin/kijkmee-device": "kijkmee-device",
}
"""What leads where, within tools/device of the release in use."""
SETTINGS = "/etc/kijkmee/service.env"
"""Further options for the service: environment variables, one a line."""
CHOSEN = "/data/kijkmee/device.toml"
"""What was set on the device, by the installer or by ear; where it is, the next start offers no set-up by ear."""


def put_in_place(machine: Machine, profile: str | None) -> None:
    """Bring the system's side up to date; what is there already stays.

    Args:
        machine: Where.
        profile: What the device does; None leaves it as it is, for a first set-up by ear to choose.
    """
    for place, target in LINKS.items():
        durable.link(machine.at(place), f"{HOME}/current/tools/device/{target}")
    durable.link(machine.at("/usr/local/bin/kijkmee"), f"{HOME}/current/.venv/bin/kijkmee")
    files = machine.home / "current" / "tools" / "device"
    machine.run(["systemd-sysusers", f"--root={machine.root}", (files / "sysusers.conf").resolve()])
    machine.run(["systemd-tmpfiles", f"--root={machine.root}", "--create", (files / "tmpfiles.conf").resolve()])
    settings = machine.at(SETTINGS)
    if profile is not None:
        _choose(machine, profile)
    if not settings.exists():
        durable.write(
            settings, "# Further options of `kijkmee run`; `kijkmee run --help` lists them.\n# KIJKMEE_RUN=\n"
        )


def is_set_up(machine: Machine) -> bool:
    """Tell whether the first set-up was done, or is not wanted because the installer chose."""
    return machine.at(CHOSEN).exists()


def _choose(machine: Machine, profile: str) -> None:
    """Write the profile into what was set on the device, and leave the rest of it."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", profile):
        raise StoppedError(f'"{profile}" is no name of a profile. `kijkmee profiles` lists them.')
    chosen = machine.at(CHOSEN)
    lines = _read_no_link(chosen).splitlines()
    kept = [line for line in lines if line.split("=")[0].strip() != "profile"]
    durable.write(chosen, "\n".join([*kept, f'profile = "{profile}"']) + "\n")


def _read_no_link(path: Path) -> str:
    # The folder is the program's, which must not have the root read another file for it.
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return ""
    with os.fdopen(descriptor, encoding="utf-8", errors="replace") as file:
        return file.read()
