"""Every state of the reading session, reached by real steps, and every input."""

from __future__ import annotations

from pipelines import commands
from pipelines.commands import FieldKind, command_name
from pipelines.reading.session import ReadingSession
from pipelines.session import Held, Released, SessionInput, Started
from pipelines.types import (
    Colour,
    Detection,
    JournalFailed,
    Observation,
    Point,
    Quad,
    Scene,
    Size,
    SpeechMoment,
    SpeechProgress,
    Tick,
    Utterance,
)
from tests.pipelines.every_command import every_command
from tests.pipelines.reading.pages import BLURRED, DARK, SHARP, after, frame, fresh_session, located, text_line
from tests.pipelines.transitions import rows

NOW = 10.0
"""When every input comes, in seconds; a wait that began at 0 is over, one that began at NOW is not."""
VIEW = Size(90, 9)
"""The size of a frame in whose middle a line lies."""
MIDDLE = (Detection(Quad((Point(35, 4), Point(55, 4), Point(55, 5), Point(35, 5))), 0.9, 0),)
FRAME = 7
"""The frame of the page, wherever there is one."""


def _finished(session: ReadingSession) -> SpeechProgress:
    assert session.reader.spoken is not None
    return SpeechProgress(Utterance("", "en", tag=session.reader.spoken.utterance.tag), SpeechMoment.FINISHED)


def _heard_whole_line(session: ReadingSession) -> ReadingSession:
    return after(session, _finished(session))


def _looked(session: ReadingSession, frame_id: int) -> ReadingSession:
    """Show a frame with one line that is about to be recognised."""
    located_one = Observation(frame_id, NOW, detections=MIDDLE, size=VIEW)
    return after(session, frame(frame_id, NOW), located_one, now=NOW)


def _read_twice(session: ReadingSession) -> ReadingSession:
    for frame_id in (22, 23):
        session = _looked(session, frame_id)
        session = after(session, Observation(frame_id, NOW, line=text_line("Laundry."), size=VIEW), now=NOW)
    return session


def states() -> dict[str, ReadingSession]:
    """Give every state by a name that says what is special about it."""
    idle = fresh_session("Anna", has_lists=True)
    aiming = after(idle, commands.Read(), now=NOW)
    overdue = after(idle, commands.Read())
    overdue_in_the_dark = after(overdue, frame(3, NOW, DARK), now=NOW)
    overdue_blurred = after(overdue, frame(3, NOW, BLURRED), now=NOW)
    locating = after(overdue, frame(FRAME, 0.0))
    awaiting = after(locating, Observation(FRAME, 0.0, detections=located(3)))
    first = Observation(FRAME, 0.0, line=text_line("Dear Anna."))
    second = Observation(FRAME, 0.0, line=text_line("How are you.", 0.5))
    blank = Observation(FRAME, 0.0, line=text_line(""))
    speaking = after(awaiting, first)
    between = _heard_whole_line(speaking)
    ending = _heard_whole_line(after(speaking, second, blank))
    done = _heard_whole_line(ending)
    one_line = Observation(FRAME, 0.0, detections=located(1))
    labelling = after(idle, commands.ReadLabel(), frame(FRAME, 0.0), one_line)
    along = after(idle, commands.ReadAlong())
    looking_along = _looked(along, 21)
    speaking_along = _looked(_read_twice(along), 24)
    seeking = after(idle, commands.Find("Bea"))
    looking_for = _looked(seeking, 21)
    plain = {
        "IDLE": idle,
        "IDLE, sharp frame seen": after(idle, frame(8, NOW), now=NOW),
        "IDLE, page read": done,
        "IDLE, stopped in a line": after(speaking, commands.Stop(), now=NOW),
        "IDLE, awaiting a word": after(speaking, commands.StartFrom("Bea"), now=NOW),
        "IDLE, nothing legible": after(awaiting, blank, blank, blank, now=NOW),
        "AIMING": aiming,
        "AIMING, time is up": overdue,
        "AIMING, time is up, dark": overdue_in_the_dark,
        "AIMING, time is up, blurred": overdue_blurred,
        "AIMING, with the page before": after(speaking, commands.Read(), now=NOW),
        "LOCATING": locating,
        "READING, no line yet": awaiting,
        "READING, in a line": speaking,
        "READING, between lines": between,
        "READING, in the last line": ending,
        "LABELLING": labelling,
        "SCANNING": after(idle, commands.ReadProduct(), now=NOW),
        "SCANNING, time is up": after(idle, commands.ReadProduct()),
        "MEASURING": after(idle, commands.SayColour(), now=NOW),
        "MEASURING, time is up": after(idle, commands.SayLight()),
        "IDLE, awaiting fields": after(speaking, commands.SayFields(FieldKind.AMOUNTS), now=NOW),
        "ALONG": along,
        "ALONG, looking": looking_along,
        "ALONG, in a line": speaking_along,
        "SEEKING": seeking,
        "SEEKING, looking": looking_for,
    }
    paused = {
        f"{name}, paused": after(plain[name], commands.Pause(), now=NOW)
        for name in (
            "IDLE",
            "AIMING",
            "AIMING, time is up",
            "LOCATING",
            "READING, in a line",
            "ALONG, looking",
            "SEEKING",
            "IDLE, awaiting a word",
            "IDLE, awaiting fields",
            "LABELLING",
            "SCANNING",
            "MEASURING",
        )
    }
    held = {
        f"{name}, menu open": after(plain[name], Held(), now=NOW)
        for name in (
            "IDLE",
            "AIMING",
            "AIMING, time is up",
            "LOCATING",
            "READING, in a line",
            "IDLE, awaiting a word",
            "ALONG, looking",
            "SEEKING, looking",
            "IDLE, awaiting fields",
            "LABELLING",
            "SCANNING",
            "MEASURING",
        )
    }
    return {**plain, **paused, **held}


