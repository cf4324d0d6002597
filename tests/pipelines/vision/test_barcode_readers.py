"""The two libraries behind one value."""

from collections.abc import Callable

import numpy as np
import pytest
from pyzbar.wrapper import ZBarSymbol

from pipelines.types import Symbology
from pipelines.vision.barcode_reading import EVERY_SYMBOLOGY, LINEAR, BarcodeReading, Grey, Reader
from pipelines.vision.zbar_reader import _KINDS, ScanDensity, read_with_zbar
from pipelines.vision.zxing_reader import UPRIGHT_ONLY, read_with_zxing
from tests.pipelines.vision.barcode_scenes import Drawn, label, side_by_side

Read = Callable[[Grey, frozenset[Symbology]], tuple[BarcodeReading, ...]]

READABLE_BY_BOTH = [
    Drawn(Symbology.EAN_13, "4006381333931"),
    Drawn(Symbology.UPC_A, "614141000036"),
    Drawn(Symbology.EAN_8, "96385074"),
    Drawn(Symbology.UPC_E, "04124498"),
    Drawn(Symbology.CODE_128, "A-42/b"),
    Drawn(Symbology.CODE_39, "PICK 42"),
    Drawn(Symbology.CODE_93, "PICK42"),
    Drawn(Symbology.CODABAR, "A16:9/4D"),
    Drawn(Symbology.ITF, "00012345678905"),
]


@pytest.mark.parametrize("code", READABLE_BY_BOTH, ids=lambda code: code.symbology.value)
def test_both_readers_give_the_same_reading_in_the_same_place(code: Drawn) -> None:
    grey = label(code)
    (one,), (other,) = read_with_zxing(grey, LINEAR), read_with_zbar(grey, LINEAR)
    for reading in (one, other):
        assert (reading.symbology, reading.text) == (code.symbology, code.content)
        assert reading.content == code.content.encode()
    assert (one.reader, other.reader) == (Reader.ZXING, Reader.ZBAR)
    assert other.scan_lines is not None
    assert other.scan_lines > 20
    assert np.abs(one.quad.as_array() - other.quad.as_array()).max() < 10


@pytest.mark.parametrize("quarter_turns", range(4))
@pytest.mark.parametrize("read", [read_with_zxing, read_with_zbar])
def test_a_quad_starts_at_the_contents_own_top_left(read: Read, quarter_turns: int) -> None:
    (reading,) = read(np.rot90(label(READABLE_BY_BOTH[0]), -quarter_turns), LINEAR)
    a, b, _, d = reading.quad.as_array()
    along = (b - a) / np.linalg.norm(b - a)
    down = (d - a) / np.linalg.norm(d - a)
    angle = np.radians(90 * quarter_turns)
    assert along @ (np.cos(angle), np.sin(angle)) > 0.99
    assert down @ (-np.sin(angle), np.cos(angle)) > 0.99


def test_zbar_is_never_asked_for_databar_where_it_prints_complaints_of_itself() -> None:
    asked = set(_KINDS.values())
    assert not asked & {ZBarSymbol.DATABAR, ZBarSymbol.DATABAR_EXP}
    printed = label(Drawn(Symbology.DATABAR, "0950110153000", module=4))
    assert read_with_zbar(printed, EVERY_SYMBOLOGY) == ()
    assert [reading.symbology for reading in read_with_zxing(printed, EVERY_SYMBOLOGY)] == [Symbology.DATABAR]


def test_only_what_is_asked_for_is_reported() -> None:
    grey = side_by_side(label(READABLE_BY_BOTH[0]), label(READABLE_BY_BOTH[1]))
    for read in (read_with_zxing, read_with_zbar):
        assert {r.symbology for r in read(grey, LINEAR)} == {Symbology.EAN_13, Symbology.UPC_A}
        assert {r.symbology for r in read(grey, frozenset({Symbology.UPC_A}))} == {Symbology.UPC_A}
        assert {r.symbology for r in read(grey, frozenset({Symbology.EAN_13}))} == {Symbology.EAN_13}
        assert read(grey, frozenset({Symbology.CODE_128})) == ()
        assert read(grey, frozenset()) == ()


def test_zbar_tells_a_gs1_code_128_from_a_plain_one() -> None:
    gs1 = Drawn(Symbology.CODE_128, "(01)09501101530003(10)AB(21)12", gs1=True)
    (reading,) = read_with_zbar(label(gs1), LINEAR)
    assert (reading.symbology_identifier, reading.content) == ("]C1", b"010950110153000310AB\x1d2112")
    (plain,) = read_with_zbar(label(Drawn(Symbology.CODE_128, "0109501101530003")), LINEAR)
    assert plain.symbology_identifier == ""


def test_zbar_leaves_matrix_codes_to_the_other() -> None:
    assert read_with_zbar(label(Drawn(Symbology.QR_CODE, "hello")), EVERY_SYMBOLOGY) == ()


def test_upright_effort_passes_over_turned_bars() -> None:
    turned = np.rot90(label(READABLE_BY_BOTH[4]))
    assert read_with_zxing(turned, LINEAR, UPRIGHT_ONLY) == ()
    assert len(read_with_zxing(turned, LINEAR)) == 1
    assert read_with_zbar(turned, LINEAR, ScanDensity(rows=1, columns=0)) == ()
    assert len(read_with_zbar(turned, LINEAR, ScanDensity(rows=0, columns=1))) == 1


@pytest.mark.parametrize("shape", [(0, 0), (0, 5), (1, 1), (2, 3000)])
def test_tiny_pictures_hold_nothing(shape: tuple[int, int]) -> None:
    picture = np.zeros(shape, dtype=np.uint8)
    assert read_with_zxing(picture, EVERY_SYMBOLOGY) == ()
    assert read_with_zbar(picture, EVERY_SYMBOLOGY) == ()
