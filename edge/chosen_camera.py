"""The camera that a command names: a live one, or a recording that plays as one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from edge import app, sample_sets
from edge.cameras import chosen, video
from edge.cameras.folder import FolderCamera
from edge.cameras.held import HeldCamera
from edge.cameras.ring import slots_for
from edge.cameras.source import FrameSource, Pace
from edge.clock import Clock
from edge.errors import UserError
from edge.profile_keys import Profile
from pipelines.effort import Effort
from pipelines.session import CameraStatus

PACES = {
    Effort.FULL: (1.0, 1.0),
    Effort.SLOWER: (0.5, 1.0),
    Effort.SMALLER: (0.5, 0.75),
    Effort.LEAST: (0.5, 0.75),
}
"""For each effort: the share of the profile's frames a second, and of its width and height."""
RESTING_FRAMES_PER_SECOND = 4.0
"""While nothing changes in view: a change is seen a quarter of a second later at most, and the full pace comes back."""


@dataclass(frozen=True)
class ChosenCamera:
    """A camera, not open, and how a live run works it."""

    source: FrameSource
    brought: app.Lists
    """What a sample set brings."""
    let_go: Callable[[], None] = lambda: None
    """Ends one that only waits for the wearer."""
    focus: Callable[[], None] = lambda: None
    """Focuses, where the profile wants that on command."""
    spare: Callable[[Effort], None] = lambda _: None
    """Gives as much as an effort allows."""
    rest: Callable[[bool], None] = lambda _: None
    """Gives fewer frames while nothing changes in view."""
    follow: Callable[[Profile], None] = lambda _: None
    """Gives what another profile asks for from now on."""


def choose_camera(
    where: str | None,
    profile: Profile,
    clock: Clock,
    tell: Callable[[CameraStatus], None],
    on_end: Callable[[], None],
) -> ChosenCamera:
    """Give a camera.

    Args:
        where: A folder of pictures, a sample set, a video, or a live camera as `edge.cameras.chosen` names it; None for
            the profile's own camera.
        profile: Says what the camera is to give.
        clock: The run's clock.
        tell: Told when a live camera is lost and when it comes back.
        on_end: Called when a recording is over; its last picture stays in view.

    Raises:
        UserError: There is no such camera or recording, with the remedy.
    """
    if where is None or chosen.is_live(where):
        live = _Live(where, profile, clock, tell)
        return ChosenCamera(
            live.camera, app.Lists(), focus=live.focus, spare=live.spare, rest=live.rest, follow=live.follow
        )
    if not Path(where).exists():
        raise UserError(
            f"There is no folder or video {where}, and no camera of that name. Write auto, csi, usb, a device such as "
            "/dev/video0, or a path."
        )
    film, brought = recording(Path(where), profile, clock)
    held = HeldCamera(film, clock, 1 / profile.camera.frames_per_second, on_end)
    return ChosenCamera(held, brought, let_go=held.let_go)


def recording(path: Path, profile: Profile, clock: Clock) -> tuple[FrameSource, app.Lists]:
    """Give a recording as a camera that shows it once, and the lists that it brings.

    Args:
        path: A folder of pictures, a sample set or a video.
        profile: Gives the pace of a folder that tells no times.
        clock: The run's clock.

    Raises:
        UserError: It cannot be used, with the remedy.
    """
    if path.is_file():
        video.check(path)
        return video.VideoCamera(path, clock), app.Lists()
    sample_set = sample_sets.load(path, profile.camera.frames_per_second)
    return FolderCamera(sample_set, clock), app.Lists.of(sample_set)


class _Live:
    """A live camera, and the profile that says what it is to give."""

    def __init__(self, where: str | None, profile: Profile, clock: Clock, tell: Callable[[CameraStatus], None]) -> None:
        self._where = where
        self._clock = clock
        self._profile = profile
        self._effort, self._is_resting = Effort.FULL, False
        self.camera = chosen.live_camera(profile.camera, where, clock, slots_for(app.frames_kept(profile)), tell)

    def focus(self) -> None:
        if self._profile.camera.focus == "on-command":
            self.camera.focus()

    def spare(self, effort: Effort) -> None:
        self._effort = effort
        self._adapt()

    def rest(self, is_resting: bool) -> None:  # noqa: FBT001 -- the one thing there is to tell
        self._is_resting = is_resting
        self._adapt()

    def _adapt(self) -> None:
        rate, scale = PACES[self._effort]
        most = rate * self._profile.camera.frames_per_second
        if self._is_resting:
            most = min(most, RESTING_FRAMES_PER_SECOND)
        # None follows the profile.
        is_full = self._effort is Effort.FULL and not self._is_resting
        self.camera.adapt(Pace(None if is_full else most, scale))

    def follow(self, profile: Profile) -> None:
        before, self._profile = self._profile, profile
        is_same = before.camera == profile.camera and app.frames_kept(before) == app.frames_kept(profile)
        if not is_same:
            slots = slots_for(app.frames_kept(profile))
            chosen.follow(self.camera, profile.camera, self._where, self._clock, slots)
            self._adapt()
