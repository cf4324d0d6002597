"""One shift of the whole program in which everything fails in turn, and nobody starts the program again."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.device.card import SoundCard
from tests.device.manager import PatientManager, listening
from tests.device.program import children
from tests.device.shift import (
    BACK,
    BLACK,
    GIVEN_UP,
    LOST,
    RATE_CHANGED,
    WATCHDOG_SECONDS,
    Shift,
    is_gone,
    kill_process,
    stop_process,
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def shift(folder: Path, card: SoundCard, manager: PatientManager) -> Iterator[Shift]:
    """Give the shift, ready to work, whichever of the tests are run."""
    one = Shift(folder, card, manager)
    try:
        one.program.wait_for("Je dienst begint.")
        yield one
    finally:
        one.program.kill()


def losses(shift: Shift) -> tuple[int, int]:
    """Give how often the journal says that the camera was lost, and that it came back."""
    kept = shift.events()
    return kept.count("camera-lost"), kept.count("camera-returned")


def test_it_sounds_says_that_it_is_ready_and_tells_the_service_manager(shift: Shift) -> None:
    ready = shift.program.wait_for("Je dienst begint.")
    assert shift.wait_for_sound(shift.program.began) < ready.came
    shift.wait_for_message("READY=1")
    shift.wait_for_message("WATCHDOG=1", 2)
    assert shift.manager.count("READY=1") == 1


@pytest.mark.parametrize(
    "fault",
    [
        "stall",
        *(
            pytest.param(each, marks=pytest.mark.proof)
            for each in ("freeze", "black", "error", "unplug", "crash", "hang", "hang-in-close")
        ),
    ],
)
def test_a_lost_camera_is_said_started_anew_and_said_to_be_back(shift: Shift, fault: str) -> None:
    program, mark, camera = shift.program, shift.program.mark(), shift.program.camera_process()
    assert camera is not None
    lost, returned = losses(shift)
    began = time.monotonic()
    shift.camera(fault)
    program.wait_for("camera-lost", mark, kind="earcon")
    program.wait_for(BLACK if fault == "black" else LOST, mark)
    shift.wait_for_sound(began)
    # The rest of the work goes on meanwhile.
    program.wait_for(shift.change_rate(), mark)
    shift.camera("")
    program.wait_for(BACK, mark)
    program.wait_until(lambda: is_gone(camera), "the end of the camera's process")
    assert program.camera_process() not in {camera, None}
    assert losses(shift) == (lost + 1, returned + 1)


@pytest.mark.proof
@pytest.mark.parametrize("fault", ["torn", "slow"])
def test_a_camera_that_gives_bad_or_few_pictures_is_not_lost(shift: Shift, fault: str) -> None:
    program, mark, camera = shift.program, shift.program.mark(), shift.program.camera_process()
    began = time.monotonic()
    shift.camera(fault)
    # Longer than the two seconds after which a camera is lost.
    shift.wait_for_message("WATCHDOG=1", 4, began)
    program.wait_for(shift.change_rate(), mark)
    shift.camera("")
    assert program.said(mark) == [RATE_CHANGED]
    assert program.camera_process() == camera


def test_a_lost_output_is_opened_again_and_nothing_that_was_to_be_said_is_lost(shift: Shift) -> None:
    program, mark = shift.program, shift.program.mark()
    program.wait_for(shift.change_rate(), mark)
    shift.card.unplug()
    mark = program.mark()
    changed = shift.change_rate()
    program.wait_until(lambda: any("sound output is lost" in line for line in program.told), "the loss in the log")
    program.wait_until(lambda: shift.events().count("preference-changed") == shift.changes, "the kept change")
    assert changed not in program.said(mark), "said although nobody can hear it"
    plugged = time.monotonic()
    shift.card.plug_in()
    program.wait_for(changed, mark)
    assert shift.wait_for_sound(plugged) > plugged


@pytest.mark.parametrize("end", [kill_process, pytest.param(stop_process, marks=pytest.mark.proof)])
def test_a_voice_that_is_killed_or_hangs_is_replaced_and_speaks_on(shift: Shift, end: object) -> None:
    program, mark, voice = shift.program, shift.program.mark(), shift.program.voice_process()
    assert voice is not None
    assert callable(end)
    end(voice)
    began = time.monotonic()
    program.wait_for(shift.change_rate(), mark)
    shift.replaced(voice)
    shift.wait_for_sound(began)
    assert is_gone(voice)


@pytest.mark.proof
def test_a_loop_that_hangs_ends_the_pings_and_they_come_again_with_it(shift: Shift) -> None:
    # The transcript goes to a pipe that nobody empties: the loop waits for room in it, and turns no more.
    shift.program.stop_reading()
    for _ in range(3000):
        shift.program.type("stop")
    shift.program.wait_until(
        lambda: any("main loop: no sign" in each.text for each in shift.manager.messages), "the fault"
    )
    hung = time.monotonic()
    threading.Event().wait(2 * WATCHDOG_SECONDS)
    assert shift.manager.count("WATCHDOG=1", hung) == 0, "pinged although the loop hangs"
    shift.program.go_on_reading()
    shift.wait_for_message("WATCHDOG=1", 2, hung)


def test_through_all_of_this_it_was_one_program_and_kept_each_event_once(shift: Shift) -> None:
    program = shift.program
    children_before = list(children(program.process.pid))
    assert (shift.manager.count("READY=1"), shift.manager.count("STOPPING=1")) == (1, 0)
    assert program.end() == 0
    shift.wait_for_message("STOPPING=1")
    kept = shift.events()
    assert (kept[0], kept[-1]) == ("shift-started", "shift-ended")
    assert kept.count("shift-started") == kept.count("shift-ended") == 1
    assert kept.count("preference-changed") == shift.changes == program.said().count(RATE_CHANGED)
    assert kept.count("camera-lost") == kept.count("camera-returned") == program.said().count(BACK)
    assert all(is_gone(child) for child in children_before), "a process is left behind"


@pytest.mark.proof
def test_a_camera_that_never_comes_back_ends_the_program_with_an_error(tmp_path: Path, card: SoundCard) -> None:
    with listening(f"@kijkmee-test-{tmp_path.name}") as manager:
        shift = Shift(tmp_path, card, manager, failures=2)
        try:
            shift.program.wait_for("Je dienst begint.")
            shift.camera("unplug")
            shift.program.wait_for(LOST)
            shift.program.wait_for(GIVEN_UP)
            assert shift.program.wait() == 2
            assert any("The camera failed 2 times in a row" in line for line in shift.program.told)
            shift.wait_for_message("STOPPING=1")
            # The shift goes on when the service manager has started the program again.
            assert shift.events() == ["shift-started", "camera-lost"]
        finally:
            shift.program.kill()


def test_an_interrupted_program_says_goodbye(tmp_path: Path, card: SoundCard) -> None:
    with listening(f"@kijkmee-test-{tmp_path.name}") as manager:
        shift = Shift(tmp_path, card, manager)
        try:
            shift.program.wait_for("Je dienst begint.")
            shift.program.process.send_signal(signal.SIGTERM)
            assert shift.program.wait() in {0, 130, 143}
            assert shift.events() == ["shift-started", "shift-ended"]
        finally:
            shift.program.kill()
