"""Opening networks: an int8 one adds up right on every processor."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from onnx import helper

from models.quantise import Range, quantise, simplify
from models.sessions import open_session
from tests.models import toys

CHANNELS = 64
LIGHT = Range(0, 1)


def summing() -> bytes:
    """Give an int8 network that repeats a picture's first channel CHANNELS times and adds all of them up."""
    repeat, add = np.zeros((CHANNELS, 3, 1, 1), np.float32), np.ones((8, CHANNELS, 1, 1), np.float32)
    repeat[:, 0] = 1
    nodes = [
        helper.make_node("Conv", ["x", "repeat"], ["r"], name="repeat"),
        helper.make_node("Relu", ["r"], ["light"], name="light"),
        helper.make_node("Conv", ["light", "add"], ["y"], name="add"),
    ]
    model = simplify(toys.network(nodes, {"repeat": repeat, "add": add}, ["n", 8, "h", "w"]))
    ranges = {name: LIGHT for node in model.graph.node for name in (node.input[0], *node.output)}
    small: bytes = quantise(model, {**ranges, "y": Range(0, CHANNELS)}).SerializeToString()
    return small


@pytest.mark.parametrize("value", [0.0, 0.2, 0.6, 1.0])
def test_large_weights_of_bright_pictures_add_up(value: float) -> None:
    # Two terms of 255 × 127 are more than 16 bits hold with a sign; some processors keep no more unless they are told.
    session = open_session(summing())
    picture = np.full((1, 3, 4, 4), value, dtype=np.float32)
    assert session.run(None, {"x": picture})[0] == pytest.approx(CHANNELS * value, abs=CHANNELS / 255)


def test_a_network_is_opened_from_a_file_as_from_its_content(tmp_path: Path) -> None:
    path = tmp_path / "summing.onnx"
    path.write_bytes(summing())
    picture = np.full((1, 3, 4, 4), 0.8, dtype=np.float32)
    first, second = (open_session(model).run(None, {"x": picture})[0] for model in (str(path), summing()))
    assert (first == second).all()


@pytest.mark.parametrize(("threads", "used"), [(None, 0), (1, 1), (3, 3)])
def test_threads_are_bounded_only_where_that_is_asked_for(threads: int | None, used: int) -> None:
    options: onnxruntime.SessionOptions = open_session(summing(), threads=threads).get_session_options()
    assert options.intra_op_num_threads == used
