"""What a shift tells the live run about its session."""

from __future__ import annotations

from pathlib import Path

import pytest

from edge.clock import MonotonicClock
from edge.journal.journal import Journal
from edge.live import Shift
from edge.loop import ForgetfulStore, Loop
from edge.shifts import Shifts, wants_focus
from edge.sound.player import Player
from edge.sound.sinks import NullSink
from pipelines import commands
from pipelines.assistant import Assistant
from pipelines.commands import Command
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.preferences import Preferences
from pipelines.reading.session import ReadingSession
from pipelines.roles import CardDesk, Handover, Role
from pipelines.session import Started
from pipelines.types import Say
from tests.pipelines.picking import shelf

DESK = CardDesk((Role("orcam", "Read"),), Handover("orcam", None), sees_codes=True)


def at_work() -> Loop:
    loop = Loop(Assistant(ReadingSession.beginning(Phrasebook("nl")), Preferences(), desk=DESK), ForgetfulStore(), 4)
    loop.take(Started(), 0.0)
    return loop


@pytest.mark.parametrize(
    "command",
    [
        commands.Read(),
        commands.ReadProduct(),
        commands.ReadAlong(),
        commands.Find("Anna"),
        commands.ReadCard(),
    ],
)
def test_what_is_looked_for_must_be_sharp_until_the_wearer_stops(command: Command) -> None:
    loop = at_work()
    assert not wants_focus(loop)
    loop.take(command, 1.0)
    assert wants_focus(loop)
    if command != commands.ReadCard():
        loop.take(commands.Stop(), 2.0)
        assert not wants_focus(loop)


@pytest.mark.parametrize("command", [commands.SayLight(), commands.SayTime(), commands.Repeat(), commands.Pause()])
def test_other_commands_leave_the_lens_alone(command: Command) -> None:
    loop = at_work()
    loop.take(command, 1.0)
    assert not wants_focus(loop)


def test_the_picking_job_never_asks_for_focus() -> None:
    session = shelf.after(shelf.session_with(), commands.AcceptList())
    loop = Loop(Assistant(session, Preferences(language="en"), is_on_shift=True), ForgetfulStore(), 2)
    loop.take(commands.ReadDigits(), 1.0)
    assert not wants_focus(loop)


def resuming(tmp_path: Path, handover: Handover) -> Shift | None:
    clock = MonotonicClock()
    with Journal.open(tmp_path / "journal.sqlite3", clock) as journal:
        shifts = Shifts(journal, Player(NullSink(clock), clock), lambda _: None)
        return shifts.resumed(handover)


def test_a_shift_that_goes_on_says_with_what_and_for_whom(tmp_path: Path) -> None:
    shift = resuming(tmp_path, Handover("metafors", "W-7"))
    assert shift is not None
    said = [each.utterance.text for each in shift.first if isinstance(each, Say)]
    assert said == ["Ik ga verder met: Orders verzamelen.", "Welkom, Willem, zeven."]
    assert shift.handover == Handover("metafors", "W-7")


def test_a_role_that_has_gone_is_logged_and_the_device_begins_as_it_was_set_up(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert resuming(tmp_path, Handover("gone", None)) is None
    assert "cannot be taken again" in caplog.text
