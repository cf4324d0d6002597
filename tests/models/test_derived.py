"""The real models: what is derived from the published files reads, and is int8 where it should be."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest

from models import build, runtime
from models.build import DETECTOR_KEPT_FLOAT, RECOGNISER_KEPT_FLOAT
from models.characters import BLANK, SPACE, is_wanted
from models.lines import RenderedLine, render_lines
from models.manifest import ModelName
from models.quantise import QUANTISED
from models.recogniser import as_input, decode, input_width
from models.runtime import ModelState, Network
from models.store import models_folder, read_record
from models.verify import error_rate

READS = 0.02
"""Character error rate on clean lines: a dash is taken for another dash, hardly anything else."""


def read(network: Network, lines: list[RenderedLine]) -> list[str]:
    inputs = [as_input(line.pixels, input_width(*line.pixels.shape[:2]))[np.newaxis] for line in lines]
    return [decode(network.run(each)[0], network.alphabet).text for each in inputs]


def float_nodes(path: Path) -> list[str]:
    """Name the convolutions and products with weights that are stored as float."""
    graph = onnx.load(path).graph
    weights = {tensor.name for tensor in graph.initializer}
    return [node.name for node in graph.node if node.op_type in QUANTISED and node.input[1] in weights]


@pytest.mark.models
@pytest.mark.parametrize("name", [ModelName.RECOGNISER, ModelName.RECOGNISER_FLOAT])
def test_clean_lines_are_read_as_they_were_written(name: ModelName) -> None:
    lines = render_lines(40, 123, clean=True)
    assert error_rate(read(runtime.load(name), lines), lines) < READS


@pytest.mark.models
def test_the_recogniser_knows_wanted_characters_only_and_all_that_it_was_verified_on() -> None:
    alphabet = runtime.load(ModelName.RECOGNISER).alphabet
    assert (alphabet[0], alphabet[-1]) == (BLANK, SPACE)
    assert [text for text in alphabet[1:-1] if not is_wanted(text)] == []
    assert len(set(alphabet)) == len(alphabet)
    verified = {text for line in render_lines(200, 7, clean=True) for text in line.text}
    assert verified - set(alphabet) == set()


@pytest.mark.models
def test_lines_that_stand_upside_down_are_told_from_upright_ones() -> None:
    network = runtime.load(ModelName.LINE_ANGLE)
    upright = [line.pixels for line in render_lines(30, 123, clean=True) if len(line.text) > 12]
    turned = [np.ascontiguousarray(pixels[::-1, ::-1]) for pixels in upright]
    found = [network.run(as_input(pixels, 192)[np.newaxis])[0].argmax() for pixels in (*upright, *turned)]
    truth = [0] * len(upright) + [1] * len(turned)
    assert np.mean(np.array(found) == truth) > 0.9


@pytest.mark.models
@pytest.mark.parametrize(
    ("name", "kept"), [(ModelName.DETECTOR, DETECTOR_KEPT_FLOAT), (ModelName.RECOGNISER, RECOGNISER_KEPT_FLOAT)]
)
def test_the_layers_that_int8_harms_most_are_float_and_no_others(name: ModelName, kept: tuple[str, ...]) -> None:
    entry = read_record(models_folder())[name]
    if entry.precision == "float32":
        pytest.skip(f"this machine kept float: {entry.note}")
    assert sorted(float_nodes(models_folder() / entry.file)) == sorted(kept)


@pytest.mark.proof
def test_the_models_are_derived_from_the_published_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A build that forgets its folder must not reach the user's models.
    monkeypatch.setenv("KIJKMEE_MODELS", str(tmp_path / "elsewhere"))
    # Reading with the original takes most of the time, and a build reads 200 lines.
    monkeypatch.setattr(build, "VERIFICATION_LINES", 60)
    record = build.build(lambda *_: None, tmp_path)
    assert [status.state for status in runtime.check(tmp_path)] == [ModelState.READY] * 4
    assert {name: entry.precision for name, entry in record.items()} == {
        "detector": "int8",
        "recogniser": "int8",
        "recogniser-float": "float32",
        "line-angle": "float32",
    }
    lines = render_lines(10, 123, clean=True)
    assert error_rate(read(runtime.load(ModelName.RECOGNISER, folder=tmp_path), lines), lines) < READS
