"""The program works as the unit confines it, and writes only where a protected root leaves it room."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from edge.replaying import sample_frames
from tests.tools.device.confined import allowed_calls, settings, variables
from tests.tools.device.machine import DEVICE, ROOT

SECONDS = 90
UNIT = DEVICE / "kijkmee.service"


def can_confine() -> str | None:
    """Say why this machine cannot confine a program; None if it can."""
    if os.geteuid() != 0:
        return "this runs as a user, and mounts need root"
    if shutil.which("systemd-analyze") is None:
        return "systemd-analyze is missing: install the package systemd"
    if ctypes.util.find_library("seccomp") is None:
        return "libseccomp is missing"
    tried = subprocess.run(
        ["/usr/bin/unshare", "--mount", "--net", "/usr/bin/true"], capture_output=True, text=True, check=False
    )
    return None if tried.returncode == 0 else f"this system gives no mounts of its own: {tried.stderr.strip()}"


def confined(folder: Path, *command: str | Path) -> subprocess.Popen[str]:
    """Start a command as the unit confines it."""
    reason = can_confine()
    if reason is not None:
        pytest.skip(reason)
    words = ("/usr/bin/unshare", "--mount", "--net", sys.executable, "-m", "tests.tools.device.confined")
    return subprocess.Popen(
        [*words, UNIT, folder / "unit", *command],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run_until(program: subprocess.Popen[str], typed: str, heard: str) -> tuple[str, str]:
    """Type something, wait until something is heard, and end the shift; gives output and complaints."""
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(typed)
    program.stdin.flush()
    patience = threading.Timer(SECONDS, program.kill)
    patience.start()
    lines: list[str] = []
    for line in program.stdout:
        lines.append(line)
        if heard in line:
            break
    out, err = program.communicate("end-shift\n")
    patience.cancel()
    assert heard in "".join(lines), f"{heard!r} was not heard within {SECONDS} s: {''.join(lines)}\n{err}"
    return "".join(lines) + out, err


def files(folder: Path) -> set[str]:
    """Give all that was written."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


@pytest.mark.models
@pytest.mark.proof
@pytest.mark.parametrize(
    ("profile", "frames", "typed", "heard"),
    [("orcam", "notice-wall", "read\n", "speech  Vanavond"), ("metafors", "pick-two-codes", "", "speech")],
)
def test_both_jobs_work_confined_and_leave_nothing_but_the_journal(
    tmp_path: Path, profile: str, frames: str, typed: str, heard: str
) -> None:
    kijkmee = ("-c", "from edge.cli import main; main()")
    command = (sys.executable, *kijkmee, "run", "--profile", profile, "--camera", sample_frames() / frames)
    program = confined(tmp_path, *command, "--sound", "none")
    out, err = run_until(program, typed, heard)
    assert program.returncode == 0, out + err
    for complaint in ("Traceback", "Read-only", "not permitted", "cannot be"):
        assert complaint not in err
    left = files(tmp_path / "unit")
    assert {name.split("-wal")[0].split("-shm")[0] for name in left} == {"data/kijkmee/journal.sqlite3"}


MOUNT = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
if libc.mount(b"x", b"/", b"tmpfs", 0, None):
    raise OSError(ctypes.get_errno(), "mount")
"""
WRITE = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text('x')"


@pytest.mark.parametrize("place", ["/", "/etc", "/var", "/tmp", "/home", "{checkout}", "{folder}"])  # noqa: S108
def test_nothing_else_can_be_written(tmp_path: Path, place: str) -> None:
    target = place.format(checkout=ROOT, folder=tmp_path) + "/kijkmee-was-here"
    out, err = confined(tmp_path, sys.executable, "-c", WRITE, target).communicate(timeout=60)
    assert "Read-only file system" in err, out
    assert not Path(target).exists()


def test_what_the_unit_names_can_be_written(tmp_path: Path) -> None:
    script = "import os, pathlib, tempfile; pathlib.Path('here').touch(); tempfile.mkstemp()"
    script += "; pathlib.Path(os.environ['KIJKMEE_DATA'], 'kept').touch()"
    program = confined(tmp_path, sys.executable, "-c", script)
    assert program.communicate(timeout=60)[1] == ""
    left = files(tmp_path / "unit")
    assert {"run/kijkmee/here", "data/kijkmee/kept"} <= left
    assert {name.split("/")[0] for name in left} == {"run", "data"}, "temporary files lie in memory"


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(MOUNT, id="mount"),
        pytest.param("import os; os.setuid(1000)", id="another user"),
        pytest.param("import os; os.chroot('/')", id="chroot"),
    ],
)
def test_what_the_unit_forbids_is_forbidden(tmp_path: Path, call: str) -> None:
    assert "[Errno 1]" in confined(tmp_path, sys.executable, "-c", call).communicate(timeout=60)[1]


def test_no_network_is_there(tmp_path: Path) -> None:
    script = "import socket; socket.create_connection(('192.0.2.1', 80), 2)"
    assert "Network is unreachable" in confined(tmp_path, sys.executable, "-c", script).communicate(timeout=60)[1]


def test_every_variable_that_decides_a_path_leads_where_the_unit_may_go() -> None:
    chosen = variables(UNIT)
    lasting, passing = settings(UNIT)["ReadWritePaths"], ["/run/kijkmee"]
    for name in ("KIJKMEE_DATA", "KIJKMEE_CONFIG", "KIJKMEE_VOICES"):
        assert chosen[name].startswith(tuple(lasting))
    for name in ("HOME", "TMPDIR", "LG_WD", "XDG_CACHE_HOME"):
        assert [chosen[name]] == passing
    assert chosen["XDG_CONFIG_HOME"] == "/etc"
    assert chosen["KIJKMEE_MODELS"].startswith("/opt/kijkmee/current/")


def test_the_filter_is_worked_out_as_systemd_does() -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is missing: install the package systemd")
    calls = allowed_calls(settings(UNIT)["SystemCallFilter"])
    assert {"read", "openat", "futex", "ioctl", "execve"} <= calls
    assert calls.isdisjoint({"mount", "reboot", "ptrace", "bpf", "setuid", "sched_setscheduler", "kexec_load"})
