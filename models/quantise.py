"""Turns a float network into an int8 one: static quantisation with QDQ pairs around Conv and MatMul."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import version_converter
from onnxruntime.quantization import CalibrationMethod, QuantType
from onnxruntime.quantization.calibrate import TensorData, TensorsData
from onnxruntime.quantization.qdq_quantizer import QDQQuantizer

from models.store import ModelError

OPSET = 17
"""The ONNX operator set of derived files; per-channel QDQ needs 13 or later."""
QUANTISED = ("Conv", "MatMul")
"""The kinds of node that become int8."""
TAIL = 0.0001
"""Share of a tensor's values that its range leaves out on each side."""
_SAMPLES = 20_000
"""Values taken at random per tensor and batch."""


@dataclass(frozen=True, slots=True)
class Range:
    """The values that a tensor takes on the calibration pictures."""

    lowest: float
    highest: float


_STAYING_APART = (
    "ConvActivationFusion",
    "ConvAddActivationFusion",
    "MatMulAddFusion",
    "MatMulScaleFusion",
    "MatmulTransposeFusion",
    "BiasGeluFusion",
    "QuickGeluFusion",
    "SkipLayerNormFusion",
    "NchwcTransformer",
)
"""Fusions of ONNX Runtime that would hide a Conv or MatMul from the quantiser."""


def simplify(model: onnx.ModelProto) -> onnx.ModelProto:
    """Move to OPSET, fold constants, batch normalisation and copies, and each GELU into one node.

    The result computes the same. Pairs of quantise and dequantise would otherwise come between the five nodes of a
    GELU, so that it could not be fused any more; that costs an int8 recogniser a tenth of its time.
    """
    properties = {entry.key: entry.value for entry in model.metadata_props}
    moved = version_converter.convert_version(model, OPSET)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "simplified.onnx"
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        options.optimized_model_filepath = str(path)
        options.log_severity_level = 3
        onnxruntime.InferenceSession(
            moved.SerializeToString(),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=list(_STAYING_APART),
        )
        simplified = onnx.load(path)
    onnx.helper.set_model_props(simplified, properties)
    return simplified


def measure_ranges(model: onnx.ModelProto, batches: Sequence[NDArray[np.float32]]) -> dict[str, Range]:
    """Run the network on batches and note which values each tensor around Conv and MatMul takes.

    The range leaves out the outermost values on each side (TAIL): they are rare, and each widens the steps of all
    others. Clipping them reads better than keeping them.
    """
    constants = {tensor.name for tensor in model.graph.initializer}
    watched = sorted(
        {name for node in model.graph.node if node.op_type in QUANTISED for name in (*node.input, *node.output)}
        - constants
        - {""}
    )
    open_model = onnx.ModelProto()
    open_model.CopyFrom(model)
    del open_model.graph.output[:]
    inputs = {entry.name for entry in model.graph.input}
    open_model.graph.output.extend(
        onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in watched if name not in inputs
    )
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(open_model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    chance = np.random.default_rng(0)
    samples: dict[str, list[NDArray[np.float32]]] = {name: [] for name in watched}
    names = [output.name for output in session.get_outputs()]
    source = model.graph.input[0].name
    for batch in batches:
        seen = dict(zip(names, session.run(None, {source: batch}), strict=True)) | {source: batch}
        for name in watched:
            values = seen[name].ravel()
            samples[name].append(values if values.size <= _SAMPLES else chance.choice(values, _SAMPLES, replace=False))
    ranges = {}
    for name in watched:
        lowest, highest = np.quantile(np.concatenate(samples[name]), (TAIL, 1 - TAIL))
        ranges[name] = Range(float(lowest), float(highest))
    return ranges


def quantise(model: onnx.ModelProto, ranges: Mapping[str, Range], kept_float: Sequence[str] = ()) -> onnx.ModelProto:
    """Give the int8 network: activations per tensor from `ranges`, weights per output channel from themselves.

    The nodes named in `kept_float` stay as they are.

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
        nodes_to_exclude=list(kept_float),
        op_types_to_quantize=list(QUANTISED),
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
