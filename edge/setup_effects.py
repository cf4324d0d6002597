"""Carries out what a set-up asks for, in a thread of its own: joining a network takes long, and the voice goes on."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from edge.errors import UserError
from edge.log_rules import Told
from edge.network import Network
from pipelines.setup.outcomes import NetworkJoined, NetworkTrouble, SettingsKept
from pipelines.setup.requests import JoinNetwork, KeepSettings, Request
from pipelines.setup.settings import DeviceSettings
from pipelines.setup.wifi_card import WifiCard

LOOK_SECONDS = 0.1
"""So often the request is looked at."""
STOP_SECONDS = 100.0
"""How long the end waits for what is being done: a network that is being joined must be left again."""

log = logging.getLogger(__name__)

Deliver = Callable[[NetworkJoined | SettingsKept], None]


class SetupEffects:
    """Looks at a set-up's request, carries it out once, and delivers its outcome; use it once."""

    def __init__(
        self,
        request: Callable[[], Request | None],
        network: Network,
        save: Callable[[DeviceSettings], object],
        deliver: Deliver,
    ) -> None:
        """Take the parts.

        Args:
            request: Gives what is asked for now; called from the thread.
            network: Used by the thread alone.
            save: Puts the settings on the disk, whole or not at all; a UserError says that it could not.
            deliver: Takes each outcome; never blocks.
        """
        self._request = request
        self._network = network
        self._save = save
        self._deliver = deliver
        self._done = 0
        self._joined: int | None = None
        """The number of the request whose network is on trial."""
        self._is_ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="setup", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more; a network that was joined and not kept is left again."""
        self._is_ending.set()
        self._thread.join(STOP_SECONDS)

    def _run(self) -> None:
        try:
            while not self._is_ending.wait(LOOK_SECONDS):
                self._look()
        finally:
            self._network.forget()

    def _look(self) -> None:
        request = self._request()
        if request is None or request.number <= self._done:
            return
        self._done = request.number
        match request:
            case JoinNetwork(number=number, card=card):
                self._deliver(NetworkJoined(number, self._join(number, card)))
            case KeepSettings():
                self._deliver(SettingsKept(request.number, self._keep(request)))

    def _join(self, number: int, card: WifiCard) -> NetworkTrouble | None:
        self._joined = None
        try:
            trouble = self._network.join(card)
        except Exception as error:  # noqa: BLE001 -- the wearer is told; the set-up goes on without a network
            # Not the message: what failed knew the password.
            log.error("Joining a network failed with %s.", Told(type(error).__name__))  # noqa: TRY400
            return NetworkTrouble.FAILED
        self._joined = number if trouble is None else None
        return trouble

    def _keep(self, request: KeepSettings) -> bool:
        """Keep the network and then the settings, whose file is what makes a set-up done."""
        try:
            if request.network is None or request.network != self._joined:
                self._network.forget()
            else:
                self._network.keep()
            self._save(request.settings)
        except UserError as error:
            log.error("What was set could not be kept. %s", error)  # noqa: TRY400 -- a person reads this
            return False
        return True
