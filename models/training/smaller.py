"""From a float network to one in int8, if that loses nothing on lines that nothing was trained or calibrated on."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime.quantization import CalibrationDataReader, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

from models.barcode.geometry import LineKind
from models.sessions import open_session
from models.training.batches import FinderBatch, ReaderBatch

Draw = Callable[[np.random.Generator, int], FinderBatch | ReaderBatch]

_CALIBRATION_SEED, _CHECK_SEED = 1_000_004, 1_000_005
_BATCHES = 8
_LINES = 128
MOST_LOST = 0.005
"""Share of right answers that int8 may lose. Of the characters of 1,024 lines, of which most are right or wrong
together, the standard error is about as large."""


@dataclass(frozen=True, slots=True)
class Smaller:
    """What became of a network."""

    right_float: float
    """Share of characters that it reads rightly, or of lines whose kind it finds, in 32-bit floating point."""
    right_int8: float
    is_int8: bool
    """Whether the int8 network was written."""


class _Lines(CalibrationDataReader):
    """Gives the lines on which the range of each tensor is measured."""

    def __init__(self, draw: Draw) -> None:
        self._batches = iter(_batches(draw, _CALIBRATION_SEED))

    def get_next(self) -> dict[str, NDArray[np.float32]] | None:
        batch = next(self._batches, None)
        return None if batch is None else {"lines": batch.lines}


def write_smaller(source: Path, path: Path, draw: Draw) -> Smaller:
    """Write a network in int8, or as it is where that would read less.

    Args:
        source: The float network.
        path: Where the result goes.
        draw: Draws lines as the network was trained on.
    """
    with tempfile.TemporaryDirectory() as folder:
        simple, small = Path(folder) / "simple.onnx", Path(folder) / "small.onnx"
        quant_pre_process(str(source), str(simple), skip_symbolic_shape=True)
        quantize_static(
            str(simple),
            str(small),
            _Lines(draw),
            per_channel=True,
            weight_type=QuantType.QInt8,
            activation_type=QuantType.QUInt8,
            op_types_to_quantize=["Conv"],
        )
        contents = source.read_bytes(), small.read_bytes()
    right_float, right_int8 = (_right(content, _batches(draw, _CHECK_SEED)) for content in contents)
    is_int8 = right_int8 >= right_float - MOST_LOST
    path.write_bytes(contents[int(is_int8)])
    return Smaller(right_float, right_int8, is_int8)


def _batches(draw: Draw, seed: int) -> list[FinderBatch | ReaderBatch]:
    return [draw(np.random.default_rng([seed, number]), _LINES) for number in range(_BATCHES)]


def _right(content: bytes, batches: list[FinderBatch | ReaderBatch]) -> float:
    session = open_session(content)
    shares = []
    for batch in batches:
        first, second, _ = session.run(None, {"lines": batch.lines})
        shares.append(_right_of(batch, first, second))
    return float(np.mean(shares))


def _right_of(batch: FinderBatch | ReaderBatch, first: NDArray[np.float32], second: NDArray[np.float32]) -> float:
    if isinstance(batch, FinderBatch):
        kinds = second[:, : len(LineKind)]
        return float((kinds.argmax(axis=1) == batch.kinds).mean())
    valid = batch.is_valid
    return float((first[valid].argmax(axis=2) == batch.classes[valid]).mean())
