"""Cuts an installation off before each change that it makes, as a power cut would, and looks at what is left.

A program of its own, because it forks: `python -m tests.tools.device.cutting FOLDER SCENARIO STEP`. The cut comes in an
audit hook of Python's, before the n-th file that is written, renamed or removed and the n-th process that is started.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.tools.device.machine import Device, new_device
from tools.device.kijkmee_device import __main__ as command
from tools.device.kijkmee_device.system_files import LINKS

CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.symlink", "os.chmod", "subprocess.Popen"}
CUT = 137
"""The exit code of a process that was cut off."""


@dataclass(frozen=True)
class Scenario:
    """What is done, from which state, and what must then be in use."""

    before: tuple[str, ...]
    """The releases that were installed in turn."""
    words: tuple[str, ...]
    """The command; "NEW" stands for the archive of the new release."""
    faults: tuple[str, ...] = ()
    """What is wrong with the new release."""
    done: str = "1.9.0"
    """In use when it was not cut off."""


SCENARIOS = {
    "install": Scenario((), ("install", "NEW")),
    "upgrade": Scenario(("1.0.0", "1.1.0", "1.2.0"), ("upgrade", "NEW")),
    "bad-upgrade": Scenario(("1.0.0",), ("upgrade", "NEW"), ("broken-service",), done="1.0.0"),
    "rollback": Scenario(("1.0.0", "1.1.0"), ("rollback",), done="1.0.0"),
}


def in_fork(act: Callable[[], int]) -> int:
    """Run something in a process of its own; gives its exit code."""
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        os._exit(act())
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def run(device: Device, words: tuple[str, ...], *, cut_before: int | None = None) -> int:
    """Run the command, cut off before the n-th change; gives its exit code."""

    def act() -> int:
        os.environ.update(device.environment())
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        sys.argv = ["kijkmee-device", "--root", str(device.root), *words]
        if cut_before is not None:
            left = cut_before

            def cut(event: str, arguments: tuple[object, ...]) -> None:
                nonlocal left
                writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
                if event in CHANGES or writes:
                    left -= 1
                    if left == 0:
                        os._exit(CUT)

            sys.addaudithook(cut)
        return command.main()

    return in_fork(act)


def version(device: Device) -> str | None:
    """Give the version in use, and see that it is whole."""
    current = device.current
    if current is None:
        return None
    assert (device.home / "current" / "complete").is_file(), f"{current} is in use and not complete"
    assert os.access(device.home / "current" / ".venv/bin/kijkmee", os.X_OK)
    return current.split("-")[0]


def start_of_the_device(device: Device) -> None:
    """Do what a device does when it starts: the units that are linked run, the one that recovers first."""
    for place in LINKS:
        link = device.root / place.lstrip("/")
        if link.is_symlink():
            target = device.root / str(link.readlink()).lstrip("/")
            assert target.exists(), f"{place} leads nowhere"
    if (device.home / "trial").exists():
        assert run(device, ("recover",)) == 0
    assert not (device.home / "trial").exists()


def cut_everywhere(folder: Path, scenario: Scenario, every: int) -> int:
    """Cut a scenario off before each change in turn; gives the number of cuts."""
    prepared = folder / "prepared"
    prepared.mkdir(parents=True)
    device = new_device(prepared)
    options = ("--settle-seconds", "0")
    for name in scenario.before:
        assert run(device, ("install", str(device.release(name)), "--profile", "orcam", *options)) == 0
    proved = version(device)
    archive = device.release("1.9.0", *scenario.faults)
    words = tuple(str(archive) if word == "NEW" else word for word in scenario.words) + options
    words += ("--profile", "orcam") if "NEW" in scenario.words else ()
    whole = 0 if not scenario.faults else 2
    for number in range(1, 1000, every):
        tried = Device(folder / "tried")
        shutil.rmtree(tried.folder, ignore_errors=True)
        shutil.copytree(prepared, tried.folder, symlinks=True)
        code = run(tried, words, cut_before=number)
        if code != CUT:
            assert (code, version(tried)) == (whole, scenario.done)
            return number // every
        left = version(tried)
        assert left in {proved, "1.9.0", scenario.done}
        # Either the device starts anew: what it ran before, or what had proved itself when the cut came.
        again = Device(folder / "again")
        shutil.rmtree(again.folder, ignore_errors=True)
        shutil.copytree(tried.folder, again.folder, symlinks=True)
        start_of_the_device(again)
        approved = not (tried.home / "trial").exists()
        assert version(again) == (left if approved else proved), f"cut {number}: {version(again)}"
        if scenario.faults:
            assert version(again) == proved
        # Or the same command is given again.
        if scenario.words[0] == "rollback" and version(again) == scenario.done:
            continue
        assert run(tried, words) == whole, f"cut {number}: it does not come to its end the second time"
        assert version(tried) == scenario.done
        assert not (tried.home / "trial").exists()
        assert all((each / "complete").exists() for each in (tried.home / "releases").iterdir()) or scenario.faults
    raise AssertionError("it never came to its end")


if __name__ == "__main__":
    cuts = cut_everywhere(Path(sys.argv[1]), SCENARIOS[sys.argv[2]], int(sys.argv[3]))
    sys.stdout.write(f"{cuts} cuts\n")
