"""Turns a float network into an int8 one: static quantisation with QDQ pairs around Conv and MatMul."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import version_converter
from onnxruntime.quantization import CalibrationMethod, QuantType
from onnxruntime.quantization.calibrate import CalibrationDataReader, TensorData, TensorsData, create_calibrator
from onnxruntime.quantization.qdq_quantizer import QDQQuantizer

from models.store import ModelError

OPSET = 17
"""The ONNX operator set of derived files; per-channel QDQ needs 13 or later."""
_QUANTISED = ("Conv", "MatMul")


@dataclass(frozen=True, slots=True)
class Range:
    """The values that a tensor takes on the calibration pictures."""

    lowest: float
    highest: float


def simplify(model: onnx.ModelProto) -> onnx.ModelProto:
    """Move to OPSET, fold constants, batch normalisation and copies; the result computes the same."""
    properties = {entry.key: entry.value for entry in model.metadata_props}
    moved = version_converter.convert_version(model, OPSET)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "simplified.onnx"
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.optimized_model_filepath = str(path)
        options.log_severity_level = 3
        onnxruntime.InferenceSession(moved.SerializeToString(), options, providers=["CPUExecutionProvider"])
        simplified = onnx.load(path)
    onnx.helper.set_model_props(simplified, properties)
    return simplified


def calibrate(model: onnx.ModelProto, batches: Sequence[NDArray[np.float32]]) -> dict[str, Range]:
    """Run the network on batches and note the lowest and highest value of each tensor around Conv and MatMul."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "float.onnx"
        onnx.save(model, source)
        calibrator = create_calibrator(
            source,
            list(_QUANTISED),
            augmented_model_path=str(Path(folder) / "augmented.onnx"),
            calibrate_method=CalibrationMethod.MinMax,
        )
        calibrator.collect_data(_Batches(model.graph.input[0].name, batches))
        measured = calibrator.compute_data()
    return {
        name: Range(float(np.min(data.lowest)), float(np.max(data.highest))) for name, data in measured.data.items()
    }


def quantise(model: onnx.ModelProto, ranges: Mapping[str, Range]) -> onnx.ModelProto:
    """Give the int8 network: activations per tensor from `ranges`, weights per output channel from themselves.

    Raises ModelError if the ranges do not fit the network; calibrate again then.
    """
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    properties = {entry.key: entry.value for entry in model.metadata_props}
    tensors = TensorsData(
        CalibrationMethod.MinMax,
        {
            name: TensorData(lowest=np.float32(span.lowest), highest=np.float32(span.highest))
            for name, span in ranges.items()
        },
    )
    quantiser = QDQQuantizer(
        copy,
        per_channel=True,
        reduce_range=False,
        weight_qType=QuantType.QInt8,
        activation_qType=QuantType.QUInt8,
        tensors_range=tensors,
        nodes_to_quantize=[],
        nodes_to_exclude=[],
        op_types_to_quantize=list(_QUANTISED),
        extra_options={"ActivationSymmetric": False, "WeightSymmetric": True},
    )
    try:
        quantiser.quantize_model()
    except (KeyError, ValueError) as error:
        raise ModelError(
            f"The calibration does not fit the network ({error}). Run `python -m models.calibrate`."
        ) from error
    quantised: onnx.ModelProto = quantiser.model.model
    onnx.helper.set_model_props(quantised, properties)
    return quantised


def read_ranges(path: Path) -> dict[str, Range]:
    """Read ranges from JSON: name to [lowest, highest]."""
    table = json.loads(path.read_text(encoding="utf-8"))
    return {name: Range(lowest, highest) for name, (lowest, highest) in table.items()}


def write_ranges(path: Path, ranges: Mapping[str, Range]) -> None:
    """Write ranges as JSON, sorted, one tensor a line, with six significant digits."""
    lines = [f"{json.dumps(name)}: [{ranges[name].lowest:.6g}, {ranges[name].highest:.6g}]" for name in sorted(ranges)]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


class _Batches(CalibrationDataReader):  # type: ignore[misc] # the base class has no types
    """Feeds batches to the calibrator."""

    def __init__(self, name: str, batches: Sequence[NDArray[np.float32]]) -> None:
        self._feeds: Iterator[dict[str, NDArray[np.float32]]] = iter([{name: batch} for batch in batches])

    def get_next(self) -> dict[str, NDArray[np.float32]] | None:
        """Give the next batch, None at the end."""
        return next(self._feeds, None)
