"""ITF-14 bars, against what zxing-cpp reads."""

import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from models.barcode.itf_14 import itf_14_widths, total_modules


@given(st.text("0123456789", min_size=14, max_size=14), st.sampled_from([2.0, 2.5, 3.0]))
def test_drawn_bars_are_read(number: str, ratio: float) -> None:
    widths = itf_14_widths(number, ratio)
    assert widths.sum() == total_modules(ratio)
    line = np.concatenate([np.full(round(4 * width), 255 * (place % 2)) for place, width in enumerate(widths)])
    picture = np.pad(np.tile(line.astype(np.uint8), (40, 1)), 60, constant_values=255)
    formats = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.ITF])
    assert [symbol.text for symbol in zxingcpp.read_barcodes(picture, formats=formats)] == [number]


@pytest.mark.parametrize("number", ["", "1234", "1234567890123a"])
def test_anything_but_fourteen_digits_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="ITF-14"):
        itf_14_widths(number)
