"""What the device tells of itself: batteries as Linux shows them, the time on the wall, and when it tells them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from edge import clock
from edge.clock import ManualClock, local_zone, wall_now
from edge.device_status import Battery, DeviceWatch, read_battery
from pipelines import commands
from pipelines.session import DeviceStatus
from tests.edge.live_rig import GREETING, Rig, ended

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MORNING = datetime(2026, 11, 25, 9, 15, tzinfo=AMSTERDAM)


def supply(folder: Path, name: str, **files: str) -> None:
    """Write what Linux tells of a battery or a charger."""
    (folder / name).mkdir(exist_ok=True)
    for file, text in files.items():
        (folder / name / file).write_text(f"{text}\n")


def battery(folder: Path, name: str = "BAT0", **files: str) -> None:
    """Write what Linux tells of a battery."""
    supply(folder, name, **{"type": "Battery", "capacity": "80", "status": "Discharging", **files})


# Batteries


def test_a_device_without_batteries_has_none(tmp_path: Path) -> None:
    assert read_battery(tmp_path / "no-such-folder") is None
    assert read_battery(tmp_path) is None
    supply(tmp_path, "AC", type="Mains", online="1")
    assert read_battery(tmp_path) is None


@pytest.mark.parametrize(
    ("status", "is_charging"),
    [("Discharging", False), ("Charging", True), ("Full", True), ("Not charging", False), ("Unknown", False)],
)
def test_a_battery_is_read(tmp_path: Path, status: str, *, is_charging: bool) -> None:
    battery(tmp_path, status=status)
    assert read_battery(tmp_path) == Battery(0.8, is_charging)


@pytest.mark.parametrize(("capacity", "charge"), [("0", 0.0), ("100", 1.0), ("104", 1.0), ("-1", 0.0)])
def test_a_battery_is_never_beyond_empty_and_full(tmp_path: Path, capacity: str, charge: float) -> None:
    battery(tmp_path, capacity=capacity)
    assert read_battery(tmp_path) == Battery(charge, is_charging=False)


@pytest.mark.parametrize(
    ("states", "is_charging"),
    [
        (("Charging", "Discharging"), True),
        (("Full", "Discharging"), False),
        (("Full", "Full"), True),
        (("Full", "Charging"), True),
    ],
)
def test_several_batteries_count_together(tmp_path: Path, states: tuple[str, str], *, is_charging: bool) -> None:
    battery(tmp_path, "BAT0", capacity="90", status=states[0])
    battery(tmp_path, "BAT1", capacity="50", status=states[1])
    supply(tmp_path, "usb", type="USB", online="0")
    assert read_battery(tmp_path) == Battery(0.7, is_charging)


def test_batteries_of_other_things_and_empty_bays_do_not_count(tmp_path: Path) -> None:
    battery(tmp_path, "BAT0", capacity="40")
    battery(tmp_path, "BAT1", capacity="0", present="0")
    battery(tmp_path, "hid-pedal", capacity="3", scope="Device")
    assert read_battery(tmp_path) == Battery(0.4, is_charging=False)


def test_a_battery_that_does_not_tell_its_state_is_not_charging(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery", capacity="40")
    assert read_battery(tmp_path) == Battery(0.4, is_charging=False)


# The watch


class Wall:
    """A clock on the wall that a test sets."""

    def __init__(self) -> None:
        self.shows = MORNING

    def __call__(self) -> datetime:
        """See `wall_now`."""
        return self.shows


def watched(folder: Path, machine: ManualClock, wall: Wall) -> DeviceWatch:
    return DeviceWatch("Read aloud", machine, wall=wall, zone=AMSTERDAM, supplies=folder)


def test_the_first_status_is_told_and_then_only_what_changes(tmp_path: Path) -> None:
    machine, wall = ManualClock(30.0), Wall()
    battery(tmp_path)
    watch = watched(tmp_path, machine, wall)
    first = DeviceStatus("Read aloud", MORNING - timedelta(seconds=30), 0.8)
    assert watch.look() == first
    for _ in range(5):
        machine.advance(60)
        wall.shows += timedelta(seconds=60.1)
        assert watch.look() is None
    battery(tmp_path, capacity="79", status="Charging")
    assert watch.look() == DeviceStatus("Read aloud", first.wall_at_zero, 0.79, is_charging=True)
    assert watch.look() is None


def test_a_clock_that_is_set_is_told(tmp_path: Path) -> None:
    machine, wall = ManualClock(), Wall()
    watch = watched(tmp_path, machine, wall)
    watch.look()
    wall.shows += timedelta(hours=2)
    assert watch.look() == DeviceStatus("Read aloud", MORNING + timedelta(hours=2))


def test_a_clock_that_was_never_set_is_unknown_until_it_is(tmp_path: Path) -> None:
    machine, wall = ManualClock(), Wall()
    wall.shows = datetime(1970, 1, 1, 0, 2, tzinfo=UTC)
    watch = watched(tmp_path, machine, wall)
    assert watch.look() == DeviceStatus("Read aloud")
    wall.shows = MORNING
    assert watch.look() == DeviceStatus("Read aloud", MORNING)


def test_the_zone_is_that_of_the_place(tmp_path: Path) -> None:
    wall = Wall()
    wall.shows = MORNING.astimezone(UTC)
    status = watched(tmp_path, ManualClock(), wall).look()
    assert status is not None
    told = status.wall_time(0.0)
    assert told is not None
    assert (told.hour, told.minute) == (9, 15)


@pytest.mark.parametrize("files", [{"capacity": "?"}, {"capacity": ""}, {"type": "Battery\xe9"}])
def test_a_battery_that_cannot_be_read_is_unknown_and_complained_of_once(
    tmp_path: Path, files: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    battery(tmp_path, **files)
    watch = watched(tmp_path, ManualClock(), Wall())
    assert watch.look() == DeviceStatus("Read aloud", MORNING)
    assert watch.look() is None
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    battery(tmp_path)
    assert watch.look() == DeviceStatus("Read aloud", MORNING, 0.8)
    battery(tmp_path, **files)
    watch.look()
    assert len(caplog.records) == 2, "it is a new failure"


@pytest.mark.skipif(os.geteuid() == 0, reason="a superuser may read everything")
def test_a_battery_that_may_not_be_read_is_unknown(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    battery(tmp_path)
    (tmp_path / "BAT0" / "capacity").chmod(0)
    assert watched(tmp_path, ManualClock(), Wall()).look() == DeviceStatus("Read aloud", MORNING)
    assert "cannot be read" in caplog.text


def test_a_battery_without_a_capacity_is_unknown(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    supply(tmp_path, "BAT0", type="Battery")
    assert watched(tmp_path, ManualClock(), Wall()).look() == DeviceStatus("Read aloud", MORNING)
    assert "cannot be read" in caplog.text


def test_a_watch_that_was_not_started_can_be_stopped(tmp_path: Path) -> None:
    watched(tmp_path, ManualClock(), Wall()).stop()


# Zones


@pytest.fixture
def zone_restored() -> Iterator[None]:
    """Let the machine's own zone count again afterwards."""
    yield
    time.tzset()


