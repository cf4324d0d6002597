"""A live run as an installed device has it: its log goes to a journal, its disks cannot be written, it has no network.

What a machine does not permit is left out, and the tests that need it are skipped with the reason.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.edge.command import SECONDS, SETS
from tests.edge.offline import guarded
from tests.edge.privacy.canaries import page
from tests.edge.privacy.watch import Watch

ALONE = """
set -e
mount --make-rprivate /
mount --bind "$KIJKMEE_DATA" "$KIJKMEE_DATA"
for place in /tmp /var/tmp /run /home /root /opt /mnt /work; do
    if mountpoint -q "$place"; then mount -o remount,bind,ro "$place"; fi
done
mount -o remount,bind,ro /
if touch "$HOME/probe" 2>/dev/null; then echo "the disk can still be written" >&2; exit 1; fi
if tail -n +3 /proc/self/net/dev | grep -qv '^ *lo:'; then echo "there is a network" >&2; exit 1; fi
exec "$@"
"""
"""A shell script: no disk but the data folder can be written, save what lies in memory below /dev/shm."""


@dataclass(frozen=True, slots=True)
class Worn:
    """What a run did."""

    heard: str
    """What it printed of itself: all that was heard."""
    log: bytes
    """What it told the journal."""
    left: dict[str, bytes]
    """The files below its home, its temporary folder and its data folder, by name."""
    seen: frozenset[str]
    """The names of all files that were made there, also of those that are gone."""
    returncode: int


def confined() -> str | None:
    """Say why a program cannot be run without network and writable disks; None if it can."""
    if shutil.which("unshare") is None:
        return "there is no unshare(1)"
    probe = subprocess.run([*_unshare(), "true"], capture_output=True, text=True, check=False)
    return None if probe.returncode == 0 else f"this machine gives no namespaces: {probe.stderr.strip()}"


def _unshare() -> list[str]:
    return ["unshare", "--mount", "--net", *([] if os.geteuid() == 0 else ["--map-root-user"])]


def run(
    folder: Path,
    profile: str,
    script: Sequence[tuple[str, str]],
    *,
    models: Path,
    level: str = "info",
    alone: bool = False,
) -> Worn:
    """Run the whole program over the page of canaries.

    Args:
        folder: Empty; everything lies below it.
        profile: The profile's name.
        script: What is typed, each when a line that holds the words before it was printed.
        models: The folder of the models.
        level: Of the log.
        alone: Whether to confine it.
    """
    camera = page(folder / "camera")
    places = {name: folder / name for name in ("home", "tmp", "data", "guard")}
    for place in places.values():
        place.mkdir()
    here, there = socket.socketpair()
    status = os.fstat(there.fileno())
    environment = guarded(places["guard"], SETS.parent) | {
        "HOME": str(places["home"]),
        "TMPDIR": str(places["tmp"]),
        "KIJKMEE_DATA": str(places["data"]),
        "KIJKMEE_MODELS": str(models),
        "KIJKMEE_LOG": level,
        "JOURNAL_STREAM": f"{status.st_dev}:{status.st_ino}",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    source = "from edge.cli import main; main()"
    command = [sys.executable, "-c", source, "run", "-p", profile, "--camera", str(camera), "--sound", "none"]
    if alone:
        command = [*_unshare(), "/bin/sh", "-c", ALONE, "sh", *command]
    log: list[bytes] = []
    listener = threading.Thread(target=lambda: log.extend(iter(lambda: here.recv(1 << 16), b"")))
    watched = [places[name] for name in ("home", "tmp", "data")]
    with here, Watch(*watched) as watch:
        with (
            there,
            subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=there.fileno(),
                text=True,
                env=environment,
                cwd=places["home"],
            ) as program,
        ):
            there.close()
            listener.start()
            heard = _talk(program, script)
        listener.join(SECONDS)
        seen = frozenset(each.name for each in watch.seen())
    left = {
        str(each.relative_to(folder)): each.read_bytes()
        for place in watched
        for each in place.rglob("*")
        if each.is_file()
    }
    return Worn(heard, b"".join(log), left, seen, program.returncode)


def _talk(program: subprocess.Popen[str], script: Sequence[tuple[str, str]]) -> str:
    """Type what is to be typed; gives all that was printed."""
    assert program.stdin is not None
    assert program.stdout is not None
    give_up = threading.Timer(2 * SECONDS, program.kill)
    give_up.start()
    printed: list[str] = []
    waiting = list(script)
    for line in program.stdout:
        printed.append(line)
        while waiting and waiting[0][0].lower() in line.lower():
            program.stdin.write(f"{waiting.pop(0)[1]}\n")
            program.stdin.flush()
    program.stdin.close()
    program.wait(SECONDS)
    give_up.cancel()
    assert not waiting, f"in vain: {waiting[0][0]!r} in {''.join(printed)}"
    return "".join(printed)
