"""Ends a program that reaches for a network: also a library's C code, which Python's own hooks do not see."""

from __future__ import annotations

import os
from pathlib import Path

GUARD = """
import ctypes, platform, struct
SOCKET = {"x86_64": 41, "aarch64": 198}[platform.machine()]
LOAD, EQUALS, RETURN = 0x20, 0x15, 0x06
LOCAL, KILL, ALLOW = 1, 0x80000000, 0x7FFF0000
steps = [
    (LOAD, 0, 0, 0),           # the number of the system call
    (EQUALS, 0, 3, SOCKET),    # no socket is asked for: allow
    (LOAD, 0, 0, 16),          # the family of the socket
    (EQUALS, 1, 0, LOCAL),     # between processes of this machine: allow
    (RETURN, 0, 0, KILL),
    (RETURN, 0, 0, ALLOW),
]
program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
filter = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(program))
libc = ctypes.CDLL(None, use_errno=True)
NO_NEW_PRIVILEGES, SECCOMP, FILTER = 38, 22, 2
if libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(SECCOMP, FILTER, filter, 0, 0):
    raise SystemExit("this system lets nobody filter system calls")
"""
"""Python source of a `sitecustomize` module; the filter holds for the processes that are started, too."""


def guarded(folder: Path, root: Path) -> dict[str, str]:
    """Give an environment in which every Python program is guarded.

    Args:
        folder: Where the guard is written.
        root: The checkout.
    """
    (folder / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    return {**os.environ, "PYTHONPATH": f"{folder}:{root}"}
