"""`kijkmee replay` and `kijkmee demo`: a set or a video through a whole pipeline, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from edge import app, profiles, sample_sets
from edge.cameras import folder as folder_camera
from edge.cameras import video
from edge.cameras.source import CutShortError
from edge.clock import MonotonicClock
from edge.errors import UserError
from edge.files import make_folder, write_text
from edge.pick_list_file import PickListFile
from edge.progress import progress_bar
from edge.replay import Entry, Listener, Replay, Replayed, Script
from edge.report.album import Album
from edge.report.page import write_report
from pipelines.types import Frame

DEMO = (("letter", "orcam"), ("pick-four-lines", "metafors"))
"""The sets that `kijkmee demo` plays, with their profiles."""
DEFAULT_OUT = Path("out")
"""Where replays are written, below the current folder."""
MOST_VIDEO_SECONDS = 3600.0
"""A video is replayed up to here."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a replay left behind."""

    title: str
    transcript: tuple[Entry, ...]
    transcript_file: Path
    wav: Path
    report: Path
    cut_short: CutShortError | None
    """Why not all frames could be used; None if all were."""

    @property
    def files(self) -> tuple[Path, ...]:
        """Give all files that were written."""
        return self.transcript_file, self.wav, self.report


@dataclass(frozen=True, slots=True)
class Played:
    """A replay that was played."""

    name: str
    """Of the set."""
    title: str
    profile: str
    """The name of the profile."""
    replayed: Replayed
    cut_short: CutShortError | None
    """Why not all frames could be used; None if all were."""


class _UntilCut:
    """Frames up to where a recording breaks off, and why it did."""

    def __init__(self, frames: Iterator[Frame]) -> None:
        self._frames = frames
        self.reason: CutShortError | None = None

    def __iter__(self) -> Iterator[Frame]:
        try:
            yield from self._frames
        except CutShortError as error:
            self.reason = error


@dataclass(frozen=True, slots=True)
class _Source:
    """What is to be replayed."""

    name: str
    title: str
    profile: str | None
    frames: _UntilCut
    script: Script
    pick_list: PickListFile | None


def sample_frames() -> Path:
    """Give the folder of the shipped sample sets.

    Raises:
        UserError: This installation has none.
    """
    folder = Path(__file__).resolve().parents[1] / "sample_frames"
    if not folder.is_dir():
        raise UserError(f"The sample frames are not in {folder}. Run this from a checkout of the project.")
    return folder


def replay(path: Path, profile_name: str | None, worker: str | None, out: Path | None) -> Made:
    """Replay a sample set, a folder of pictures or a video.

    Args:
        path: The set.
        profile_name: The profile; None takes the set's own.
        worker: A worker's code, for their preferences; None takes the profile's.
        out: Folder for the results, made if needed; None makes one below DEFAULT_OUT.

    Raises:
        UserError: Something cannot be used or written, with the remedy.
    """
    album = Album()
    played = play(path, profile_name, worker, album.add)
    folder = make_folder((out or DEFAULT_OUT) / f"{played.name}-{Path(played.profile).stem}")
    transcript_file = folder / "transcript.jsonl"
    write_text(transcript_file, played.replayed.as_jsonl())
    wav = folder / "sound.wav"
    with progress_bar("Writing the sound") as advance:
        app.write_sound(wav, played.replayed.heard, played.replayed.duration, advance)
    report = folder / "report.html"
    write_report(report, played.replayed, album, title=played.title, profile=played.profile, wav=wav)
    return Made(played.title, played.replayed.transcript, transcript_file, wav, report, played.cut_short)


def play(
    path: Path, profile_name: str | None = None, worker: str | None = None, listener: Listener = lambda _: None
) -> Played:
    """Replay a sample set, a folder of pictures or a video, and write nothing; see `replay`."""
    source = _open(path)
    name = profile_name or source.profile
    if name is None:
        raise UserError(f"{path} names no profile. Say which job to do, for example with --profile orcam.")
    profile = profiles.load(name)
    app.use_threads(profile.text.threads)
    playing = Replay(
        app.assistant(profile, app.preferences_of(worker, profile), source.pick_list),
        app.vision(profile),
        source.script,
        MonotonicClock(),
        keep_frames=profile.reading.keep_frames,
        listener=listener,
    )
    with progress_bar(f"Replaying {source.name}") as advance:
        replayed = playing.run(advance)
    return Played(source.name, source.title, name, replayed, source.frames.reason)


def _open(path: Path) -> _Source:
    if path.is_file():
        frames = _UntilCut(video.frames(path))
        script = Script(iter(frames), (), MOST_VIDEO_SECONDS)
        return _Source(path.stem, path.name, None, frames, script, None)
    sample_set = sample_sets.load(path)
    frames = _UntilCut(folder_camera.frames(sample_set))
    script = Script(iter(frames), sample_set.given, sample_set.duration, sample_set.nominal)
    name = sample_set.folder.resolve().name
    return _Source(name, sample_set.title, sample_set.profile, frames, script, sample_set.pick_list)
