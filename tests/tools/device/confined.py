"""Runs a command as a unit confines it: `python -m tests.tools.device.confined UNIT FOLDER COMMAND…`.

No service manager is needed.

What holds as in the unit: which paths can be written to, the variables, the system calls, no capabilities, no network.
The folders that the unit names are made below FOLDER; everything else of the machine can only be read. It needs root.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from models.store import models_folder

LEFT_ALONE = ("/proc", "/sys", "/dev")
"""Mounts of the kernel's own."""
ALLOW, DENY_WITH = 0x7FFF0000, 0x00050000
"""SCMP_ACT_ALLOW, SCMP_ACT_ERRNO; see seccomp_init(3)."""
NO_NEW_PRIVILEGES, DROP_CAPABILITY = 38, 24
"""See prctl(2)."""
EPERM = 1


def settings(unit: Path) -> dict[str, list[str]]:
    """Give the values of each key in the unit's section [Service], in order."""
    found: dict[str, list[str]] = {}
    for line in unit.read_text(encoding="utf-8").split("[Service]")[1].split("\n[")[0].splitlines():
        if "=" in line and not line.startswith("#"):
            key, value = line.split("=", 1)
            found.setdefault(key, []).append(value)
    return found


def variables(unit: Path) -> dict[str, str]:
    """Give the variables that the unit sets."""
    return dict(word.split("=", 1) for line in settings(unit)["Environment"] for word in line.split())


def below(folder: Path, value: str) -> str:
    """Put a path of the unit below a folder; others stay."""
    return f"{folder}{value}" if value.startswith(("/data", "/run", "/etc")) else value


def allowed_calls(filters: list[str]) -> set[str]:
    """Give the system calls that SystemCallFilter= lines leave, as systemd would work them out."""
    allowed: set[str] = set()
    for line in filters:
        names = _members(line.removeprefix("~").split())
        allowed = allowed - names if line.startswith("~") else allowed | names
    # systemd always allows these in a list of what is allowed.
    return allowed | _members(["@default"])


def _members(words: list[str]) -> set[str]:
    found: set[str] = set()
    for word in words:
        if not word.startswith("@"):
            found.add(word)
            continue
        told = subprocess.run(
            ["systemd-analyze", "--no-pager", "syscall-filter", word],  # noqa: S607 - as the tests' machine has it
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        lines = (line.strip() for line in told.splitlines()[1:])
        found |= _members([line for line in lines if line and not line.startswith("#")])
    return found


def make_read_only(writable: Mapping[str, Path]) -> None:
    """Let nothing be written but some folders, each seen at a path; the mounts are this process's own already."""
    mount("--make-rprivate", "/")
    for path, folder in writable.items():
        mount("--bind", str(folder), path)
    for line in Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines():
        place = line.split()[4].replace("\\040", " ")
        if not place.startswith(LEFT_ALONE) and place not in writable:
            mount("-o", "remount,bind,ro", place)


def mount(*words: str) -> None:
    """Call the command of this name."""
    subprocess.run(["/usr/bin/mount", *words], check=True)


def confine(unit: Path) -> None:
    """Drop all capabilities with the next program that is started, and filter system calls from now on."""
    libc, library = ctypes.CDLL(None, use_errno=True), ctypes.CDLL("libseccomp.so.2")
    for number in range(64):
        libc.prctl(DROP_CAPABILITY, number, 0, 0, 0)
    library.seccomp_init.restype = ctypes.c_void_p
    context = ctypes.c_void_p(library.seccomp_init(DENY_WITH | EPERM))
    for name in allowed_calls(settings(unit)["SystemCallFilter"]):
        number = library.seccomp_syscall_resolve_name(name.encode())
        if number >= 0:
            library.seccomp_rule_add(context, ALLOW, number, 0)
    if libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) or library.seccomp_load(context):
        raise SystemExit("this system lets nobody filter system calls")


def main(unit: Path, folder: Path, command: list[str]) -> None:
    """Confine this process and become the command."""
    chosen = {name: below(folder, value) for name, value in variables(unit).items()}
    chosen["KIJKMEE_MODELS"] = str(models_folder())
    written = [*settings(unit)["ReadWritePaths"], "/run/" + settings(unit)["RuntimeDirectory"][0]]
    places = {below(folder, path): Path(below(folder, path)) for path in written}
    memory = folder / "shm"
    for each in (*places.values(), memory):
        each.mkdir(parents=True)
    make_read_only({**places, "/dev/shm": memory})  # noqa: S108 - the folder in memory that the service has too
    os.chdir(below(folder, settings(unit)["WorkingDirectory"][0]))
    confine(unit)
    os.execvpe(command[0], command, {**os.environ, **chosen})  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
