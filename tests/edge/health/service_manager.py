"""A service manager for tests: a socket that takes what sd_notify sends."""

from __future__ import annotations

import socket
from types import TracebackType
from typing import Self


class ServiceManager:
    """Listens at an address as systemd names it in NOTIFY_SOCKET: a path, or "@" and a name."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind("\0" + address[1:] if address.startswith("@") else address)

    def __enter__(self) -> Self:
        """Listen until the end of the `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Listen no more."""
        self._socket.close()

    def next(self, timeout: float = 10.0) -> str:
        """Give the next message; raises TimeoutError if none comes."""
        self._socket.settimeout(timeout)
        return self._socket.recv(4096).decode()

    def waiting(self) -> list[str]:
        """Give all that has come by now."""
        messages: list[str] = []
        self._socket.setblocking(False)
        while True:
            try:
                messages.append(self._socket.recv(4096).decode())
            except BlockingIOError:
                return messages
