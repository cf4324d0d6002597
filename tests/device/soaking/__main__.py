"""`python -m tests.device.soaking JOB`: work through a shift, and print what it showed as JSON."""

from __future__ import annotations

import argparse
import json
import logging
from dataclasses import asdict


def main() -> None:
    """Print what a shift showed."""
    # Only here: the voice's process is spawned from this module, and loads it again.
    from tests.device.soaking.shift import soak  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="soaking", description=__doc__)
    parser.add_argument("job", choices=("orcam", "metafors"), help="the profile")
    parser.add_argument("--hours", type=float, default=8.0, help="simulated; 8 by default")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    shift = soak(options.job, options.hours)
    print(json.dumps({**asdict(shift), "growth": shift.growth, "more": shift.more}))


if __name__ == "__main__":
    main()
