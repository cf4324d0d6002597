"""Writes the table of files in MODEL-CARD.md anew: `python -m models.training.card`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import onnx
from onnx import TensorProto

from models.barcode.checking import CARD
from models.barcode.networks import WEIGHTS
from models.store import sha256_of

FOLDER = Path(__file__).parents[1] / "barcode"
_SCALING = ("QuantizeLinear", "DequantizeLinear")
_NUMBERS = (TensorProto.FLOAT, TensorProto.INT8, TensorProto.INT32)
"""In int8, what is added to each channel is stored in int32."""
_TABLE = re.compile(r"(?<=<!-- table: `python -m models.training.card` -->\n).*?(?=<!-- end of table -->)", re.DOTALL)


def write_table(folder: Path = FOLDER) -> None:
    """Write the table of a folder's card anew, from the ONNX files beside it.

    Args:
        folder: Holds the card and a file for each of WEIGHTS.

    Raises:
        OSError: If the card or a file is missing, or the card cannot be written.
        ValueError: If the card has no place for the table.
    """
    card = folder / CARD
    before = card.read_text(encoding="utf-8")
    if _TABLE.search(before) is None:
        raise ValueError(f"{card} has lost the comments between which its table stands.")
    table = "\n" + "\n".join(_rows(folder)) + "\n\n"
    card.write_text(_TABLE.sub(lambda _: table, before), encoding="utf-8")


def _rows(folder: Path) -> Iterator[str]:
    yield "| file | weights | stored in | bytes | sha256 |"
    yield "|---|---|---|---|---|"
    for name in WEIGHTS:
        path = folder / f"{name}.onnx"
        weights = _weights(path)
        stored = "int8" if any(array.data_type == TensorProto.INT8 for array in weights) else "float32"
        count = sum(int(onnx.numpy_helper.to_array(array).size) for array in weights)
        yield f"| `{path.name}` | {count:,} | {stored} | {path.stat().st_size:,} | `{sha256_of(path)}` |"


def _weights(path: Path) -> list[TensorProto]:
    """Give the trained numbers: neither the scales and zeros of int8, nor the sizes of shapes, which are int64."""
    graph = onnx.load(path).graph
    scaling = {name for node in graph.node if node.op_type in _SCALING for name in node.input[1:]}
    return [array for array in graph.initializer if array.name not in scaling and array.data_type in _NUMBERS]


def main() -> int:
    """Write the table; exit code 0."""
    write_table()
    return 0


if __name__ == "__main__":
    sys.exit(main())
