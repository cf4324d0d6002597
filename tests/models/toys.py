"""Networks of a few weights that truly do the job: a recogniser that reads colours, a detector that finds one.

They have the shape and the file format of the published ones, so that what derives those derives these.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from models.lines import RenderedLine
from models.manifest import ModelName, ModelSource
from models.recogniser import INPUT_HEIGHT, STEP_WIDTH
from models.store import sha256_of

CHARACTERS = "abé中"
"""What the toy recogniser knows beside blank and space; the last of them is one that the product cuts."""
_COLOURS = {
    "a": (255, 0, 0),
    "b": (0, 255, 0),
    "é": (0, 0, 255),
    "中": (255, 255, 255),
    " ": (0, 255, 255),
}
"""Blue-green-red; black is blank."""
_PEAK = 12.0
"""The score of a colour's own character; blank scores half of it everywhere, and no other character over a third."""

Array = NDArray[np.float32]


def network(
    nodes: Sequence[Any],
    constants: dict[str, Array],
    output: Sequence[int | str],
    properties: dict[str, str] | None = None,
) -> onnx.ModelProto:
    """Make a model from "x", pictures of any size, to "y", in the operator set of the published files."""
    graph = helper.make_graph(
        list(nodes),
        "toy",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 3, "h", "w"])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, list(output))],
        [numpy_helper.from_array(np.asarray(values, dtype=np.float32), name) for name, values in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 11)], ir_version=8)
    helper.set_model_props(model, properties or {})
    return model


def recogniser(characters: str = CHARACTERS) -> onnx.ModelProto:
    """Make a recogniser that averages each step's columns and reads their colour."""
    average = np.zeros((3, 3, INPUT_HEIGHT, STEP_WIDTH))
    for channel in range(3):
        average[channel, channel] = 1 / (INPUT_HEIGHT * STEP_WIDTH)
    signs = np.array([[1 if value else -1 for value in _COLOURS[text]] for text in (*characters, " ")])
    weights = np.hstack([np.zeros((3, 1)), _PEAK / 3 * signs.T])
    bias = np.zeros(len(characters) + 2)
    bias[0] = _PEAK / 2
    nodes = [
        helper.make_node("Conv", ["x", "average"], ["cells"], name="cells", strides=[INPUT_HEIGHT, STEP_WIDTH]),
        helper.make_node("Squeeze", ["cells"], ["row"], axes=[2]),
        helper.make_node("Transpose", ["row"], ["steps"], perm=[0, 2, 1]),
        helper.make_node("MatMul", ["steps", "weights"], ["product"], name="product"),
        helper.make_node("Identity", ["product"], ["copy"]),
        helper.make_node("Add", ["copy", "bias"], ["scores"]),
        helper.make_node("Softmax", ["scores"], ["y"], axis=2),
    ]
    constants = {"average": average, "weights": weights, "bias": bias}
    return network(nodes, constants, ["n", "steps", len(bias)], {"character": "\n".join(characters)})


def detector(colour: Sequence[float] = (1, 0, 0), threshold: float = 0.0) -> onnx.ModelProto:
    """Make a detector that takes for text what has much of one colour (blue, green, red), -1 to 1."""
    nodes = [
        helper.make_node("Conv", ["x", "first"], ["mixed"], name="first"),
        helper.make_node("Conv", ["mixed", "second", "bias"], ["scores"], name="second"),
        helper.make_node("Sigmoid", ["scores"], ["y"]),
    ]
    constants = {
        "first": np.stack([np.asarray(colour), -np.asarray(colour)]).reshape(2, 3, 1, 1),
        "second": np.array([10.0, -10.0]).reshape(1, 2, 1, 1),
        # The probability from which on a pixel counts is 0.3.
        "bias": np.array([math.log(0.3 / 0.7) - 20 * threshold]),
    }
    return network(nodes, constants, ["n", 1, "h", "w"])


def line_angle() -> onnx.ModelProto:
    """Make a classifier that takes a picture for upside down if it is rather red than blue."""
    nodes = [
        helper.make_node("Conv", ["x", "mix"], ["mixed"], name="mix"),
        helper.make_node("GlobalAveragePool", ["mixed"], ["mean"]),
        helper.make_node("Flatten", ["mean"], ["scores"]),
        helper.make_node("Softmax", ["scores"], ["y"], axis=1),
    ]
    return network(nodes, {"mix": np.array([[1, 0, -1], [-1, 0, 1]]).reshape(2, 3, 1, 1)}, ["n", 2])


def painted(text: str) -> RenderedLine:
    """Paint a line that the toy recogniser reads: a step in each character's colour, a black one after it."""
    pixels = np.zeros((INPUT_HEIGHT, 2 * STEP_WIDTH * max(1, len(text)), 3), dtype=np.uint8)
    for number, character in enumerate(text):
        start = 2 * STEP_WIDTH * number
        pixels[:, start : start + STEP_WIDTH] = _COLOURS[character]
    return RenderedLine(text, pixels)


def install(site: Path, monkeypatch: pytest.MonkeyPatch) -> dict[ModelName, ModelSource]:
    """Install the toys in a folder of their own, as a package of version 1.0, and give them as sources."""
    made = {
        ModelName.DETECTOR: detector(),
        ModelName.RECOGNISER: recogniser(),
        ModelName.RECOGNISER_FLOAT: recogniser(),
        ModelName.LINE_ANGLE: line_angle(),
    }
    (site / "toys-1.0.dist-info").mkdir(parents=True)
    (site / "toys-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: toys\nVersion: 1.0\n")
    (site / "toys").mkdir()
    found = {}
    for name, model in made.items():
        path = site / "toys" / f"{name}.onnx"
        path.write_bytes(model.SerializeToString())
        found[name] = ModelSource(
            name, "toys", "1.0", str(path.relative_to(site)), sha256_of(path), "https://", "CC0-1.0", "-"
        )
    monkeypatch.syspath_prepend(str(site))
    return found
