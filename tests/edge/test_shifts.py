"""What a shift tells the live run about its session."""

from __future__ import annotations

import pytest

from edge.loop import ForgetfulStore, Loop
from edge.shifts import wants_focus
from pipelines import commands
from pipelines.assistant import Assistant
from pipelines.commands import Command
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.preferences import Preferences
from pipelines.reading.session import ReadingSession
from pipelines.roles import CardDesk, Handover, Role
from pipelines.session import Started
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
