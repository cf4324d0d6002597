"""What a journal holds of lists, retold as the session's events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from edge.journal.event_form import event_of
from edge.journal.records import StoredEvent
from pipelines import events
from pipelines.events import LineEvent
from pipelines.naming import kebab_name
from pipelines.picking.pick_list import PickLine, PickList
from pipelines.picking.progress import ACTS, ListProgress


def progress_of(pick_list: PickList, stored: Iterable[StoredEvent]) -> ListProgress:
    """Give how far a list is, from what is stored alone."""
    told = (event_of(one.event) for one in stored)
    return ListProgress.after(pick_list, (event for event in told if event is not None))


@dataclass
class ToldLine:
    """What the stored events say of one line, counted apart from the program."""

    line: PickLine
    acts: list[tuple[str, int]] = field(default_factory=list)
    """Name of each act that holds, and what was counted after it."""
    is_closed: bool = False

    @property
    def counted(self) -> int:
        """Units."""
        return self.acts[-1][1] if self.acts else 0

    def take(self, event: LineEvent) -> None:
        """Take the line's next event; fails where it cannot follow on those before."""
        match event:
            case events.ActUndone(act=act, counted=counted):
                undone, _ = self.acts.pop()
                assert (undone, self.counted) == (act, counted)
                self.is_closed = False
            case events.LineCompleted(counted=counted):
                assert not self.is_closed, "a line closes once"
                is_short = any(name == "line-shorted" for name, _ in self.acts)
                assert counted == self.counted == self.line.quantity or (is_short and counted == self.counted)
                self.is_closed = True
            case _ if isinstance(event, ACTS):
                assert not self.is_closed, "a closed line is left alone"
                self.acts.append((kebab_name(type(event)), self._after(event)))

    def _after(self, event: LineEvent) -> int:
        after = self.counted
        if isinstance(event, events.UnitsCounted):
            after += event.quantity
            assert event.counted == after
        elif isinstance(event, events.QuantityEntered):
            after = event.counted
        elif isinstance(event, events.LineShorted):
            assert event.counted == after
        assert 0 <= after <= self.line.quantity, "never more than was asked for"
        return after
