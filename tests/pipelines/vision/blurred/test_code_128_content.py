"""What symbol characters say, against what zxing-cpp's reader and writer say."""

import numpy as np
import pytest
import zxingcpp
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from models.barcode.code_128 import CODE_A, CODE_B, CODE_C, FNC1, FNC2, FNC3, SHIFT, START_A, START_B, START_C
from models.barcode.code_128 import code_128_widths as widths
from pipelines.types import Symbology
from pipelines.vision.blurred.code_128_content import code_128_content
from pipelines.vision.blurred.code_content import CodeContent
from pipelines.vision.zxing_reader import read_with_zxing
from tests.pipelines.vision.blurred.seen_codes import symbol

MODULE_PIXELS = 2
FUNCTIONS = (FNC3, FNC2, SHIFT, CODE_C, CODE_B, CODE_A, FNC1)
data = st.lists(
    st.one_of(st.integers(0, FNC1), st.sampled_from(FUNCTIONS), st.sampled_from((16, 33, 65, 70, FNC1))),
    min_size=1,
    max_size=12,
)


def read(values: tuple[int, ...]) -> CodeContent | None:
    """Let zxing-cpp read the symbol."""
    bars = np.repeat(np.arange(6 * len(values) + 7) % 2 * 255, (MODULE_PIXELS * widths(values)).astype(int))
    picture = np.pad(np.tile(bars.astype(np.uint8), (40, 1)), 40, constant_values=255)
    for reading in read_with_zxing(picture, frozenset({Symbology.CODE_128})):
        return CodeContent(reading.symbology, reading.content, reading.text, reading.symbology_identifier)
    return None


def has_idle_shift(values: tuple[int, ...]) -> bool:
    """Tell whether a 98 is before anything but a letter; in code set C it is a pair of digits."""
    return any(value == SHIFT and after >= FNC3 for value, after in zip(values, (*values[1:-1], FNC1), strict=False))


@settings(max_examples=400)
@given(st.sampled_from((START_A, START_B, START_C)), data)
def test_what_is_decoded_is_what_a_reader_reports(start: int, characters: list[int]) -> None:
    values = symbol([start, *characters])
    assume(values[-1] != FNC1)  # this reader lets a check character with that value change the identifier
    content = code_128_content(values)
    if content is None and has_idle_shift(values):
        return  # this reader is more lenient
    assert content == read(values)


@settings(max_examples=50)
@given(st.text([chr(code) for code in range(0x80)], min_size=1, max_size=24))
def test_what_a_writer_writes_is_decoded(text: str) -> None:
    content = code_128_content(written(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128)))
    assert content == CodeContent(Symbology.CODE_128, text.encode("ascii"), text, "]C0")


def test_a_gs1_label_of_a_writer_is_decoded() -> None:
    label = zxingcpp.create_barcode("(10)LOT7(21)A12345", zxingcpp.BarcodeFormat.Code128, gs1=True)
    text = "10LOT7\x1d21A12345"
    assert code_128_content(written(label)) == CodeContent(Symbology.CODE_128, text.encode("ascii"), text, "]C1")


def written(barcode: zxingcpp.Barcode) -> tuple[int, ...]:
    """Give the symbol characters of a code that zxing-cpp's writer made, by its bars."""
    line = np.array(barcode.to_image(scale=1, add_quiet_zones=False))[0] < 128
    elements = np.diff(np.flatnonzero(np.diff(line.astype(int), prepend=0, append=0)))
    of_widths = {tuple(widths([value])[:6]): value for value in range(106)}
    return tuple(of_widths[tuple(map(float, each))] for each in elements[:-7].reshape(-1, 6))


@pytest.mark.parametrize(
    ("values", "content", "identifier"),
    [
        ([START_B, 33, 34], b"AB", "]C0"),
        ([START_C, FNC1, 1, 23, FNC1, 45], b"0123\x1d45", "]C1"),
        ([START_B, 33, FNC1, 34, 35], b"ABC", "]C2"),
        ([START_C, 98, 99, CODE_B, 33], b"9899A", "]C0"),
        ([START_B, 33, SHIFT, 70, 34], b"A\x06B", "]C0"),
        ([START_B, CODE_B, 34, 33], b"\xc2A", "]C0"),
    ],
)
def test_examples(values: list[int], content: bytes, identifier: str) -> None:
    decoded = code_128_content(symbol(values))
    assert decoded == CodeContent(Symbology.CODE_128, content, content.decode("latin-1"), identifier)


@pytest.mark.parametrize(
    "values",
    [
        [START_B, 33, START_A, 34],
        [33, 34, 35],
        [START_B, 33, SHIFT, SHIFT, 34],
        [START_B, 33, SHIFT],
        [START_B, 33, SHIFT, CODE_C, 34],
        [START_C, FNC1],
        [START_C, CODE_B],
    ],
)
def test_what_says_nothing(values: list[int]) -> None:
    assert code_128_content(symbol(values)) is None
