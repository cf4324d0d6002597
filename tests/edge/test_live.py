"""The live run: real threads around the real loop, with a camera, eyes and a voice that do as they are told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Never

import pytest

from edge.cameras.source import CameraError
from edge.controls.control import Deliver
from edge.errors import UserError
from edge.inbox import Inbox
from edge.sound.fakes import FakeVoice
from edge.sound.pcm import Pcm
from pipelines import commands
from pipelines.events import PreferenceChanged, ShiftEnded, ShiftStarted
from pipelines.types import Detection, Frame, FrameQuality, Pixels
from pipelines.vision.fakes import FakeEyes, FakeScene, fake_frame
from tests.edge.live_rig import (
    CAPTURE,
    GOODBYE,
    GREETING,
    LINES,
    MACHINE_SECONDS,
    PAGE,
    RATE_CHANGED,
    SCENES,
    Rig,
    ScriptedControl,
    ended,
)

pytestmark = pytest.mark.usefixtures("patience")


def test_a_page_is_read_aloud_in_order(pool: ThreadPoolExecutor) -> None:
    rig = Rig()
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.control.give(commands.Read())
    rig.wait_for("Einde.")
    rig.control.give(commands.EndShift())
    ended(running)
    assert rig.heard == [*GREETING, *LINES, "Einde.", GOODBYE]
    assert rig.store.kept[0] == ShiftStarted()
    assert rig.store.kept[-1] == ShiftEnded()
    assert rig.control.is_stopped
    assert rig.voice.closed


class HastyControl(ScriptedControl):
    """Does something before the run has begun."""

    def __init__(self, *acts: commands.Command) -> None:
        super().__init__()
        self._acts = acts

    def start(self, deliver: Deliver) -> None:
        """See `Control.start`."""
        super().start(deliver)
        self.give(*self._acts)


def test_a_shift_that_is_ended_before_its_first_words_ends_the_run(pool: ThreadPoolExecutor) -> None:
    rig = Rig(control=HastyControl(commands.EndShift()))
    ended(pool.submit(rig.live.run))
    assert rig.heard[-1] == GOODBYE
    assert rig.store.kept == [ShiftStarted(), ShiftEnded()]


def test_nothing_is_heard_after_the_goodbye(pool: ThreadPoolExecutor, caplog: pytest.LogCaptureFixture) -> None:
    rig = Rig()
    rig.on_speech = lambda text: rig.control.give(commands.EndShift()) if text == GOODBYE else None
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.camera.trigger_end()
    ended(running)
    assert rig.heard == [*GREETING, GOODBYE]
    assert '"end-shift" came after the end of the shift' in caplog.text


def test_all_that_is_done_and_heard_is_told(pool: ThreadPoolExecutor) -> None:
    rig = Rig(speed=1)
    rig.on_speech = lambda text: rig.control.give(commands.Read()) if text == GREETING[0] else None
    running = pool.submit(rig.live.run)
    rig.wait_for(LINES[0])
    rig.control.give(commands.EndShift())
    ended(running)
    assert rig.noted[0] == ("speech", GREETING[0])
    assert {("command", "read"), ("earcon", "heard"), ("cut off", GREETING[0]), ("earcon", "captured")} <= set(
        rig.noted
    )
    ending = [("command", "end-shift"), ("cut off", LINES[0]), ("speech", GOODBYE)]
    assert [each for each in rig.noted if each in ending] == ending


def test_a_new_rate_in_the_middle_of_a_line_costs_none_of_it(pool: ThreadPoolExecutor) -> None:
    rig = Rig(speed=2)
    rig.on_speech = lambda text: rig.control.give(commands.Faster()) if text == LINES[0] else None
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.control.give(commands.Read())
    rig.wait_for("Einde.")
    rig.control.give(commands.EndShift())
    ended(running)
    page = rig.noted[rig.noted.index(("speech", LINES[0])) : rig.noted.index(("speech", LINES[2]))]
    assert page == [("speech", LINES[0]), ("command", "faster"), ("speech", RATE_CHANGED), ("speech", LINES[1])]


def test_a_folder_that_is_over_ends_the_run_once_all_is_said(pool: ThreadPoolExecutor) -> None:
    rig = Rig()
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.control.give(commands.Read())
    rig.wait_for(LINES[0])
    rig.camera.trigger_end()
    ended(running)
    assert rig.heard[-3:] == [LINES[-1], "Einde.", GOODBYE]
    assert rig.store.kept[-1] == ShiftEnded()


def test_the_last_picture_stays_in_view_until_the_shift_ends(pool: ThreadPoolExecutor) -> None:
    rig = Rig(is_held=True)
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.camera.trigger_end()
    rig.wait_until(rig.pictures_over.is_set, "the end of the pictures")
    time.sleep(2 * CAPTURE.choose_within_seconds / MACHINE_SECONDS)
    rig.control.give(commands.Read())
    rig.wait_for("Einde.")
    assert not running.done()
    rig.control.give(commands.EndShift())
    ended(running)
    assert rig.heard == [*GREETING, *LINES, "Einde.", GOODBYE]


def test_when_pictures_and_controls_are_over_the_run_ends_once_all_is_said(pool: ThreadPoolExecutor) -> None:
    rig = Rig(control=HastyControl(commands.Read()), is_held=True)
    rig.control.is_over = True
    rig.on_speech = lambda text: rig.camera.trigger_end() if text == LINES[0] else None
    ended(pool.submit(rig.live.run))
    assert rig.heard[-5:] == [*LINES, "Einde.", GOODBYE]
    assert rig.store.kept[-1] == ShiftEnded()


def test_a_command_that_came_before_the_last_picture_is_still_obeyed(pool: ThreadPoolExecutor) -> None:
    rig = Rig()

    def read_then_end(text: str) -> None:
        if text == GREETING[-1]:
            rig.control.give(commands.Read())
            rig.camera.trigger_end()

    rig.on_speech = read_then_end
    ended(pool.submit(rig.live.run))
    assert rig.heard[-5:] == [*LINES, "Einde.", GOODBYE]


def test_a_broken_camera_ends_the_run_with_its_error_after_the_last_words(pool: ThreadPoolExecutor) -> None:
    rig = Rig()
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.camera.trigger_error("The camera was unplugged.")
    with pytest.raises(CameraError, match="unplugged"):
        ended(running)
    assert rig.heard == [*GREETING, GOODBYE]


def test_a_camera_that_cannot_be_opened_leaves_nothing_behind(pool: ThreadPoolExecutor) -> None:
    rig = Rig()
    rig.camera.trigger_error("The camera is missing.")
    with pytest.raises(CameraError, match="missing"):
        ended(pool.submit(rig.live.run))
    assert rig.heard == []
    assert rig.voice.closed


def test_a_stalled_camera_does_not_hold_up_commands(pool: ThreadPoolExecutor) -> None:
    rig = Rig()
    rig.camera.trigger_stall()
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.control.give(commands.Faster())
    rig.wait_until(lambda: len(rig.store.kept) == 2, "a change that was kept")
    rig.camera.trigger_recovery()
    rig.wait_until(lambda: "quality" in rig.eyes.asked, "a look after the stall")
    rig.control.give(commands.EndShift())
    ended(running)


class BlindEyes(FakeEyes):
    """Breaks while it looks for text."""

    def detect(self, pixels: Pixels) -> tuple[Detection, ...]:
        """See `TextEngine.detect`."""
        raise RuntimeError(f"cannot see {pixels.shape}")


def test_a_fault_while_looking_ends_the_run_with_that_fault(pool: ThreadPoolExecutor) -> None:
    rig = Rig(BlindEyes(SCENES).vision())
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.control.give(commands.Read())
    with pytest.raises(RuntimeError, match="cannot see"):
        ended(running)
    assert rig.voice.closed


class LostVoice(FakeVoice):
    """Is not installed."""

    def speak(self, text: str, language: str, rate: int, pitch: int = 50) -> Iterator[Pcm]:
        """See `Voice.speak`."""
        raise UserError(f"There is no voice for {text} in {language} at {rate}, {pitch}.")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_voice_that_cannot_speak_ends_the_run_although_pictures_go_on(pool: ThreadPoolExecutor) -> None:
    rig = Rig(voice=LostVoice())
    with pytest.raises(UserError, match="no voice"):
        ended(pool.submit(rig.live.run))


class SlowEyes(FakeEyes):
    """Takes far longer than a frame."""

    def measure(self, frame: Frame) -> FrameQuality:
        """See `QualityMeter.measure`."""
        time.sleep(0.05)
        return super().measure(frame)


def test_frames_are_dropped_and_commands_never(pool: ThreadPoolExecutor) -> None:
    eyes = SlowEyes(SCENES)
    rig = Rig(eyes.vision())
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    for _ in range(40):
        rig.control.give(commands.Faster(), commands.Slower())
        time.sleep(0.005)
    rig.control.give(commands.EndShift())
    ended(running)
    changes = [event for event in rig.store.kept if isinstance(event, PreferenceChanged)]
    assert [event.value for event in changes] == [180, 165] * 40
    assert 0 < eyes.asked.count("quality") < rig.steady.given / 2


def test_the_newest_frame_wins_and_is_announced_once() -> None:
    inbox = Inbox()
    inbox.put_frame(fake_frame(1, 0.0, PAGE))
    inbox.put_frame(fake_frame(2, 0.1, PAGE))
    assert inbox.is_empty
    assert inbox.get(0) is not None
    frame = inbox.take_frame()
    assert frame is not None
    assert frame.id == 2
    assert inbox.take_frame() is None
    assert inbox.get(0) is None
    inbox.put(commands.Read())
    assert not inbox.is_empty


def interrupt(text: str) -> Never:
    raise KeyboardInterrupt(text)


def test_ctrl_c_says_goodbye(pool: ThreadPoolExecutor) -> None:
    rig = Rig()
    rig.on_speech = lambda text: interrupt(text) if text == GREETING[-1] else None
    ended(pool.submit(rig.live.run))
    assert rig.heard[-1] == GOODBYE
    assert rig.store.kept[-1] == ShiftEnded()


def test_a_second_ctrl_c_ends_at_once(pool: ThreadPoolExecutor) -> None:
    rig = Rig()
    rig.on_speech = interrupt
    with pytest.raises(KeyboardInterrupt):
        ended(pool.submit(rig.live.run))
    assert rig.voice.closed


def test_ctrl_c_ends_also_when_the_journal_is_full(pool: ThreadPoolExecutor) -> None:
    rig = Rig()

    def break_and_interrupt(text: str) -> None:
        if text == GREETING[-1]:
            rig.store.is_broken = True
            interrupt(text)

    rig.on_speech = break_and_interrupt
    ended(pool.submit(rig.live.run))
    assert rig.heard[-1].startswith("Dit is niet opgeslagen")
    assert rig.store.kept == [ShiftStarted()]


def test_a_shift_that_could_not_begin_can_be_begun_later(pool: ThreadPoolExecutor) -> None:
    rig = Rig()
    rig.store.is_broken = True
    running = pool.submit(rig.live.run)
    rig.wait_until(lambda: bool(rig.heard), "that it was not stored")
    assert rig.heard[0].startswith("Dit is niet opgeslagen")
    rig.store.is_broken = False
    rig.control.give(commands.StartShift())
    rig.wait_for(GREETING[-1])
    rig.control.give(commands.EndShift())
    ended(running)
    assert rig.store.kept == [ShiftStarted(), ShiftEnded()]


def test_a_wait_for_a_good_frame_is_told_to_be_in_vain_also_after_the_last_picture(pool: ThreadPoolExecutor) -> None:
    rig = Rig(FakeEyes({PAGE: FakeScene(quality=FrameQuality(0.5, 0.01, 0.1, 0.9, 0.0, 0.0))}).vision())
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.control.give(commands.Read())
    rig.camera.trigger_end()
    ended(running)
    assert rig.heard[len(GREETING)].startswith("Zoek meer licht.")
    assert rig.heard[-1] == GOODBYE
