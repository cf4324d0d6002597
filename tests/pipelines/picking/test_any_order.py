"""Whatever the order of scans, commands and menus: no line closes wrongly, nothing counts twice, events tell it all.

tests/edge/journal/test_picking_machine.py does the same with the journal and with labels shown at leisure; here
they come and go as they will.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import commands, events
from pipelines.commands import Command
from pipelines.events import Event
from pipelines.picking.checks import Checks
from pipelines.picking.codes import code_key
from pipelines.picking.progress import ListProgress
from pipelines.picking.settings import PickingSettings
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
    STOCKED,
    STRANGE,
    THREE_LINES,
    WASHER,
    Shelf,
    session_with,
)
from tests.pipelines.stage import Stage

AWAY_SECONDS = 0.15
"""A label that was out of view for longer may be another one; a frame without it is none."""
CODES = (LABEL_A, LABEL_B, LABEL_C, NUT, NUT, NUTS_OF_3, NUTS_OF_10, BOLT, WASHER, STOCKED, STRANGE)
COUNTING = (commands.Confirm, commands.EnterCheckDigits)
"""Commands by which units are counted that are not shown."""


@dataclass(frozen=True)
class Show:
    """Hold codes before the camera for a while."""

    codes: tuple[Barcode, ...]
    beats: int


@dataclass
class WatchedShelf(Shelf):
    """Counts for itself how many labels of each code came into view, whether anybody looks or not."""

    showings: Counter[str] = field(default_factory=Counter)
    in_view: Counter[str] = field(default_factory=Counter)
    last_seen: dict[str, float] = field(default_factory=dict)

    def __call__(self, frame_id: int, at: float, wanted: Wanted) -> Iterator[Observation]:
        """Show what is wanted."""
        for text, number in Counter(code.text for code in self.shown).items():
            if at - self.last_seen.get(text, -9.0) > AWAY_SECONDS:
                self.in_view[text] = 0
            self.showings[text] += max(0, number - self.in_view[text])
            self.in_view[text] = number
            self.last_seen[text] = at
        yield from super().__call__(frame_id, at, wanted)


ACTS = st.one_of(
    st.builds(Show, st.lists(st.sampled_from(CODES), max_size=2).map(tuple), st.integers(1, 14)),
    st.builds(Show, st.sampled_from(CODES).map(lambda code: (code,)), st.integers(2, 9)),
    st.sampled_from(every_command("nuts", "42", (0, 1, 2, 3, 4, 9))),
    st.sampled_from([commands.EnterCheckDigits("42"), commands.EnterCheckDigits("71"), commands.Skip()]),
    st.sampled_from([commands.Undo(), commands.Confirm(), commands.Decline()]),
    st.sampled_from([Held(), Released(), Started(), Tick(), JournalFailed("disk full")]),
)
SETTINGS = st.builds(
    PickingSettings, st.builds(Checks, location=st.sampled_from(Strictness), item=st.sampled_from(Strictness))
)


@settings(max_examples=150)
@given(SETTINGS, st.lists(ACTS, max_size=20))
def test_counts_are_true_in_any_order(picking_settings: PickingSettings, acts: list[object]) -> None:
    shelf = WatchedShelf()
    stage = Stage(session_with(THREE_LINES, picking_settings), shelf)
    stage.give(commands.AcceptList())
    given_by_hand = 0
    for act in acts:
        before, known = stage.subject, len(stage.events)
        if isinstance(act, Show):
            shelf.shown = act.codes
            stage.wait(act.beats / 10)
            shelf.shown = ()
        elif isinstance(act, Command):
            given_by_hand += isinstance(act, COUNTING)
            stage.give(act)
        else:
            stage.give(act)
            assert stage.subject.progress == before.progress
        if isinstance(act, Show) and (before.is_paused or before.is_held):
            assert len(stage.events) == known
        _check(stage.subject.progress, stage.events, shelf, given_by_hand)


def _check(progress: ListProgress | None, happened: list[Event], shelf: WatchedShelf, given_by_hand: int) -> None:
    if progress is None:
        assert events.ListHandedOver("P-7") in happened
        return
    assert ListProgress.after(THREE_LINES, happened) == progress
    assert all(0 <= line.counted <= line.line.quantity for line in progress.lines)
    for line in progress.lines:
        assert not line.is_closed or line.counted == line.line.quantity or line.short_reason is not None
    counted = [event for event in happened if isinstance(event, events.UnitsCounted)]
    for event in counted:
        item = LINES[event.line - 1].item
        assert code_key(event.scanned) in item.keys, "only the line's own item counts"
    shown = Counter(event.scanned for event in counted if event.by == "scan")
    twice = {text: times for text, times in shown.items() if times > shelf.showings[text] + given_by_hand}
    assert not twice, "a unit counts once for each label that came into view"
