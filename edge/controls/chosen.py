"""Chooses the controls of a run: with app.py, the only place that chooses concrete ones."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from edge.clock import Clock, MonotonicClock
from edge.controls import learned as learned_file
from edge.controls.control import Control
from edge.controls.evdev_buttons import EvdevControl
from edge.controls.evdev_source import EvdevSource, load_evdev
from edge.controls.gpio import GpioControl
from edge.controls.input_source import InputSource
from edge.controls.keyboard import terminal_control
from edge.errors import UserError
from edge.log_rules import Told
from edge.profile_keys import Profile
from pipelines.menu import MenuMove
from pipelines.session import Press

log = logging.getLogger(__name__)


def controls(profile: Profile, complain: Callable[[str], None], presses: Iterable[Press]) -> tuple[Control, ...]:
    """Give all that the wearer can act on: standard input, the pins of the profile, the devices that were learned.

    A device that is not there is told in the log and looked for; it never ends a run. After a change of the profile,
    stop these and make new ones.

    Args:
        profile: Names the pins, and the times by which presses are told apart.
        complain: Is answered what is typed and not understood.
        presses: Those that do something.

    Raises:
        UserError: What was learned cannot be read, with the remedy.
    """
    known = tuple(presses)
    return (terminal_control(complain, known, moves(profile)), *device_controls(profile, known, MonotonicClock()))


def device_controls(profile: Profile, presses: Iterable[Press], clock: Clock) -> tuple[Control, ...]:
    """Give the buttons on pins and the devices that were learned; see `controls`."""
    known, timing = tuple(presses), profile.controls.timing()
    found: list[Control] = []
    if profile.controls.pins:
        found.append(GpioControl(profile.controls.pins, profile.controls.pin_pull, timing, known, clock))
    learned = learned_file.load()
    if learned.device:
        try:
            found.append(EvdevControl(learned, input_source(clock), timing, known, clock))
        except UserError as error:
            log.warning("%s Until then, the buttons that were learned are not heard.", error)
    idle = sorted({*learned.buttons, *profile.controls.pins} - {press.button for press in known})
    if idle:
        log.info("The profile has nothing to do for the buttons %s.", Told(", ".join(idle)))
    return tuple(found)


def input_source(clock: Clock) -> InputSource:
    """Reach the input devices of this machine.

    Raises:
        UserError: They cannot be reached, with the remedy.
    """
    return EvdevSource(load_evdev(), clock)


def moves(profile: Profile) -> dict[MenuMove, Press]:
    """Give by which press the menu is worked; the first one where there are more."""
    found: dict[MenuMove, Press] = {}
    for binding in profile.controls.buttons:
        if binding.action in set(MenuMove):
            found.setdefault(MenuMove(binding.action), Press(binding.button, binding.press))
    return found
