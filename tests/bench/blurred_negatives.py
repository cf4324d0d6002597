"""Renders what may not be read, as blurred as codes are: text, surfaces, stripes, other and damaged codes."""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from models.barcode.code_128 import MODULUS, START_B, check_value, code_128_widths
from models.barcode.ean import ean_8, ean_13
from models.barcode.itf_14 import itf_14_widths
from pipelines.types import Pixels
from pipelines.vision.gtin import check_digit
from tests.bench import blurred_scenes
from tests.bench.blurred_scenes import SHEET_MODULE, Blur, Grey, Printed, Size

SIZE = Size(480, 360)

_Chance = np.random.Generator


@dataclass(frozen=True, slots=True, eq=False)
class Negative:
    """One picture in which no EAN, UPC, ITF-14 or Code 128 may be read."""

    pixels: Pixels
    kind: str
    """What it shows."""
    text: str
    """What a reader of the code's own symbology may say; empty where there is no legal code of any."""


def negative(seed: int, index: int, size: Size = SIZE) -> Negative:
    """Render one picture; the same arguments give the same.

    Args:
        seed: Of all pictures.
        index: Which; the kinds take turns.
        size: Of the picture.
    """
    chance = np.random.default_rng([seed, index])
    kinds: tuple[Callable[[_Chance], Printed | Grey], ...] = (*_CODES, *_SHEETS)
    kind = kinds[index % len(kinds)]
    made = kind(chance)
    if isinstance(made, Printed):
        sheet, modules, text = blurred_scenes.label(made, chance), made.modules, made.text
    else:
        sheet, modules, text = made, made.shape[1] / SHEET_MODULE, ""
    blur = list(Blur)[int(chance.integers(len(Blur)))]
    measure = float(chance.uniform(0.2, 1.5)) * (1 if blur is Blur.GAUSSIAN else 2)
    seen = blurred_scenes.shot(chance, modules, size, blur, measure)
    pixels = blurred_scenes.photographed(sheet, modules, seen, size, chance)
    return Negative(pixels, kind.__name__.strip("_"), text)


def _digits(chance: _Chance, count: int) -> str:
    return "".join(map(str, chance.integers(0, 10, count)))


def _letters(chance: _Chance, low: int, high: int) -> str:
    places = chance.integers(0, 36, int(chance.integers(low, high + 1)))
    return "".join((string.ascii_uppercase + string.digits)[place] for place in places)


