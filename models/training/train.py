"""Trains one network on drawn lines, goes on where it was stopped, and writes it as ONNX."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.data import DataLoader, Dataset

from models.barcode.geometry import LineKind as Kind
from models.training import batches
from models.training.batches import FinderBatch, ReaderBatch
from models.training.nets import Code128Reader, EanReader, Finder, ItfReader

_EVALUATION_SEED = 1_000_003
_SAVED_EVERY = 250
_SHOWN_EVERY = 100
_WARM_UP = 200
"""Steps over which the rate of learning rises."""


def _ean_or_ean_8(rng: np.random.Generator, count: int) -> ReaderBatch:
    return batches.ean_8_batch(rng, count) if rng.random() < 0.15 else batches.ean_batch(rng, count)


@dataclass(frozen=True, slots=True)
class Task:
    """What is trained."""

    build: Callable[[], nn.Module]
    draw: Callable[[np.random.Generator, int], FinderBatch | ReaderBatch]
    steps: int
    """Batches, unless the command says otherwise."""
    seed: int


TASKS = {
    "finder": Task(partial(Finder, len(Kind)), batches.finder_batch, 4500, 1),
    "reader-ean": Task(EanReader, _ean_or_ean_8, 4500, 2),
    "reader-itf-14": Task(ItfReader, batches.itf_14_batch, 2500, 3),
    "reader-code-128": Task(Code128Reader, batches.code_128_batch, 5000, 4),
}
BATCH = 128
_RATE = 2e-3


class _Drawn(Dataset[FinderBatch | ReaderBatch]):
    """The batch of each step, drawn from the step's own seed: a training that goes on sees what it would have seen."""

    def __init__(self, task: Task, steps: range) -> None:
        self._task, self._steps = task, steps

    def __len__(self) -> int:
        return len(self._steps)

    def __getitem__(self, index: int) -> FinderBatch | ReaderBatch:
        return self._task.draw(np.random.default_rng([self._task.seed, self._steps[index]]), BATCH)


def finder_loss(net: nn.Module, batch: FinderBatch, device: torch.device) -> tuple[Tensor, dict[str, float]]:
    """Sum the losses of ends, kind, direction and module width; the ends' target is a narrow bell around the place."""
    lines, kinds = torch.from_numpy(batch.lines).to(device), torch.from_numpy(batch.kinds).to(device)
    ends, module = torch.from_numpy(batch.ends).to(device), torch.from_numpy(batch.module).to(device)
    turned = torch.from_numpy(batch.is_reversed).to(device).float()
    heat, scores, log_module = (output.float() for output in net(lines))
    is_symbol = kinds != Kind.NONE
    at = torch.arange(heat.shape[2], device=device)
    bell = torch.exp(-0.5 * ((at - ends[is_symbol][..., None]) / 0.8) ** 2)
    bell = bell / bell.sum(dim=2, keepdim=True).clamp(min=1e-6)
    log_heat = functional.log_softmax(heat[is_symbol], dim=2)
    of_ends = -(bell * log_heat).sum(dim=2).mean()
    of_kind = functional.cross_entropy(scores[:, :-1], kinds)
    of_turn = functional.binary_cross_entropy_with_logits(scores[is_symbol, -1], turned[is_symbol])
    inside = (at >= ends[:, :1]) & (at <= ends[:, 1:]) & is_symbol[:, None]
    of_module = functional.smooth_l1_loss(
        log_module[inside], module.log()[:, None].expand_as(log_module)[inside], beta=0.1
    )
    with torch.no_grad():
        places = (log_heat.exp() * at).sum(dim=2)
        figures = {
            "kind": float((scores[:, :-1].argmax(1) == kinds).float().mean()),
            "turn": float(((scores[:, -1] > 0) == (turned > 0.5))[is_symbol].float().mean()),
            "ends": float((places - ends[is_symbol]).abs().median()),
        }
    return of_ends + of_kind + 0.5 * of_turn + of_module, figures


def reader_loss(net: nn.Module, batch: ReaderBatch, device: torch.device) -> tuple[Tensor, dict[str, float]]:
    """Sum the losses of characters, validity and shifts."""
    lines, classes = torch.from_numpy(batch.lines).to(device), torch.from_numpy(batch.classes).to(device)
    valid = torch.from_numpy(batch.is_valid).to(device)
    shifts, inside = torch.from_numpy(batch.shifts).to(device), torch.from_numpy(batch.in_symbol).to(device)
    scores, validity, shift = (output.float() for output in net(lines))
    of_characters = functional.cross_entropy(scores[valid].flatten(0, 1), classes[valid].flatten())
    of_validity = functional.binary_cross_entropy_with_logits(validity, valid.float())
    of_shift = functional.smooth_l1_loss(shift[valid][:, inside], shifts[valid][:, inside].clamp(-8, 8), beta=0.25)
    with torch.no_grad():
        right = scores[valid].argmax(2) == classes[valid]
        figures = {
            "characters": float(right.float().mean()),
            "lines": float(right.all(dim=1).float().mean()),
            "valid": float(((validity > 0) == valid).float().mean()),
            "shift": float((shift - shifts)[valid][:, inside].abs().median()),
        }
    return of_characters + 0.3 * of_validity + 0.3 * of_shift, figures


