"""Joining a Wi-Fi network, for a trial first: through NetworkManager, which Raspberry Pi OS and Debian bring.

The password reaches NetworkManager's own command by a pipe, never as an argument, which every process of the machine
could read, and never as a file of ours. Until it is kept, the network is known to NetworkManager in memory alone, so
that a power cut leaves the networks as they were.
"""

from __future__ import annotations

import logging
import os
import re
import subprocess
from dataclasses import dataclass, field
from typing import Protocol

from edge.errors import UserError
from edge.log_rules import Told
from pipelines.setup.outcomes import NetworkTrouble
from pipelines.setup.wifi_card import WifiCard, WifiSecurity

ASK_SECONDS = 5.0
"""How long a question to NetworkManager may take, and a change to what it knows."""
SCAN_SECONDS = 20.0
"""How long it may take to look which networks there are."""
JOIN_SECONDS = 45
"""How long a network may take to answer, as a whole number for nmcli."""

_SECRET = "802-11-wireless-security.psk"  # noqa: S105 -- the name of a property
_KEY_MANAGEMENT = {WifiSecurity.WPA: "wpa-psk", WifiSecurity.WPA3: "sae"}
"""NetworkManager's names; its "wpa-psk" is WPA2 and WPA3, as the network has it (nm-settings(5))."""
_NO_MANAGER, _TIMED_OUT = 8, 3
"""Exit codes of nmcli(1)."""

log = logging.getLogger(__name__)


class NetworkError(UserError):
    """A network cannot be kept; the message says what to do."""


class Network(Protocol):
    """What joins networks. Each call returns within a minute and a half."""

    def join(self, card: WifiCard) -> NetworkTrouble | None:
        """Join a network for a trial, which ends the trial before it; gives why not, or None if it is joined."""

    def keep(self) -> None:
        """Keep the network that is on trial; without one, this does nothing.

        Raises:
            NetworkError: It cannot be kept.
        """

    def forget(self) -> None:
        """End the trial: what was known before counts again. Without one, this does nothing."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a command answered."""

    code: int
    """Its exit code."""
    out: str
    error: str


