"""Whatever the order of commands, frames, menus and speech: nothing comes twice unasked, the place never jumps."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import commands
from pipelines.commands import Command
from pipelines.reading.page import Place
from pipelines.reading.session import ReadingSession
from pipelines.session import Held, Released, Started
from pipelines.types import FrameQuality, JournalFailed, Priority, Say, Utterance
from tests.pipelines.every_command import every_command
from tests.pipelines.reading.pages import BLURRED, DARK, SHARP, Sheet, fresh_session, text_line
from tests.pipelines.stage import Stage

LINES = ("Alder.", "Birch.", "Cedar.", "Dogwood.", "Elder.")
"""No two alike, so that none is found for another."""

ASKING = (
    commands.Read,
    commands.Repeat,
    commands.NextSentence,
    commands.PreviousSentence,
    commands.NextBlock,
    commands.PreviousBlock,
    commands.NextLine,
    commands.PreviousLine,
    commands.StartOver,
    commands.StartFrom,
    commands.Resume,
    commands.ReadAlong,
    commands.Find,
)
"""After these a line may be spoken, whatever came before."""
GOING_BACK = (
    commands.Read,
    commands.Repeat,
    commands.PreviousSentence,
    commands.PreviousBlock,
    commands.PreviousLine,
    commands.StartOver,
    commands.StartFrom,
    commands.ReadAlong,
    commands.Find,
)
"""After these lines may be spoken that were heard before."""
ENDING_ALONG = (commands.Read, commands.Find, commands.Stop)
"""After these nothing is read along; after a move neither, if there is a page to move on."""


@dataclass(frozen=True)
class Wait:
    """Let time pass."""

    seconds: float


@dataclass(frozen=True)
class Look:
    """From now on frames are such, and recognition gets on or does not."""

    quality: FrameQuality
    is_recognising: bool


@dataclass(frozen=True)
class Interrupt:
    """Something urgent is said by another part of the program."""


ACTS = st.one_of(
    st.sampled_from([Wait(0.1), Wait(0.5), Wait(1.0), Wait(2.5)]),
    st.sampled_from(every_command("cedar")),
    st.sampled_from([commands.NextLine(), commands.PreviousLine(), commands.Repeat(), commands.Resume()]),
    st.sampled_from([commands.NextSentence(), commands.PreviousSentence(), commands.NextBlock()]),
    st.sampled_from([commands.Read(), commands.StartOver(), commands.Stop(), commands.Pause()]),
    st.sampled_from([commands.ReadAlong(), commands.Find("cedar"), commands.StartFrom("cedar"), commands.Spell()]),
    st.sampled_from([Held(), Released(), Started(), JournalFailed("disk full"), Interrupt()]),
    st.builds(Look, st.sampled_from([SHARP, SHARP, DARK, BLURRED]), st.booleans()),
)


@dataclass(frozen=True)
class Begun:
    """A line that was begun."""

    index: int
    is_whole: bool
    """Whether it was heard to its end."""


@dataclass(frozen=True)
class Run:
    """What was heard between two commands."""

    after: Command | None
    begun: tuple[Begun, ...]


def _play(acts: list[object]) -> tuple[list[Run], Stage[ReadingSession]]:
    world = Sheet((*(text_line(words) for words in LINES[:3]), text_line(" "), *(text_line(w) for w in LINES[3:])))
    stage = Stage(fresh_session("cedar"), world)
    stage.wait(0.3)
    marks: list[tuple[int, Command | None]] = [(0, None)]
    for act in acts:
        match act:
            case Wait(seconds):
                stage.wait(seconds)
            case Look(quality, is_recognising):
                world.quality, world.is_recognising = quality, is_recognising
            case Interrupt():
                stage.give(*stage._carry_out(Say(Utterance("Battery low", "en", Priority.NOW))))
            case Command():
                marks.append((len(stage.heard), act))
                stage.give(act)
            case _:
                stage.give(act)
    stage.wait_until_silent()
    ends = [start for start, _ in marks[1:]] + [len(stage.heard)]
    runs = [Run(command, _lines(stage.heard[start:end])) for (start, command), end in zip(marks, ends, strict=True)]
    return runs, stage


def _lines(heard: list[str]) -> tuple[Begun, ...]:
    words = [(each.removesuffix(" …"), not each.endswith("…")) for each in heard]
    return tuple(Begun(LINES.index(text), is_whole) for text, is_whole in words if text in LINES)


@settings(max_examples=400)
@given(st.lists(ACTS, max_size=14).map(lambda acts: [commands.Read(), Wait(2.0), *acts]))
def test_lines_come_one_after_another_and_only_when_asked(acts: list[object]) -> None:
    runs, stage = _play(acts)
    whole: set[int] = set()
    may_speak = is_along = False
    for run in runs:
        is_along = isinstance(run.after, commands.ReadAlong) or (is_along and not isinstance(run.after, ENDING_ALONG))
        if isinstance(run.after, ASKING):
            may_speak = True
        elif isinstance(run.after, (commands.Stop, commands.Pause, commands.Help)):
            may_speak = False
        assert may_speak or not run.begun, "a line is spoken only when asked"
        if isinstance(run.after, GOING_BACK):
            whole.clear()
        for before, following in zip(run.begun, run.begun[1:], strict=False):
            step = following.index - before.index
            is_new_page = isinstance(run.after, commands.Read) and following.index == 0
            # Repeat says the last thing apart from the page, which then goes on from its own place.
            is_repeat = isinstance(run.after, commands.Repeat) and before == run.begun[0]
            # What is read along comes as it is seen; its order is that of the view.
            assert is_along or step == (1 if before.is_whole else 0) or is_new_page or is_repeat, (
                "the place never jumps"
            )
        for line in run.begun:
            assert line.index not in whole, "no line is spoken twice unasked"
            if line.is_whole and not isinstance(run.after, commands.Repeat):
                whole.add(line.index)
    page = stage.subject.reader.page
    assert page is None or Place(0) <= page.position <= Place(len(page.sentences))
