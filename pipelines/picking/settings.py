"""What a profile and the worker's preferences fix for the picking job."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.picking.checks import Checks


@dataclass(frozen=True, slots=True)
class PickingSettings:
    """See edge/profile_keys.py for where each comes from."""

    checks: Checks = field(default_factory=Checks)
    """How strict each check is; a list may change some."""
    help_after_tries: int = 3
    """After so many wrong tries in a row help is offered."""
    asks_if_empty: bool = True
    """Whether a place that was reported as empty is to be looked at once more."""
    fades: bool = True
    """Whether less is said as the work succeeds, and more again after a mistake or a pause."""
