"""Several codes in view at once, and bars that no reader can decode."""

from __future__ import annotations

import pytest

from pipelines.picking.scans import Hopes
from pipelines.types import Barcode, Observation, Symbology
from tests.pipelines.picking.sights import (
    EAN,
    EAN_KEY,
    HOPES,
    STRANGER,
    STRANGER_KEY,
    Eyes,
    code,
    quad,
)

PLACES = Hopes(frozenset({"LOC-A1"}), frozenset({"LOC-A2", "LOC-A3"}))
ITEMS = Hopes(frozenset({EAN_KEY}), frozenset({STRANGER_KEY}))


def place(text: str, eyes: Eyes, x: float, y: float = 360) -> Barcode:
    return code(text, eyes.trembling(x, y), Symbology.CODE_128)


def keys(eyes: Eyes, frames: int, **at: float) -> list[str]:
    """Show places side by side for some frames."""
    shown = {name.replace("_", "-"): x for name, x in at.items()}
    return [
        scan.key for _ in range(frames) for scan in eyes.see(*(place(name, eyes, x) for name, x in shown.items())).scans
    ]


def test_of_two_that_fit_the_kind_the_one_in_the_middle_is_meant() -> None:
    assert keys(Eyes(PLACES), 10, LOC_A1=640, LOC_A2=1000) == ["LOC-A1"]
    assert keys(Eyes(PLACES), 10, LOC_A1=1000, LOC_A2=640) == ["LOC-A2"]


def test_two_of_which_none_is_clearly_meant_are_a_crowd_told_once() -> None:
    eyes = Eyes(PLACES)
    found = [eyes.see(place("LOC-A1", eyes, 460), place("LOC-A2", eyes, 820)) for _ in range(15)]
    assert sum(observed.is_crowded for observed in found) == 1
    assert not any(observed.scans for observed in found)
    eyes.empty(15)
    found = [eyes.see(place("LOC-A1", eyes, 460), place("LOC-A2", eyes, 820)) for _ in range(15)]
    assert sum(observed.is_crowded for observed in found) == 1


def test_a_crowd_of_a_moment_is_not_told() -> None:
    eyes = Eyes(PLACES)
    assert not eyes.see(place("LOC-A1", eyes, 460), place("LOC-A2", eyes, 820)).is_crowded
    assert not eyes.see(place("LOC-A1", eyes, 640)).is_crowded


def test_in_a_frame_of_unknown_size_no_middle_is_guessed() -> None:
    eyes = Eyes(PLACES)
    for number in range(10):
        codes = (place("LOC-A1", eyes, 640 + number), place("LOC-A2", eyes, 1000 + number))
        observed = eyes.tracker.observe(Observation(100 + number, 9 + number / 10, barcodes=codes), PLACES)
        eyes.tracker = observed.tracker
        assert not observed.scans


def test_coming_closer_ends_a_crowd() -> None:
    eyes = Eyes(PLACES)
    for _ in range(8):
        eyes.see(place("LOC-A1", eyes, 460), place("LOC-A2", eyes, 820))
    assert keys(eyes, 8, LOC_A1=640) == ["LOC-A1"]


def test_a_label_of_another_kind_never_crowds_and_is_no_mistake_beside_what_is_expected() -> None:
    eyes = Eyes(ITEMS)
    found = [
        eyes.see(code(EAN, eyes.trembling(800)), code("SHIPMENT-5", eyes.trembling(560, 500), Symbology.CODE_128))
        for _ in range(10)
    ]
    assert [scan.key for observed in found for scan in observed.scans] == [EAN_KEY]
    assert not any(observed.is_crowded for observed in found)


def test_it_is_no_mistake_either_when_the_expected_one_is_out_of_sight_for_a_moment() -> None:
    eyes = Eyes(ITEMS)
    for _ in range(4):
        eyes.see(code(EAN, eyes.trembling(800)), code("SHIPMENT-5", eyes.trembling(560, 500), Symbology.CODE_128))
    later = [eyes.see(code("SHIPMENT-5", eyes.trembling(560, 500), Symbology.CODE_128)) for _ in range(20)]
    assert not any(observed.scans for observed in later)


def test_what_was_excused_counts_when_it_is_awaited() -> None:
    eyes = Eyes(ITEMS)
    lot = Hopes(frozenset({"LOT-7"}), frozenset({EAN_KEY}))
    for _ in range(5):
        eyes.see(code(EAN, eyes.trembling(500)), code("LOT-7", eyes.trembling(800), Symbology.CODE_128))
    observed = eyes.see(
        code(EAN, eyes.trembling(500)), code("LOT-7", eyes.trembling(800), Symbology.CODE_128), hopes=lot
    )
    assert [scan.key for scan in observed.scans] == ["LOT-7"]


def test_any_code_that_is_no_rival_is_awaited_where_none_is_known_beforehand() -> None:
    eyes = Eyes(Hopes(frozenset(), frozenset({EAN_KEY}), is_open=True))
    serial = [scan for _ in range(5) for scan in eyes.see(code("SN-1", eyes.trembling(), Symbology.CODE_128)).scans]
    assert [(scan.key, scan.is_expected) for scan in serial] == [("SN-1", True)]


