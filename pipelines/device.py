"""What the device told of itself: answers about time, battery and profile, and when to warn of a low battery."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipelines import commands
from pipelines.commands import Command
from pipelines.phrases import reading_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.session import DeviceStatus
from pipelines.spoken.clock_times import say_clock_time
from pipelines.spoken.dates import say_weekday

LOW_BATTERY = (0.15, 0.05)
"""How full the battery is when the wearer is warned, and when once more; 0 to 1, falling."""
BATTERY_RECOVERED = 0.2
"""Above this the battery was charged again, and a later fall is warned of anew; a loose plug does not reach it."""
ABOUT_DEVICE = (commands.SayTime, commands.SayBattery, commands.SayProfile)
"""The commands that are answered from here, also while no shift is going on."""


@dataclass(frozen=True, slots=True)
class Device:
    """What is known of the device, and what was said of it unasked."""

    status: DeviceStatus | None = None
    """What it told last; None before it told anything."""
    warned_at: float | None = None
    """The level of LOW_BATTERY that the wearer was warned of last; None before a warning."""

    def told(self, status: DeviceStatus) -> Device:
        """Keep what the device tells; a charged battery makes its earlier warnings forgotten."""
        is_recovered = status.battery is not None and status.battery > BATTERY_RECOVERED
        return Device(status, None if is_recovered else self.warned_at)

    def answer(self, command: Command, now: float, language: str) -> Phrase | None:
        """Give the answer to a command at `now`, in seconds on the run's clock; None if it is not in ABOUT_DEVICE."""
        match command:
            case commands.SayTime():
                return self._time(now, language)
            case commands.SayBattery():
                return self._battery()
            case commands.SayProfile():
                return (
                    reading_phrases.no_profile()
                    if self.status is None
                    else reading_phrases.profile(self.status.profile)
                )
        return None

    @property
    def warning(self) -> Phrase | None:
        """The warning of a low battery that is due: once a level, and none while it charges."""
        level = self._level
        if level is None or self.status is None or self.status.battery is None:
            return None
        if self.status.is_charging or (self.warned_at is not None and self.warned_at <= level):
            return None
        percent = round(100 * self.status.battery)
        is_last = level == min(LOW_BATTERY)
        return reading_phrases.battery_nearly_empty(percent) if is_last else reading_phrases.battery_low(percent)

    def warned(self) -> Device:
        """Note that the warning that was due is said."""
        return replace(self, warned_at=self._level)

    @property
    def _level(self) -> float | None:
        """The lowest level that the battery has reached."""
        battery = self.status.battery if self.status else None
        return None if battery is None else min((level for level in LOW_BATTERY if battery <= level), default=None)

    def _time(self, now: float, language: str) -> Phrase:
        wall = self.status.wall_time(now) if self.status else None
        if wall is None:
            return reading_phrases.no_time()
        return reading_phrases.time_and_date(say_clock_time(wall.time(), language), say_weekday(wall.date(), language))

    def _battery(self) -> Phrase:
        if self.status is None or self.status.battery is None:
            return reading_phrases.no_battery()
        percent = round(100 * self.status.battery)
        return (
            reading_phrases.battery_charging(percent) if self.status.is_charging else reading_phrases.battery(percent)
        )
