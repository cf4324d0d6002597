"""Reads rendered frames with plain RapidOCR and zxing-cpp: is what they show legible, with a margin?"""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import zxingcpp
from rich.console import Console

import models  # noqa: F401  # forbids the telemetry of ONNX Runtime, which RapidOCR uses
from sample_frames.render.script import FrameSet

_SURE = 0.93
"""Confidence below which a line is too near to being misread."""


@lru_cache(maxsize=1)
def _reader() -> Any:  # noqa: ANN401  # RapidOCR ships no types
    # Imported here: it is slow, and rendering does not need it.
    from rapidocr import RapidOCR  # noqa: PLC0415

    return RapidOCR(params={"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": 1})


def _missed_texts(picture: Any, wanted: list[str]) -> list[str]:  # noqa: ANN401
    result = _reader()(picture)
    read = dict(zip(result.txts or (), result.scores or (), strict=True))
    missed = [f"text not read: {text}" for text in wanted if text not in read]
    missed += [f"read instead: {text} ({score:.3f})" for text, score in read.items() if text not in wanted]
    missed += [f"unsure: {text} ({read[text]:.3f})" for text in wanted if read.get(text, 1.0) < _SURE]
    return missed


def _missed_codes(picture: Any, wanted: list[str]) -> list[str]:  # noqa: ANN401
    read = [code.text for code in zxingcpp.read_barcodes(picture)]
    # Two thirds of the size are the margin: a code that is barely legible fails there.
    smaller = cv2.resize(np.asarray(picture), None, fx=0.66, fy=0.66, interpolation=cv2.INTER_AREA)
    small = [code.text for code in zxingcpp.read_barcodes(smaller)]
    missed = [f"code not read: {text}" for text in wanted if text not in read]
    missed += [f"code not read at two thirds of the size: {text}" for text in wanted if text not in small]
    missed += [f"code that is not there: {text}" for text in read if text not in wanted]
    return missed


def verify(frame_set: FrameSet, folder: Path, console: Console) -> int:
    """Print what plain libraries cannot read in a set.

    Frames that are blurred on purpose appear too; judge a sequence by the frames that are meant to be read.

    Args:
        frame_set: The set.
        folder: The folder of the sets.
        console: Where to print.

    Returns:
        0 if every frame reads without fault, else 1.
    """
    target = folder / frame_set.name
    described = tomllib.loads((target / "set.toml").read_text(encoding="utf-8"))
    faults = 0
    for frame in described["frame"]:
        picture = cv2.imread(str(target / frame["file"]))
        texts = [each["text"] for each in frame.get("text", [])]
        codes = [each["text"] for each in frame.get("barcode", [])]
        missed = _missed_codes(picture, codes)
        if texts:
            missed += _missed_texts(picture, texts)
        faults += bool(missed)
        state = "; ".join(missed) if missed else "all read"
        console.print(f"{frame_set.name} {frame['file']} {len(texts)} texts, {len(codes)} codes: {state}", markup=False)
    return int(faults > 0)
