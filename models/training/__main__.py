"""`make train-barcode`: trains the networks of models/barcode, from nothing but their seeds."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch

from models.training.export import export
from models.training.smaller import write_smaller
from models.training.train import TASKS, Training

_WEIGHTS = Path(__file__).parents[1] / "barcode"


def main() -> int:
    """Train what the command names; exit code 0."""
    parser = argparse.ArgumentParser(prog="make train-barcode", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which of {', '.join(TASKS)}; all if none is named")
    parser.add_argument("--steps", type=int, help="batches for each; each has a number of its own if this is left out")
    parser.add_argument("--folder", type=Path, default=Path("out/training"), help="where checkpoints lie")
    parser.add_argument("--into", type=Path, default=_WEIGHTS, help="where the ONNX files go")
    parser.add_argument("--threads", type=int, help="cores to use; all of them if this is left out")
    options = parser.parse_args()
    if unknown := set(options.names) - set(TASKS):
        parser.error(f"There is no {', '.join(sorted(unknown))}. Choose from {', '.join(TASKS)}.")
    if options.threads:
        torch.set_num_threads(options.threads)
    for name in options.names or TASKS:
        task = TASKS[name]
        steps = options.steps or task.steps
        training = Training(task, steps, options.folder, name)
        print(f"== {name}: {sum(p.numel() for p in training.net.parameters()):,} weights, {steps} steps", flush=True)
        training.run()
        figures = "  ".join(f"{key} {value:.4f}" for key, value in training.evaluated().items())
        print(f"== {name}, on lines that were not trained on: {figures}", flush=True)
        exact = options.folder / f"{name}.onnx"
        export(training.smooth, name, exact)
        smaller = write_smaller(exact, options.into / f"{name}.onnx", task.draw)
        kept = "int8" if smaller.is_int8 else "float32, since int8 reads less"
        print(
            f"== {name}: {smaller.right_float:.4f} right in float32, {smaller.right_int8:.4f} in int8: {kept}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
