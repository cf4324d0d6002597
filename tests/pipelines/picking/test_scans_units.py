"""Each physical label counts once: drop-outs, movement, swaps, two at once, and a time without looking."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipelines.picking.scans import Hopes, ScanTracker
from pipelines.types import Barcode, ElementString, Symbology
from tests.pipelines.picking.sights import EAN, EAN_KEY, SIBLING, STRANGER, STRANGER_KEY, WITH_SIBLING, Eyes, code, quad

GONE_FRAMES = 6
"""A tenth of a second apart, the first shows the absence, and half a second later it has lasted."""


def test_a_label_in_view_counts_once() -> None:
    eyes = Eyes()
    assert sum(len(eyes.show().scans) for _ in range(50)) == 1


def test_a_failed_decode_is_no_absence() -> None:
    eyes = Eyes()
    eyes.show()
    for _ in range(30):
        eyes.drop()
    observed = eyes.show()
    assert (observed.scans, observed.again) == ((), ())


def test_frames_in_which_bars_were_not_looked_for_are_no_absence_for_a_while() -> None:
    eyes = Eyes()
    eyes.show()
    for _ in range(4):
        eyes.see()
    observed = eyes.show()
    assert (observed.scans, observed.again) == ((), ())
    for _ in range(7):
        eyes.see()
    found = [eyes.show() for _ in range(3)]
    assert ([len(each.scans) for each in found], [len(each.again) for each in found]) == ([0, 0, 0], [0, 1, 0])
    for _ in range(12):
        eyes.see()
    assert len(eyes.show().scans) == 1


def test_time_without_frames_is_no_absence() -> None:
    eyes = Eyes()
    eyes.show()
    eyes.now += 30.0
    observed = eyes.show()
    assert (observed.scans, observed.again) == ((), ())


def test_a_code_that_left_the_view_counts_again() -> None:
    eyes = Eyes()
    eyes.show()
    eyes.empty(GONE_FRAMES - 1)
    assert eyes.show().scans == ()
    eyes.empty(GONE_FRAMES)
    assert len(eyes.show().scans) == 1


def test_how_long_it_must_be_gone_is_set() -> None:
    eyes = Eyes(tracker=ScanTracker(gone_seconds=2.0))
    eyes.show()
    eyes.empty(15)
    assert eyes.show().scans == ()
    eyes.empty(21)
    assert len(eyes.show().scans) == 1


def test_a_matrix_code_shows_no_bars_so_that_its_absence_takes_longer() -> None:
    eyes = Eyes(Hopes(frozenset({"CRATE"})))

    def show() -> int:
        return len(eyes.see(code("CRATE", eyes.trembling(), Symbology.QR_CODE)).scans)

    assert show() == 1
    eyes.empty(4)
    assert show() == 0
    eyes.empty(12)
    assert show() == 1


def test_movement_does_not_count_twice() -> None:
    eyes = Eyes()
    scans = [eyes.show(x=200 + 90 * step, size=200 * 1.05**step, turn=6 * step).scans for step in range(10)]
    assert [len(each) for each in scans] == [1] + [0] * 9


def test_a_drop_out_in_the_middle_of_a_movement_does_not_count_twice() -> None:
    eyes = Eyes()
    for step in range(4):
        eyes.show(x=200 + 60 * step)
    eyes.empty(3)
    observed = eyes.show(x=200 + 60 * 7)
    assert (observed.scans, observed.again) == ((), ())


def test_two_labels_at_once_are_two_units() -> None:
    eyes = Eyes()
    left, right = quad(440), quad(840)
    assert len(eyes.see(code(at=left), code(at=right)).scans) == 2
    assert sum(len(eyes.see(code(at=right), code(at=left)).scans) for _ in range(5)) == 0


def test_a_second_label_beside_the_first_counts_when_it_comes() -> None:
    eyes = Eyes()
    eyes.show(x=400)
    assert len(eyes.see(code(at=eyes.trembling(400)), code(at=quad(800))).scans) == 1


def test_a_second_label_counts_while_the_first_shows_only_its_bars() -> None:
    eyes = Eyes()
    for _ in range(3):
        eyes.show(x=400)
    observed = eyes.see(code(at=quad(900)), stripes=(eyes.trembling(400),))
    assert len(observed.scans) == 1
    assert len(eyes.see(code(at=quad(900)), code(at=quad(402))).scans) == 0


def test_one_label_cut_in_two_by_glare_is_one() -> None:
    eyes = Eyes()
    upper, lower = quad(640, 330), quad(640, 390)
    assert len(eyes.see(code(at=upper), code(at=lower)).scans) == 1
    assert sum(len(eyes.see(code(at=upper), code(at=quad(641, 391))).scans) for _ in range(5)) == 0


def test_a_swap_within_three_tenths_of_a_second_is_another_unit() -> None:
    eyes = Eyes()
    for x in (640, 640, 760, 900):
        eyes.show(x=x)
    eyes.empty(2)
    found = [eyes.show(x=x, size=230, turn=15) for x in (420, 520, 600, 640, 640, 640)]
    assert [len(observed.scans) for observed in found] == [0, 0, 0, 0, 1, 0]
    assert not any(observed.again for observed in found)


def test_what_cannot_be_told_is_asked_once() -> None:
    eyes = Eyes()
    for _ in range(4):
        eyes.show()
    eyes.empty(3)
    found = [eyes.show(x=720) for _ in range(10)]
    assert [scan.key for observed in found for scan in observed.again] == [EAN_KEY]
    assert not any(observed.scans for observed in found)


def test_what_is_held_alike_elsewhere_after_an_absence_is_asked_and_not_counted() -> None:
    eyes = Eyes()
    for _ in range(4):
        eyes.show()
    eyes.empty(3)
    found = [eyes.show(x=840) for _ in range(10)]
    assert [scan.key for observed in found for scan in observed.again] == [EAN_KEY]
    assert not any(observed.scans for observed in found)


def test_bars_that_came_beside_a_counted_label_are_another_unit_when_they_are_decoded() -> None:
    eyes = Eyes()
    for _ in range(5):
        eyes.show()
    for y in (690, 600, 510):
        eyes.see(code(at=eyes.trembling()), stripes=(quad(900, y, 260, 10),))
    found = [eyes.see(code(at=eyes.trembling(900, 420, 220, 10)), stripes=()) for _ in range(6)]
    assert sum(len(observed.scans) for observed in found) == 1
    assert not any(observed.again for observed in found)


def test_bars_that_are_turned_are_not_taken_for_the_label_that_stood_there() -> None:
    eyes = Eyes()
    for _ in range(5):
        eyes.show()
    for _ in range(3):
        eyes.see(stripes=(eyes.trembling(655, 380, 250, -25),))
    found = [eyes.show(x=655, y=380, size=250, turn=-25) for _ in range(5)]
    assert sum(len(observed.scans) for observed in found) == 1


def test_a_part_of_the_bars_and_then_all_of_them_are_one_unit() -> None:
    eyes = Eyes()
    for _ in range(5):
        eyes.show()
    for _ in range(4):
        eyes.see(stripes=(eyes.trembling(600, 360, 60), eyes.trembling(690, 360, 60)))
    narrow = [eyes.show(x=632, size=120) for _ in range(2)]
    found = [*narrow, *(eyes.show() for _ in range(6))]
    assert not any(observed.scans or observed.again for observed in found)


def test_a_label_that_is_carried_away_through_a_drop_out_is_not_asked_about() -> None:
    eyes = Eyes()
    for _ in range(4):
        eyes.show()
    eyes.empty(2)
    found = [eyes.show(x=700 + 90 * step) for step in range(6)]
    assert not any(observed.scans or observed.again for observed in found)


def test_a_turn_to_and_fro_with_drop_outs_does_not_count_twice() -> None:
    eyes = Eyes()
    for _ in range(3):
        eyes.show(size=200)
    for size in (170, 120):
        eyes.show(size=size)
    eyes.empty(3)
    found = [eyes.show(size=size) for size in (130, 190, 200, 200)]
    assert not any(observed.scans or observed.again for observed in found)


def test_a_refused_code_that_comes_back_is_not_asked_about() -> None:
    eyes = Eyes(WITH_SIBLING)
    for _ in range(4):
        eyes.show(SIBLING)
    eyes.empty(3)
    found = [eyes.show(SIBLING, x=800) for _ in range(10)]
    assert not any(observed.again for observed in found)


def test_what_was_asked_about_is_neither_asked_nor_counted_again_while_it_stays_in_view() -> None:
    eyes = Eyes()
    for _ in range(4):
        eyes.show()
    eyes.empty(3)
    assert any(eyes.show(x=560).again for _ in range(8))
    later = [eyes.show(x=560 - 10 * step) for step in range(40)]
    assert not any(observed.scans or observed.again for observed in later)


def test_forgetting_is_for_what_was_refused_and_not_for_what_counted() -> None:
    eyes = Eyes()
    for _ in range(3):
        eyes.see(code(at=eyes.trembling(300)))
    eyes.tracker = eyes.tracker.forgetting(frozenset({EAN_KEY}))
    assert eyes.show(x=300).scans == ()
    place_first = Hopes(frozenset({"LOC-A1"}), frozenset({EAN_KEY}))
    eyes = Eyes()
    assert [len(eyes.see(code(at=eyes.trembling()), hopes=place_first).scans) for _ in range(3)] == [0, 0, 1]
    assert eyes.show().scans == ()
    eyes.tracker = eyes.tracker.forgetting(frozenset({EAN_KEY}))
    assert [len(eyes.show().scans) for _ in range(3)] == [1, 0, 0]


def test_after_a_time_without_looking_what_counted_must_still_leave() -> None:
    eyes = Eyes()
    for _ in range(3):
        eyes.show(x=300)
    eyes.now = 60.0
    eyes.tracker = eyes.tracker.looking_again(eyes.now)
    found = [eyes.show(x=900, size=350, turn=40) for _ in range(5)]
    assert not any(observed.scans or observed.again for observed in found)
    eyes.tracker = eyes.tracker.looking_again(eyes.now)
    eyes.empty(GONE_FRAMES + 1)
    assert len(eyes.show().scans) == 1


def test_reads_from_before_a_time_without_looking_are_no_evidence() -> None:
    eyes = Eyes(Hopes(frozenset(), is_open=True))
    eyes.show()
    eyes.tracker = eyes.tracker.looking_again(eyes.now)
    assert [len(eyes.show().scans) for _ in range(2)] == [0, 1]


def test_two_codes_of_one_box_are_one_unit() -> None:
    elements = (ElementString("01", "GTIN", EAN_KEY), ElementString("21", "SERIAL", "9"))

    def matrix(x: float) -> Barcode:
        return code("01" + EAN_KEY + "219", quad(x, size=60), Symbology.DATA_MATRIX, gs1=elements)

    eyes = Eyes()
    assert len(eyes.see(code(at=quad(500)), matrix(760)).scans) == 1
    assert sum(len(eyes.see(code(at=eyes.trembling(500)), matrix(760)).scans) for _ in range(4)) == 0
    assert sum(len(eyes.see(matrix(760.5 + step), stripes=None).scans) for step in range(20)) == 0


def test_units_with_serial_numbers_are_told_apart_by_them() -> None:
    def matrix(serial: str) -> Barcode:
        elements = (ElementString("01", "GTIN", EAN_KEY), ElementString("21", "SERIAL", serial))
        return code("01" + EAN_KEY + "21" + serial, eyes.trembling(), Symbology.DATA_MATRIX, gs1=elements)

    eyes = Eyes()
    found = [eyes.see(matrix(serial)).scans for serial in ("1", "1", "2", "2", "1")]
    assert [[scan.label.serial for scan in scans] for scans in found] == [["1"], [], ["2"], [], []]


@given(
    st.lists(
        st.tuples(
            st.integers(1, 6),
            st.lists(st.tuples(st.integers(0, 4), st.booleans(), st.integers(1, 4)), max_size=4),
            st.integers(-200, 200),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_however_units_are_shown_they_are_counted(
    units: list[tuple[int, list[tuple[int, bool, int]], int]],
) -> None:
    eyes, scans, asked = Eyes(), 0, 0
    for first, drops, aside in units:
        spans = [(first, 0, False), *((after, gap, are_bars_seen) for gap, are_bars_seen, after in drops)]
        for frames, gap, are_bars_seen in spans:
            for _ in range(gap):
                observed = eyes.drop(x=640 + aside) if are_bars_seen else eyes.see(stripes=())
                scans, asked = scans + len(observed.scans), asked + len(observed.again)
            for _ in range(frames):
                observed = eyes.show(x=640 + aside)
                scans, asked = scans + len(observed.scans), asked + len(observed.again)
        eyes.empty(GONE_FRAMES)
    assert (scans, asked) == (len(units), 0)


@given(st.lists(st.sampled_from(["item", "sibling", "stranger", "drop", "nothing", "not looked"]), max_size=60))
def test_without_an_absence_nothing_counts_twice(frames: list[str]) -> None:
    eyes, counted, absent = Eyes(WITH_SIBLING), 0, 0
    allowed = 1
    for frame in frames:
        match frame:
            case "drop":
                observed = eyes.drop()
            case "nothing":
                observed = eyes.see(stripes=())
            case "not looked":
                observed = eyes.see()
            case _:
                observed = eyes.show({"item": EAN, "sibling": SIBLING, "stranger": STRANGER}[frame])
        absent += frame in {"nothing", "not looked"}
        if absent >= GONE_FRAMES - 1:
            allowed, absent = allowed + 1, 0
        counted += sum(scan.is_expected for scan in observed.scans)
        assert STRANGER_KEY not in {scan.key for scan in observed.again}
    assert counted <= allowed
