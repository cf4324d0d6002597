"""What is said and kept when the camera is lost and comes back."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from pipelines import commands, events
from pipelines.picking.session import PickingSession
from pipelines.session import CameraStatus, CameraTrouble, DeviceStatus
from pipelines.types import SpeechMoment, SpeechProgress, Utterance
from tests.pipelines.reading import pages
from tests.pipelines.test_assistant import CHOOSE, NEXT, SESSIONS, picking_stage, reading_stage, stage
from tests.pipelines.test_device import said

LOST = "The camera gives no picture any more. I keep trying."
BLACK = "The picture is all black. Feel whether something covers the camera."
BACK = "The camera works again."


@pytest.mark.parametrize("trouble", CameraTrouble)
def test_a_loss_is_sounded_and_said_once_and_so_is_the_return(trouble: CameraTrouble) -> None:
    here = stage(pages.fresh_session())
    lost = BLACK if trouble is CameraTrouble.BLACK else LOST
    assert said(here, CameraStatus(trouble), CameraStatus(trouble)) == ["♪camera-lost", lost]
    assert said(here, CameraStatus(None), CameraStatus(None)) == [BACK]
    assert here.events == [events.CameraLost(trouble.value), events.CameraReturned()]


def test_a_loss_that_was_dropped_before_it_was_heard_is_said_again() -> None:
    here = stage(pages.fresh_session())
    here.give(CameraStatus(CameraTrouble.STALLED))
    lost = next(each for each in here.said if each.text == LOST)
    here.give(SpeechProgress(lost, SpeechMoment.DROPPED))
    here.wait_until_silent()
    assert here.heard.count(LOST) == 2


def test_a_return_that_was_dropped_before_it_was_heard_is_said_again() -> None:
    here = stage(pages.fresh_session())
    here.give(CameraStatus(CameraTrouble.BLACK))
    here.wait_until_silent()
    here.give(CameraStatus(None))
    back = next(each for each in here.said if each.text == BACK)
    here.give(SpeechProgress(back, SpeechMoment.DROPPED))
    here.wait_until_silent()
    assert here.heard.count(BACK) == 2
    assert here.events == [events.CameraLost("black"), events.CameraReturned()]
    # One that comes too late, when the camera is lost again, says nothing.
    here.give(CameraStatus(CameraTrouble.STALLED), SpeechProgress(back, SpeechMoment.DROPPED))
    here.wait_until_silent()
    assert here.heard[-2:] == ["♪camera-lost", LOST]


def test_another_trouble_is_said_too_and_is_the_same_loss() -> None:
    here = stage(pages.fresh_session())
    heard = said(here, CameraStatus(CameraTrouble.STALLED), CameraStatus(CameraTrouble.BLACK))
    assert heard == ["♪camera-lost", LOST, "♪camera-lost", BLACK]
    assert here.events == [events.CameraLost("stalled")]


def test_it_waits_until_the_menu_is_closed() -> None:
    here = reading_stage()
    here.give(NEXT, CameraStatus(CameraTrouble.STALLED))
    assert "♪camera-lost" not in here.heard
    here.give(CHOOSE)
    here.wait_until_silent()
    assert here.heard.count(LOST) == 1


def test_a_loss_that_was_over_before_it_could_be_said_is_not_said() -> None:
    here = stage(pages.fresh_session(), is_on_shift=False)
    assert said(here, CameraStatus(CameraTrouble.STALLED), CameraStatus(None)) == []
    assert said(here, commands.StartShift()) == ["Your shift begins.", "I can read now."]


def test_heat_is_said_once_until_it_is_over() -> None:
    here = stage(pages.fresh_session())
    degrees = (60.0, 75.0, 79.0, 76.0, 60.0, 75.0)
    heard = [each for degree in degrees for each in said(here, DeviceStatus("Read", temperature=degree))]
    assert heard == ["I am hot. I look more slowly until I have cooled down."] * 2


def test_a_unit_that_was_in_view_all_the_while_counts_no_second_time() -> None:
    here = picking_stage()
    session = cast("PickingSession", here.subject.session)
    assert session.step(CameraStatus(None), 50.0).session.tracker == session.tracker.looking_again(50.0)


@pytest.mark.parametrize("name", SESSIONS)
@pytest.mark.parametrize("trouble", [None, *CameraTrouble])
def test_no_state_of_a_job_says_or_stores_anything_of_the_camera(name: str, trouble: CameraTrouble | None) -> None:
    session = SESSIONS[name][0]
    plain = session.step(SpeechProgress(Utterance("Hello.", "en"), SpeechMoment.FINISHED), 10.0)
    told = session.step(CameraStatus(trouble), 10.0)
    assert (told.feedback, told.events, told.wanted) == ((), (), plain.wanted)
    if isinstance(told.session, PickingSession):
        before = cast("PickingSession", session)
        assert replace(told.session, tracker=before.tracker) == before
    else:
        assert told.session == session
