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
from edge.cameras.source import FrameSource, LiveCamera, Pace
from edge.clock import Clock
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
        live = chosen.live_camera(profile.camera, where, clock, slots_for(app.frames_kept(profile)), tell)
        focus = live.focus if profile.camera.focus == "on-command" else lambda: None
        return ChosenCamera(live, app.Lists(), focus=focus, spare=_spare(live, profile))
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


def _spare(camera: LiveCamera, profile: Profile) -> Callable[[Effort], None]:
    def spare(effort: Effort) -> None:
        rate, scale = PACES[effort]
        camera.adapt(Pace(None if effort is Effort.FULL else rate * profile.camera.frames_per_second, scale))

    return spare
