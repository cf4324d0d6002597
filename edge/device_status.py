"""What the device knows of itself: time on the wall, battery and heat, told at the start and when they change."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from edge.clock import Clock, local_zone, wall_now
from edge.health.heat import Heat, read_heat
from pipelines.session import DeviceStatus

POWER_SUPPLIES = Path("/sys/class/power_supply")
"""Where Linux tells of batteries and chargers (Documentation/ABI/testing/sysfs-class-power)."""
LOOK_SECONDS = 60.0
"""So often the device looks at itself."""
SET_AGAIN = timedelta(seconds=1)
"""A clock on the wall that is off by more than this against the run's own was set again."""
NEVER_SET_BEFORE = datetime(2026, 1, 1, tzinfo=UTC)
"""A clock that shows an earlier time was never set: a Raspberry Pi without a network starts in the past."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Battery:
    """What the batteries tell together."""

    charge: float
    """How full they are in the mean, 0 to 1."""
    is_charging: bool
    """Whether one is being charged, or all are full."""


def read_battery(folder: Path = POWER_SUPPLIES) -> Battery | None:
    """Read the batteries of the device; None if it has none.

    Args:
        folder: Holds a folder for each battery and charger.

    Raises:
        OSError: A battery cannot be read.
        ValueError: It tells nothing that can be understood.
    """
    try:
        supplies = sorted(folder.iterdir())
    except FileNotFoundError:
        return None
    charges: list[float] = []
    states: list[str] = []
    for supply in supplies:
        if _told(supply / "type", "") != "Battery" or _told(supply / "present", "1") == "0":
            continue
        # Those of a wireless keyboard or pedal stand beside the device's own.
        if _told(supply / "scope", "System") == "Device":
            continue
        charges.append(min(max(int(_told(supply / "capacity")) / 100, 0.0), 1.0))
        states.append(_told(supply / "status", "Unknown"))
    if not charges:
        return None
    return Battery(sum(charges) / len(charges), "Charging" in states or set(states) == {"Full"})


def _told(file: Path, default: str | None = None) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        if default is None:
            raise
        return default


class DeviceWatch:
    """Looks at the device in a thread of its own, because a battery may answer slowly or not at all."""

    def __init__(
        self,
        profile: str,
        clock: Clock,
        *,
        wall: Callable[[], datetime] = wall_now,
        zone: tzinfo | None = None,
        supplies: Path = POWER_SUPPLIES,
        heat: Callable[[], Heat | None] = read_heat,
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        """Take what to look at.

        Args:
            profile: The title of the profile in use.
            clock: The run's own.
            wall: Tells the date and time, with their offset.
            zone: Where the wearer is; None takes the machine's.
            supplies: As for `read_battery`.
            heat: Tells how hot the processor is.
            look_seconds: How long to wait between two looks, in the machine's time.
        """
        self._profile = profile
        self._clock = clock
        self._wall = wall
        self._zone = zone or local_zone()
        self._supplies = supplies
        self._heat = heat
        self._look_seconds = look_seconds
        self._last: DeviceStatus | None = None
        self._has_failed = False
        self._is_ending = threading.Event()
        self._is_renamed = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, deliver: Callable[[DeviceStatus], None]) -> None:
        """Begin to look; `deliver` gets the first status, then each that differs from the one before."""
        self._thread = threading.Thread(target=self._run, args=(deliver,), name="device", daemon=True)
        self._thread.start()

    def stop(self, patience_seconds: float = 1.0) -> None:
        """Look no more; a look that hangs for longer than this is left behind."""
        self._is_ending.set()
        self._is_renamed.set()
        if self._thread is not None:
            self._thread.join(patience_seconds)

    def rename(self, profile: str) -> None:
        """Tell from now on that another profile is in use, at once if it is looked at already."""
        self._profile = profile
        self._is_renamed.set()

    def look(self) -> DeviceStatus | None:
        """Look once; None if nothing has changed."""
        battery = self._battery()
        status = DeviceStatus(
            self._profile,
            self._wall_at_zero(),
            None if battery is None else battery.charge,
            is_charging=battery is not None and battery.is_charging,
            temperature=self._temperature(),
        )
        if status == self._last:
            return None
        self._last = status
        return status

    def _run(self, deliver: Callable[[DeviceStatus], None]) -> None:
        while not self._is_ending.is_set():
            status = self.look()
            if status is not None:
                deliver(status)
            self._is_renamed.wait(self._look_seconds)
            self._is_renamed.clear()

    def _temperature(self) -> float | None:
        """Give whole degrees: a tenth more is no news."""
        heat = self._heat()
        return None if heat is None or heat.celsius is None else float(round(heat.celsius))

    def _battery(self) -> Battery | None:
        try:
            battery = read_battery(self._supplies)
        except (OSError, ValueError) as error:
            if not self._has_failed:
                log.warning("The battery cannot be read (%s). How full it is cannot be told meanwhile.", error)
            self._has_failed = True
            return None
        self._has_failed = False
        return battery

    def _wall_at_zero(self) -> datetime | None:
        wall = self._wall()
        if wall < NEVER_SET_BEFORE:
            return None
        zero = (wall.astimezone(UTC) - timedelta(seconds=self._clock.now())).astimezone(self._zone)
        known = self._last.wall_at_zero if self._last else None
        return known if known is not None and abs(known - zero) < SET_AGAIN else zero
