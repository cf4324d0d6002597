"""The line at hand with all that judging an act on it needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from pipelines.picking.checks import Checks
from pipelines.picking.codes import code_key
from pipelines.picking.pick_list import Item, Location, PickLine
from pipelines.picking.progress import LineProgress, ListProgress
from pipelines.picking.scans import Hopes
from pipelines.picking.settings import PickingSettings
from pipelines.picking.states import PickingState, checks_of, needs_expiry, needs_lot, needs_serial, state_of
from pipelines.picking.wording import Wording
from pipelines.preferences import Strictness


@dataclass(frozen=True)
class AtLine:
    """The line at hand, and what is known around it."""

    progress: ListProgress
    settings: PickingSettings
    today: date | None
    """None where the device's clock is not to be trusted."""
    language: str

    @cached_property
    def state(self) -> PickingState:
        """What the worker does next."""
        return state_of(self.progress, self.settings)

    @cached_property
    def checks(self) -> Checks:
        """How strict each check is on this list."""
        return checks_of(self.progress, self.settings)

    @cached_property
    def words(self) -> Wording:
        """The words for the list."""
        return Wording(self.progress, self.language)

    @property
    def line(self) -> PickLine:
        """The line at hand."""
        return self.progress.at.line

    @property
    def done(self) -> LineProgress:
        """What was confirmed on it."""
        return self.progress.at

    @property
    def list_id(self) -> str:
        """The list that the line is on."""
        return self.progress.pick_list.id

    @cached_property
    def place_key(self) -> str:
        """What the code of the place is compared by."""
        return code_key(self.line.location.barcode)

    @cached_property
    def lot_is_missing(self) -> bool:
        """Whether units cannot be counted before their lot is known."""
        return self.checks.lot is Strictness.REQUIRE and needs_lot(self.progress) and not self.done.lot

    @cached_property
    def expiry_is_missing(self) -> bool:
        """Whether units cannot be counted before their expiry date is known."""
        return self.checks.expiry is Strictness.REQUIRE and needs_expiry(self.progress) and self.done.expiry is None

    @cached_property
    def counts_serials(self) -> bool:
        """Whether each unit counts by its serial number."""
        return self.checks.serial is Strictness.REQUIRE and needs_serial(self.progress)

    @property
    def must_show_item(self) -> bool:
        """Whether no number is taken before the item was shown."""
        return self.line.must_scan or self.checks.item is Strictness.REQUIRE

    def place_of(self, key: str) -> Location | None:
        """Give the place on the list whose label holds a code."""
        places = (each.location for each in self.progress.pick_list.lines)
        return next((place for place in places if code_key(place.barcode) == key), None)

    def other_item(self, keys: tuple[str, ...]) -> Item | None:
        """Give the item of another line that a code names."""
        items = (each.item for each in self.progress.pick_list.lines)
        return next((item for item in items if not item.keys.isdisjoint(keys)), None)

    @property
    def other_keys(self) -> frozenset[str]:
        """What the codes of all other items are compared by, on the list and in stock."""
        return _rivals(self._item_keys, self.progress.pick_list.stock_codes, self.line.item.keys)

    @property
    def _item_keys(self) -> frozenset[str]:
        return frozenset[str]().union(*(each.item.keys for each in self.progress.pick_list.lines))

    def hopes(self) -> Hopes:
        """Say which codes this step waits for, and which of the same kind do not fit."""
        lines = self.progress.pick_list.lines
        places = frozenset(code_key(each.location.barcode) for each in lines)
        items, own, stock = self._item_keys, self.line.item.keys, self.progress.pick_list.stock_codes
        match self.state:
            case PickingState.GO_TO_LOCATION if self.checks.location is Strictness.REQUIRE:
                return Hopes(frozenset({self.place_key}), places - {self.place_key})
            case PickingState.GO_TO_LOCATION:
                expected = own | {self.place_key}
                return Hopes(expected, _rivals(places | items, stock, expected))
            case PickingState.VERIFY_ITEM | PickingState.COUNT:
                return Hopes(own, self.other_keys)
            case PickingState.PUT_TO_TOTE:
                totes = frozenset(code_key(each.tote) for each in lines if each.tote)
                wanted = code_key(self.progress.wanted_tote)
                return Hopes(frozenset({wanted}), totes - {wanted})
            case PickingState.FETCH_TOTE:
                full = frozenset({code_key(self.progress.full_tote or "")})
                return Hopes(frozenset(), _rivals(places | items | full, stock, frozenset()), is_open=True)
        asked_for = frozenset({code_key(self.line.lot)}) if self.line.lot else frozenset[str]()
        return Hopes(own | asked_for, (items | places) - own, is_open=True)


@lru_cache(maxsize=8)
def _rivals(known: frozenset[str], stock: frozenset[str], expected: frozenset[str]) -> frozenset[str]:
    """Give all known codes that do not fit; a warehouse has many, and a step asks for the same with every frame."""
    return (known | stock) - expected
