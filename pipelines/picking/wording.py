"""What is said of a list, a line, a place and an item: the phrases for each state, with what they name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipelines.phrases import picking_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.picking.pick_list import Counting, Item, Location
from pipelines.picking.progress import ListProgress
from pipelines.picking.states import AT_WORK, PickingState
from pipelines.spoken.codes import say_name, say_place
from pipelines.spoken.dates import say_date
from pipelines.spoken.text import speakable


@dataclass(frozen=True, slots=True)
class Wording:
    """The words for a list in one language."""

    progress: ListProgress
    language: str
    """"nl", "en" or "de"."""

    @property
    def place(self) -> str:
        """The place of the line at hand."""
        return self.place_of(self.progress.at.line.location)

    @property
    def name(self) -> str:
        """The name of the item at hand."""
        return self.name_of(self.progress.at.line.item)

    @property
    def lot(self) -> str:
        """The lot that is asked for; empty if any will do."""
        return self.code(self.progress.at.line.lot)

    @property
    def tote(self) -> str:
        """The tote of the line at hand."""
        return self.code(self.progress.wanted_tote)

    def place_of(self, location: Location) -> str:
        """Say a place."""
        return location.spoken or say_place(location.code, self.language)

    def name_of(self, item: Item) -> str:
        """Say an item's name."""
        return speakable(say_name(item.name, self.language), self.language)

    def code(self, code: str) -> str:
        """Say a code that people read, such as a lot."""
        return say_place(code, self.language) if code else ""

    def day(self, day: date) -> str:
        """Say a date."""
        return say_date(day, self.language)

    def prompt(self, state: PickingState) -> Phrase:
        """Say what the worker does next."""
        progress, at = self.progress, self.progress.at
        match state:
            case PickingState.NO_LIST:
                return picking_phrases.no_list()
            case PickingState.LIST_OFFERED:
                return picking_phrases.list_offered(self.code(progress.pick_list.id), len(progress.lines))
            case PickingState.GO_TO_LOCATION:
                return picking_phrases.go_to_location(self.place)
            case PickingState.VERIFY_ITEM if at.line.unit:
                return picking_phrases.pick_item_in_units(self.name, at.remaining, self.unit)
            case PickingState.VERIFY_ITEM:
                return picking_phrases.pick_item(self.name, at.remaining)
            case PickingState.CAPTURE_LOT:
                return picking_phrases.show_lot(self.lot) if at.line.lot else picking_phrases.show_any_lot()
            case PickingState.CAPTURE_EXPIRY:
                return picking_phrases.show_expiry()
            case PickingState.CAPTURE_SERIAL:
                return picking_phrases.show_serial(at.remaining)
            case PickingState.COUNT if at.line.item.counting is Counting.NUMBER and not at.counted:
                return picking_phrases.confirm_number(at.line.quantity)
            case PickingState.COUNT:
                return picking_phrases.remaining(at.remaining)
            case PickingState.FETCH_TOTE:
                return picking_phrases.fetch_tote()
            case PickingState.PUT_TO_TOTE:
                return picking_phrases.put_to_tote(self.tote)
            case PickingState.ZERO_CHECK:
                return picking_phrases.zero_check(self.place)
            case PickingState.LIST_DONE:
                return picking_phrases.list_done()

    def more(self, state: PickingState) -> tuple[Phrase, ...]:
        """Say what belongs to the prompt and is not repeated with it: the lot, and the lead's note."""
        if state is not PickingState.VERIFY_ITEM:
            return ()
        line = self.progress.at.line
        lot = (picking_phrases.of_lot(self.lot),) if line.lot else ()
        return (*lot, picking_phrases.line_note(speakable(line.note, self.language))) if line.note else lot

    def where(self, state: PickingState) -> Phrase:
        """Say how far the work is, and what comes next."""
        if state not in AT_WORK:
            return self.prompt(state)
        at, total = self.progress.at, len(self.progress.lines)
        name = self.code(self.progress.pick_list.id)
        if state is PickingState.GO_TO_LOCATION:
            return picking_phrases.where_in_list(name, at.line.number, total, self.place)
        return picking_phrases.where_in_line(
            name, at.line.number, total, self.name, counted=at.counted, remaining=at.remaining
        )

    def help(self, state: PickingState) -> Phrase:
        """Say how the worker can do what comes next, and what else there is to do."""
        match state:
            case PickingState.GO_TO_LOCATION:
                has_digits = bool(self.progress.at.line.location.check_digits)
                return (
                    picking_phrases.help_location(self.place) if has_digits else picking_phrases.help_label(self.place)
                )
            case PickingState.VERIFY_ITEM | PickingState.COUNT:
                return picking_phrases.help_item(self.name)
            case PickingState.CAPTURE_LOT | PickingState.CAPTURE_EXPIRY | PickingState.CAPTURE_SERIAL:
                return picking_phrases.help_detail(self.name)
        return self.prompt(state)

    @property
    def unit(self) -> str:
        """What is counted; empty for pieces."""
        return speakable(self.progress.at.line.unit, self.language)
