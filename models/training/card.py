"""Writes the table of files in MODEL-CARD.md anew: `python -m models.training.card`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import onnx
from onnx import TensorProto

from models.barcode.networks import WEIGHTS
from models.store import sha256_of

FOLDER = Path(__file__).parents[1] / "barcode"
CARD = "MODEL-CARD.md"
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
    yield "| file | weights | bytes | sha256 |"
    yield "|---|---|---|---|"
    for name in WEIGHTS:
        path = folder / f"{name}.onnx"
        yield f"| `{path.name}` | {_weights(path):,} | {path.stat().st_size:,} | `{sha256_of(path)}` |"


def _weights(path: Path) -> int:
    """Count the trained numbers; the sizes of shapes and the like are whole numbers."""
    stored = (array for array in onnx.load(path).graph.initializer if array.data_type == TensorProto.FLOAT)
    return sum(int(onnx.numpy_helper.to_array(array).size) for array in stored)


def main() -> int:
    """Write the table; exit code 0."""
    write_table()
    return 0


if __name__ == "__main__":
    sys.exit(main())
