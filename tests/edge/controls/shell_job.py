"""Started by a test on a terminal of its own: does for one program what a shell does, and tells what it sees.

    python shell_job.py PROGRAM ARGUMENT…

Writes a line when the program was started, when it stopped (with the terminal's modes), when it goes on, and when it
ended. It goes on when a line is sent to it through the signal SIGUSR1.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import termios


def modes() -> str:
    """Tell whether the terminal gives whole lines and shows what is typed."""
    local = termios.tcgetattr(0)[3]
    return f"lines={bool(local & termios.ICANON)} shown={bool(local & termios.ECHO)}"


def tell(line: str) -> None:
    """Write to the test, past the terminal's own newlines."""
    os.write(1, f"[{line}]\n".encode())


def _as_usual() -> None:
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)


def main() -> None:
    """Run one program in the foreground."""
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    signal.signal(signal.SIGUSR1, lambda *_: None)
    job = subprocess.Popen(
        sys.argv[1:],
        process_group=0,
        preexec_fn=_as_usual,  # noqa: PLW1509 - there is one thread
    )
    os.tcsetpgrp(0, job.pid)
    tell("started")
    while True:
        _, status = os.waitpid(job.pid, os.WUNTRACED)
        os.tcsetpgrp(0, os.getpgrp())
        if not os.WIFSTOPPED(status):
            tell(f"ended {modes()} code={os.waitstatus_to_exitcode(status)}")
            return
        tell(f"stopped {modes()}")
        signal.sigwait({signal.SIGUSR1})
        os.tcsetpgrp(0, job.pid)
        os.kill(job.pid, signal.SIGCONT)
        tell("goes on")


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    main()
