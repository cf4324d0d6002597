"""Writes the ranges of tensors anew: `python -m models.calibrate`. Needed only when a source model changes.

The ranges are committed, so that every machine quantises with the same ones.
"""

from __future__ import annotations

import numpy as np
import onnx

from models.build import float_recogniser
from models.lines import render_lines
from models.manifest import ModelName, sources
from models.pages import render_pages
from models.quantise import Range, measure_ranges, simplify, write_ranges
from models.recipe import ranges_path
from models.recogniser import as_input, input_width

_LINES = 300
_PAGES = 16
_SEED = 20_411
"""Another one than verification's."""


def recogniser_ranges() -> dict[str, Range]:
    """Measure the float recogniser's tensors on rendered lines."""
    model = float_recogniser(onnx.load(sources()[ModelName.RECOGNISER].locate()))
    lines = render_lines(_LINES, _SEED)
    inputs = [as_input(each.pixels, input_width(*each.pixels.shape[:2]))[np.newaxis] for each in lines]
    return measure_ranges(model, inputs)


def detector_ranges() -> dict[str, Range]:
    """Measure the float detector's tensors on rendered pages."""
    model = simplify(onnx.load(sources()[ModelName.DETECTOR].locate()))
    return measure_ranges(model, render_pages(_PAGES, _SEED))


def main() -> None:
    """Calibrate and write the files."""
    write_ranges(ranges_path(ModelName.RECOGNISER), recogniser_ranges())
    write_ranges(ranges_path(ModelName.DETECTOR), detector_ranges())


if __name__ == "__main__":
    main()
