"""Tells the service manager how the program fares, over the socket that it names; see sd_notify(3).

Where no service manager asked for it, on a developer's machine, every message is left unsent and nothing is said of it.
"""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Mapping

from edge.log_rules import Told

SEND_SECONDS = 1.0
"""The longest wait for a service manager that does not take a message."""

log = logging.getLogger(__name__)


class Notifier:
    """Speaks to the service manager. Each message is one datagram; none blocks for longer than `SEND_SECONDS`."""

    def __init__(self, address: str | None) -> None:
        """Take the address: a path, or a name in the abstract name space with "@" before it; None sends nothing."""
        # The kernel marks an abstract name with a zero byte, which no environment variable can hold.
        self._address = "\0" + address[1:] if address is not None and address.startswith("@") else address
        self._has_failed = False

    @classmethod
    def of_environment(cls, environment: Mapping[str, str] = os.environ) -> Notifier:
        """Take the address from NOTIFY_SOCKET."""
        return cls(environment.get("NOTIFY_SOCKET") or None)

    def ready(self) -> None:
        """Tell that the start is over: the wearer can use the device."""
        self._send("READY=1")

    def status(self, text: str) -> None:
        """Tell people who ask for the service's status how it fares, in one line."""
        self._send("STATUS=" + " ".join(text.split()))

    def watchdog(self) -> None:
        """Tell that all is well; the service manager restarts the program when this stays away."""
        self._send("WATCHDOG=1")

    def stopping(self) -> None:
        """Tell that the program ends because it means to."""
        self._send("STOPPING=1")

    def _send(self, message: str) -> None:
        if self._address is None:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender:
                sender.settimeout(SEND_SECONDS)
                sender.sendto(message.encode(), self._address)
        except OSError as error:
            # Without pings the program is restarted soon; until then the wearer's work goes on.
            if not self._has_failed:
                log.warning("The service manager cannot be told %s (%s).", Told(message.split("=", 1)[0]), error)
            self._has_failed = True
