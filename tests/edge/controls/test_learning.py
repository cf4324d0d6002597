"""Learning which button is which: the wearer presses what is asked for, something else, or nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from edge.clock import MonotonicClock
from edge.controls import learning
from edge.controls.evdev_source import EvdevSource
from edge.controls.fakes import EV_KEY, EV_SYN, KEY_CODES, SYN_REPORT, FakeButtonDevice, FakeEvdev
from edge.controls.learned import LearnedButtons, LearnedDevice
from edge.controls.learning import Learning
from edge.errors import UserError
from pipelines.phrases.phrase import Phrase

A, B, ENTER = KEY_CODES["KEY_A"], KEY_CODES["KEY_B"], KEY_CODES["KEY_ENTER"]
LEFTCTRL = KEY_CODES["KEY_LEFTCTRL"]


class Lesson:
    """A lesson with a pedal and a remote; the test says what happens after each phrase."""

    def __init__(self, *, seconds: float = 0.2) -> None:
        self.evdev = FakeEvdev()
        self.pedal, self.remote = FakeButtonDevice(codes=(B, A)), FakeButtonDevice("Remote", 1, 2, (ENTER,))
        self.said: list[str] = []
        self.after: dict[int, Callable[[], None]] = {}
        clock = MonotonicClock()
        self.learning = Learning(EvdevSource(self.evdev, clock), self.say, clock, seconds)

    def say(self, phrase: Phrase) -> None:
        """Be told what is said, and do what the test wants then."""
        named = [str(argument.value) for argument in phrase.arguments]
        self.said.append(" ".join([phrase.name, *named]))
        self.after.get(len(self.said), lambda: None)()

    def press(self, device: FakeButtonDevice, code: int | None = None) -> Callable[[], None]:
        """Give what presses a key."""
        return lambda: self.evdev.trigger_press(device, code)

    @property
    def is_let_go(self) -> bool:
        """Whether no device is held any more."""
        return not self.pedal.handles and not self.remote.handles


def test_each_button_is_asked_for_and_the_key_that_goes_down_is_it() -> None:
    lesson = Lesson()
    lesson.evdev.trigger_plug(lesson.pedal)
    lesson.evdev.trigger_plug(lesson.remote)
    lesson.after = {2: lesson.press(lesson.pedal), 4: lesson.press(lesson.remote)}
    learned = lesson.learning.learn(("main", "left"), LearnedButtons())
    assert lesson.said == [
        "buttons-welcome",
        "button-press main",
        "button-learned",
        "button-press left",
        "button-learned",
    ]
    assert learned.device == (
        LearnedDevice(name="Foot Pedal", id="1a86:e026", keys={"KEY_B": "main"}),
        LearnedDevice(name="Remote", id="0001:0002", keys={"KEY_ENTER": "left"}),
    )
    assert lesson.is_let_go


def test_nothing_is_grabbed() -> None:
    lesson = Lesson()
    lesson.evdev.trigger_plug(lesson.pedal)
    grabbed: list[object] = []
    lesson.after = {2: lambda: grabbed.append(lesson.pedal.grabbed_by)}
    lesson.learning.learn(("main",), LearnedButtons())
    assert grabbed == [None]


def test_what_is_pressed_before_the_question_is_no_answer_and_while_it_is_asked_is_one() -> None:
    lesson = Lesson()
    lesson.evdev.trigger_plug(lesson.pedal)
    lesson.after = {1: lesson.press(lesson.pedal, A), 2: lesson.press(lesson.pedal, B)}
    learned = lesson.learning.learn(("main",), LearnedButtons())
    assert learned.device[0].keys == {"KEY_B": "main"}


def test_a_button_that_is_not_pressed_keeps_what_it_had() -> None:
    lesson = Lesson(seconds=0.05)
    lesson.evdev.trigger_plug(lesson.pedal)
    before = LearnedButtons(device=(LearnedDevice(name="Foot Pedal", keys={"KEY_A": "main"}),))
    assert lesson.learning.learn(("main", "left"), before) == before
    assert lesson.said[2:] == ["button-passed-over", "button-press left", "button-passed-over"]


def test_a_button_that_is_learned_anew_loses_its_old_key() -> None:
    lesson = Lesson()
    lesson.evdev.trigger_plug(lesson.pedal)
    lesson.after = {2: lesson.press(lesson.pedal)}
    before = LearnedButtons(device=(LearnedDevice(name="Old", keys={"KEY_A": "main", "KEY_B": "left"}),))
    assert lesson.learning.learn(("main",), before).device == (
        LearnedDevice(name="Old", keys={"KEY_B": "left"}),
        LearnedDevice(name="Foot Pedal", id="1a86:e026", keys={"KEY_B": "main"}),
    )


def test_a_key_that_has_a_name_already_is_told_and_another_is_waited_for() -> None:
    lesson = Lesson()
    lesson.evdev.trigger_plug(lesson.pedal)
    lesson.after = {2: lesson.press(lesson.pedal), 4: lesson.press(lesson.pedal), 5: lesson.press(lesson.pedal, A)}
    learned = lesson.learning.learn(("main", "left"), LearnedButtons())
    assert lesson.said[3:] == ["button-press left", "button-taken", "button-learned"]
    assert learned.device[0].keys == {"KEY_B": "main", "KEY_A": "left"}


def test_whoever_presses_ctrl_on_a_keyboard_means_to_end() -> None:
    lesson = Lesson(seconds=0.05)
    lesson.evdev.trigger_plug(lesson.pedal)
    lesson.after = {
        2: lambda: lesson.evdev.trigger_events(lesson.pedal, ((EV_KEY, LEFTCTRL, 1), (EV_SYN, SYN_REPORT, 0)))
    }
    assert lesson.learning.learn(("main",), LearnedButtons()) == LearnedButtons()


def test_a_button_on_radio_that_wakes_up_is_heard_and_one_that_goes_is_no_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(learning, "LOOK_SECONDS", 0.0)
    lesson = Lesson(seconds=5.0)
    lesson.evdev.trigger_plug(lesson.pedal)

    def exchange() -> None:
        lesson.evdev.trigger_unplug(lesson.pedal)
        lesson.evdev.trigger_plug(lesson.remote)
        lesson.learning._look()
        lesson.evdev.trigger_press(lesson.remote)

    lesson.after = {2: exchange}
    learned = lesson.learning.learn(("main",), LearnedButtons())
    assert learned.device[0].name == "Remote"
    assert lesson.is_let_go


def test_without_a_device_it_says_what_to_do() -> None:
    lesson = Lesson()
    with pytest.raises(UserError, match="No device with buttons is connected"):
        lesson.learning.learn(("main",), LearnedButtons())
    assert lesson.said == []


def test_a_device_that_may_not_be_opened_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    lesson = Lesson()
    lesson.evdev.trigger_plug(lesson.pedal)
    found = lesson.learning._source.devices()
    monkeypatch.setattr(lesson.learning._source, "devices", lambda: found)
    lesson.evdev.trigger_unplug(lesson.pedal)
    with pytest.raises(UserError, match='"Foot Pedal" cannot be listened to'):
        lesson.learning.learn(("main",), LearnedButtons())


def test_an_end_in_the_middle_lets_the_devices_go() -> None:
    lesson = Lesson()
    lesson.evdev.trigger_plug(lesson.pedal)

    def end() -> None:
        raise KeyboardInterrupt

    lesson.after = {2: end}
    with pytest.raises(KeyboardInterrupt):
        lesson.learning.learn(("main",), LearnedButtons())
    assert lesson.is_let_go
