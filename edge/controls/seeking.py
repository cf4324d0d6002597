"""How long to wait before a device that is not there is looked for again, and what of it is told."""

from __future__ import annotations

import logging

from edge.log_rules import Told

FIRST_WAIT_SECONDS = 0.25
"""A button on radio that slept is back at once, with the press that woke it."""
LONGEST_WAIT_SECONDS = 2.0
"""Looking takes a few milliseconds, and the wearer may stand there and press."""

log = logging.getLogger(__name__)


class Seeking:
    """Looks for one device again and again, ever less often; each time it goes, each reason is told once."""

    def __init__(self) -> None:
        self._told: set[str] = set()
        self._wait = FIRST_WAIT_SECONDS

    def missed(self, reason: str) -> float:
        """It is not there, for this reason, a sentence with the remedy; gives the seconds to wait."""
        log.log(logging.DEBUG if reason in self._told else logging.WARNING, "%s It is looked for again.", Told(reason))
        self._told.add(reason)
        wait, self._wait = self._wait, min(2 * self._wait, LONGEST_WAIT_SECONDS)
        return wait

    def found(self, what: str) -> None:
        """It is there."""
        # Whoever read that it was missing should read that it is back.
        log.log(logging.WARNING if self._told else logging.INFO, "%s is connected.", Told(what))
        self._told.clear()
        self._wait = FIRST_WAIT_SECONDS
