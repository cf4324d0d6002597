"""`make corpus`: every figure on real photographs as one table, and as JSON in out/corpus.json."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from tests.corpus import barcodes, blurred, doubt, text
from tests.figures import show


def main() -> int:
    """Measure and print; 0 also where a bar is not reached, because the table says so, 2 without the photographs."""
    parser = argparse.ArgumentParser(prog="make corpus", description=__doc__)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth picture only")
    parser.add_argument("--json", type=Path, default=Path("out/corpus.json"), help="where the figures go as JSON")
    options = parser.parse_args()
    corpus = os.environ.get("KIJKMEE_CORPUS")
    if not corpus or not Path(corpus).is_dir():
        print("Set KIJKMEE_CORPUS to a folder laid out as in docs/CORPUS.md.", file=sys.stderr)
        return 2
    sets = Path(corpus)
    figures = [
        *barcodes.figures(sets, options.every),
        *blurred.figures(sets, options.every),
        *text.figures(sets, options.every),
        *doubt.figures(sets, options.every),
    ]
    everything = show(figures, "On real photographs", options.json)
    print("Every bar is reached." if everything else "Not every bar is reached; see the table.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
