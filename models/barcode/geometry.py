"""How lines are laid out for the networks: the same in training and at run time."""

from __future__ import annotations

import enum

FINDER_SAMPLES = 512
"""Samples of a line that the finder looks at."""
FINDER_STEP = 2
"""Samples for each place of the finder's heat maps."""
PER_MODULE = 4
"""Samples for each module of a line that a reader looks at."""
QUIET = 8
"""Modules before the first bar and behind the last that a reader sees."""
ITF_MODULES = 120
"""An ITF-14 is laid on so many modules, whatever its ratio of wide to narrow elements; the true width is 106 to 135."""
ITF_START = 4
ITF_PAIR = 16
"""First module of the first pair of digits, and modules from one pair to the next."""
LEAST_CHARACTERS, MOST_CHARACTERS = 5, 26
"""Of a Code 128 that is read, start and check character included."""


class LineKind(enum.IntEnum):
    """What a line of pixels shows; the numbers are the finder's classes."""

    NONE = 0
    EAN_13 = 1
    EAN_8 = 2
    ITF_14 = 3
    CODE_128 = 4
