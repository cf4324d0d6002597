"""The parts of the picking session by themselves: when codes are the same, and which line comes next."""

from __future__ import annotations

import pytest

from pipelines.picking.codes import code_key
from pipelines.picking.pick_list import PickList
from pipelines.picking.progress import ListProgress
from pipelines.picking.session import PickingState
from tests.pipelines.picking.shelf import LINES, NUTS, THREE_LINES, session_with


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
