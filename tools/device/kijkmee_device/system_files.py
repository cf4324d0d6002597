"""What of Kijkmee lies outside of its own folder: links into the release in use, users, folders, the choice of profile.

Being links, unit and settings always belong to the release in use, and a roll-back takes them back too.
"""

from __future__ import annotations

import re

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
"""The installer's choice for the service: environment variables, one a line."""
SETUP_DONE = "/data/kijkmee/setup-done"
"""Where this is, no set-up by ear is offered at the next start."""


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
    elif not settings.exists():
        durable.write(settings, "# KIJKMEE_PROFILE=orcam\n# Further options of `kijkmee run`:\n# KIJKMEE_RUN=\n")


def is_set_up(machine: Machine) -> bool:
    """Tell whether the first set-up was done, or is not wanted because the installer chose."""
    return machine.at(SETUP_DONE).exists()


def _choose(machine: Machine, profile: str) -> None:
    if not re.fullmatch(r"[A-Za-z0-9][\w-]*", profile):
        raise StoppedError(f'"{profile}" is no name of a profile. `kijkmee profiles` lists them.')
    settings = machine.at(SETTINGS)
    lines = settings.read_text(encoding="utf-8").splitlines() if settings.exists() else []
    kept = [line for line in lines if not line.startswith("KIJKMEE_PROFILE=")]
    durable.write(settings, "\n".join([f"KIJKMEE_PROFILE={profile}", *kept]) + "\n")
    durable.write(machine.at(SETUP_DONE), "by the installer\n")