def test_the_item_that_was_counted_does_not_crowd_the_serial_number_beside_it() -> None:
    eyes = Eyes(ITEMS)
    for _ in range(3):
        eyes.show(x=500)
    serials = Hopes(frozenset(), is_open=True)
    found = [
        eyes.see(code(EAN, eyes.trembling(500)), code("SN-1", eyes.trembling(800), Symbology.CODE_128), hopes=serials)
        for _ in range(8)
    ]
    assert [scan.key for observed in found for scan in observed.scans] == ["SN-1"]
    assert not any(observed.is_crowded for observed in found)


def test_a_neighbour_of_a_place_that_was_taken_is_no_mistake_while_both_are_in_view() -> None:
    eyes = Eyes(PLACES)
    found = keys(eyes, 6, LOC_A1=640, LOC_A2=1000)
    items = [
        scan.key
        for _ in range(10)
        for scan in eyes.see(place("LOC-A1", eyes, 640), place("LOC-A2", eyes, 1000), hopes=HOPES).scans
    ]
    assert (found, items) == (["LOC-A1"], [])


def test_a_place_and_its_item_may_be_counted_together() -> None:
    both = Hopes(frozenset({"LOC-A1", EAN_KEY}))
    eyes = Eyes(both)
    one = [scan.key for _ in range(3) for scan in eyes.see(place("LOC-A1", eyes, 640)).scans]
    then = [
        scan.key
        for _ in range(8)
        for scan in eyes.see(place("LOC-A1", eyes, 900), code(EAN, eyes.trembling(640))).scans
    ]
    assert (one, then) == (["LOC-A1"], [EAN_KEY])


def test_a_lone_code_of_another_kind_is_told_to_be_wrong() -> None:
    eyes = Eyes(ITEMS)
    found = [eyes.see(code("SHIPMENT-5", eyes.trembling(), Symbology.CODE_128)).scans for _ in range(6)]
    assert [len(scans) for scans in found] == [0, 0, 1, 0, 0, 0]


def test_of_several_strangers_one_is_told() -> None:
    eyes = Eyes(ITEMS)
    found = [
        eyes.see(
            code("SHIPMENT-5", eyes.trembling(400), Symbology.CODE_128),
            code("SHIPMENT-6", eyes.trembling(900), Symbology.CODE_128),
        ).scans
        for _ in range(6)
    ]
    assert sum(len(scans) for scans in found) == 1


def test_bars_that_stay_undecoded_are_told_once_and_again_after_a_rest() -> None:
    eyes = Eyes()
    told = [unread for _ in range(100) if (unread := eyes.drop().unread) is not None]
    assert [round(each.since_seconds, 1) for each in told] == [1.5, 6.5]
    assert told[0].frame_id == 16
    assert abs(told[0].quad.centre.x - 640) < 5


def test_after_a_decode_bars_are_told_anew() -> None:
    eyes = Eyes()
    for _ in range(20):
        eyes.drop()
    eyes.show(STRANGER, x=200)
    told = [unread for _ in range(17) if (unread := eyes.drop().unread) is not None]
    assert len(told) == 1


@pytest.mark.parametrize(("x", "y"), [(100, 360), (640, 60), (1200, 700)])
def test_bars_at_the_side_are_not_told(x: float, y: float) -> None:
    eyes = Eyes()
    assert not any(eyes.drop(x, y).unread for _ in range(40))


def test_bars_of_a_label_that_drops_out_are_not_unread() -> None:
    eyes = Eyes()
    eyes.show()
    assert not any(eyes.drop().unread for _ in range(12))


def test_bars_that_come_and_go_are_not_told() -> None:
    eyes = Eyes()
    for _ in range(6):
        assert not any(eyes.drop().unread for _ in range(8))
        eyes.empty(8)


def test_frames_without_a_look_at_bars_do_not_end_them() -> None:
    eyes = Eyes()
    told = [
        observed.unread
        for number in range(20)
        if (observed := eyes.drop() if number % 3 == 0 else eyes.see()).unread is not None
    ]
    assert len(told) == 1


def test_without_a_size_bars_are_not_told() -> None:
    tracker = Eyes().tracker
    for number in range(40):
        seen = Observation(number, number / 10, barcodes=(), stripes=(quad(640),))
        observed = tracker.observe(seen, HOPES)
        tracker = observed.tracker
        assert observed.unread is None


def test_bars_whose_digits_were_read_somewhere_in_view_are_known_until_they_leave() -> None:
    eyes = Eyes()
    eyes.drop()
    eyes.tracker = eyes.tracker.noting(EAN_KEY, None, eyes.now)
    assert not any(eyes.drop().unread for _ in range(60))
    eyes.empty(10)
    assert any(eyes.drop().unread for _ in range(60)), "the next one is another label"
