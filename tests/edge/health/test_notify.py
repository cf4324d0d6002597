"""What the service manager gets, over a real socket."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from edge.health import notify
from edge.health.notify import Notifier
from tests.edge.health.service_manager import ServiceManager


@pytest.fixture(params=["path", "abstract"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "notify") if request.param == "path" else f"@kijkmee-{uuid.uuid4().hex}"


def test_every_message_arrives_as_it_is_written_down(address: str) -> None:
    with ServiceManager(address) as manager:
        notifier = Notifier.of_environment({"NOTIFY_SOCKET": address})
        notifier.status("healthy")
        notifier.ready()
        notifier.watchdog()
        notifier.stopping()
        assert manager.waiting() == ["STATUS=healthy", "READY=1", "WATCHDOG=1", "STOPPING=1"]


def test_a_status_cannot_smuggle_in_another_message(tmp_path: Path) -> None:
    with ServiceManager(str(tmp_path / "notify")) as manager:
        Notifier(manager.address).status("camera lost\nWATCHDOG=1")
        assert manager.waiting() == ["STATUS=camera lost WATCHDOG=1"]


@pytest.mark.parametrize("environment", [{}, {"NOTIFY_SOCKET": ""}])
def test_without_a_service_manager_nothing_is_sent_and_nothing_said(
    environment: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    Notifier.of_environment(environment).ready()
    assert caplog.messages == []


def test_a_service_manager_that_has_gone_is_told_of_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    notifier = Notifier(str(tmp_path / "gone"))
    notifier.ready()
    notifier.watchdog()
    assert len(caplog.messages) == 1
    assert "READY" in caplog.messages[0]


def test_a_service_manager_that_takes_nothing_blocks_for_no_longer_than_it_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(notify, "SEND_SECONDS", 0.01)
    with ServiceManager(str(tmp_path / "notify")) as manager:
        notifier = Notifier(manager.address)
        for _ in range(2000):
            notifier.watchdog()
            if caplog.messages:
                break
        assert any("cannot be told WATCHDOG" in each for each in caplog.messages), "the socket's queue never filled"


def test_no_socket_is_left_open(tmp_path: Path) -> None:
    with ServiceManager(str(tmp_path / "notify")) as manager:
        before = len(list(Path("/proc/self/fd").iterdir()))
        for _ in range(5):
            Notifier(manager.address).watchdog()
        assert len(list(Path("/proc/self/fd").iterdir())) == before
