"""Writes a trained network as ONNX."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn

from models.barcode.geometry import FINDER_SAMPLES, PER_MODULE, QUIET

OPSET = 17
_SAMPLE_LINES = 2
_EXAMPLE_MODULES = {"reader-ean": 95, "reader-itf-14": 120, "reader-code-128": 134}
_OUTPUTS = {"finder": ["ends", "kinds", "module"]}
_READER_OUTPUTS = ["characters", "validity", "shift"]


def export(net: nn.Module, name: str, path: Path) -> None:
    """Write a network.

    Args:
        net: Trained.
        name: Which of TASKS it is.
        path: Of the .onnx file.
    """
    net = net.cpu().eval()
    modules = _EXAMPLE_MODULES.get(name)
    samples = FINDER_SAMPLES if modules is None else (modules + 2 * QUIET) * PER_MODULE
    axes = {"lines": {0: "lines"} if modules is None else {0: "lines", 1: "samples"}}
    outputs = _OUTPUTS.get(name, _READER_OUTPUTS)
    torch.onnx.export(
        net,
        (torch.rand(_SAMPLE_LINES, samples),),
        str(path),
        input_names=["lines"],
        output_names=outputs,
        dynamic_axes=axes | {output: {0: "lines"} for output in outputs},
        opset_version=OPSET,
        dynamo=False,
    )