def _loss(net: nn.Module, batch: FinderBatch | ReaderBatch, device: torch.device) -> tuple[Tensor, dict[str, float]]:
    if isinstance(batch, FinderBatch):
        return finder_loss(net, batch, device)
    return reader_loss(net, batch, device)


def _rate(step: int, steps: int) -> float:
    """Rise at first, then fall along a cosine (Loshchilov and Hutter, 2017)."""
    return min(1.0, (step + 1) / _WARM_UP) * (0.5 + 0.5 * math.cos(math.pi * min(1.0, step / steps))) + 1e-3


class Training:
    """A network that is being trained, and what it takes to go on later."""

    def __init__(self, task: Task, steps: int, folder: Path, name: str) -> None:
        """Begin, or go on from the folder's checkpoint."""
        torch.manual_seed(task.seed)
        self._task, self._steps = task, steps
        self._checkpoint = folder / f"{name}.pt"
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.net = task.build().to(self._device)
        self.smooth = copy.deepcopy(self.net)
        """The mean of the weights over the last few hundred steps: what is kept (Polyak and Juditsky, 1992)."""
        self._optimiser = torch.optim.AdamW(self.net.parameters(), lr=_RATE, weight_decay=0.01)
        self.step = 0
        if self._checkpoint.is_file():
            state = torch.load(self._checkpoint, map_location=self._device, weights_only=True)
            self.net.load_state_dict(state["net"])
            self.smooth.load_state_dict(state["smooth"])
            self._optimiser.load_state_dict(state["optimiser"])
            self.step = int(state["step"])

    def run(self) -> None:
        """Train to the last step; say how it goes, and save now and then."""
        steps = range(self.step, self._steps)
        loader = DataLoader(_Drawn(self._task, steps), batch_size=None, num_workers=1, prefetch_factor=4)
        began, self_began = time.monotonic(), self.step
        sums: dict[str, float] = {}
        for batch in loader:
            for group in self._optimiser.param_groups:
                group["lr"] = _RATE * _rate(self.step, self._steps)
            self.net.train()
            with torch.autocast(self._device.type, torch.bfloat16):
                loss, figures = _loss(self.net, batch, self._device)
            self._optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
            self._optimiser.step()
            self._average()
            self.step += 1
            for key, value in {"loss": float(loss.detach()), **figures}.items():
                sums[key] = sums.get(key, 0.0) + value / _SHOWN_EVERY
            if self.step % _SHOWN_EVERY == 0:
                left = (time.monotonic() - began) / (self.step - self_began) * (self._steps - self.step)
                shown = "  ".join(f"{key} {value:.3f}" for key, value in sums.items())
                print(f"step {self.step} of {self._steps}  {shown}  {left / 60:.0f} min left", flush=True)
                sums = {}
            if self.step % _SAVED_EVERY == 0 or self.step == self._steps:
                self._save()

    def _average(self) -> None:
        share = min(0.995, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            for kept, new in zip(self.smooth.state_dict().values(), self.net.state_dict().values(), strict=True):
                if kept.dtype.is_floating_point:
                    kept.lerp_(new, 1 - share)
                else:
                    kept.copy_(new)

    def _save(self) -> None:
        state = {
            "net": self.net.state_dict(),
            "smooth": self.smooth.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "step": self.step,
        }
        self._checkpoint.parent.mkdir(parents=True, exist_ok=True)
        temporary = self._checkpoint.with_suffix(".tmp")
        torch.save(state, temporary)
        temporary.replace(self._checkpoint)

    def evaluated(self, count: int = 8) -> dict[str, float]:
        """Measure the smoothed network on so many batches that no training draws."""
        sums: dict[str, float] = {}
        self.smooth.eval()
        with torch.no_grad():
            for number in range(count):
                batch = self._task.draw(np.random.default_rng([_EVALUATION_SEED, number]), BATCH)
                loss, figures = _loss(self.smooth, batch, self._device)
                for key, value in {"loss": float(loss.detach()), **figures}.items():
                    sums[key] = sums.get(key, 0.0) + value / count
        return sums
