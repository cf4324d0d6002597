"""A pedal on a program of its own: an environment in which it is found, and a hand on it."""

from __future__ import annotations

import os
from pathlib import Path

from edge.controls.learned import LearnedButtons, LearnedDevice, as_toml

MACHINE = Path(__file__).with_name("machine")
ROOT = Path(__file__).parents[3]


class Pedal:
    """A pedal whose key KEY_B was learned as "main"; see `machine/evdev.py`."""

    def __init__(self, folder: Path) -> None:
        """Put what was learned, and the pipe, into a folder."""
        self._pipe = folder / "pedal"
        os.mkfifo(self._pipe)
        config = folder / "config" / "kijkmee"
        config.mkdir(parents=True)
        learned = LearnedButtons(device=(LearnedDevice(name="Foot Pedal", id="1a86:e026", keys={"KEY_B": "main"}),))
        (config / "controls.toml").write_text(as_toml(learned), encoding="utf-8")
        self.environment = {
            **os.environ,
            "PYTHONPATH": f"{MACHINE}:{ROOT}",
            "KIJKMEE_TEST_PEDAL": str(self._pipe),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "KIJKMEE_CONFIG": str(config),
        }
        """For the program."""

    def order(self, line: str) -> None:
        """Do something to it, such as "press KEY_B"; waits for a program that has it."""
        with self._pipe.open("wb", buffering=0) as orders:
            orders.write(f"{line}\n".encode())
