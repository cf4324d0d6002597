"""Writes recogniser-ranges.json anew: `python -m models.calibrate`. Needed only when the recogniser's source changes.

The ranges are committed, so that every machine quantises with the same ones.
"""

from __future__ import annotations

import numpy as np
import onnx
from numpy.typing import NDArray

from models.build import float_recogniser
from models.lines import render_lines
from models.manifest import ModelName, sources
from models.quantise import Range, calibrate, write_ranges
from models.recipe import ranges_path
from models.recogniser import as_input, scaled_width

CALIBRATION_LINES = 300
CALIBRATION_SEED = 20_411
"""Another one than verification's."""


def recogniser_ranges(model: onnx.ModelProto) -> dict[str, Range]:
    """Measure the ranges of a float recogniser's tensors on rendered lines."""
    batches: list[NDArray[np.float32]] = [
        as_input(line.pixels, scaled_width(*line.pixels.shape[:2]))[np.newaxis]
        for line in render_lines(CALIBRATION_LINES, CALIBRATION_SEED)
    ]
    return calibrate(model, batches)


def main() -> None:
    """Calibrate and write the file."""
    source = onnx.load(sources()[ModelName.RECOGNISER].locate())
    write_ranges(ranges_path(), recogniser_ranges(float_recogniser(source)))


if __name__ == "__main__":
    main()
