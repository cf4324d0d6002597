"""Presses gpiozero's mock pins in the program that loads it at its start: a line each, "down 17" or "up 17".

They come through the named pipe KIJKMEE_TEST_PINS. Only the command itself listens, not the processes that it starts.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path


def _obey(pipe: str) -> None:
    # Opened for reading and writing, so that it does not end when the test closes its side between two lines.
    with os.fdopen(os.open(pipe, os.O_RDWR), "rb", buffering=0) as orders:
        while line := orders.readline().decode().strip():
            from gpiozero import Device  # noqa: PLC0415 -- only once the program has chosen its pins

            order, _, number = line.partition(" ")
            # A button to ground: pressed, the pin is low.
            pin = Device.pin_factory.pin(int(number))
            (pin.drive_low if order == "down" else pin.drive_high)()


if (_pipe := os.environ.get("KIJKMEE_TEST_PINS")) and any(Path(each).name == "kijkmee" for each in sys.orig_argv[:2]):
    threading.Thread(target=_obey, args=(_pipe,), name="test pins", daemon=True).start()
