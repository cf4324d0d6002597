"""Cutting the recogniser's output layer to the wanted characters."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import onnx
import onnxruntime
import pytest
from hypothesis import given
from hypothesis import strategies as st
from onnx import numpy_helper

from models.characters import is_wanted
from models.cut import character_list, cut_output
from models.store import ModelError
from models.verify import read_lines
from tests.models import toys

ORIGINAL = toys.recogniser()
CUT = cut_output(ORIGINAL, is_wanted)


def run(model: onnx.ModelProto, x: toys.Array) -> toys.Array:
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    output: toys.Array = session.run(None, {"x": x})[0]
    return output


def test_only_wanted_characters_are_left_in_the_list_and_in_the_output() -> None:
    assert character_list(CUT) == "a\nb\né"
    assert run(CUT, np.zeros((1, 3, 48, 192), dtype=np.float32)).shape == (1, 24, 5)
    assert CUT.graph.output[0].type.tensor_type.shape.dim[2].dim_value == 5


def test_the_original_stays_as_it_was() -> None:
    assert toys.recogniser().SerializeToString() == ORIGINAL.SerializeToString()


@given(st.lists(st.text("abé ", max_size=8), min_size=1, max_size=4))
def test_text_of_kept_characters_is_read_as_before(texts: list[str]) -> None:
    lines = [toys.painted(text) for text in texts]
    assert read_lines(CUT, lines) == read_lines(ORIGINAL, lines) == texts


def test_a_cut_character_is_not_read_any_more() -> None:
    assert read_lines(ORIGINAL, [toys.painted("a中b")]) == ["a中b"]
    assert "中" not in read_lines(CUT, [toys.painted("a中b")])[0]


def test_what_is_left_keeps_its_proportions() -> None:
    x = np.random.default_rng(1).uniform(-1, 1, (2, 3, 48, 192)).astype(np.float32)
    kept = run(ORIGINAL, x)[:, :, [0, 1, 2, 3, 5]]
    assert np.allclose(run(CUT, x), kept / kept.sum(axis=2, keepdims=True), atol=1e-5)


@pytest.mark.parametrize("wanted", [lambda _: True, lambda text: text == "b"])
def test_blank_and_space_are_always_kept(wanted: Callable[[str], bool]) -> None:
    assert read_lines(cut_output(ORIGINAL, wanted), [toys.painted("b b")]) == ["b b"]


def without_characters() -> onnx.ModelProto:
    model = toys.recogniser()
    del model.metadata_props[:]
    return model


def without_softmax() -> onnx.ModelProto:
    model = toys.recogniser()
    model.graph.node[-1].op_type = "Sigmoid"
    del model.graph.node[-1].attribute[:]
    return model


def without_bias() -> onnx.ModelProto:
    model = toys.recogniser()
    model.graph.node[-1].input[0] = "copy"
    return model


def with_computed_weights() -> onnx.ModelProto:
    model = toys.recogniser()
    weights = next(tensor for tensor in model.graph.initializer if tensor.name == "weights")
    weights.name = "stored"
    model.graph.node.insert(0, onnx.helper.make_node("Neg", ["stored"], ["weights"]))
    return model


def with_too_many_outputs() -> onnx.ModelProto:
    model = toys.recogniser()
    bias = next(tensor for tensor in model.graph.initializer if tensor.name == "bias")
    bias.CopyFrom(numpy_helper.from_array(np.zeros(9, dtype=np.float32), "bias"))
    return model


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (without_characters, "holds no list of characters. Install the locked version"),
        (without_softmax, "not the expected one. Install the locked source"),
        (without_bias, "not the expected one. Install the locked source"),
        (with_computed_weights, "not the expected one. Install the locked source"),
        (with_too_many_outputs, "has 9 outputs for 6 characters. Install the locked source"),
    ],
)
def test_another_network_is_refused_with_the_remedy(make: Callable[[], onnx.ModelProto], message: str) -> None:
    with pytest.raises(ModelError, match=message):
        cut_output(make(), is_wanted)
