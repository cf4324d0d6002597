"""Measured figures beside what was asked for and beside the peers, as one table and as JSON."""

from __future__ import annotations

import json
import math
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: a figure on a set, what is asked, what was measured here, and what peers do on the same work."""

    on: str
    """The set or the work, for example "text-receipts"."""
    name: str
    """What is measured, with its unit, for example "word recall" or "ms a picture, one thread"."""
    asked: str
    """The bar in words, for example "≥ RapidOCR − 0.005"."""
    measured: str
    """What this project does, with the spread for times, for example "231 [225–240]"."""
    reached: bool | None
    """Whether the bar is reached; None where no bar is set."""
    peers: dict[str, str] = field(default_factory=dict)
    """The peers' figures on the same work in the same run, by name."""
    note: str = ""


def spread(samples: Sequence[float], digits: int = 1) -> str:
    """Give the median with the quartiles, for example "231.0 [225.2–240.1]"; needs at least two samples."""
    low, middle, high = statistics.quantiles(samples, n=4)
    return f"{middle:.{digits}f} [{low:.{digits}f}–{high:.{digits}f}]"


def share(hits: int, of: int) -> str:
    """Give a share with its 95 % interval in per cent, for example "57 % [45–68]"; of at least one.

    The interval is Wilson's, "Probable inference, the law of succession, and statistical inference" (1927), which
    holds for few trials and at the ends too.
    """
    z = statistics.NormalDist().inv_cdf(0.975)
    part = hits / of
    middle = part + z * z / (2 * of)
    reach = z * math.sqrt(part * (1 - part) / of + z * z / (4 * of * of))
    low, high = (min(1.0, max(0.0, (middle + sign * reach) / (1 + z * z / of))) for sign in (-1, 1))
    return f"{100 * part:.0f} % [{100 * low:.0f}–{100 * high:.0f}]"


def show(figures: Sequence[Figure], title: str, json_file: Path | None = None) -> bool:
    """Print the table, write the JSON if a file is named, and tell whether every bar is reached."""
    table = Table(title=title, show_lines=False)
    for heading in ("on", "figure", "asked", "measured", "peers", ""):
        table.add_column(heading, overflow="fold")
    for row in figures:
        peers = "\n".join(f"{name} {value}" for name, value in row.peers.items())
        mark = {True: "reached", False: "NOT REACHED", None: ""}[row.reached]
        table.add_row(row.on, row.name, row.asked, row.measured, peers, f"{mark}\n{row.note}".strip())
    Console(width=140).print(table)
    if json_file is not None:
        json_file.parent.mkdir(parents=True, exist_ok=True)
        json_file.write_text(json.dumps([asdict(row) for row in figures], ensure_ascii=False, indent=1) + "\n")
    return all(row.reached is not False for row in figures)
