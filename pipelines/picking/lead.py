"""What a lead did to the list at hand, and how the worker is told."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines import events
from pipelines.events import Event
from pipelines.phrases import picking_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.picking.progress import ListProgress


@dataclass(frozen=True, slots=True)
class LeadsActs:
    """What came of the acts of a lead."""

    progress: ListProgress
    told: tuple[Phrase, ...]
    """What the worker should hear, in order."""
    is_taken: bool
    """Whether the list is the worker's no more: taken back, or given to another one."""

    @classmethod
    def on(cls, progress: ListProgress, happened: tuple[Event, ...]) -> LeadsActs:
        """Apply a lead's acts; those on other lists change nothing."""
        told: list[Phrase] = []
        is_taken = False
        for event in happened:
            if not isinstance(event, events.ListEvent) or event.list_id != progress.pick_list.id:
                continue
            progress = progress.applying(event)
            match event:
                case events.HelpAnswered(text=text):
                    told.append(picking_phrases.help_answer(text))
                case events.ExpiryOverridden(line=line) if line == progress.at.line.number:
                    told.append(picking_phrases.expiry_allowed())
                case events.ListCancelled() | events.ListHandedOver():
                    told.append(picking_phrases.list_cancelled())
                    is_taken = True
        return cls(progress, tuple(told), is_taken)
