"""What the device told of itself: answers about time, battery and profile, and what is said of it unasked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipelines import commands
from pipelines.commands import Command
from pipelines.effort import Sparing, Strain
from pipelines.phrases import device_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.session import CameraStatus, CameraTrouble, DeviceStatus
from pipelines.spoken.clock_times import say_clock_time
from pipelines.spoken.dates import say_weekday
from pipelines.types import Earcon, SpeechMoment, SpeechProgress

LOW_BATTERY = (0.15, 0.05)
"""How full the battery is when the wearer is warned, and when once more; 0 to 1, falling."""
BATTERY_RECOVERED = 0.2
"""Above this the battery was charged again, and a later fall is warned of anew; a loose plug does not reach it."""
LOSSES = ("camera-lost", "camera-black")
"""The phrases that tell of a lost camera."""
RETURN = "camera-back"
"""The phrase that tells that it works again."""
ABOUT_DEVICE = (commands.SayTime, commands.SayBattery, commands.SayProfile)
"""The commands that are answered from here, also while no shift is going on."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be said of the device unasked."""

    phrase: Phrase
    earcon: Earcon | None
    """What is sounded before it."""
    device: Device
    """What is known once it is said."""


@dataclass(frozen=True, slots=True)
class Device:
    """What is known of the device, and what was said of it unasked."""

    status: DeviceStatus | None = None
    """What it told last; None before it told anything."""
    warned_at: float | None = None
    """The level of LOW_BATTERY that the wearer was warned of last; None before a warning."""
    camera: CameraTrouble | None = None
    """What is wrong with the camera; None while it gives pictures."""
    camera_told: CameraTrouble | None = None
    """What the wearer was told last of it."""
    camera_lost_as: CameraTrouble | None = None
    """What the wearer was told of its last loss."""
    sparing: Sparing = field(default_factory=Sparing)
    """How much is done."""
    is_sparing_told: bool = False
    """Whether the wearer was told that less is done, since all was done last."""

    def told(self, status: DeviceStatus) -> Device:
        """Keep what the device tells; a charged battery makes its earlier warnings forgotten."""
        is_recovered = status.battery is not None and status.battery > BATTERY_RECOVERED
        sparing = self.sparing.told(status)
        return replace(
            self,
            status=status,
            warned_at=None if is_recovered else self.warned_at,
            sparing=sparing,
            is_sparing_told=self.is_sparing_told and sparing.strain is not None,
        )

    def heard(self, progress: SpeechProgress) -> Device:
        """Note that what was said of the camera was dropped before it was heard; what still holds is said again."""
        if progress.moment is not SpeechMoment.DROPPED:
            return self
        if progress.utterance.phrase in LOSSES and self.camera is not None:
            return replace(self, camera_told=None)
        if progress.utterance.phrase == RETURN and self.camera is None:
            return replace(self, camera_told=self.camera_lost_as)
        return self

    def seen(self, status: CameraStatus) -> Device:
        """Keep how the camera is."""
        return replace(self, camera=status.trouble)

    @property
    def notice(self) -> Notice | None:
        """What is to be said next; None if all was said."""
        if self.camera is not self.camera_told:
            told = replace(self, camera_told=self.camera)
            if self.camera is None:
                return Notice(device_phrases.camera_back(), None, told)
            is_black = self.camera is CameraTrouble.BLACK
            lost = device_phrases.camera_black() if is_black else device_phrases.camera_lost()
            return Notice(lost, Earcon.CAMERA_LOST, replace(told, camera_lost_as=self.camera))
        warning = self._warning
        if warning is not None:
            return Notice(warning, Earcon.LOW_BATTERY, replace(self, warned_at=self._level))
        if self.sparing.strain is Strain.HEAT and not self.is_sparing_told:
            # The warning of a low battery says it for the battery.
            return Notice(device_phrases.spares_for_heat(), None, replace(self, is_sparing_told=True))
        return None

    def answer(self, command: Command, now: float, language: str) -> Phrase | None:
        """Give the answer to a command at `now`, in seconds on the run's clock; None if it is not in ABOUT_DEVICE."""
        match command:
            case commands.SayTime():
                return self._time(now, language)
            case commands.SayBattery():
                return self._battery()
            case commands.SayProfile():
                return (
                    device_phrases.no_profile() if self.status is None else device_phrases.profile(self.status.profile)
                )
        return None

    @property
    def _warning(self) -> Phrase | None:
        """The warning of a low battery that is due: once a level, and none while it charges."""
        level = self._level
        if level is None or self.status is None or self.status.battery is None:
            return None
        if self.status.is_charging or (self.warned_at is not None and self.warned_at <= level):
            return None
        percent = round(100 * self.status.battery)
        is_last = level == min(LOW_BATTERY)
        return device_phrases.battery_nearly_empty(percent) if is_last else device_phrases.battery_low(percent)

    @property
    def _level(self) -> float | None:
        """The lowest level that the battery has reached."""
        battery = self.status.battery if self.status else None
        return None if battery is None else min((level for level in LOW_BATTERY if battery <= level), default=None)

    def _time(self, now: float, language: str) -> Phrase:
        wall = self.status.wall_time(now) if self.status else None
        if wall is None:
            return device_phrases.no_time()
        return device_phrases.time_and_date(say_clock_time(wall.time(), language), say_weekday(wall.date(), language))

    def _battery(self) -> Phrase:
        if self.status is None or self.status.battery is None:
            return device_phrases.no_battery()
        percent = round(100 * self.status.battery)
        return device_phrases.battery_charging(percent) if self.status.is_charging else device_phrases.battery(percent)
