"""Buttons of the whole program: one on a pin, by gpiozero's stand-in for a Raspberry Pi, and a pedal by evdev's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.device.program import Program, write_film, write_profile
from tests.edge.controls.pedal import MACHINE, Pedal

PINS = Path(__file__).with_name("pins")
MAIN_PIN = 17

pytestmark = pytest.mark.slow


class Desk:
    """The program with both buttons, and a hand on each."""

    def __init__(self, folder: Path) -> None:
        """Start it."""
        self._pipe = folder / "pins"
        os.mkfifo(self._pipe)
        self.pedal = Pedal(folder)
        paths = f"{PINS}:{MACHINE}:{self.pedal.environment['PYTHONPATH']}"
        environment = {
            **self.pedal.environment,
            "PYTHONPATH": paths,
            "KIJKMEE_TEST_PINS": str(self._pipe),
            "GPIOZERO_PIN_FACTORY": "mock",
        }
        film = write_film(folder / "film.avi", "notice-wall/01.jpg", each=15)
        profile = write_profile(folder, "orcam", **{"controls.pins": {"main": MAIN_PIN}})
        self.program = Program(
            *("--profile", profile, "--sound", "none", "--camera", f"loop:{film}"),
            environment=environment,
            folder=folder,
        )

    def pin(self, order: str) -> None:
        """Press ("down") or let go ("up") the button on the pin; waits for a program that has it."""
        with self._pipe.open("wb", buffering=0) as orders:
            orders.write(f"{order} {MAIN_PIN}\n".encode())


@pytest.fixture(scope="module")
def desk(folder: Path) -> Iterator[Desk]:
    """Give the program, ready to be worked."""
    one = Desk(folder)
    one.program.wait_for("Ik kan nu voorlezen.")
    yield one
    one.program.kill()


def test_a_button_on_a_pin_is_obeyed_short_and_long(desk: Desk) -> None:
    mark = desk.program.mark()
    desk.pin("down")
    desk.pin("up")
    desk.program.wait_for("main.short", mark, kind="press")
    mark = desk.program.mark()
    desk.pin("down")
    desk.program.wait_for("main.long", mark, kind="press")
    desk.pin("up")


def test_a_pedal_is_obeyed_also_after_it_was_away(desk: Desk) -> None:
    _press(desk)
    desk.pedal.order("unplug")
    _wait_for_news(desk, "is not connected")
    desk.pedal.order("plug")
    _wait_for_news(desk, "is connected")
    _press(desk)
    assert desk.program.end() == 0


def _press(desk: Desk) -> None:
    mark = desk.program.mark()
    desk.pedal.order("press KEY_B")
    desk.program.wait_for("main.short", mark, kind="press")


def _wait_for_news(desk: Desk, what: str) -> None:
    desk.program.wait_until(lambda: any(what in line for line in desk.program.told), what)
