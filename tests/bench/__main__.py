"""`make bench`: speed, latency and memory as one table, and as JSON in out/bench.json."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.bench import (
    blurred,
    cameras,
    device,
    doubt,
    journal,
    labels,
    language,
    looking,
    memory,
    order,
    picking_latency,
    picking_lines,
    picking_vision,
    reading,
    sound,
    spoken,
    text,
    unit_counting,
)
from tests.figures import show


def main() -> int:
    """Measure and print; 0 also where a bar is not reached, because the table says so."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--json", type=Path, default=Path("out/bench.json"), help="where the figures go as JSON")
    options = parser.parse_args()
    parts = (
        text,
        looking,
        order,
        reading,
        language,
        labels,
        doubt,
        blurred,
        picking_vision,
        picking_latency,
        picking_lines,
        unit_counting,
        cameras,
        journal,
        memory,
        sound,
        spoken,
        device,
    )
    figures = [figure for part in parts for figure in part.figures()]
    everything = show(figures, "Speed, latency and memory", options.json)
    print("Every bar is reached." if everything else "Not every bar is reached; see the table.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
