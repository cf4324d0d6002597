"""What counts as a scan: how much must be read, and what is done with a code that is not the one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.picking.evidence import (
    FRAMES_AGAINST,
    FRAMES_CONFUSABLE,
    SECONDS_CONFUSABLE,
    SECONDS_UNKNOWN,
    confusable,
)
from pipelines.picking.label_content import LabelContent
from pipelines.picking.scans import Hopes, ScanTracker
from pipelines.types import Barcode, BarcodeStage, ElementString, Observation, Symbology
from tests.pipelines.picking.sights import (
    EAN,
    EAN_KEY,
    HOPES,
    SIBLING,
    SIBLING_KEY,
    SIZE,
    STRANGER,
    STRANGER_KEY,
    WITH_SIBLING,
    Eyes,
    code,
    quad,
)

LOCATION = "LOC-A1"


def frames_until_scan(eyes: Eyes, text: str, symbology: Symbology, stage: BarcodeStage = BarcodeStage.ZXING) -> int:
    """Show a code until it is a scan; 0 where ten frames do not suffice."""
    for frame in range(1, 11):
        if eyes.see(code(text, eyes.trembling(), symbology, stage)).scans:
            return frame
    return 0


@pytest.mark.parametrize("symbology", [Symbology.CODE_128, Symbology.QR_CODE, Symbology.DATA_MATRIX])
def test_one_frame_is_enough_for_a_strong_checksum(symbology: Symbology) -> None:
    eyes = Eyes(Hopes(frozenset({LOCATION})))
    assert frames_until_scan(eyes, LOCATION, symbology) == 1


@pytest.mark.parametrize("symbology", [Symbology.CODE_39, Symbology.CODE_93, Symbology.CODABAR, Symbology.DATABAR])
def test_two_frames_must_agree_on_other_codes(symbology: Symbology) -> None:
    eyes = Eyes(Hopes(frozenset({LOCATION})))
    assert frames_until_scan(eyes, LOCATION, symbology) == 2


def test_an_expected_ean_is_believed_at_once_from_an_ordinary_decoder_only() -> None:
    assert frames_until_scan(Eyes(), EAN, Symbology.EAN_13) == 1
    assert frames_until_scan(Eyes(), EAN, Symbology.EAN_13, BarcodeStage.ZBAR_REGION) == 2
    assert frames_until_scan(Eyes(), EAN, Symbology.EAN_13, BarcodeStage.ZXING_REGION) == 2


def test_an_open_hope_takes_an_ean_only_after_two_frames() -> None:
    eyes = Eyes(Hopes(frozenset(), is_open=True))
    assert frames_until_scan(eyes, EAN, Symbology.EAN_13) == 2


def test_a_scan_tells_the_label_and_the_key_that_fits() -> None:
    elements = (ElementString("01", "GTIN", EAN_KEY), ElementString("10", "BATCH/LOT", "L7"))
    observed = Eyes().see(code("01" + EAN_KEY + "10L7", symbology=Symbology.DATA_MATRIX, gs1=elements))
    (scan,) = observed.scans
    assert (scan.key, scan.label.lot, scan.symbology, scan.is_expected) == (EAN_KEY, "L7", Symbology.DATA_MATRIX, True)


def test_where_one_like_it_is_in_stock_many_frames_over_a_time_must_agree() -> None:
    eyes = Eyes(WITH_SIBLING)
    assert not any(eyes.show().scans for _ in range(round(SECONDS_CONFUSABLE / eyes.frame_seconds)))
    assert [scan.key for scan in eyes.show().scans] == [EAN_KEY]
    slow = Eyes(WITH_SIBLING, frame_seconds=SECONDS_CONFUSABLE / 2)
    assert not any(slow.show().scans for _ in range(FRAMES_CONFUSABLE - 1))
    assert slow.show().scans
    fast = Eyes(WITH_SIBLING, frame_seconds=SECONDS_CONFUSABLE / 40)
    assert not any(fast.show().scans for _ in range(40))
    assert fast.show().scans


def test_an_item_unlike_all_others_is_believed_at_once() -> None:
    eyes = Eyes(Hopes(frozenset({EAN_KEY}), frozenset({STRANGER_KEY})))
    assert eyes.show().scans


@pytest.mark.parametrize(
    ("one", "other", "is_confusable"),
    [
        (EAN_KEY, SIBLING_KEY, True),
        (EAN_KEY, "04006831333931", True),
        (EAN_KEY, EAN_KEY, False),
        (EAN_KEY, STRANGER_KEY, False),
        (EAN_KEY, "LOC-A1", False),
        (EAN_KEY, "04006381333930", False),
    ],
)
def test_what_is_confusable(one: str, other: str, is_confusable: bool) -> None:  # noqa: FBT001 - a table's column
    assert confusable(one, other) is is_confusable
    assert confusable(other, one) is is_confusable


def by_network(text: str, eyes: Eyes, symbology: Symbology = Symbology.EAN_13) -> Barcode:
    return replace(code(text, eyes.trembling(), symbology, BarcodeStage.NETWORK), is_confirmed=True)


def scans_by_network(eyes: Eyes, text: str, symbology: Symbology, frames: int = 12) -> list[int]:
    """Show what the networks read; give the frames, from 1, in which it was a scan."""
    found = [eyes.see(by_network(text, eyes, symbology)).scans for _ in range(frames)]
    return [number for number, scans in enumerate(found, start=1) if scans]


@pytest.mark.parametrize(
    ("text", "symbology"),
    [(EAN, Symbology.EAN_13), (LOCATION, Symbology.CODE_128), ("14006381333938", Symbology.ITF)],
)
@pytest.mark.parametrize("rival", [SIBLING_KEY, "LOC-A2", "14006381333839"])
def test_what_networks_read_of_an_awaited_code_needs_two_frames(text: str, symbology: Symbology, rival: str) -> None:
    key = text.zfill(14) if text.isdigit() else text
    assert scans_by_network(Eyes(Hopes(frozenset({key}))), text, symbology) == [2]
    assert scans_by_network(Eyes(Hopes(frozenset({key}), frozenset({rival}))), text, symbology) == [2]


@pytest.mark.parametrize(
    ("text", "symbology"),
    [(STRANGER, Symbology.EAN_13), ("LOC-A7", Symbology.CODE_128), ("28712345678900", Symbology.ITF)],
)
def test_what_networks_read_and_nobody_knows_must_last_even_where_any_code_is_awaited(
    text: str, symbology: Symbology
) -> None:
    lasting = round(SECONDS_UNKNOWN / 0.1) + 1
    assert scans_by_network(Eyes(WITH_SIBLING), text, symbology) == [lasting]
    assert scans_by_network(Eyes(Hopes(frozenset(), is_open=True)), text, symbology) == [lasting]
    slow = Eyes(Hopes(frozenset(), is_open=True), frame_seconds=SECONDS_UNKNOWN)
    assert scans_by_network(slow, text, symbology) == [FRAMES_AGAINST]


def test_a_known_code_that_is_not_the_one_is_told_of_networks_at_the_third_frame() -> None:
    assert scans_by_network(Eyes(WITH_SIBLING), SIBLING, Symbology.EAN_13) == [FRAMES_AGAINST]
    places = Hopes(frozenset({LOCATION}), frozenset({"LOC-A2"}))
    assert scans_by_network(Eyes(places), "LOC-A2", Symbology.CODE_128) == [FRAMES_AGAINST]


def test_networks_that_contradict_themselves_are_not_believed() -> None:
    eyes = Eyes(Hopes(frozenset({LOCATION}), frozenset({"LOC-A2"})))
    texts = ["LOC-A2", LOCATION, "LOC-A2", LOCATION, LOCATION, "LOC-A2"]
    assert not any(eyes.see(by_network(text, eyes, Symbology.CODE_128)).scans for text in texts)


def test_an_ordinary_decode_of_a_strong_code_is_enough_after_the_networks_read_it() -> None:
    eyes = Eyes(Hopes(frozenset({LOCATION})))
    assert not eyes.see(by_network(LOCATION, eyes, Symbology.CODE_128)).scans
    assert eyes.see(code(LOCATION, eyes.trembling(), Symbology.CODE_128)).scans


def test_an_ordinary_decode_beside_the_networks_makes_a_code_less_of_a_guess() -> None:
    eyes = Eyes(Hopes(frozenset(), is_open=True))
    assert not eyes.see(by_network(EAN, eyes)).scans
    assert eyes.show().scans


def test_equal_frames_are_no_second_evidence() -> None:
    eyes = Eyes(Hopes(frozenset(), is_open=True))
    frozen = code(EAN, quad(600.25))
    assert not any(eyes.see(frozen).scans for _ in range(10))
    assert eyes.see(code(EAN, quad(600.5))).scans


def test_one_frame_seen_twice_is_no_second_evidence() -> None:
    eyes = Eyes(Hopes(frozenset(), is_open=True))
    assert not eyes.see(code(EAN, quad(600)), frame_id=7).scans
    assert not eyes.see(code(EAN, quad(601)), frame_id=7).scans
    assert eyes.see(code(EAN, quad(602)), frame_id=8).scans


def test_an_itf_counts_with_14_digits_and_a_check_digit_and_in_two_frames() -> None:
    case = "14006381333938"
    eyes = Eyes(Hopes(frozenset({case})))
    assert frames_until_scan(eyes, case, Symbology.ITF) == 2
    part = replace(code("400638", symbology=Symbology.ITF), gtin=None)
    eyes = Eyes(Hopes(frozenset({"400638"}), is_open=True))
    assert not any(eyes.see(replace(part, quad=eyes.trembling())).scans for _ in range(10))


@pytest.mark.parametrize(
    ("text", "symbology"), [(SIBLING, Symbology.EAN_13), (LOCATION, Symbology.CODE_128), (LOCATION, Symbology.CODE_39)]
)
def test_a_code_that_is_not_the_one_is_told_at_the_third_frame_and_once(text: str, symbology: Symbology) -> None:
    eyes = Eyes(WITH_SIBLING)
    found = [eyes.see(code(text, eyes.trembling(), symbology)).scans for _ in range(8)]
    assert [bool(scans) for scans in found] == [number + 1 == FRAMES_AGAINST for number in range(8)]
    assert not found[FRAMES_AGAINST - 1][0].is_expected


def test_an_ean_that_nobody_knows_may_be_a_misread_and_must_last() -> None:
    eyes = Eyes(WITH_SIBLING)
    found = [eyes.show(STRANGER).scans for _ in range(12)]
    assert [number for number, scans in enumerate(found) if scans] == [round(SECONDS_UNKNOWN / eyes.frame_seconds)]
    slow = Eyes(WITH_SIBLING, frame_seconds=SECONDS_UNKNOWN)
    assert [len(slow.show(STRANGER).scans) for _ in range(5)] == [0, 0, 1, 0, 0]


def test_a_misread_between_good_reads_is_never_told() -> None:
    eyes = Eyes()
    eyes.show()
    assert not any(eyes.show(text).scans for text in (STRANGER, EAN, STRANGER, STRANGER, EAN, STRANGER, EAN))


def test_a_single_read_of_the_expected_is_not_enough_where_another_was_read() -> None:
    eyes = Eyes()
    eyes.show(STRANGER)
    assert not eyes.show().scans
    assert [scan.key for scan in eyes.show().scans] == [EAN_KEY]


def test_a_run_of_misreads_of_a_sibling_that_is_held_does_not_complete() -> None:
    eyes = Eyes(WITH_SIBLING)
    found = [scan for text in [SIBLING] * 8 + [EAN] * 7 + [SIBLING] * 4 for scan in eyes.show(text).scans]
    assert [scan.key for scan in found] == [SIBLING_KEY]


def test_the_item_after_its_sibling_left_is_believed_like_a_first() -> None:
    eyes = Eyes(WITH_SIBLING)
    for _ in range(8):
        eyes.show(SIBLING)
    eyes.empty(3)
    needed = round(SECONDS_CONFUSABLE / eyes.frame_seconds) + 1
    assert [scan.key for _ in range(needed) for scan in eyes.show().scans] == [EAN_KEY]


def test_the_item_laid_over_its_sibling_at_once_is_believed_in_the_end() -> None:
    eyes = Eyes(WITH_SIBLING)
    for _ in range(8):
        eyes.show(SIBLING)
    assert [scan.key for _ in range(25) for scan in eyes.show().scans] == [EAN_KEY]


def test_a_frame_that_was_not_looked_at_for_codes_changes_nothing() -> None:
    tracker = Eyes().see(code()).tracker
    observed = tracker.observe(Observation(9, 9.0, size=SIZE), HOPES)
    assert observed.tracker is tracker
    assert observed.scans == ()


def test_the_first_expected_key_of_a_label_names_it() -> None:
    assert Hopes(frozenset({"B"})).key_of(replace(_label(), keys=("A", "B"))) == "B"
    assert Hopes(frozenset({"C"}), frozenset({"B"})).key_of(replace(_label(), keys=("A", "B"))) == "B"
    assert Hopes(frozenset({"C"})).key_of(replace(_label(), keys=("A", "B"))) == "A"


def test_memory_is_bounded() -> None:
    tracker, number = ScanTracker(), 0
    for number in range(300):
        place = quad(40 + number * 4 % 1200, 40 + number * 7 % 640, 30)
        seen = Observation(number, number / 10, barcodes=(code(f"CODE-{number}", place, Symbology.CODE_39),), size=SIZE)
        tracker = tracker.observe(seen, HOPES).tracker
    still = Eyes(WITH_SIBLING, ScanTracker(), frame_seconds=0.001)
    for _ in range(300):
        still.show()
    assert len(tracker.tracks) <= 16
    assert max(len(track.reads) for track in still.tracker.tracks) <= 48


def _label() -> LabelContent:
    return Eyes().see(code()).scans[0].label
