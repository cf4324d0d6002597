"""From float to int8: folded, measured, quantised; and the file of ranges."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from onnx import TensorProto, helper, numpy_helper

from models.quantise import OPSET, Range, measure_ranges, quantise, read_ranges, simplify, write_ranges
from models.sessions import open_session
from models.store import ModelError
from tests.models import toys

EIGHT_BITS = 1 / 255
"""One step of an 8-bit tensor, as a share of its range."""


def run(model: onnx.ModelProto, x: toys.Array) -> toys.Array:
    output: toys.Array = open_session(model.SerializeToString()).run(None, {"x": x})[0]
    return output


def pictures(count: int, seed: int) -> list[toys.Array]:
    chance = np.random.default_rng(seed)
    return [chance.uniform(-1, 1, (1, 3, 16, 24)).astype(np.float32) for _ in range(count)]


def tangle() -> onnx.ModelProto:
    """Two convolutions with a GELU between them, a normalisation, and a product: what the published networks have."""
    chance = np.random.default_rng(5)
    nodes = [
        helper.make_node("Conv", ["x", "first"], ["c"], name="first", pads=[1, 1, 1, 1]),
        helper.make_node("BatchNormalization", ["c", "scale", "shift", "mean", "variance"], ["n"], name="norm"),
        helper.make_node("Div", ["n", "root"], ["n1"], name="gelu1"),
        helper.make_node("Erf", ["n1"], ["n2"], name="gelu2"),
        helper.make_node("Add", ["n2", "one"], ["n3"], name="gelu3"),
        helper.make_node("Mul", ["n", "n3"], ["n4"], name="gelu4"),
        helper.make_node("Mul", ["n4", "half"], ["g"], name="gelu5"),
        helper.make_node("Conv", ["g", "second"], ["d"], name="second", strides=[2, 2]),
        helper.make_node("Identity", ["d"], ["e"], name="copy"),
        helper.make_node("GlobalAveragePool", ["e"], ["p"], name="pool"),
        helper.make_node("Flatten", ["p"], ["f"], name="flat"),
        helper.make_node("MatMul", ["f", "third"], ["y"], name="third"),
    ]
    weights = {
        "first": chance.normal(0, 0.3, (8, 3, 3, 3)),
        "scale": chance.uniform(0.5, 2, 8),
        "shift": chance.normal(0, 0.5, 8),
        "mean": chance.normal(0, 0.5, 8),
        "variance": chance.uniform(0.5, 2, 8),
        "root": np.array(math.sqrt(2)),
        "one": np.array(1.0),
        "half": np.array(0.5),
        "second": chance.normal(0, 0.3, (6, 8, 2, 2)),
        "third": chance.normal(0, 1, (6, 4)),
    }
    return toys.network(nodes, weights, ["n", 4], {"character": "a\nb", "maker": "toys"})


SIMPLE = simplify(tangle())
RANGES = measure_ranges(SIMPLE, pictures(20, 1))


def kinds(model: onnx.ModelProto) -> list[str]:
    return [node.op_type for node in model.graph.node]


def properties(model: onnx.ModelProto) -> dict[str, str]:
    return {entry.key: entry.value for entry in model.metadata_props}


def stored_as(model: onnx.ModelProto, name: str) -> Iterator[int]:
    """Give the type of each weight of a node, as it lies in the file."""
    constants = {tensor.name: tensor for tensor in model.graph.initializer}
    makers = {output: node for node in model.graph.node for output in node.output}
    node = next(node for node in model.graph.node if node.name == name)
    for source in node.input:
        maker = makers.get(source)
        stored = constants.get(maker.input[0] if maker is not None else source)
        if stored is not None:
            yield stored.data_type


def test_a_simplified_network_computes_the_same() -> None:
    for x in pictures(5, 2):
        assert np.allclose(run(SIMPLE, x), run(tangle(), x), rtol=1e-4, atol=1e-4)


def test_it_has_fewer_nodes_in_the_operator_set_of_derived_files() -> None:
    assert kinds(SIMPLE) == ["Conv", "Gelu", "Conv", "GlobalAveragePool", "Flatten", "MatMul"]
    assert {entry.domain: entry.version for entry in SIMPLE.opset_import}[""] == OPSET
    assert [node.name for node in SIMPLE.graph.node if node.op_type in {"Conv", "MatMul"}] == [
        "first",
        "second",
        "third",
    ]


def test_what_a_file_says_of_itself_stays() -> None:
    assert properties(SIMPLE) == properties(tangle())
    assert properties(quantise(SIMPLE, RANGES)) == properties(tangle())


def test_the_tensors_around_convolutions_and_products_are_measured() -> None:
    around = {
        name
        for node in SIMPLE.graph.node
        if node.op_type in {"Conv", "MatMul"}
        for name in (node.input[0], *node.output)
    }
    assert set(RANGES) == around
    assert RANGES["x"].lowest == pytest.approx(-1, abs=0.01)
    assert RANGES["x"].highest == pytest.approx(1, abs=0.01)
    outputs = np.concatenate([run(SIMPLE, x) for x in pictures(20, 1)])
    assert RANGES["y"].lowest == pytest.approx(outputs.min(), rel=0.01)
    assert RANGES["y"].highest == pytest.approx(outputs.max(), rel=0.01)


def test_measuring_again_gives_the_same() -> None:
    assert measure_ranges(SIMPLE, pictures(20, 1)) == RANGES


def test_the_rarest_values_are_left_out() -> None:
    batch = np.full((1, 3, 100, 100), 0.5, dtype=np.float32)
    batch[0, 0, 0, 0] = 1000
    assert measure_ranges(toys.line_angle(), [batch])["x"] == Range(0.5, 0.5)


def test_the_int8_network_gives_nearly_the_float_s_output() -> None:
    small = quantise(SIMPLE, RANGES)
    assert set(kinds(small)) >= {"QuantizeLinear", "DequantizeLinear"}
    for name in ("first", "second", "third"):
        assert TensorProto.INT8 in set(stored_as(small, name))
    scale = RANGES["y"].highest - RANGES["y"].lowest
    # The calibrated pictures themselves, so that nothing lies beyond the ranges.
    for x in pictures(20, 1):
        assert np.abs(run(small, x) - run(SIMPLE, x)).max() < 5 * EIGHT_BITS * scale


def test_each_output_channel_has_its_own_scale() -> None:
    small = quantise(SIMPLE, RANGES)
    constants = {tensor.name: numpy_helper.to_array(tensor) for tensor in small.graph.initializer}
    second = next(values for name, values in constants.items() if values.shape == (6, 8, 2, 2))
    assert second.dtype == np.int8
    assert np.abs(second.reshape(6, -1)).max(axis=1).tolist() == [127] * 6


@pytest.mark.parametrize("kept", [("first",), ("second", "third"), ("third",)])
def test_nodes_that_are_named_stay_float(kept: tuple[str, ...]) -> None:
    small = quantise(SIMPLE, RANGES, kept)
    for name in ("first", "second", "third"):
        assert (TensorProto.INT8 in set(stored_as(small, name))) == (name not in kept)


def test_with_every_node_kept_nothing_changes() -> None:
    small = quantise(SIMPLE, RANGES, ("first", "second", "third"))
    assert kinds(small) == kinds(SIMPLE)
    x = pictures(1, 4)[0]
    assert (run(small, x) == run(SIMPLE, x)).all()


def test_values_beyond_the_ranges_are_clipped() -> None:
    tight = {**RANGES, "y": Range(-0.01, 0.01)}
    found = run(quantise(SIMPLE, tight), np.concatenate(pictures(20, 3)))
    assert np.abs(found).max() == pytest.approx(0.01, rel=0.02)


def test_the_network_that_is_quantised_stays_as_it_was() -> None:
    before = SIMPLE.SerializeToString()
    quantise(SIMPLE, RANGES)
    measure_ranges(SIMPLE, pictures(1, 1))
    assert SIMPLE.SerializeToString() == before


@pytest.mark.parametrize("missing", ["x", "y"])
def test_ranges_that_lack_a_tensor_are_refused_with_the_remedy(missing: str) -> None:
    ranges = {name: span for name, span in RANGES.items() if name != missing}
    with pytest.raises(ModelError, match=rf"does not fit .*\b{missing}\b.*`python -m models.calibrate`"):
        quantise(SIMPLE, ranges)


tables = st.dictionaries(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    # Adding nothing makes zero of minus zero.
    st.builds(Range, *[st.floats(-1e6, 1e6, allow_subnormal=False).map(lambda value: value + 0.0)] * 2),
    max_size=6,
)


@given(ranges=tables)
def test_ranges_are_read_as_they_were_written_to_six_digits(
    tmp_path_factory: pytest.TempPathFactory, ranges: dict[str, Range]
) -> None:
    path = tmp_path_factory.mktemp("ranges") / "ranges.json"
    write_ranges(path, ranges)
    found = read_ranges(path)
    assert list(found) == sorted(ranges)
    for name, span in ranges.items():
        assert dataclasses.astuple(found[name]) == pytest.approx(dataclasses.astuple(span), rel=5e-6, abs=0)
    again = path.with_name("again.json")
    write_ranges(again, found)
    assert again.read_bytes() == path.read_bytes(), "what was read is written as it was"


def test_the_file_has_a_tensor_a_line_so_that_a_difference_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "ranges.json"
    write_ranges(path, {"b": Range(-1.23456789, 2), "a": Range(0, 1e-7)})
    assert path.read_text(encoding="utf-8") == '{\n"a": [0, 1e-07],\n"b": [-1.23457, 2]\n}\n'
