"""The parts of the picking session by themselves: when codes are the same, what a scan is, which line comes next."""

from __future__ import annotations

import pytest

from pipelines.picking.codes import code_key
from pipelines.picking.pick_list import PickList
from pipelines.picking.progress import ListProgress
from pipelines.picking.scans import Scan, ScanTracker
from pipelines.picking.session import PickingState
from tests.pipelines.picking.shelf import BOLT, LINES, NUT, NUTS, NUTS_OF_3, STRANGE, THREE_LINES, session_with

NOTHING: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("96385074", "00000096385074"),
        ("036000291452", "00036000291452"),
        ("4006381333931", "04006381333931"),
        ("14006381333938", "14006381333938"),
        ("123456789", "123456789"),
        ("12345678901", "12345678901"),
        ("123456789012345", "123456789012345"),
        ("A-03-2", "A-03-2"),
        ("٤٠٠٦٣٨١٣٣٣٩٣١", "٤٠٠٦٣٨١٣٣٣٩٣١"),
        ("", ""),
    ],
)
def test_codes_are_compared_as_14_digits(content: str, key: str) -> None:
    assert code_key(content) == key


def test_a_case_is_not_its_unit() -> None:
    unit, case = NUTS.code_for("04006381333931"), NUTS.code_for("14006381333938")
    assert unit is not None
    assert case is not None
    assert (unit.pack_quantity, case.pack_quantity) == (1, 3)
    assert NUTS.code_for("24006381333935") is None
    assert NUTS.code_for("400638133393") is None


def test_a_strong_code_is_a_scan_at_once_and_a_weak_one_after_two_frames() -> None:
    tracker = ScanTracker()
    first = tracker.observe((STRANGE, BOLT), 0.0, NOTHING)
    assert first.scans == (Scan("SOMETHING-ELSE", "SOMETHING-ELSE"),)
    second = first.tracker.observe((STRANGE, BOLT), 0.1, NOTHING)
    assert second.scans == (Scan("08712345678906", "8712345678906"),)
    assert second.tracker.observe((STRANGE, BOLT), 0.2, NOTHING).scans == ()


def test_an_expected_ean_is_a_scan_at_once_and_an_expected_itf_is_not() -> None:
    expected = NUTS.keys
    assert [scan.shown for scan in ScanTracker().observe((NUT,), 0.0, expected).scans] == ["4006381333931"]
    assert ScanTracker().observe((NUTS_OF_3,), 0.0, expected).scans == ()


@pytest.mark.parametrize(("gap", "scans"), [(0.49, 0), (0.5, 1), (3.0, 1)])
def test_a_code_counts_again_when_it_was_gone_long_enough(gap: float, scans: int) -> None:
    tracker = ScanTracker(gone_seconds=0.5).observe((STRANGE,), 1.0, NOTHING).tracker
    assert len(tracker.observe((STRANGE,), 1.0 + gap, NOTHING).scans) == scans


def test_a_weak_read_that_was_gone_begins_anew() -> None:
    tracker = ScanTracker().observe((BOLT,), 0.0, NOTHING).tracker.observe((), 2.0, NOTHING).tracker
    assert tracker.in_view == ()
    assert tracker.observe((BOLT,), 2.1, NOTHING).scans == ()


def test_after_a_time_without_looking_what_counted_must_still_leave() -> None:
    tracker = ScanTracker().observe((STRANGE, BOLT), 0.0, NOTHING).tracker.looking_again(60.0)
    assert [code.key for code in tracker.in_view] == ["SOMETHING-ELSE"]
    assert tracker.observe((STRANGE,), 60.4, NOTHING).scans == ()
    assert len(tracker.observe((STRANGE,), 60.5, NOTHING).scans) == 1


def test_skipped_lines_come_after_all_others_in_the_order_of_the_list() -> None:
    progress = ListProgress.start(THREE_LINES)
    order = []
    for _ in range(5):
        order.append(progress.at.line.number)
        progress = progress.skipped().moved_on()
    assert order == [1, 2, 3, 1, 2]


def test_a_line_closes_exactly_when_it_is_full() -> None:
    progress = ListProgress.start(THREE_LINES)
    assert not progress.counting(3).at.is_closed
    assert progress.counting(4).at.is_closed
    assert progress.closed_short().at.is_closed
    assert progress.closed_short().at.counted == 0


def test_the_last_open_line_cannot_be_skipped() -> None:
    progress = ListProgress.start(PickList("P-9", LINES[:2]))
    assert progress.can_skip
    assert not progress.closed_short().moved_on().can_skip


def test_a_list_without_lines_is_no_list() -> None:
    assert session_with(PickList("P-9", ())).state is PickingState.NO_LIST
