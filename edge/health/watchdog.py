"""Pings the service manager's watchdog, but only while all is healthy: a program that hangs is restarted by it.

The pings come from a thread of their own, which asks for the health anew each time and never vouches for itself: a loop
that hangs gives no sign of life, and so ends the pings.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Mapping

from edge.health.health import Health
from edge.health.notify import Notifier
from edge.log_rules import Told

LOOK_SECONDS = 0.25
"""How often the health is asked for until the start is over, so that "ready" is told soon."""
ASK_SECONDS = 2.5
"""How often it is asked for afterwards: one bad moment must not cost the ping of half a time limit."""

log = logging.getLogger(__name__)


def ping_seconds(environment: Mapping[str, str] = os.environ, pid: int | None = None) -> float | None:
    """Give how often the service manager wants a ping: at half of its time limit, as sd_watchdog_enabled(3) advises.

    Args:
        environment: Holds WATCHDOG_USEC, the limit in microseconds, and WATCHDOG_PID, the process that is meant.
        pid: This process; None asks the system.

    Returns:
        Seconds; None if no watchdog runs for this process, or its limit cannot be understood.
    """
    limit, meant = environment.get("WATCHDOG_USEC", ""), environment.get("WATCHDOG_PID", "")
    if not limit or (meant and meant != str(os.getpid() if pid is None else pid)):
        return None
    if not (limit.isascii() and limit.isdigit() and int(limit) > 0):
        log.warning('WATCHDOG_USEC is "%s" and should be a number of microseconds: no watchdog is pinged.', Told(limit))
        return None
    return int(limit) / 1_000_000 / 2


class Watchdog:
    """Tells the service manager when the start is over, then how the program fares. Use it once."""

    def __init__(self, notifier: Notifier, health: Callable[[], Health], every_seconds: float | None = None) -> None:
        """Start nothing yet.

        Args:
            notifier: Reaches the service manager.
            health: Asked in this object's thread; it must return at once.
            every_seconds: Between two pings, as `ping_seconds` gives it; None where no watchdog runs.
        """
        self._notifier = notifier
        self._health = health
        self._every_seconds = every_seconds
        self._last: str | None = None
        self._is_ready = False
        self._is_ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watchdog", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self, patience_seconds: float = 2.0) -> None:
        """Tell that the program means to end, and ping no more; may be called twice, and without `start`."""
        if self._is_ending.is_set():
            return
        self._is_ending.set()
        if self._thread.ident is not None:
            self._thread.join(patience_seconds)
        self._notifier.stopping()

    def look(self) -> None:
        """Ask for the health once, and tell of it. The thread does nothing else; tests call it themselves."""
        health = self._health()
        self._tell(health)
        if health.is_ready and not self._is_ready:
            self._is_ready = True
            self._notifier.ready()
        if health.is_healthy:
            self._notifier.watchdog()

    def _tell(self, health: Health) -> None:
        # Which parts are at fault changes seldom, for how long always: only the first is news.
        news = ",".join(fault.part for fault in health.faults) or str(health)
        if news == self._last:
            return
        if not health.is_healthy:
            log.error("Not healthy: %s. The service manager restarts the program if this lasts.", Told(health))
        elif self._last is not None and self._is_ready:
            log.warning("Healthy again.")
        self._last = news
        self._notifier.status(str(health))

    def _run(self) -> None:
        while not self._is_ending.is_set():
            self.look()
            every = min(self._every_seconds or ASK_SECONDS, ASK_SECONDS)
            self._is_ending.wait(every if self._is_ready else min(LOOK_SECONDS, every))
