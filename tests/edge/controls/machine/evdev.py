"""As the module evdev, for a program that a test starts: one pedal, worked through the named pipe KIJKMEE_TEST_PEDAL.

A line each: "plug", "unplug", "down KEY_B", "up KEY_B", "press KEY_B". The pedal is plugged in at the start, and
its keys are pressed when the program listens.
"""

from __future__ import annotations

import os
import threading

from edge.controls.fakes import KEY_CODES, FakeButtonDevice, FakeEvdev

_MACHINE, _PEDAL = FakeEvdev(), FakeButtonDevice(codes=(KEY_CODES["KEY_B"], KEY_CODES["KEY_A"]))
_MACHINE.trigger_plug(_PEDAL)

ecodes = _MACHINE.ecodes
list_devices = _MACHINE.list_devices
InputDevice = _MACHINE.InputDevice


def _obey() -> None:
    pause = threading.Event()
    # Opened for reading and writing, so that it does not end when the test closes its side between two lines.
    with os.fdopen(os.open(os.environ["KIJKMEE_TEST_PEDAL"], os.O_RDWR), "rb", buffering=0) as orders:
        while line := orders.readline().decode().strip():
            order, _, key = line.partition(" ")
            while key and not _MACHINE.is_listened_to(_PEDAL):
                pause.wait(0.01)
            match order:
                case "plug":
                    _MACHINE.trigger_plug(_PEDAL)
                case "unplug":
                    _MACHINE.trigger_unplug(_PEDAL)
                case "down":
                    _MACHINE.trigger_key(_PEDAL, KEY_CODES[key], 1)
                case "up":
                    _MACHINE.trigger_key(_PEDAL, KEY_CODES[key], 0)
                case _:
                    _MACHINE.trigger_press(_PEDAL, KEY_CODES[key])


threading.Thread(target=_obey, name="test pedal", daemon=True).start()
