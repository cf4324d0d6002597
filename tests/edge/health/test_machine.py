"""What is seen of a machine, and that no command is waited for without end."""

from __future__ import annotations

import os
import time
from pathlib import Path

from edge.health.machine import Answer, Machine, run_command
from tests.edge.health.machines import Rig


def test_a_command_answers() -> None:
    assert run_command(["/bin/sh", "-c", "echo two; echo no >&2; exit 3"]) == Answer(3, "two\n")


def test_a_command_that_is_not_there_answers_nothing() -> None:
    assert run_command(["no-such-command-anywhere"]) is None


def test_a_command_that_hangs_is_killed_with_all_that_it_started(tmp_path: Path) -> None:
    before = time.monotonic()
    script = f"sleep 600 & echo $! >{tmp_path}/pid; wait"
    assert run_command(["/bin/sh", "-c", script], seconds=0.5) is None
    assert time.monotonic() - before < 10
    child = int((tmp_path / "pid").read_text())
    # The child was killed; as an orphan it may wait for whoever collects it.
    status = Path(f"/proc/{child}/stat")
    assert not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] in "ZX"


def test_files_are_read_as_the_kernel_writes_them(rig: Rig) -> None:
    rig.write("/sys/a", "42\n")
    rig.write("/sys/b", "Pi 5\0")
    rig.write("/sys/c", "many\n")
    machine = rig.machine
    assert (machine.number("/sys/a"), machine.text("/sys/b"), machine.number("/sys/c")) == (42, "Pi 5", None)
    assert machine.text("/sys/none") is None
    assert machine.text("/sys") is None
    assert machine.matching("/sys/*") == (Path("/sys/a"), Path("/sys/b"), Path("/sys/c"))
    assert machine.matching("/none/*") == ()


def test_a_board_says_what_it_is(rig: Rig) -> None:
    assert (rig.machine.model, rig.machine.is_pi) == ("", False)
    rig.pi()
    assert (rig.machine.model, rig.machine.is_pi) == ("Raspberry Pi 4 Model B Rev 1.4", True)


def test_this_machine_is_the_default() -> None:
    machine = Machine()
    assert machine.text("/proc/self/comm")
    assert machine.may_use(Path(os.devnull))
    assert not machine.may_use(Path("/no/such/file"))
