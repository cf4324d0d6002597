"""Whatever the order of scans, commands and menus: no line closes wrongly, nothing counts twice, events tell it all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import commands, events
from pipelines.commands import Command
from pipelines.events import Event
from pipelines.picking.codes import code_key
from pipelines.picking.progress import ListProgress
from pipelines.picking.session import PickingSettings
from pipelines.preferences import Strictness
from pipelines.session import Held, Released, Started
from pipelines.types import Barcode, JournalFailed, Observation, Tick, Wanted
from tests.pipelines.every_command import every_command
from tests.pipelines.picking.shelf import (
    BOLT,
    LABEL_A,
    LABEL_B,
    LABEL_C,
    LINES,
    NUT,
    NUTS_OF_3,
    NUTS_OF_10,
    STRANGE,
    THREE_LINES,
    WASHER,
    Shelf,
    session_with,
)
from tests.pipelines.stage import Stage

GONE_SECONDS = 0.5
CODES = (LABEL_A, LABEL_B, LABEL_C, NUT, NUT, NUTS_OF_3, NUTS_OF_10, BOLT, WASHER, STRANGE)


@dataclass(frozen=True)
class Show:
    """Hold codes before the camera for a while."""

    codes: tuple[Barcode, ...]
    beats: int


@dataclass
class WatchedShelf(Shelf):
    """Counts for itself how many times each code came into view, whether anybody looks or not."""

    showings: Counter[str] = field(default_factory=Counter)
    last_seen: dict[str, float] = field(default_factory=dict)

    def __call__(self, frame_id: int, at: float, wanted: Wanted) -> Iterator[Observation]:
        """Show what is wanted."""
        for code in self.shown:
            if at - self.last_seen.get(code.text, -9.0) >= GONE_SECONDS - 1e-6:
                self.showings[code.text] += 1
            self.last_seen[code.text] = at
        yield from super().__call__(frame_id, at, wanted)


ACTS = st.one_of(
    st.builds(Show, st.lists(st.sampled_from(CODES), max_size=2).map(tuple), st.integers(1, 9)),
    st.builds(Show, st.sampled_from(CODES).map(lambda code: (code,)), st.integers(2, 4)),
    st.sampled_from(every_command("nuts", "42", (0, 1, 2, 3, 4, 9))),
    st.sampled_from([commands.EnterCheckDigits("42"), commands.EnterCheckDigits("71"), commands.Skip()]),
    st.sampled_from([Held(), Released(), Started(), Tick(), JournalFailed("disk full")]),
)
SETTINGS = st.builds(PickingSettings, st.sampled_from(Strictness), st.sampled_from(Strictness))


def _replayed(happened: list[Event]) -> dict[int, tuple[int, bool]]:
    """Give counted and closed of each line, from the events alone."""
    lines = {line.number: (0, False) for line in LINES}
    for event in happened:
        match event:
            case events.ItemVerified(line=line, quantity=quantity, counted=counted):
                assert counted == lines[line][0] + quantity
                lines[line] = (counted, False)
            case events.QuantityEntered(line=line, counted=counted):
                lines[line] = (counted, False)
            case events.LineCompleted(line=line, counted=counted):
                assert counted == lines[line][0] == LINES[line - 1].quantity
                lines[line] = (counted, True)
            case events.LineShorted(line=line, counted=counted):
                assert counted == lines[line][0]
                lines[line] = (counted, True)
    return lines


@settings(max_examples=400)
@given(SETTINGS, st.lists(ACTS, max_size=20))
def test_counts_are_true_in_any_order(picking_settings: PickingSettings, acts: list[object]) -> None:
    shelf = WatchedShelf()
    stage = Stage(session_with(THREE_LINES, picking_settings), shelf)
    stage.give(commands.AcceptList())
    for act in acts:
        before = stage.subject
        stage.events, known = [], stage.events
        if isinstance(act, Show):
            shelf.shown = act.codes
            stage.wait(act.beats / 10)
            shelf.shown = ()
        elif isinstance(act, Command):
            stage.give(act)
        else:
            stage.give(act)
            assert stage.subject.progress == before.progress
        if isinstance(act, Show) and (before.is_paused or before.is_held):
            assert stage.events == []
        stage.events = known + stage.events
        _check(stage.subject.progress, stage.events, shelf)


def _check(progress: ListProgress | None, happened: list[Event], shelf: WatchedShelf) -> None:
    assert progress is not None
    told = {line.line.number: (line.counted, line.is_closed) for line in progress.lines}
    assert _replayed(happened) == told
    assert all(0 <= line.counted <= line.line.quantity for line in progress.lines)
    verified = [event for event in happened if isinstance(event, events.ItemVerified)]
    for event in verified:
        item = LINES[event.line - 1].item
        assert code_key(event.scanned) in item.keys, "only the line's own item counts"
    for text, times in Counter(event.scanned for event in verified).items():
        assert times <= shelf.showings[text], "a unit counts once for each time it came into view"
    closed = [event for event in happened if isinstance(event, (events.LineCompleted, events.LineShorted))]
    assert len({event.line for event in closed}) == len(closed)
    assert (events.ListCompleted("P-7") in happened) == (len(closed) == len(LINES))
