"""What follows from an act by itself: a unit counts once its details are known, a full line is done, help settled."""

from __future__ import annotations

from pipelines import events
from pipelines.events import Event
from pipelines.picking import details
from pipelines.picking.at_line import AtLine
from pipelines.picking.progress import ACTS, ListProgress
from pipelines.picking.settings import PickingSettings
from pipelines.picking.states import checks_of, needs_tote, needs_zero_check


def after_acts(
    progress: ListProgress, happened: tuple[Event, ...], settings: PickingSettings, language: str
) -> tuple[ListProgress, tuple[Event, ...]]:
    """Carry events out.

    Args:
        progress: How far the list was before them.
        happened: What the worker did.
        settings: Say whether a tote or an empty place is still to be checked.
        language: Of the wearer.

    Returns:
        How far the list is then, and all events: those that happened and those that follow.
    """
    before = progress
    for event in happened:
        progress = progress.applying(event)
    follows: list[Event] = []
    if any(isinstance(event, events.DetailCaptured) for event in happened):
        unit = details.count_shown(AtLine(progress, settings, None, language))
        if unit is not None:
            follows.append(unit)
            progress = progress.applying(unit)
    at = progress.at
    is_checked = needs_tote(progress, checks_of(progress, settings)) or needs_zero_check(progress, settings)
    if happened and at.is_full and not at.is_closed and not is_checked:
        done = events.LineCompleted(progress.pick_list.id, at.line.number, at.counted)
        follows.append(done)
        progress = progress.applying(done)
        if progress.is_complete:
            follows.append(events.ListCompleted(progress.pick_list.id))
    if before.is_awaiting_help and any(isinstance(event, ACTS) for event in happened):
        settled = events.HelpSettled(before.pick_list.id, before.at.line.number)
        follows.append(settled)
        progress = progress.applying(settled)
    return progress, (*happened, *follows)
