"""The system around the program: Debian packages, what this user may do, and the service."""

from __future__ import annotations

import getpass
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from edge.health.finding import Finding, fail, ok, warn
from edge.health.machine import Machine
from pipelines.phrases.doctor_phrases import Problem

SERVICE = "kijkmee.service"

PACKAGES, PI_PACKAGES = "packages.apt", "packages-pi.apt"


@dataclass(frozen=True, slots=True)
class DeviceKind:
    """Devices that a group of users may use."""

    group: str
    """Of Debian and Raspberry Pi OS."""
    nodes: tuple[str, ...]
    """Patterns of their files."""


DEVICES = (
    DeviceKind("video", ("/dev/video*", "/dev/media*", "/dev/vcio")),
    DeviceKind("audio", ("/dev/snd/*C*",)),
    DeviceKind("gpio", ("/dev/gpiochip*",)),
    DeviceKind("input", ("/dev/input/event*",)),
)


def look_at_packages(machine: Machine, lists: Path) -> Iterator[Finding]:
    """Look whether Debian's packages are there.

    Args:
        machine: Has them; on a Raspberry Pi those for it are wanted too.
        lists: The folder that holds packages.apt and packages-pi.apt.
    """
    names = (PACKAGES, PI_PACKAGES) if machine.is_pi else (PACKAGES,)
    wanted: list[str] = []
    for name in names:
        try:
            text = (lists / name).read_text(encoding="utf-8")
        except OSError as error:
            yield warn(
                "packages",
                Problem.PACKAGES_MISSING,
                f"the list {lists / name} cannot be read ({error.strerror})",
                "Install Kijkmee again: its folder is not whole.",
            )
            return
        wanted += [line.split("#")[0].strip() for line in text.splitlines() if line.split("#")[0].strip()]
    answer = machine.run(("dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}, ${Provides}\\n"))
    if answer is None or not answer.text:
        yield warn(
            "packages",
            Problem.PACKAGES_MISSING,
            "dpkg-query does not answer, so it is not known which are installed",
            "Use Debian or Raspberry Pi OS, as docs/INSTALL.md says.",
        )
        return
    lines = [line.removeprefix("installed ") for line in answer.text.splitlines() if line.startswith("installed ")]
    # What provides a package, perhaps in some version, stands for it.
    have = {name.split()[0] for line in lines for name in line.split(",") if name.strip()}
    missing = [name for name in wanted if name not in have]
    if missing:
        yield fail(
            "packages",
            Problem.PACKAGES_MISSING,
            f"missing: {' '.join(missing)}",
            f"sudo apt-get install --no-install-recommends {' '.join(missing)}",
        )
    else:
        yield ok("packages", f"all {len(wanted)} are installed")


def look_at_permissions(machine: Machine, folders: Mapping[str, Path]) -> Iterator[Finding]:
    """Look whether this user may use the devices and write the folders.

    Args:
        machine: Tells what may be used.
        folders: By what they hold, such as "journal"; one that is not there yet must be makeable.
    """
    refused = False
    for kind in DEVICES:
        closed = [
            node
            for each in kind.nodes
            for node in machine.matching(each)
            if not machine.may_use(machine.path(str(node)))
        ]
        if closed:
            refused = True
            yield fail(
                "permissions",
                Problem.DEVICE_REFUSED,
                f"this user may not use {', '.join(map(str, closed))}",
                f"sudo usermod -aG {kind.group} {_user()}; then log in anew, or start the service anew.",
            )
    for content, folder in folders.items():
        there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
        if not there.is_dir() or not machine.may_use(there):
            refused = True
            yield fail(
                "permissions",
                Problem.FOLDER_REFUSED,
                f"the folder of the {content}, {folder}, cannot be written",
                f"sudo chown {_user()} {there}",
            )
    if not refused:
        yield ok("permissions", f"devices may be used, and folders written: {', '.join(folders)}")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a number without a name
        return "USER"


def look_at_service(machine: Machine) -> Iterator[Finding]:
    """Look whether the program starts by itself, and how it fares."""
    told = service_state(machine)
    install = "Install it with `tools/device/kijkmee-device install`, as docs/SERVICE.md says."
    if told.get("LoadState") != "loaded":
        found = "is not installed" if told else "cannot be asked for: no systemd answers"
        yield warn("service", Problem.SERVICE_MISSING, f"{SERVICE} {found}", install)
        return
    state, restarts = told.get("ActiveState", ""), told.get("NRestarts", "0")
    journal = f"Read `journalctl -u {SERVICE} -n 50`, mend that, then `sudo systemctl restart {SERVICE}`."
    if state in {"active", "reloading"}:
        yield ok("service", "runs" + (f", and was restarted {restarts} times" if restarts not in {"", "0"} else ""))
    elif state == "failed":
        yield fail("service", Problem.SERVICE_STOPPED, f"has failed ({told.get('Result', 'no reason given')})", journal)
    elif state == "activating":
        yield warn("service", Problem.SERVICE_STOPPED, "is starting, or waits to be started again", journal)
    else:
        yield warn(
            "service", Problem.SERVICE_STOPPED, f"is {state or 'stopped'}", f"Start it: sudo systemctl start {SERVICE}"
        )


def service_state(machine: Machine) -> dict[str, str]:
    """Ask the service manager for the service; empty if there is none."""
    answer = machine.run(("systemctl", "show", SERVICE, "--property=LoadState,ActiveState,Result,NRestarts"))
    if answer is None or answer.code != 0:
        return {}
    return dict(line.split("=", 1) for line in answer.text.splitlines() if "=" in line)


def is_running(machine: Machine) -> bool:
    """Tell whether a live run goes on here, as a service or from a terminal; it has camera and sound to itself."""
    if service_state(machine).get("ActiveState") in {"active", "reloading", "activating"}:
        return True
    for process in machine.matching("/proc/[0-9]*/cmdline"):
        words = (machine.text(process) or "").split("\0")
        if any(Path(program).name == "kijkmee" and command == "run" for program, command in itertools.pairwise(words)):
            return True
    return False
