"""What the journal loses when the program is killed, or the power is cut, in the middle of the work."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.edge.journal import kills, power_cuts
from tests.figures import Figure

KILLS = 200
CUTS = 300


def figures() -> list[Figure]:
    """Kill and cut so often."""
    with tempfile.TemporaryDirectory() as folder:
        killed = kills.figures(Path(folder), KILLS)
        return [*killed, *power_cuts.figures(Path(folder), CUTS)]
