"""Cuts a recogniser's output layer to the characters that are wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import onnx
from onnx import helper, numpy_helper

from models.characters import alphabet_of
from models.store import ModelError

CHARACTERS_KEY = "character"
"""Where PaddleOCR's exporters keep the list of characters in an ONNX file's metadata."""


def character_list(model: onnx.ModelProto) -> str:
    """Give the list of characters in the model's metadata; raises ModelError if there is none."""
    for entry in model.metadata_props:
        if entry.key == CHARACTERS_KEY:
            return str(entry.value)
    raise ModelError("The recogniser's source file holds no list of characters. Install the locked version of it.")


def cut_output(model: onnx.ModelProto, wanted: Callable[[str], bool]) -> onnx.ModelProto:
    """Keep blank, space and the wanted characters in the last layer; everything before it stays as it is.

    A step whose likeliest class is kept has the same likeliest class afterwards, since the order of the remaining
    outputs does not change. Raises ModelError if the last layer is not a product, a bias and a softmax.
    """
    cut = onnx.ModelProto()
    cut.CopyFrom(model)
    characters = alphabet_of(character_list(model))
    last = len(characters) - 1
    kept = [i for i, text in enumerate(characters) if i in (0, last) or wanted(text)]

    softmax = _producer(cut, cut.graph.output[0].name, "Softmax")
    bias = _producer(cut, softmax.input[0], "Add")
    product = _producer(cut, bias.input[0], "MatMul")
    constants = {tensor.name: tensor for tensor in cut.graph.initializer}
    for name in (product.input[1], bias.input[1]):
        if name not in constants:
            raise ModelError("The recogniser's last layer is not the expected one. Install the locked source package.")
        values = numpy_helper.to_array(constants[name])
        if values.shape[-1] != len(characters):
            raise ModelError(
                f"The recogniser has {values.shape[-1]} outputs for {len(characters)} characters. "
                "Install the locked source package."
            )
        constants[name].CopyFrom(numpy_helper.from_array(np.ascontiguousarray(values[..., kept]), name))

    cut.graph.output[0].type.tensor_type.shape.dim[2].dim_value = len(kept)
    del cut.graph.value_info[:]
    helper.set_model_props(cut, {CHARACTERS_KEY: "\n".join(characters[i] for i in kept if i not in (0, last))})
    return cut


def _producer(model: onnx.ModelProto, value: str, kind: str) -> Any:  # noqa: ANN401 - onnx has no types
    """Find the node of this kind that makes a value, through copies of it."""
    node = next((n for n in model.graph.node if value in n.output), None)
    if node is not None and node.op_type == "Identity":
        return _producer(model, node.input[0], kind)
    if node is None or node.op_type != kind:
        raise ModelError("The recogniser's last layer is not the expected one. Install the locked source package.")
    return node
