"""How blurred codes are counted, and which siblings a code has."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from pipelines.types import Barcode, BarcodeStage, Quad, Symbology
from pipelines.vision.gtin import has_valid_check_digit
from tests.corpus.barcodes import Photograph
from tests.corpus.blurred import Score
from tests.corpus.siblings import confirmations, known, printed_number, siblings_of
from tests.figures import share
from tests.pipelines.vision.barcode_scenes import Drawn, label
from tests.plain_readers import Grey, comparable, falsely_accepted, preprocessed, zbar, zxing

EAN, OTHER_EAN = "4006381333931", "2012345000018"
TRUTHS = frozenset({comparable(EAN)})
SQUARE = Quad.from_array(np.array([(0, 0), (9, 0), (9, 9), (0, 9)]))


def barcode(text: str, symbology: Symbology, stage: BarcodeStage) -> Barcode:
    return Barcode(symbology, text.encode(), text, "", None, (), (), SQUARE, stage)


@pytest.fixture(scope="module")
def sharp() -> Grey:
    drawn = label(Drawn(Symbology.EAN_13, EAN, module=5)).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(60 + 0.6 * drawn, (0, 0), 0.8), dtype=np.uint8)


def test_a_picture_can_be_right_and_wrong_at_once() -> None:
    both = [comparable(EAN), comparable(OTHER_EAN)]
    assert Score().with_picture(both, TRUTHS) == Score(right=1, wrong=1)
    assert Score().with_picture(both[:1], TRUTHS) == Score(right=1, wrong=0)
    assert Score().with_picture(both[1:], TRUTHS) == Score(right=0, wrong=1)
    assert Score(3, 2).with_picture([], TRUTHS) == Score(3, 2)


@pytest.mark.parametrize(("number", "count"), [(EAN, 702), ("036602301467", 594), ("96385074", 252)])
def test_siblings_are_all_valid_numbers_that_differ_in_two_digits(number: str, count: int) -> None:
    siblings = siblings_of(number)
    assert len(set(siblings)) == len(siblings) == count
    for sibling in siblings:
        assert has_valid_check_digit(sibling)
        assert sum(a != b for a, b in zip(number, sibling, strict=True)) == 2


def test_a_stock_holds_an_ean_13_that_may_be_printed_as_upc_a_in_both_forms() -> None:
    assert known(["0036602301467", EAN]) == {"00036602301467", f"0{EAN}"}
    assert known(["01234565"]) == {"00000001234565"}


def test_the_number_that_a_code_bears_is_that_of_its_bars() -> None:
    assert printed_number(TRUTHS) == EAN
    assert printed_number(frozenset({comparable("96385074")})) == "96385074"
    upc_e = frozenset({comparable("05096893"), comparable("050968000093")})
    assert printed_number(upc_e) == "0050968000093"


@pytest.mark.parametrize(("truth", "truths", "siblings"), [(EAN, 1, 0), (siblings_of(EAN)[0], 0, 1), (OTHER_EAN, 0, 0)])
def test_truths_and_siblings_that_are_read_from_stock_are_told_apart(
    truth: str, truths: int, siblings: int, sharp: Grey, tmp_path: Path
) -> None:
    file = tmp_path / "1.png"
    cv2.imwrite(str(file), sharp)
    found = confirmations([Photograph("", file, frozenset({comparable(truth)}), "EAN_13")], alone=2)
    assert (found.pictures, found.pairs) == (1, 702)
    assert (found.truths, found.siblings, found.siblings_beside_truth) == (truths, siblings, siblings)


def test_what_is_not_there_counts_as_accepted_only_if_it_is_of_a_kind_that_is_read_blurred() -> None:
    stage = BarcodeStage.ZBAR_REGION
    assert {stage} == falsely_accepted([barcode(OTHER_EAN, Symbology.EAN_13, stage)], TRUTHS)
    assert not falsely_accepted([barcode(EAN, Symbology.EAN_13, stage)], TRUTHS)
    assert not falsely_accepted([barcode("A1", Symbology.CODE_39, stage)], TRUTHS)
    assert {stage} == falsely_accepted([barcode("A1", Symbology.CODE_128, stage)], frozenset())


def test_the_interval_is_wilsons() -> None:
    # Wilson's interval of 41 of 72 is 0.454 to 0.677, of 0 of 72 it is 0 to 0.0506.
    assert share(41, 72) == "57 % [45–68]"
    assert share(0, 72) == "0 % [0–5]"
    assert share(72, 72) == "100 % [95–100]"


def test_both_peers_read_a_sharp_code_on_each_of_six_versions(sharp: Grey) -> None:
    versions = preprocessed(sharp)
    assert len(versions) == 6
    assert len({version.tobytes() for version in versions}) == 6
    for read in (zxing, zbar):
        assert [{each.text for each in read(version)} for version in versions] == [TRUTHS] * 6
        assert all(each.is_blurred_kind for version in versions for each in read(version))


def test_gs1_fields_compare_alike_however_a_reader_marks_them() -> None:
    assert comparable("(01)09501101530003(10)AB") == comparable("\x1d010950110153000310AB")
