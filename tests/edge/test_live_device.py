"""What a live run does about its device: a lost camera, heat, another role, the next shift."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from edge.cameras.source import CameraError
from edge.errors import UserError
from edge.live import Shift
from pipelines import commands
from pipelines.effort import Effort
from pipelines.events import CameraLost, CameraReturned, ShiftEnded, ShiftStarted
from pipelines.roles import CardDesk, Handover, Role
from pipelines.session import CameraStatus, CameraTrouble, DeviceStatus
from pipelines.vision.fakes import SHARP, FakeEyes, FakeScene, fake_frame
from tests.edge.live_rig import GOODBYE, GREETING, LINES, PAGE, RATE_CHANGED, SCENES, Rig, ScriptedControl, ended, line

pytestmark = pytest.mark.usefixtures("patience")

LIT = 3
"""The page, with light on it."""
DESK = CardDesk((Role("orcam", "Voorlezen"), Role("metafors", "Orders")), Handover("orcam", None))
LOST = "De camera geeft geen beeld meer. Ik probeer het steeds opnieuw."
BACK = "De camera doet het weer."
GIVEN_UP = "De camera komt niet terug. Ik begin zo opnieuw."
CHANGES = "Ik wissel naar: Orders."


def test_a_lost_camera_is_said_and_the_run_goes_on(pool: ThreadPoolExecutor) -> None:
    rig = Rig()
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.inbox.put(CameraStatus(CameraTrouble.STALLED))
    rig.wait_for(LOST)
    rig.inbox.put(CameraStatus(None))
    rig.wait_for(BACK)
    rig.control.give(commands.Read())
    rig.wait_for("Einde.")
    rig.control.give(commands.EndShift())
    ended(running)
    assert rig.store.kept[1:3] == [CameraLost("stalled"), CameraReturned()]


def test_a_camera_that_is_given_up_ends_the_program_with_its_reason_and_not_the_shift(
    pool: ThreadPoolExecutor,
) -> None:
    rig = Rig()
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.inbox.put(CameraStatus(CameraTrouble.FAILED))
    rig.wait_for(LOST)
    rig.camera.trigger_error("The camera failed 5 times in a row.")
    with pytest.raises(CameraError, match="5 times"):
        ended(running)
    assert rig.heard[-1] == GIVEN_UP
    assert ShiftEnded() not in rig.store.kept, "the shift goes on when the program is started anew"


def test_a_hot_device_does_less_and_all_of_it_again_when_it_is_cool(pool: ThreadPoolExecutor) -> None:
    rig = Rig()
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    for degrees in (60.0, 75.0, 82.0, 60.0):
        rig.inbox.put(DeviceStatus("Voorlezen", temperature=degrees))
    rig.wait_until(lambda: len(rig.efforts) == 3, f"three efforts in {rig.efforts}")
    rig.control.give(commands.EndShift())
    ended(running)
    assert rig.efforts == [Effort.SLOWER, Effort.LEAST, Effort.FULL]


def test_with_the_least_effort_the_sparing_eyes_look(pool: ThreadPoolExecutor) -> None:
    rig = Rig()
    spared = FakeEyes({PAGE: FakeScene(lines=(line("Zuinig gelezen", 0),))})
    shift = Shift(rig.shift.loop, rig.shift.vision, "Voorlezen", sparing=spared.vision(), controls=(rig.control,))
    rig.live._shift = shift
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.inbox.put(DeviceStatus("Voorlezen", temperature=90.0))
    rig.wait_until(lambda: rig.efforts == [Effort.LEAST], "the least effort")
    rig.control.give(commands.Read())
    rig.wait_for("Zuinig gelezen")
    rig.control.give(commands.EndShift())
    ended(running)
    assert LINES[0] not in rig.heard


def test_the_camera_focuses_when_a_picture_is_wanted_and_none_is_good_yet(pool: ThreadPoolExecutor) -> None:
    dark = FakeScene(lines=SCENES[PAGE].lines, quality=replace(SHARP, brightness=0.0))
    rig = Rig(FakeEyes({PAGE: dark, LIT: SCENES[PAGE]}).vision())
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    before = rig.focused
    rig.control.give(commands.Read())
    rig.wait_until(lambda: rig.focused == 1, "the focus")
    rig.camera.show(fake_frame(1, 0.0, LIT).pixels)
    rig.wait_for("Einde.")
    after = rig.focused
    rig.control.give(commands.EndShift())
    ended(running)
    assert (before, after) == (0, 1)


def test_another_role_takes_over_with_its_own_controls_and_the_same_camera_and_voice(
    pool: ThreadPoolExecutor,
) -> None:
    rig = Rig(desk=DESK)
    second = ScriptedControl()
    asked: list[Handover] = []

    def successor(handover: Handover) -> Shift:
        asked.append(handover)
        return rig.new_shift(control=second)

    rig.successor = successor
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.inbox.put(DeviceStatus("Voorlezen", temperature=90.0))
    rig.control.give(commands.ChooseRole("metafors"))
    rig.wait_until(lambda: second.deliver is not None, "the second role's controls")
    assert rig.control.is_stopped
    rig.wait_until(lambda: rig.heard.count(GREETING[-1]) == 2, f"a second greeting in {rig.heard}")
    second.give(commands.Read())
    rig.wait_for("Einde.")
    second.give(commands.EndShift())
    ended(running)
    assert asked == [Handover("metafors", None)]
    assert rig.heard.index(CHANGES) < len(rig.heard) - 5
    assert rig.heard[-1] == GOODBYE
    assert rig.efforts == [Effort.LEAST], "what is known of the device goes over"
    assert [each for each in rig.store.kept if isinstance(each, ShiftStarted | ShiftEnded)] == [
        ShiftStarted(),
        ShiftEnded(),
        ShiftStarted(),
        ShiftEnded(),
    ]
    assert second.is_stopped


def test_the_role_that_takes_over_knows_the_day(pool: ThreadPoolExecutor) -> None:
    rig = Rig(desk=DESK)
    second = ScriptedControl()
    shift = rig.new_shift(control=second, handover=Handover("metafors", None))
    rig.successor = lambda _: replace(shift, title="Orders")
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    status = DeviceStatus("Voorlezen", battery=0.8)
    rig.inbox.put(status)
    rig.control.give(commands.ChooseRole("metafors"))
    rig.wait_until(lambda: shift.loop.assistant.device.status == replace(status, profile="Orders"), "the status")
    second.give(commands.EndShift())
    ended(running)


def test_after_a_shift_in_another_role_a_run_that_stays_waits_as_it_was_started(pool: ThreadPoolExecutor) -> None:
    rig = Rig(desk=DESK, stays=True)
    asked: list[Handover] = []
    controls: list[ScriptedControl] = []

    def successor(handover: Handover) -> Shift:
        asked.append(handover)
        controls.append(ScriptedControl())
        return rig.new_shift(control=controls[-1], handover=handover)

    rig.successor = successor
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.control.give(commands.ChooseRole("metafors"))
    rig.wait_until(lambda: rig.heard.count(GREETING[-1]) == 2, "the second role")
    controls[0].give(commands.EndShift())
    rig.wait_until(lambda: len(controls) == 2 and controls[1].deliver is not None, "the first role, waiting")
    assert asked == [Handover("metafors", None), Handover("orcam", None)]
    assert rig.taken == [Handover("metafors", None), None]
    begun = rig.store.kept.count(ShiftStarted())
    controls[1].give(commands.StartShift())
    rig.wait_until(lambda: rig.store.kept.count(ShiftStarted()) == begun + 1, "the third shift")
    rig.camera.trigger_end()
    ended(running)
    assert begun == 2, "it waited"


def test_a_shift_that_goes_on_after_a_failure_ends_in_the_role_of_the_device(pool: ThreadPoolExecutor) -> None:
    rig = Rig(desk=replace(DESK, current=Handover("metafors", "W-7")), stays=True, home=Handover("orcam", None))
    home = ScriptedControl()
    rig.successor = lambda handover: rig.new_shift(control=home, handover=handover)
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.control.give(commands.EndShift())
    rig.wait_until(lambda: home.deliver is not None, "the role of the device, waiting")
    rig.camera.trigger_end()
    ended(running)
    assert rig.taken == [None]


@pytest.mark.parametrize("end", ["failure", "goodbye"])
def test_what_was_taken_is_kept_when_the_program_must_be_started_anew_and_forgotten_after_a_goodbye(
    pool: ThreadPoolExecutor, end: str
) -> None:
    rig = Rig(desk=DESK, stays=True)
    rig.successor = lambda handover: rig.new_shift(control=ScriptedControl(), handover=handover)
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.control.give(commands.ChooseRole("metafors"))
    rig.wait_until(lambda: rig.heard.count(GREETING[-1]) == 2, "the second role")
    if end == "failure":
        rig.inbox.put(CameraStatus(CameraTrouble.FAILED))
        rig.wait_for(LOST)
        rig.camera.trigger_error("The camera failed 5 times in a row.")
        with pytest.raises(CameraError):
            ended(running)
    else:
        rig.camera.trigger_end()
        ended(running)
    assert rig.taken[0] == Handover("metafors", None)
    assert (rig.taken[-1] is None) is (end == "goodbye")


def test_a_home_that_cannot_be_made_is_tried_once_and_the_role_at_hand_waits(
    pool: ThreadPoolExecutor, caplog: pytest.LogCaptureFixture
) -> None:
    rig = Rig(desk=DESK, stays=True)
    second = ScriptedControl()
    asked: list[Handover] = []

    def successor(handover: Handover) -> Shift:
        asked.append(handover)
        if handover == DESK.current:
            raise UserError("Its file has gone.")
        return rig.new_shift(control=second, handover=handover)

    rig.successor = successor
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.control.give(commands.ChooseRole("metafors"))
    rig.wait_until(lambda: second.deliver is not None, "the second role")
    second.give(commands.EndShift())
    rig.wait_for(GOODBYE)
    second.give(commands.StartShift())
    rig.wait_until(lambda: rig.store.kept.count(ShiftStarted()) == 3, "the role at hand, once more")
    rig.camera.trigger_end()
    ended(running)
    assert asked == [Handover("metafors", None), DESK.current]
    assert "Its file has gone" in caplog.text


def test_where_nobody_can_take_over_the_role_before_goes_on(
    pool: ThreadPoolExecutor, caplog: pytest.LogCaptureFixture
) -> None:
    rig = Rig(desk=DESK)
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.control.give(commands.ChooseRole("metafors"))
    rig.wait_for("Wisselen lukt nu niet. Alles blijft zoals het was.")
    rig.control.give(commands.Faster())
    rig.wait_for(RATE_CHANGED)
    rig.control.give(commands.EndShift())
    ended(running)
    assert "cannot be changed" in caplog.text
    assert not isinstance(rig.live._loop.assistant.handover, Handover)


def test_a_run_that_stays_waits_for_the_next_shift_and_is_ended_by_the_system(pool: ThreadPoolExecutor) -> None:
    rig = Rig(stays=True)
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.control.give(commands.EndShift())
    rig.wait_for(GOODBYE)
    rig.control.give(commands.StartShift())
    rig.wait_until(lambda: rig.heard.count(GREETING[-1]) == 2, f"a second greeting in {rig.heard}")
    assert not running.done()
    rig.camera.trigger_end()
    ended(running)
    assert rig.heard.count(GOODBYE) == 2
