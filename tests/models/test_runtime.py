"""Loading derived models: only those that were verified, with bounded threads."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest

from models.manifest import ModelName, sources
from models.recipe import recipe_of
from models.runtime import DEFAULT_THREADS, ModelState, ModelStatus, check, load, load_text_networks
from models.store import ModelError, ModelRecord, read_record, sha256_of, write_record
from tests.models import toys

TOYS = {
    ModelName.DETECTOR: toys.detector(),
    ModelName.RECOGNISER: toys.recogniser(),
    ModelName.RECOGNISER_FLOAT: toys.recogniser(),
    ModelName.LINE_ANGLE: toys.line_angle(),
}
REMEDY = "Run `kijkmee models build`."


def put(folder: Path, name: ModelName, content: bytes) -> Path:
    """Lay a file into the folder as if it had been derived."""
    source = sources()[name]
    path = folder / f"{name}.onnx"
    folder.mkdir(exist_ok=True)
    path.write_bytes(content)
    entry = ModelRecord(path.name, sha256_of(path), source.sha256, recipe_of(source), "int8", "found the same")
    write_record(folder, {**read_record(folder), name: entry})
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with all models in order."""
    for name, model in TOYS.items():
        put(tmp_path / "models", name, model.SerializeToString())
    return tmp_path / "models"


def states(folder: Path) -> list[ModelState]:
    return [status.state for status in check(folder)]


def test_a_model_gives_its_output_for_a_batch(folder: Path) -> None:
    blue, red = np.zeros((2, 3, 20, 30), dtype=np.float32)
    blue[0] = 2
    red[2] = 2
    found = load(ModelName.LINE_ANGLE, folder=folder).run(np.stack([blue, red]))
    assert found.dtype == np.float32
    assert found.argmax(axis=1).tolist() == [0, 1]


def test_a_recogniser_tells_its_alphabet_and_other_models_have_none(folder: Path) -> None:
    networks = load_text_networks(folder=folder)
    assert networks.recogniser.alphabet == ("", *toys.CHARACTERS, " ")
    assert networks.detector.alphabet == ()
    assert networks.line_angle.alphabet == ()


def test_the_three_networks_are_each_loaded_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []

    class Session(onnxruntime.InferenceSession):  # type: ignore[misc] # it has no types
        def __init__(self, path: str, *arguments: Any, **options: Any) -> None:  # noqa: ANN401
            opened.append(Path(path).name)
            super().__init__(path, *arguments, **options)

    monkeypatch.setattr(onnxruntime, "InferenceSession", Session)
    networks = load_text_networks(folder=folder)
    for _ in range(3):
        networks.detector.run(np.zeros((1, 3, 8, 8), dtype=np.float32))
    assert sorted(opened) == ["detector.onnx", "line-angle.onnx", "recogniser.onnx"]
    load_text_networks(folder=folder, exact=True)
    assert sorted(opened[3:]) == ["detector.onnx", "line-angle.onnx", "recogniser-float.onnx"]


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_a_model_uses_no_more_threads_than_it_may(folder: Path, threads: int) -> None:
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        pytest.skip("threads cannot be counted here")
    load(ModelName.DETECTOR, threads=1, folder=folder)
    before = {task.name for task in tasks.iterdir()}
    network = load(ModelName.DETECTOR, threads=threads, folder=folder)
    network.run(np.zeros((1, 3, 64, 64), dtype=np.float32))
    more = {task.name for task in tasks.iterdir()} - before
    assert len(more) == threads - 1, "the caller's thread works too"


@pytest.mark.parametrize(("wanted", "used"), [({}, DEFAULT_THREADS), ({"threads": 1}, 1), ({"threads": 3}, 3)])
def test_the_bound_holds_for_each_network(folder: Path, wanted: dict[str, Any], used: int) -> None:
    networks = load_text_networks(folder=folder, **wanted)
    for network in (networks.detector, networks.recogniser, networks.line_angle):
        options = network._session.get_session_options()
        assert (options.intra_op_num_threads, options.inter_op_num_threads) == (used, 1)


