"""Code 128 bars, against those of zxing-cpp's writer."""

import numpy as np
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from models.barcode.code_128 import CODE_C, MODULUS, START_B, START_C, check_value, code_128_widths, total_modules


def written(content: str) -> str:
    symbol = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.Code128)
    image = np.array(symbol.to_image(scale=1, add_quiet_zones=False))
    return "".join("1" if value < 128 else "0" for value in image[0])


def drawn(values: list[int]) -> str:
    widths = code_128_widths([*values, check_value(values)])
    return "".join("10"[place % 2] * int(width) for place, width in enumerate(widths))


@given(st.text([chr(code) for code in range(58, 127)], min_size=1, max_size=20))
def test_letters_are_drawn_as_a_writer_draws_them(content: str) -> None:
    assert drawn([START_B, *(ord(each) - 32 for each in content)]) == written(content)


@given(st.lists(st.integers(0, 99), min_size=2, max_size=12))
def test_pairs_of_digits_are_drawn_as_a_writer_draws_them(pairs: list[int]) -> None:
    assert drawn([START_C, *pairs]) == written("".join(f"{pair:02}" for pair in pairs))


def test_every_character_has_bars_of_its_own_and_eleven_modules() -> None:
    widths = {tuple(code_128_widths([value])[:6]) for value in range(106)}
    assert len(widths) == 106
    assert {sum(each) for each in widths} == {11}


def test_width_and_check_character() -> None:
    values = [START_B, 33, CODE_C, 12]
    assert check_value(values) == (104 + 33 + 2 * 99 + 3 * 12) % MODULUS
    assert code_128_widths(values).sum() == total_modules(4)
