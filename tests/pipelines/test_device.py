"""What the device tells of itself, heard through the assistant: time, battery and profile, and a low battery."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import cast
from zoneinfo import ZoneInfo

import pytest

from pipelines import commands
from pipelines.assistant import Assistant
from pipelines.commands import Command
from pipelines.menu import MENU_SECONDS
from pipelines.picking.session import PickingSession
from pipelines.preferences import Preferences
from pipelines.reading.session import ReadingSession
from pipelines.session import DeviceStatus
from pipelines.types import Earcon, JournalFailed, Play, Priority, SpeechMoment, SpeechProgress, Utterance
from tests.pipelines.reading import pages
from tests.pipelines.stage import Stage
from tests.pipelines.test_assistant import BACK, LETTER, NEXT, SESSIONS, assistant, reading_stage, stage

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MORNING = datetime(2026, 11, 25, 9, 15, tzinfo=AMSTERDAM)
STATUS = DeviceStatus("Read aloud", MORNING, battery=0.8)
PLUGGED_IN = replace(STATUS, battery=0.556, is_charging=True)
WARNING = "Charge the battery soon. There is 15 percent left. I look less often now."
LAST_WARNING = "Charge the battery now. There is 5 percent left. I look less often now."
LOW = "♪low-battery"


def said(here: Stage[Assistant], *given: object) -> list[str]:
    """Give inputs and all that is heard until it is silent."""
    here.take_heard()
    here.give(*given)
    here.wait_until_silent()
    return here.take_heard()


# Answers


@pytest.mark.parametrize("is_on_shift", [True, False])
@pytest.mark.parametrize(
    ("status", "command", "answer"),
    [
        (STATUS, commands.SayTime(), "It is quarter past nine, Wednesday 25 November."),
        (replace(STATUS, wall_at_zero=None), commands.SayTime(), "I do not know the time yet."),
        (STATUS, commands.SayBattery(), "The battery is 80 percent full."),
        (PLUGGED_IN, commands.SayBattery(), "The battery is 56 percent full, and charging."),
        (replace(STATUS, battery=None), commands.SayBattery(), "I cannot see how full the battery is."),
        (STATUS, commands.SayProfile(), "The profile is: Read aloud."),
        (None, commands.SayTime(), "I do not know the time yet."),
        (None, commands.SayBattery(), "I cannot see how full the battery is."),
        (None, commands.SayProfile(), "I do not know yet which profile this is."),
    ],
)
def test_the_device_is_asked(status: DeviceStatus | None, command: Command, answer: str, *, is_on_shift: bool) -> None:
    here = stage(pages.fresh_session(), is_on_shift=is_on_shift)
    if status is not None:
        assert said(here, status) == []
    session = here.subject.session
    assert said(here, command) == ["♪heard", answer]
    # That something was heard, and when, is all that the session may notice.
    noticed = replace(cast("ReadingSession", here.subject.session), heard_at=0.0, is_talking=False)
    assert noticed == replace(cast("ReadingSession", session), heard_at=0.0, is_talking=False)
    assert (here.subject.device.status, here.events) == (status, [])


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("nl", "Het is kwart over negen, woensdag 25 november."),
        ("en", "It is quarter past nine, Wednesday 25 November."),
        ("de", "Es ist Viertel nach neun, Mittwoch, der fünfundzwanzigste November."),
    ],
)
def test_the_time_is_told_in_the_wearers_language(language: str, answer: str) -> None:
    here = Stage(assistant(pages.fresh_session(), Preferences(language)))
    assert said(here, STATUS, commands.SayTime()) == ["♪heard", answer]


def test_an_answer_waits_for_the_sentence_that_is_spoken_and_reading_goes_on() -> None:
    here = reading_stage()
    here.give(STATUS)
    assert said(here, commands.SayBattery()) == [
        "♪heard",
        "The battery is 80 percent full.",
        "At nine.",
        "♪done",
        "End.",
    ]


def test_time_goes_on_during_the_run() -> None:
    here = stage(pages.fresh_session())
    here.give(STATUS)
    here.wait(15 * 60)
    assert said(here, commands.SayTime())[-1] == "It is half past nine, Wednesday 25 November."


@pytest.mark.parametrize(
    ("start", "minutes", "then"),
    [
        pytest.param("2026-03-29T01:30", 60, "2026-03-29T03:30", id="an hour is left out"),
        pytest.param("2026-10-25T02:30", 60, "2026-10-25T02:30", id="an hour comes twice"),
        pytest.param("2026-10-25T02:30", 120, "2026-10-25T03:30", id="after the second one"),
        pytest.param("2026-12-31T23:50", 20, "2027-01-01T00:10", id="a year begins"),
    ],
)
def test_a_change_of_the_clocks_during_a_shift(start: str, minutes: int, then: str) -> None:
    status = DeviceStatus("", datetime.fromisoformat(start).replace(tzinfo=AMSTERDAM))
    wall = status.wall_time(60.0 * minutes)
    assert wall is not None
    assert wall.replace(tzinfo=None) == datetime.fromisoformat(then)


@pytest.mark.parametrize("zone", [AMSTERDAM, UTC, timezone(timedelta(hours=5, minutes=45))])
def test_a_run_that_began_later_counts_from_its_zero(zone: ZoneInfo | timezone) -> None:
    zero = MORNING.astimezone(zone)
    assert DeviceStatus("", zero).wall_time(-30.0) == MORNING - timedelta(seconds=30)


@pytest.mark.parametrize("battery", [-0.01, 1.01])
def test_a_status_that_cannot_be_is_a_fault(battery: float) -> None:
    with pytest.raises(ValueError, match="0 to 1"):
        DeviceStatus("", battery=battery)
    with pytest.raises(ValueError, match="zone"):
        DeviceStatus("", MORNING.replace(tzinfo=None))


# Offers


def test_what_the_device_knows_is_offered_after_the_job_and_before_the_voice() -> None:
    kinds = [offer.kind for offer in reading_stage().subject.offers()]
    place = kinds.index(commands.SayTime)
    assert kinds[place : place + 4] == [
        commands.SayTime,
        commands.SayBattery,
        commands.SayProfile,
        commands.Faster,
    ]
    job = [offer.kind for offer in reading_stage().subject.session.offers()]
    assert kinds[:place] == job


def test_it_is_offered_off_shift_too() -> None:
    here = stage(pages.fresh_session(), is_on_shift=False)
    kinds = [offer.kind for offer in here.subject.offers()]
    assert kinds == [commands.StartShift, commands.SayTime, commands.SayBattery, commands.SayProfile]


# Warnings


def battery(level: float | None, *, is_charging: bool = False) -> DeviceStatus:
    """Give a status with such a battery."""
    return replace(STATUS, battery=level, is_charging=is_charging)


def warnings(here: Stage[Assistant], *statuses: DeviceStatus) -> list[str]:
    """Give what is heard while the battery is told to be so, one after another."""
    return [each for status in statuses for each in said(here, status)]


def test_a_falling_battery_is_warned_of_once_a_level() -> None:
    here = stage(pages.fresh_session())
    levels = (0.5, 0.16, 0.15, 0.12, 0.06, 0.05, 0.03, 0.01, 0.0)
    assert warnings(here, *map(battery, levels)) == [LOW, WARNING, LOW, LAST_WARNING]
    assert here.events == []


def test_a_battery_that_is_nearly_empty_at_the_start_is_warned_of_once() -> None:
    assert warnings(stage(pages.fresh_session()), battery(0.05), battery(0.05)) == [LOW, LAST_WARNING]


@pytest.mark.parametrize(
    "statuses",
    [
        pytest.param([battery(None), battery(None)], id="no battery"),
        pytest.param([battery(0.1, is_charging=True), battery(0.02, is_charging=True)], id="charging"),
        pytest.param([battery(0.151)], id="just enough"),
        pytest.param([replace(STATUS, wall_at_zero=None)], id="full"),
    ],
)
def test_nothing_is_warned_of(statuses: list[DeviceStatus]) -> None:
    assert warnings(stage(pages.fresh_session()), *statuses) == []


def test_a_loose_plug_does_not_bring_the_warning_again() -> None:
    loose = [battery(0.15), battery(0.15, is_charging=True), battery(0.17), battery(0.15), battery(0.14)]
    assert warnings(stage(pages.fresh_session()), *loose) == [LOW, WARNING]


def test_after_charging_it_is_warned_of_again() -> None:
    again = [battery(0.05), battery(0.9, is_charging=True), battery(0.15), battery(0.05)]
    assert warnings(stage(pages.fresh_session()), *again) == [LOW, LAST_WARNING, LOW, WARNING, LOW, LAST_WARNING]


def test_the_warning_waits_for_the_sentence_that_is_spoken_and_nothing_is_said_twice() -> None:
    here = reading_stage()
    assert said(here, battery(0.15)) == [LOW, WARNING, "At nine.", "♪done", "End."]
    assert [one.priority for one in here.said if one.text == WARNING] == [Priority.NEXT]


def test_the_warning_waits_until_the_menu_is_closed() -> None:
    here = reading_stage()
    here.give(NEXT, battery(0.15), NEXT)
    assert LOW not in here.heard
    assert said(here, BACK) == ["Menu closed.", LOW, WARNING, "Come on Friday.", "At nine.", "♪done", "End."]


def test_the_warning_comes_also_when_the_menu_closes_by_itself() -> None:
    here = reading_stage()
    here.give(NEXT, battery(0.15))
    here.wait(MENU_SECONDS)
    assert LOW in here.heard


def test_the_warning_waits_for_the_shift() -> None:
    here = stage(pages.fresh_session(), is_on_shift=False)
    assert warnings(here, battery(0.15)) == []
    assert said(here, commands.StartShift()) == ["Your shift begins.", LOW, WARNING, "I can read now."]


def test_a_step_that_was_not_stored_has_not_warned() -> None:
    waiting = stage(pages.fresh_session(), is_on_shift=False)
    waiting.give(battery(0.15))
    begun = waiting.subject.step(commands.StartShift(), 0.0)
    undone = waiting.subject.step(JournalFailed("disk full"), 0.0)
    assert Play(Earcon.LOW_BATTERY) in begun.feedback
    assert Play(Earcon.LOW_BATTERY) not in undone.feedback
    assert undone.session.device.warned_at is None


@pytest.mark.parametrize("name", SESSIONS)
def test_no_state_of_a_job_says_or_stores_anything_of_the_device(name: str) -> None:
    session = cast("ReadingSession | PickingSession", SESSIONS[name][0])
    plain = session.step(SpeechProgress(Utterance("Hello.", "en"), SpeechMoment.FINISHED), 10.0)
    told = session.step(battery(0.04), 10.0)
    assert (told.feedback, told.events) == ((), ())
    assert told.wanted == plain.wanted
    if isinstance(told.session, PickingSession):
        # It knows the day by it.
        told = replace(told, session=replace(told.session, device=cast("PickingSession", session).device))
    assert told.session == session
    step = assistant(session).step(battery(0.04), 10.0)
    answered = step.session.step(commands.SayBattery(), 11.0)
    assert answered.session == step.session


def test_a_page_is_read_the_same_with_a_device_that_reports() -> None:
    quiet, told = (stage(pages.fresh_session(), pages.sheet(*LETTER)) for _ in range(2))
    for here in (quiet, told):
        here.give(commands.Read())
        for _ in range(6):
            here.wait(0.5)
            if here is told:
                here.give(replace(STATUS, battery=0.7))
        here.wait_until_silent()
    assert told.heard == quiet.heard
