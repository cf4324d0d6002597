"""Takes a release into use: switch, start, see whether it is healthy; if not, back to the one before."""

from __future__ import annotations

import contextlib
import fcntl
import time
from collections.abc import Iterator
from dataclasses import dataclass

from .building import check
from .machine import Machine, StoppedError
from .releases import Releases
from .system_files import is_set_up, put_in_place

SERVICE = "kijkmee.service"


@dataclass(frozen=True, slots=True)
class Start:
    """How a release is started."""

    is_wanted: bool = True
    """False for an image that does not run."""
    settle_seconds: float = 20.0
    """So long the service must stay up after it said that it is ready."""


@contextlib.contextmanager
def alone(machine: Machine) -> Iterator[None]:
    """Keep other installations away meanwhile, and undo one that was cut off.

    Raises:
        StoppedError: Another one runs.
    """
    machine.home.mkdir(parents=True, exist_ok=True)
    with (machine.home / "lock").open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoppedError("Another installation runs here. Wait for its end, then start again.") from error
        undo_what_was_cut_off(machine)
        yield


def undo_what_was_cut_off(machine: Machine) -> str | None:
    """Go back to the release before if an upgrade never came to its end; gives its name."""
    return Releases(machine).go_back()


def take_into_use(machine: Machine, name: str, profile: str | None, start: Start) -> str:
    """Switch to a release that is complete, and see whether it serves.

    Returns:
        One sentence on what is the case now.

    Raises:
        StoppedError: It does not serve; the one before is in use again, if there was one.
    """
    releases = Releases(machine)
    check(machine, releases.path(name))
    before = releases.current
    releases.switch(name)
    try:
        put_in_place(machine, profile)
        done = _started(machine, name, start)
    except StoppedError as error:
        raise StoppedError(f"{error}\n{_undone(machine, name, before, start)}") from error
    releases.approve()
    releases.prune()
    return done


def _started(machine: Machine, name: str, start: Start) -> str:
    if not start.is_wanted:
        return f"{name} is installed, and starts with the device."
    machine.run(["systemctl", "daemon-reload"])
    if not is_set_up(machine):
        return f"{name} is installed. Restart the device: it then asks by ear what it needs to know."
    # Returns when the program says that it is ready, or the unit's time limit is over.
    machine.run(["systemctl", "restart", SERVICE])
    end = time.monotonic() + start.settle_seconds
    while True:
        if not machine.succeeds(["systemctl", "is-active", "--quiet", SERVICE]):
            raise StoppedError(f"{name} started and did not stay up.")
        if time.monotonic() >= end:
            return f"{name} is installed, and runs."
        time.sleep(min(1.0, start.settle_seconds))


def _undone(machine: Machine, name: str, before: str | None, start: Start) -> str:
    if before is None or before == name:
        if start.is_wanted:
            machine.succeeds(["systemctl", "stop", SERVICE])
        return f"`journalctl -u kijkmee` says why. {name} was stopped; there is no other release to go back to."
    Releases(machine).go_back()
    if start.is_wanted:
        machine.succeeds(["systemctl", "daemon-reload"])
        if not machine.succeeds(["systemctl", "restart", SERVICE]):
            return f"`journalctl -u kijkmee` says why. {before} is in use again, and does not start either."
    return f"`journalctl -u kijkmee` says why. {before} is in use again."
