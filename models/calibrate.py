"""Writes recogniser-ranges.json anew: `python -m models.calibrate`. Needed only when the recogniser's source changes.

The ranges are committed, so that every machine quantises with the same ones.
"""

from __future__ import annotations

import numpy as np
import onnx

from models.build import float_recogniser
from models.lines import render_lines
from models.manifest import ModelName, sources
from models.quantise import Range, measure_ranges, write_ranges
from models.recipe import ranges_path
from models.recogniser import as_input, input_width

_LINES = 300
_SEED = 20_411
"""Another one than verification's."""


def recogniser_ranges(model: onnx.ModelProto) -> dict[str, Range]:
    """Measure a float recogniser's tensors on rendered lines."""
    lines = render_lines(_LINES, _SEED)
    return measure_ranges(
        model, [as_input(each.pixels, input_width(*each.pixels.shape[:2]))[np.newaxis] for each in lines]
    )


def main() -> None:
    """Calibrate and write the file."""
    source = onnx.load(sources()[ModelName.RECOGNISER].locate())
    write_ranges(ranges_path(), recogniser_ranges(float_recogniser(source)))


if __name__ == "__main__":
    main()