def inputs() -> dict[str, SessionInput]:
    """Give every kind of input by a name."""
    in_first = Utterance("Dear Anna.", "en", tag="text-0")
    in_second = Utterance("How are you.", "en", tag="text-1")
    foreign = Utterance("Louder", "en", phrase="volume-changed")
    of_commands: dict[str, SessionInput] = {}
    for command in every_command("Anna"):
        arguments = "".join(f' "{getattr(command, name)}"' for name in command.__dataclass_fields__)
        of_commands[f"{command_name(command)}{arguments}"] = command
    return {
        "started": Started(),
        "menu opens": Held(),
        "menu closes": Released(),
        "tick": Tick(),
        "not stored": JournalFailed("disk full"),
        "a sharp frame": frame(9, NOW, SHARP),
        "a dark frame": frame(9, NOW, DARK),
        "a blurred frame": frame(9, NOW, BLURRED),
        "barcodes": Observation(9, NOW, barcodes=()),
        "lines located": Observation(FRAME, NOW, detections=located(2)),
        "no lines located": Observation(FRAME, NOW, detections=()),
        "lines located in another frame": Observation(99, NOW, detections=located(2)),
        "a line recognised": Observation(FRAME, NOW, line=text_line("See you, Bea.")),
        "a line recognised, not legible": Observation(FRAME, NOW, line=text_line(" ")),
        "a line recognised in another frame": Observation(99, NOW, line=text_line("See you, Bea.")),
        "a scene": Observation(9, NOW, scene=Scene(0.5, None, (Colour.RED,)), size=VIEW),
        "a line recognised while looking": Observation(21, NOW, line=text_line("Room of Bea"), size=VIEW),
        "a line recognised while looking on": Observation(24, NOW, line=text_line("Laundry."), size=VIEW),
        **{f"first line {moment}": SpeechProgress(in_first, moment) for moment in SpeechMoment},
        **{f"second line {moment}": SpeechProgress(in_second, moment) for moment in SpeechMoment},
        **{f"other words {moment}": SpeechProgress(foreign, moment) for moment in SpeechMoment},
        **of_commands,
    }


def transition_rows() -> list[str]:
    """Give the rows of TRANSITIONS.md."""
    return rows(states(), inputs(), NOW)
