"""Training of the networks, where PyTorch is installed: that it goes on where it was stopped, and what it writes."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="PyTorch is missing; `make train-barcode` fetches it")

import torch

from models.barcode.code_128 import total_modules
from models.barcode.geometry import FINDER_SAMPLES, FINDER_STEP, ITF_MODULES, PER_MODULE, QUIET
from models.barcode.geometry import LineKind as Kind
from models.barcode.networks import WEIGHTS, BarcodeNetworks
from models.training import batches, train
from models.training.batches import FinderBatch, ReaderBatch
from models.training.export import export
from models.training.train import TASKS, Task, Training

STEPS, STOP = 6, 3
LINES = 4
"""A step: enough to show that it goes on as it would have."""
SAMPLES = {Kind.EAN_13: 95, Kind.EAN_8: 67, Kind.ITF_14: ITF_MODULES, Kind.CODE_128: total_modules(9)}


def few_finder_lines(rng: np.random.Generator, _: int) -> FinderBatch:
    return batches.finder_batch(rng, LINES)


def few_ean_lines(rng: np.random.Generator, _: int) -> ReaderBatch:
    return batches.ean_batch(rng, LINES)


SMALL = {
    "finder": replace(TASKS["finder"], draw=few_finder_lines),
    "reader-ean": replace(TASKS["reader-ean"], draw=few_ean_lines),
}


class Stopped(Training):
    """Is stopped when it has saved itself for the first time."""

    def _save(self) -> None:
        super()._save()
        raise KeyboardInterrupt


@pytest.fixture(autouse=True)
def often_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "_SAVED_EVERY", STOP)


def trained(task: Task, folder: Path) -> Training:
    training = Training(task, STEPS, folder, "x")
    training.run()
    return training


@pytest.mark.parametrize("name", SMALL)
def test_a_training_that_was_stopped_goes_on_as_if_it_had_not_been(name: str, tmp_path: Path) -> None:
    whole = trained(SMALL[name], tmp_path / "whole")
    with pytest.raises(KeyboardInterrupt):
        Stopped(SMALL[name], STEPS, tmp_path / "stopped", "x").run()
    resumed = Training(SMALL[name], STEPS, tmp_path / "stopped", "x")
    assert resumed.step == STOP
    resumed.run()
    assert whole.step == resumed.step == STEPS
    for one, other in ((whole.net, resumed.net), (whole.smooth, resumed.smooth)):
        for key, value in one.state_dict().items():
            torch.testing.assert_close(other.state_dict()[key], value, rtol=1e-3, atol=1e-5)
    start = SMALL[name].build().state_dict()
    assert any(not torch.equal(value, start[key]) for key, value in resumed.net.state_dict().items())


def test_a_training_that_is_done_is_not_done_again(tmp_path: Path) -> None:
    before = trained(SMALL["reader-ean"], tmp_path).net.state_dict()
    after = trained(SMALL["reader-ean"], tmp_path).net.state_dict()
    for key, value in before.items():
        torch.testing.assert_close(after[key], value, rtol=0, atol=0)


def test_what_is_measured_is_measured_on_lines_that_are_not_trained_on(tmp_path: Path) -> None:
    drawn: list[int] = []

    def noted(rng: np.random.Generator, count: int) -> ReaderBatch:
        drawn.append(_first(rng))
        return few_ean_lines(rng, count)

    training = Training(replace(SMALL["reader-ean"], draw=noted), STEPS, tmp_path, "x")
    figures = training.evaluated(count=2)
    assert set(figures) == {"loss", "characters", "lines", "valid", "shift"}
    assert np.isfinite(list(figures.values())).all()
    task = TASKS["reader-ean"]
    trained_on = {_first(np.random.default_rng([task.seed, step])) for step in range(task.steps)}
    assert len(set(drawn)) == 2
    assert not set(drawn) & trained_on


def _first(rng: np.random.Generator) -> int:
    return int(rng.integers(2**62))


@pytest.mark.parametrize("name", TASKS)
def test_each_task_can_be_handed_to_the_process_that_draws(name: str) -> None:
    task = pickle.loads(pickle.dumps(TASKS[name]))  # noqa: S301 - just written
    batch = task.draw(np.random.default_rng(0), 2)
    assert len(batch.lines) == 2
    assert isinstance(task.build(), torch.nn.Module)


def loss_of(net: torch.nn.Module, batch: FinderBatch | ReaderBatch) -> float:
    with torch.no_grad():
        return float(train._loss(net, batch, torch.device("cpu"))[0])


def test_ends_of_lines_that_show_no_symbol_count_for_nothing() -> None:
    torch.manual_seed(0)
    net, batch = TASKS["finder"].build().eval(), batches.finder_batch(np.random.default_rng(1), 40)
    is_none = batch.kinds == Kind.NONE
    assert 3 < is_none.sum() < 37
    loss = loss_of(net, batch)
    batch.ends[is_none] += 50
    batch.is_reversed[is_none] ^= True
    batch.module[is_none] *= 3
    assert loss_of(net, batch) == pytest.approx(loss)
    batch.ends[~is_none] += 5
    assert loss_of(net, batch) != pytest.approx(loss, rel=1e-3)


def test_characters_of_lines_that_are_no_such_symbol_count_for_nothing() -> None:
    torch.manual_seed(0)
    net, batch = TASKS["reader-ean"].build().eval(), batches.ean_batch(np.random.default_rng(1), 40)
    loss = loss_of(net, batch)
    batch.shifts[~batch.is_valid] += 5
    batch.shifts[:, ~batch.in_symbol] += 5
    batch.classes[~batch.is_valid] = 7
    assert loss_of(net, batch) == pytest.approx(loss)
    batch.shifts[batch.is_valid] += 5
    assert loss_of(net, batch) != pytest.approx(loss, rel=1e-3)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::torch.jit.TracerWarning")
def test_what_is_written_says_at_run_time_what_the_network_said(tmp_path: Path) -> None:
    assert set(TASKS) == set(WEIGHTS)
    torch.manual_seed(0)
    nets = {name: task.build().eval() for name, task in TASKS.items()}
    for name, net in nets.items():
        export(net, name, tmp_path / f"{name}.onnx")
    at_run_time = BarcodeNetworks(folder=tmp_path)
    lines = np.random.default_rng(0).random((3, FINDER_SAMPLES), np.float32)
    found = at_run_time.find(lines)
    with torch.no_grad():
        ends, scores, log_module = (each.numpy() for each in nets["finder"](torch.from_numpy(lines)))
    assert found.ends.shape == (3, 2, FINDER_SAMPLES // FINDER_STEP)
    np.testing.assert_allclose(found.ends, ends, atol=1e-4)
    np.testing.assert_allclose(np.column_stack([found.kinds, found.turned]), scores, atol=1e-4)
    np.testing.assert_allclose(found.log_module, log_module, atol=1e-4)
    readers = {Kind.ITF_14: "reader-itf-14", Kind.CODE_128: "reader-code-128"}
    for kind, modules in SAMPLES.items():
        samples = (modules + 2 * QUIET) * PER_MODULE
        lines = np.random.default_rng(0).random((3, samples), np.float32)
        read = at_run_time.read(kind, lines)
        with torch.no_grad():
            expected = [each.numpy() for each in nets[readers.get(kind, "reader-ean")](torch.from_numpy(lines))]
        for one, other in zip((read.characters, read.validity, read.shift), expected, strict=True):
            np.testing.assert_allclose(one, other, atol=1e-4)
