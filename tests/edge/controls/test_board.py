"""Several buttons together: each for itself, in the order of their moments."""

from __future__ import annotations

import pytest

from edge.controls.board import PressBoard
from edge.controls.presses import PressTiming
from pipelines.commands import Command
from pipelines.session import Press, PressKind

TIMING = PressTiming(debounce_seconds=0.03, long_seconds=0.6, double_seconds=0.4)
MAIN = tuple(Press("main", kind) for kind in PressKind)
SIDE = (Press("side", PressKind.SHORT),)


class Board:
    """A board that keeps what it gives."""

    def __init__(self) -> None:
        self.given: list[Command | Press] = []
        self.board = PressBoard(TIMING, (*MAIN, *SIDE), self._take)
        self.was_under_way: list[bool] = []

    def _take(self, act: Command | Press) -> None:
        self.given.append(act)
        self.was_under_way.append(self.board.is_waiting)

    def press(self, button: str, at: float, seconds: float = 0.1, contact: str = "one") -> None:
        """Press for so long."""
        self.board.change(button, contact, at, is_down=True)
        self.board.change(button, contact, at + seconds, is_down=False)


def test_a_button_that_waits_holds_up_no_other() -> None:
    world = Board()
    world.press("main", 1.0)
    world.press("side", 1.2)
    assert world.given == [Press("side", PressKind.SHORT)]
    world.board.wait(1.6)
    assert world.given == [Press("side", PressKind.SHORT), Press("main", PressKind.SHORT)]


def test_what_was_due_earlier_is_given_first_although_it_was_told_late() -> None:
    world = Board()
    world.press("main", 1.0)
    world.press("side", 2.0)
    assert world.given == [Press("main", PressKind.SHORT), Press("side", PressKind.SHORT)]


def test_two_contacts_of_one_button_are_not_one_double_press() -> None:
    world = Board()
    world.press("main", 1.0, contact="pedal")
    world.press("main", 1.2, contact="remote")
    world.board.wait(3.0)
    assert world.given == [Press("main", PressKind.SHORT)] * 2


def test_it_waits_while_a_press_is_under_way_and_until_it_was_delivered() -> None:
    world = Board()
    assert world.board.wake_at is None
    assert not world.board.is_waiting
    world.press("main", 1.0)
    assert world.board.wake_at == pytest.approx(1.5)
    assert world.board.is_waiting
    world.board.wait(2.0)
    assert world.was_under_way == [True]
    assert not world.board.is_waiting
    world.press("side", 3.0)
    assert world.was_under_way == [True, True]
    assert not world.board.is_waiting


def test_a_device_that_goes_takes_what_is_held_with_it() -> None:
    world = Board()
    world.press("main", 1.0)
    world.board.change("side", "one", 1.1, is_down=True)
    world.board.change("main", "two", 1.2, is_down=True)
    world.board.lose(1.3)
    assert world.given == [Press("side", PressKind.SHORT), Press("main", PressKind.SHORT)]
    assert world.board.wake_at is None
    world.press("side", 2.0)
    assert world.given[-1] == Press("side", PressKind.SHORT)


def test_a_button_without_an_action_is_heard_all_the_same() -> None:
    world = Board()
    world.press("other", 1.0)
    assert world.given == [Press("other", PressKind.SHORT)]
