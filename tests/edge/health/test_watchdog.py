"""The watchdog is pinged while all is healthy, and never otherwise."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from edge.clock import MonotonicClock
from edge.health.health import Fault, Health, Limits, Part
from edge.health.notify import Notifier
from edge.health.pulse import Pulse
from edge.health.watchdog import Watchdog, ping_seconds
from tests.edge.health.service_manager import ServiceManager

READY = Health()
STARTING = Health(awaited=(Part.CAMERA,))
HUNG = Health((Fault(Part.LOOP, 12.0),))
HUNG_LONGER = Health((Fault(Part.LOOP, 22.0),))
PING, UP = "WATCHDOG=1", "READY=1"


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[ServiceManager]:
    with ServiceManager(str(tmp_path / "notify")) as made:
        yield made


@pytest.mark.parametrize(
    ("course", "told"),
    [
        pytest.param([READY], ["STATUS=healthy", UP, PING], id="at once ready"),
        pytest.param([READY, READY], ["STATUS=healthy", UP, PING, PING], id="ready is told once, pings go on"),
        pytest.param(
            [STARTING, STARTING, READY],
            ["STATUS=starting, waiting for: camera", PING, PING, "STATUS=healthy", UP, PING],
            id="ready only when all have given a sign",
        ),
        pytest.param([HUNG], ["STATUS=main loop: no sign of life for 12 s"], id="no ping and never ready"),
        pytest.param(
            [READY, HUNG, HUNG_LONGER],
            ["STATUS=healthy", UP, PING, "STATUS=main loop: no sign of life for 12 s"],
            id="no ping from a program that hangs, told once",
        ),
        pytest.param(
            [READY, HUNG, READY],
            ["STATUS=healthy", UP, PING, "STATUS=main loop: no sign of life for 12 s", "STATUS=healthy", PING],
            id="pings again when it has caught itself",
        ),
    ],
)
def test_what_is_told_follows_from_the_health(manager: ServiceManager, course: list[Health], told: list[str]) -> None:
    states = iter(course)
    watchdog = Watchdog(Notifier(manager.address), lambda: next(states), 10.0)
    for _ in course:
        watchdog.look()
    assert manager.waiting() == told


def test_what_is_wrong_stands_in_the_log_once(manager: ServiceManager, caplog: pytest.LogCaptureFixture) -> None:
    states = iter([READY, HUNG, HUNG_LONGER, READY])
    watchdog = Watchdog(Notifier(manager.address), lambda: next(states))
    for _ in range(4):
        watchdog.look()
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]
    assert "main loop: no sign of life for 12 s" in caplog.messages[0]


def test_the_thread_pings_until_the_loop_hangs(manager: ServiceManager) -> None:
    clock = MonotonicClock()
    pulse = Pulse(clock, Limits(turn=0.3, frame=60, sound=60))
    watchdog = Watchdog(Notifier(manager.address), pulse.health, 0.02)
    pulse.framed()
    pulse.sounded(None)
    hangs = threading.Event()

    def loop() -> None:
        while not hangs.wait(0.01):
            pulse.turned()

    thread = threading.Thread(target=loop)
    thread.start()
    watchdog.start()
    heard = [manager.next()]
    while heard.count(PING) < 20:
        heard.append(manager.next())
    assert UP in heard
    assert all(each in {UP, PING} or each.startswith("STATUS=") for each in heard)

    hangs.set()
    thread.join()
    while not (last := manager.next()).startswith("STATUS=main loop"):
        assert last == PING
    # The thread lives on and looks many times more, and still sends nothing.
    with pytest.raises(TimeoutError):
        manager.next(timeout=0.3)
    watchdog.stop()
    assert manager.waiting() == ["STOPPING=1"]


def test_stopping_is_told_once_also_without_a_start(manager: ServiceManager) -> None:
    watchdog = Watchdog(Notifier(manager.address), lambda: READY)
    watchdog.stop()
    watchdog.stop()
    assert manager.waiting() == ["STOPPING=1"]


@pytest.mark.parametrize(
    ("environment", "seconds"),
    [
        ({}, None),
        ({"WATCHDOG_USEC": ""}, None),
        ({"WATCHDOG_USEC": "20000000"}, 10.0),
        ({"WATCHDOG_USEC": "20000000", "WATCHDOG_PID": "7"}, 10.0),
        ({"WATCHDOG_USEC": "20000000", "WATCHDOG_PID": ""}, 10.0),
        ({"WATCHDOG_USEC": "20000000", "WATCHDOG_PID": "8"}, None),
        ({"WATCHDOG_PID": "7"}, None),
    ],
)
def test_pings_come_at_half_the_limit_and_from_the_process_that_is_meant(
    environment: dict[str, str], seconds: float | None
) -> None:
    assert ping_seconds(environment, pid=7) == seconds


@pytest.mark.parametrize("limit", ["soon", "-5", "0", "1e6", "²"])
def test_a_limit_that_is_none_is_told_of(limit: str, caplog: pytest.LogCaptureFixture) -> None:
    assert ping_seconds({"WATCHDOG_USEC": limit}, pid=7) is None
    assert "WATCHDOG_USEC" in caplog.text