class NetworkManager:
    """Implements Network by `nmcli`. Used by one thread."""

    def __init__(self, nmcli: str = "nmcli") -> None:
        self._nmcli = nmcli
        self._trial: str | None = None
        """The UUID of the connection that is on trial."""

    def join(self, card: WifiCard) -> NetworkTrouble | None:
        """Implement Network."""
        self.forget()
        try:
            return self._usable() or self._add(card) or self._bring_up(card)
        except FileNotFoundError:
            log.warning("There is no nmcli. Install it with `sudo apt-get install network-manager`.")
            return NetworkTrouble.NO_ADAPTER
        except subprocess.TimeoutExpired:
            return NetworkTrouble.TIMED_OUT
        except OSError as error:
            log.warning("nmcli cannot be started: %s.", error)
            return NetworkTrouble.FAILED

    def keep(self) -> None:
        """Implement Network."""
        if self._trial is None:
            return
        try:
            # Changing what is known in memory alone writes it to the disk (nmcli(1), "connection modify").
            answer = self._run("connection", "modify", "uuid", self._trial, "connection.autoconnect", "yes")
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NetworkError(f"The network cannot be kept ({type(error).__name__}). Try again.") from error
        if answer.code != 0:
            raise NetworkError(f"The network cannot be kept: NetworkManager says {answer.code}. Try again.")
        self._trial = None

    def forget(self) -> None:
        """Implement Network."""
        trial, self._trial = self._trial, None
        if trial is None:
            return
        try:
            answer = self._run("connection", "delete", "uuid", trial)
        except (OSError, subprocess.TimeoutExpired) as error:
            # It is in memory alone, and gone with the next start.
            log.warning("A network that was tried is still joined until the next start (%s).", error)
            return
        if answer.code != 0:
            log.warning("A network that was tried is still joined until the next start (nmcli: %d).", answer.code)

    def _usable(self) -> NetworkTrouble | None:
        """Tell why no network can be joined at all."""
        devices = self._run("-t", "-f", "TYPE,STATE", "device")
        if devices.code == _NO_MANAGER:
            log.warning("NetworkManager does not run. Start it with `sudo systemctl start NetworkManager`.")
            return NetworkTrouble.NO_ADAPTER
        states = [line.partition(":")[2] for line in devices.out.splitlines() if line.startswith("wifi:")]
        if not states:
            return NetworkTrouble.NO_ADAPTER
        radio = self._run("-t", "-f", "WIFI-HW,WIFI", "radio")
        if "disabled" in radio.out:
            return NetworkTrouble.SWITCHED_OFF
        return NetworkTrouble.NO_ADAPTER if all(state.startswith("unmanaged") for state in states) else None

    def _add(self, card: WifiCard) -> NetworkTrouble | None:
        """Make the network known, in memory alone."""
        settings = {
            "connection.autoconnect": "no",
            "802-11-wireless.ssid": card.name,
            "802-11-wireless.hidden": "yes" if card.is_hidden else "no",
        }
        if card.security is not WifiSecurity.OPEN:
            settings["802-11-wireless-security.key-mgmt"] = _KEY_MANAGEMENT[card.security]
        pairs = [part for pair in settings.items() for part in pair]
        named = ("type", "wifi", "con-name", f"Kijkmee: {card.name}", "ifname", "*")
        answer = self._run("connection", "add", "save", "no", *named, "--", *pairs)
        found = re.search(r"\(([0-9a-f-]{36})\) successfully added", answer.out)
        if answer.code != 0 or found is None:
            return _trouble(answer)
        self._trial = found[1]
        return None

    def _bring_up(self, card: WifiCard) -> NetworkTrouble | None:
        """Join what was made known; if that cannot be, it is forgotten."""
        trial = self._trial
        assert trial is not None  # noqa: S101 -- it was added before
        trouble: NetworkTrouble | None = NetworkTrouble.TIMED_OUT
        try:
            # What is in reach may have changed since NetworkManager looked last; whether it tells does not matter.
            self._run("-t", "-f", "BSSID", "device", "wifi", "list", "--rescan", "yes", seconds=SCAN_SECONDS)
            up = ["--wait", str(JOIN_SECONDS), "connection", "up", "uuid", trial]
            if card.password is not None:
                up += ["passwd-file", "/dev/stdin"]
            answer = self._run(*up, secret=card.password, seconds=JOIN_SECONDS + ASK_SECONDS)
            trouble = None if answer.code == 0 else _trouble(answer)
        finally:
            if trouble is not None:
                self.forget()
        return trouble

    def _run(self, *arguments: str, secret: str | None = None, seconds: float = ASK_SECONDS) -> _Answer:
        """Run nmcli; the secret goes to its standard input in the form of a passwd-file.

        Raises:
            FileNotFoundError: There is no nmcli.
            OSError: It cannot be started.
            subprocess.TimeoutExpired: It took too long, and was ended.
        """
        given = "" if secret is None else f"{_SECRET}:{_escaped(secret)}\n"
        done = subprocess.run(  # noqa: S603 -- a fixed program; a network's name is one argument of it
            [self._nmcli, *arguments],
            input=given,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
            check=False,
            # Its answers are read, so they must be in one language.
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        return _Answer(done.returncode, done.stdout, done.stderr)


def _escaped(secret: str) -> str:
    """Write a secret for nmcli's passwd-file, which drops spaces at the ends and knows backslashes."""
    return "".join(
        chr(byte) if chr(byte).isascii() and chr(byte).isalnum() else f"\\{byte:03o}" for byte in secret.encode()
    )


_WORDS = (
    ("secrets were required", NetworkTrouble.PASSWORD),
    ("property is invalid", NetworkTrouble.PASSWORD),
    ("network could not be found", NetworkTrouble.NOT_FOUND),
    ("no suitable device", NetworkTrouble.NOT_FOUND),
    ("not available on", NetworkTrouble.NOT_FOUND),
    ("insufficient privileges", NetworkTrouble.NOT_ALLOWED),
    ("not authorized", NetworkTrouble.NOT_ALLOWED),
    ("timeout", NetworkTrouble.TIMED_OUT),
    ("timed out", NetworkTrouble.TIMED_OUT),
    ("took too long", NetworkTrouble.TIMED_OUT),
)
"""What stands in NetworkManager's answers, in small letters, and what it means."""


def _trouble(answer: _Answer) -> NetworkTrouble:
    said = answer.error.lower()
    found = next((trouble for part, trouble in _WORDS if part in said), None)
    if found is None:
        found = NetworkTrouble.TIMED_OUT if answer.code == _TIMED_OUT else NetworkTrouble.FAILED
    log.warning("A network was not joined: %s (nmcli: %d).", Told(found.value), answer.code)
    return found


@dataclass
class FakeNetwork:
    """Implements Network in memory, for tests and for a machine without one."""

    trouble: NetworkTrouble | None = None
    """What comes of joining."""
    cannot_keep: bool = False
    joined: list[WifiCard] = field(default_factory=list)
    """Every network that was tried, in order."""
    trial: WifiCard | None = None
    kept: WifiCard | None = None

    def join(self, card: WifiCard) -> NetworkTrouble | None:
        """Implement Network."""
        self.joined.append(card)
        self.trial = card if self.trouble is None else None
        return self.trouble

    def keep(self) -> None:
        """Implement Network."""
        if self.cannot_keep:
            raise NetworkError("The network cannot be kept. Try again.")
        if self.trial is not None:
            self.kept, self.trial = self.trial, None

    def forget(self) -> None:
        """Implement Network."""
        self.trial = None