@pytest.mark.usefixtures("zone_restored")
@pytest.mark.parametrize("name", ["Europe/Amsterdam", ":Europe/Amsterdam", "CET-1CEST,M3.5.0,M10.5.0/3"])
def test_the_zone_of_the_environment_counts(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", name)
    time.tzset()
    here = datetime.now().astimezone()
    assert here.astimezone(local_zone()).utcoffset() == here.utcoffset()


def test_the_machines_zone_knows_its_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    amsterdam = Path("/usr/share/zoneinfo/Europe/Amsterdam")
    if not amsterdam.exists():
        pytest.skip("this system has no time zones")
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(clock, "LOCAL_TIME", amsterdam)
    offsets = [datetime(2026, month, 1, tzinfo=UTC).astimezone(local_zone()).utcoffset() for month in (1, 7)]
    assert offsets == [timedelta(hours=1), timedelta(hours=2)]


def test_a_machine_without_a_zone_has_an_offset(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(clock, "LOCAL_TIME", tmp_path / "missing")
    assert wall_now().astimezone(local_zone()).utcoffset() is not None


# Live


@pytest.mark.usefixtures("patience")
def test_a_live_run_tells_how_full_the_battery_is_and_warns_when_it_falls(
    pool: ThreadPoolExecutor, tmp_path: Path
) -> None:
    battery(tmp_path)
    rig = Rig(supplies=tmp_path)
    running = pool.submit(rig.live.run)
    rig.wait_for(GREETING[-1])
    rig.control.give(commands.SayBattery())
    rig.wait_for("De batterij is voor 80 procent vol.")
    rig.control.give(commands.SayProfile())
    rig.wait_for("Het profiel is: Voorlezen.")
    battery(tmp_path, capacity="15")
    rig.wait_for("Laad de batterij straks op. Er is nog 15 procent. Ik kijk nu rustiger.")
    assert ("earcon", "low-battery") in rig.noted
    rig.control.give(commands.EndShift())
    ended(running)