def _by_writer(content: str, form: zxingcpp.BarcodeFormat) -> Printed:
    """Take a code as zxing-cpp's writer draws it: one row through its middle."""
    drawn = np.array(zxingcpp.create_barcode(content, form).to_image(scale=1, add_hrt=False, add_quiet_zones=False))
    row = drawn[drawn.shape[0] // 2] == 0
    ink = np.flatnonzero(row)
    return Printed(run_lengths(row[ink[0] : ink[-1] + 1]), content)


def run_lengths(row: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Give how many equal modules follow one another."""
    changes = np.flatnonzero(row[1:] != row[:-1]) + 1
    return np.diff(np.concatenate([[0], changes, [len(row)]])).astype(np.float64)


# Codes of other symbologies


def _code_39(chance: _Chance) -> Printed:
    return _by_writer(_letters(chance, 3, 9), zxingcpp.BarcodeFormat.Code39)


def _code_93(chance: _Chance) -> Printed:
    return _by_writer(_letters(chance, 3, 12), zxingcpp.BarcodeFormat.Code93)


def _codabar(chance: _Chance) -> Printed:
    ends = "ABCD"[int(chance.integers(4))], "ABCD"[int(chance.integers(4))]
    return _by_writer(ends[0] + _digits(chance, int(chance.integers(5, 13))) + ends[1], zxingcpp.BarcodeFormat.Codabar)


def _databar(chance: _Chance) -> Printed:
    return _by_writer(_digits(chance, 13), zxingcpp.BarcodeFormat.DataBarOmni)


def _databar_limited(chance: _Chance) -> Printed:
    return _by_writer("0" + _digits(chance, 12), zxingcpp.BarcodeFormat.DataBarLtd)


def _databar_expanded(chance: _Chance) -> Printed:
    body = "9" + _digits(chance, 12)
    return _by_writer(f"[01]{body}{check_digit(body)}", zxingcpp.BarcodeFormat.DataBarExp)


def _telepen(chance: _Chance) -> Printed:
    return _by_writer(_letters(chance, 3, 8), zxingcpp.BarcodeFormat.Telepen)


def _itf_shorter(chance: _Chance) -> Printed:
    return _by_writer(_digits(chance, 2 * int(chance.integers(3, 7))), zxingcpp.BarcodeFormat.ITF)


def _itf_longer(chance: _Chance) -> Printed:
    return _by_writer(_digits(chance, 2 * int(chance.integers(8, 12))), zxingcpp.BarcodeFormat.ITF)


def _msi(chance: _Chance) -> Printed:
    """Print MSI: a start of 2 and 1, four bits a digit, each a narrow and a wide element, and a stop of 1, 2 and 1."""
    bits = chance.integers(0, 2, 4 * int(chance.integers(5, 11)))
    elements = [2, 1, *(width for bit in bits for width in ((2, 1) if bit else (1, 2))), 1, 2, 1]
    return Printed(np.array(elements, dtype=np.float64), "")


# Damaged codes: nothing legal is there, but nothing is nearer to being legal


def _ean_13_with_wrong_check(chance: _Chance) -> Printed:
    return Printed(run_lengths(ean_13(_with_wrong_check(chance, 12)).cells > 0), "")


def _ean_8_with_wrong_check(chance: _Chance) -> Printed:
    return Printed(run_lengths(ean_8(_with_wrong_check(chance, 7)).cells > 0), "")


def _itf_14_with_wrong_check(chance: _Chance) -> Printed:
    # The symbology itself has no check digit: whoever reads what is printed reads no other code into it.
    number = _with_wrong_check(chance, 13)
    return Printed(itf_14_widths(number, float(chance.uniform(2, 3))), number, has_bearers=chance.random() < 0.5)


def _code_128_with_wrong_check(chance: _Chance) -> Printed:
    values = [START_B, *(int(value) for value in chance.integers(16, 59, int(chance.integers(4, 13))))]
    wrong = (check_value(values) + int(chance.integers(1, MODULUS))) % MODULUS
    return Printed(code_128_widths([*values, wrong]), "")


def _with_wrong_check(chance: _Chance, payload_digits: int) -> str:
    payload = _digits(chance, payload_digits)
    return payload + str((check_digit(payload) + int(chance.integers(1, 10))) % 10)


# Bars that are no code, and no bars


def _random_bars(chance: _Chance) -> Printed:
    return Printed(chance.integers(1, 5, 2 * int(chance.integers(12, 40)) + 1).astype(np.float64), "")


def _even_bars(chance: _Chance) -> Printed:
    bar, space = chance.uniform(1, 4, 2)
    pairs = int(chance.integers(15, 40))
    return Printed(np.array([*([bar, space] * pairs), bar]), "")


def _grating(chance: _Chance) -> Grey:
    """Draw waves whose length changes across the sheet, as of blinds, cloth and ribs."""
    rows, columns = np.mgrid[0:500, 0:900].astype(np.float32) / SHEET_MODULE
    length, change = float(chance.uniform(1.8, 7)), float(chance.uniform(-0.4, 0.4))
    phase = 2 * np.pi * (columns / length * (1 + change * columns / 150) + rows * float(chance.uniform(-0.02, 0.02)))
    wave = np.sin(phase) if chance.random() < 0.5 else np.sign(np.sin(phase))
    return np.asarray(np.clip(130 + float(chance.uniform(20, 100)) * wave, 0, 255), dtype=np.uint8)


def _text(chance: _Chance) -> Grey:
    """Draw a page of lines; letters stand side by side much as bars do."""
    paper, ink = float(chance.uniform(170, 245)), float(chance.uniform(10, 80))
    sheet = np.full((600, 900), paper, np.uint8)
    scale = float(chance.uniform(0.8, 2.6))
    for line in range(60, 600, round(34 * scale)):
        text = "IlH1|" * 8 if chance.random() < 0.15 else blurred_scenes.words(chance, 40)
        blurred_scenes.write(sheet, text, (20, line), scale=scale, ink=ink, face=blurred_scenes.any_face(chance))
    return sheet


def _surface(chance: _Chance) -> Grey:
    """Draw a surface with a grain in one direction: wood, brushed metal, corrugated card."""
    along, across = float(chance.uniform(1, 6)), float(chance.uniform(0.15, 1.5))
    grain = chance.standard_normal((500, 900)).astype(np.float32)
    smooth = cv2.GaussianBlur(grain, (0, 0), across * SHEET_MODULE, sigmaY=along * SHEET_MODULE * 4)
    shade = 130 + float(chance.uniform(15, 60)) * smooth / smooth.std()
    return np.asarray(np.clip(shade, 0, 255), dtype=np.uint8)


_CODES = (
    _code_39,
    _code_93,
    _codabar,
    _databar,
    _databar_limited,
    _databar_expanded,
    _telepen,
    _itf_shorter,
    _itf_longer,
    _msi,
    _ean_13_with_wrong_check,
    _ean_8_with_wrong_check,
    _itf_14_with_wrong_check,
    _code_128_with_wrong_check,
    _random_bars,
    _even_bars,
)
_SHEETS = (_grating, _text, _surface)
KINDS = len(_CODES) + len(_SHEETS)
