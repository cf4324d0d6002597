"""What a set-up asks for is carried out once, answered, and undone where it was not kept."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from edge.errors import UserError
from edge.network import FakeNetwork
from edge.setup_effects import SetupEffects
from pipelines.setup.outcomes import NetworkJoined, NetworkTrouble, SettingsKept
from pipelines.setup.requests import JoinNetwork, KeepSettings, Request
from pipelines.setup.settings import DeviceSettings
from pipelines.setup.wifi_card import WifiCard, WifiSecurity

HOME = WifiCard("Huis", WifiSecurity.WPA, "geheim123")
GUEST = WifiCard("Gast")
SETTINGS = DeviceSettings("orcam")
PATIENCE_SECONDS = 20.0


@dataclass
class Desk:
    """Asks, and gets the outcomes."""

    network: FakeNetwork = field(default_factory=FakeNetwork)
    request: Request | None = None
    saved: list[DeviceSettings] = field(default_factory=list)
    is_disk_full: bool = False
    outcomes: queue.SimpleQueue[NetworkJoined | SettingsKept] = field(default_factory=queue.SimpleQueue)

    def __post_init__(self) -> None:
        self.effects = SetupEffects(lambda: self.request, self.network, self._save, self.outcomes.put)
        self.effects.start()

    def _save(self, settings: DeviceSettings) -> None:
        if self.is_disk_full:
            raise UserError("The disk is full. Make room.")
        self.saved.append(settings)

    def ask(self, request: Request) -> NetworkJoined | SettingsKept:
        """Ask, and wait for the outcome."""
        self.request = request
        outcome = self.outcomes.get(timeout=PATIENCE_SECONDS)
        assert self.outcomes.empty(), "it is carried out once"
        return outcome


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Give a desk, and end it."""
    desk = Desk()
    yield desk
    desk.effects.stop()


def test_a_network_and_settings_are_kept_together(desk: Desk) -> None:
    assert desk.ask(JoinNetwork(1, HOME)) == NetworkJoined(1)
    assert desk.network == FakeNetwork(joined=[HOME], trial=HOME)
    assert desk.ask(KeepSettings(2, SETTINGS, 1)) == SettingsKept(2, is_kept=True)
    assert desk.saved == [SETTINGS]
    desk.effects.stop()
    assert desk.network == FakeNetwork(joined=[HOME], kept=HOME)


def test_a_network_that_is_not_kept_is_left_again(desk: Desk) -> None:
    assert desk.ask(JoinNetwork(1, HOME)) == NetworkJoined(1)
    desk.effects.stop()
    assert desk.network == FakeNetwork(joined=[HOME])


def test_a_network_that_was_given_up_is_not_kept_with_the_settings(desk: Desk) -> None:
    desk.ask(JoinNetwork(1, HOME))
    assert desk.ask(KeepSettings(2, SETTINGS, None)) == SettingsKept(2, is_kept=True)
    assert desk.network == FakeNetwork(joined=[HOME])


def test_only_the_network_that_was_joined_last_can_be_kept(desk: Desk) -> None:
    desk.ask(JoinNetwork(1, HOME))
    desk.ask(JoinNetwork(2, GUEST))
    assert desk.ask(KeepSettings(3, SETTINGS, 1)) == SettingsKept(3, is_kept=True)
    assert desk.network == FakeNetwork(joined=[HOME, GUEST])


def test_trouble_is_answered(desk: Desk) -> None:
    desk.network.trouble = NetworkTrouble.PASSWORD
    assert desk.ask(JoinNetwork(1, HOME)) == NetworkJoined(1, NetworkTrouble.PASSWORD)


def test_a_network_that_cannot_be_kept_keeps_no_settings_either(desk: Desk) -> None:
    desk.ask(JoinNetwork(1, HOME))
    desk.network.cannot_keep = True
    assert desk.ask(KeepSettings(2, SETTINGS, 1)) == SettingsKept(2, is_kept=False)
    assert desk.saved == []


def test_a_full_disk_is_answered_and_can_be_tried_again(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.is_disk_full = True
    assert desk.ask(KeepSettings(1, SETTINGS, None)) == SettingsKept(1, is_kept=False)
    assert "Make room." in caplog.text
    desk.is_disk_full = False
    assert desk.ask(KeepSettings(2, SETTINGS, None)) == SettingsKept(2, is_kept=True)


def test_a_network_that_fails_unforeseen_is_answered_and_its_message_is_not_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(card: WifiCard) -> None:
        raise RuntimeError(f"cannot use {card.password}")

    monkeypatch.setattr(desk.network, "join", fail)
    assert desk.ask(JoinNetwork(1, HOME)) == NetworkJoined(1, NetworkTrouble.FAILED)
    assert "RuntimeError" in caplog.text
    assert "geheim123" not in caplog.text
