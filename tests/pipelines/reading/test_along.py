"""Reading along, as the wearer hears it."""

from __future__ import annotations

from pipelines import commands
from pipelines.reading.session import ReadingSession, ReadingState
from pipelines.session import Held, Released
from pipelines.types import FrameQuality, TextLine
from tests.pipelines.reading.pages import DARK, SHARP, fresh_session
from tests.pipelines.reading.views import MOVING, Street, sign
from tests.pipelines.stage import Stage

BEGUN = ["♪heard", "I read along. Choose: Silence, when you are done."]


def along(world: Street) -> Stage[ReadingSession]:
    """Give a stage on which reading along was asked for and announced."""
    stage = Stage(fresh_session(), world)
    stage.give(commands.ReadAlong())
    assert stage.take_heard() == BEGUN
    return stage


def walk(at: float) -> tuple[TextLine, ...]:
    """Pass three signs, one after the other, with bare wall between."""
    signs = {(0, 8): ("Laundry",), (11, 19): ("Canteen", "first floor"), (22, 30): ("Emergency exit",)}
    for (start, end), texts in signs.items():
        if start <= at < end:
            left = 900 - 60 * (at - start)
            return tuple(sign(text, left, 300 + 50 * row) for row, text in enumerate(texts))
    return ()


def moves(at: float) -> FrameQuality:
    """Turn the head quickly between the signs."""
    return SHARP if at % 11 < 8 else MOVING


def test_every_sign_is_spoken_once() -> None:
    stage = along(Street(walk, moves))
    stage.wait(32)
    assert stage.take_heard() == ["Laundry", "Canteen", "first floor", "Emergency exit"]
    assert stage.subject.state is ReadingState.ALONG


def test_nothing_is_read_while_the_head_moves_quickly() -> None:
    world = Street(walk, lambda _: MOVING)
    stage = along(world)
    stage.wait(32)
    assert stage.heard == []
    assert world.lines_read == 0


def test_nothing_is_read_in_the_dark_and_nothing_is_said() -> None:
    stage = along(Street(walk, lambda _: DARK))
    stage.wait(8)
    assert stage.heard == []


def test_a_line_that_runs_out_of_view_waits_until_it_is_whole() -> None:
    def view(at: float) -> tuple[TextLine, ...]:
        return (sign("ergency exit", 40.0),) if at < 4 else (sign("Emergency exit", 300.0),)

    stage = along(Street(view))
    stage.wait(8)
    assert stage.heard == ["Emergency exit"]


def test_what_was_misread_is_corrected_when_it_is_clearer() -> None:
    def view(at: float) -> tuple[TextLine, ...]:
        return (sign("Emengency exit", confidence=0.85),) if at < 5 else (sign("Emergency exit", confidence=0.98),)

    stage = along(Street(view))
    stage.wait(9)
    assert stage.heard == ["Emengency exit", "Better: Emergency exit"]


def test_stop_ends_it() -> None:
    stage = along(Street(walk))
    stage.wait(1.0)
    stage.give(commands.Stop())
    stage.take_heard()
    stage.wait(20)
    assert stage.heard == []
    assert stage.subject.state is ReadingState.IDLE


def test_it_is_held_by_pause_and_by_the_menu() -> None:
    for hold, release in ((commands.Pause(), commands.Resume()), (Held(), Released())):
        stage = along(Street(lambda _: (sign("Laundry"),)))
        stage.give(hold)
        stage.wait_until_silent()
        stage.take_heard()
        stage.wait(5)
        assert stage.heard == []
        stage.give(release)
        stage.wait(4)
        assert stage.heard == ["Laundry"]


def test_what_was_read_along_can_be_repeated_and_spelled() -> None:
    stage = along(Street(lambda _: (sign("B-12"),)))
    stage.wait(4)
    stage.give(commands.Repeat())
    stage.wait(2)
    stage.give(commands.Spell())
    stage.wait(2)
    assert stage.heard == ["B, 12", "B, 12", "bravo, one two"]


def test_a_page_that_was_being_read_is_kept() -> None:
    stage = Stage(fresh_session(), Street(lambda _: (sign("One.", y=300), sign("Two.", y=360), sign("Three.", y=420))))
    stage.wait(0.3)
    stage.give(commands.Read())
    stage.wait(1.8)
    stage.give(commands.ReadAlong(), commands.Stop())
    stage.take_heard()
    stage.give(commands.Resume())
    stage.wait_until_silent()
    assert stage.heard == ["Two.", "Three.", "♪done", "End."]


def test_the_lines_of_one_frame_are_bounded() -> None:
    rows = tuple(sign(f"Line {row}", y=20.0 * row + 30) for row in range(30))
    world = Street(lambda _: rows)
    stage = along(world)
    asked = stage.subject.activity
    assert asked is not None
    stage.wait(1.0)
    lines = stage.wanted.lines
    assert lines is not None
    assert len(lines.detections) <= 12
