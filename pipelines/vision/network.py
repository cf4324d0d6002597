"""What seeing needs of a neural network; models.runtime.Network is the real one."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Network(Protocol):
    """Arrays in, an array out."""

    def run(self, batch: NDArray[np.float32]) -> NDArray[np.float32]:
        """Run on a batch; the first axis counts pictures."""