def test_the_user_s_folder_is_taken_where_none_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIJKMEE_MODELS", str(folder))
    assert {status.path.parent for status in check()} == {folder}
    assert load(ModelName.RECOGNISER).alphabet
    monkeypatch.setenv("KIJKMEE_MODELS", str(folder.parent))
    with pytest.raises(ModelError, match="is not in"):
        load(ModelName.RECOGNISER)


def test_all_in_order_is_said(folder: Path) -> None:
    assert check(folder) == tuple(
        ModelStatus(name, folder / f"{name}.onnx", ModelState.READY, "int8", "found the same") for name in ModelName
    )


def test_a_missing_file_is_refused_with_the_remedy(folder: Path) -> None:
    (folder / "recogniser.onnx").unlink()
    with pytest.raises(ModelError) as refused:
        load(ModelName.RECOGNISER, folder=folder)
    assert str(refused.value) == f"The model recogniser is not in {folder}. {REMEDY}"
    assert states(folder) == [ModelState.READY, ModelState.MISSING, ModelState.READY, ModelState.READY]
    with pytest.raises(ModelError, match="The model recogniser"):
        load_text_networks(folder=folder)


@pytest.mark.parametrize("place", ["missing", "file"])
def test_a_missing_folder_is_refused_with_the_remedy(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    assert states(tmp_path / place) == [ModelState.MISSING] * 4
    with pytest.raises(ModelError, match=REMEDY):
        load_text_networks(folder=tmp_path / place)


def test_a_file_that_no_record_knows_is_refused(folder: Path) -> None:
    for spoil in (lambda record: record.write_text("{"), Path.unlink):
        spoil(folder / "models.json")
        assert states(folder) == [ModelState.MISSING] * 4
        with pytest.raises(ModelError) as refused:
            load(ModelName.DETECTOR, folder=folder)
        assert str(refused.value) == f"{folder}/models.json is missing, damaged, or silent on detector. {REMEDY}"


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def with_a_flipped_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def with_another_model_s_content(path: Path) -> None:
    path.write_bytes(TOYS[ModelName.LINE_ANGLE].SerializeToString())


@pytest.mark.parametrize("alter", [cut_short, with_a_flipped_bit, with_another_model_s_content])
def test_an_altered_file_is_refused_with_the_remedy(folder: Path, alter: Any) -> None:  # noqa: ANN401
    path = folder / "detector.onnx"
    alter(path)
    with pytest.raises(ModelError) as refused:
        load(ModelName.DETECTOR, folder=folder)
    assert str(refused.value) == f"The model file {path} was altered since it was derived. {REMEDY}"
    assert states(folder) == [ModelState.ALTERED, *[ModelState.READY] * 3]


@pytest.mark.parametrize("content", [b"", b"no network", onnx.ModelProto().SerializeToString()])
def test_a_file_that_cannot_be_loaded_is_said_with_the_remedy(folder: Path, content: bytes) -> None:
    path = put(folder, ModelName.DETECTOR, content)
    with pytest.raises(ModelError) as refused:
        load(ModelName.DETECTOR, folder=folder)
    assert str(refused.value) == f"The model file {path} cannot be loaded on this machine. {REMEDY}"


def test_a_model_of_another_recipe_is_stale_and_can_still_be_used(folder: Path) -> None:
    record = read_record(folder)
    write_record(folder, {**record, "detector": dataclasses.replace(record["detector"], recipe="older")})
    assert states(folder) == [ModelState.STALE, *[ModelState.READY] * 3]
    found = load(ModelName.DETECTOR, folder=folder).run(np.ones((1, 3, 4, 4), dtype=np.float32))
    assert found.shape == (1, 1, 4, 4)


def test_checking_loads_and_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    monkeypatch.delattr(onnxruntime, "InferenceSession")
    check(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
