"""`kijkmee replay` and `kijkmee demo`: a set or a video through a whole pipeline, and what it leaves behind."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from edge import app, outputs, pick_list_file, profiles, sample_sets
from edge.app import Lists
from edge.cameras import folder as folder_camera
from edge.cameras import video
from edge.cameras.source import CutShortError
from edge.clock import MonotonicClock
from edge.controls.typed import parse_line, refuse_unknown
from edge.errors import UserError
from edge.files import DEFAULT_OUT, make_folder, write_text
from edge.pick_list_file import PickListFile
from edge.progress import progress_bar
from edge.replay import Entry, Given, Listener, Nominal, Replay, Replayed, Script
from edge.report.album import Album
from edge.report.page import About, write_report
from edge.sample_sets import DeclaredDevice
from pipelines.commands import Read
from pipelines.types import Frame

DEMO = (("letter", "orcam"), ("pick-four-lines", "metafors"))
"""The sets that `kijkmee demo` plays, with their profiles."""
MOST_VIDEO_SECONDS = 3600.0
"""A video is replayed up to here."""
READ_AT_SECONDS = 0.5
"""When a page is asked for where nobody says what the wearer does."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a replay left behind."""

    title: str
    transcript: tuple[Entry, ...]
    files: tuple[Path, ...]
    """What was written: transcript, sound and report, save those that could not be."""
    notes: tuple[str, ...]
    """What the reader of the transcript should know."""
    problems: tuple[UserError, ...]
    """Why something is missing; what could be seen, said and written was."""


@dataclass(frozen=True, slots=True)
class Played:
    """A replay that was played."""

    name: str
    """Of the set."""
    title: str
    profile: str
    """The name of the profile."""
    replayed: Replayed
    voice: str
    """The name of the wearer's voice."""
    notes: tuple[str, ...]
    """What the reader of the transcript should know."""
    cut_short: CutShortError | None
    """Why not all frames could be used; None if all were."""
    pick_list: PickListFile | None
    """What was to be picked."""


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
    given: tuple[Given, ...]
    """What the set says that the wearer does."""
    duration: float
    nominal: Nominal
    lists: Lists
    device: DeclaredDevice = field(default_factory=DeclaredDevice)


def sample_frames() -> Path:
    """Give the folder of the shipped sample sets.

    Raises:
        UserError: This installation has none.
    """
    folder = Path(__file__).resolve().parents[1] / "sample_frames"
    if not folder.is_dir():
        raise UserError(f"The sample frames are not in {folder}. Run this from a checkout of the project.")
    return folder


def replay(
    path: Path,
    profile_name: str | None = None,
    worker: str | None = None,
    out: Path | None = None,
    *,
    given: tuple[Given, ...] = (),
    pick_list: Path | None = None,
) -> Made:
    """Replay a sample set, a folder of pictures or a video, and write what came of it.

    Args:
        path: The set.
        profile_name: The profile; None takes the set's own.
        worker: A worker's code, for their preferences, which a replay never changes; None takes the profile's.
        out: Folder for the results, made if needed; None takes DEFAULT_OUT.
        given: What the wearer does, in the order of time; none takes what the set says.
        pick_list: A pick list; None takes the set's, if there is one.

    Raises:
        UserError: Something cannot be used, with the remedy.
    """
    source = _open(path, given, pick_list)
    name = _profile_name(path, profile_name or source.profile)
    # Before the work, so that a wrong folder costs no time.
    folder = make_folder((out or DEFAULT_OUT) / f"{source.name}-{Path(name).stem}")
    album = Album()
    played = _play(source, name, worker, album.add)
    files, problems = _write(folder, played, album)
    if played.cut_short is not None:
        problems = (*problems, played.cut_short)
    return Made(played.title, played.replayed.transcript, files, played.notes, problems)


def play(
    path: Path, profile_name: str | None = None, worker: str | None = None, listener: Listener = lambda _: None
) -> Played:
    """Replay a sample set, a folder of pictures or a video, and write nothing; see `replay`."""
    source = _open(path, (), None)
    return _play(source, _profile_name(path, profile_name or source.profile), worker, listener)


def parse_given(text: str) -> Given:
    """Read what the wearer does and when, such as "1.5 read" or "2 main.short".

    Raises:
        UserError: It is no time with a command or a press.
    """
    at, _, act = text.strip().partition(" ")
    try:
        seconds = float(at)
    except ValueError:
        seconds = math.nan
    if not (act.strip() and 0 <= seconds <= MOST_VIDEO_SECONDS):
        raise UserError(f'"{text}" is no time with a command. Write seconds and a command, such as "1.5 read".')
    try:
        return Given(seconds, parse_line(act))
    except ValueError as error:
        raise UserError(f'"{text}" cannot be given: {error}.') from error


def _open(path: Path, given: tuple[Given, ...], pick_list: Path | None) -> _Source:
    listed = pick_list_file.load(pick_list) if pick_list else None
    if path.is_file():
        video.check(path)
        frames = _UntilCut(video.frames(path))
        return _Source(path.stem, path.name, None, frames, given, MOST_VIDEO_SECONDS, Nominal(), Lists(listed))
    sample_set = sample_sets.load(path)
    brought = Lists.of(sample_set)
    return _Source(
        sample_set.folder.resolve().name,
        sample_set.title,
        sample_set.profile,
        _UntilCut(folder_camera.frames(sample_set)),
        given or sample_set.given,
        sample_set.duration,
        sample_set.nominal,
        replace(brought, pick_list=listed) if listed else brought,
        sample_set.device,
    )


def _profile_name(path: Path, name: str | None) -> str:
    if name is None:
        raise UserError(f"{path} names no profile. Say which job to do, for example with --profile orcam.")
    return name


def _play(source: _Source, name: str, worker: str | None, listener: Listener) -> Played:
    profile = profiles.load(name)
    app.use_threads(profile.text.threads)
    given = source.given
    notes: tuple[str, ...] = ()
    if not given and source.profile is None and profile.job == "reading":
        # A plain folder or a video has no script, and without a command nothing would be read.
        given = (Given(READ_AT_SECONDS, Read()),)
        notes = (f'Nothing says what the wearer does, so "read" is given at {READ_AT_SECONDS} s; see --give.',)
    preferences = app.preferences_of(worker, profile)
    wearer = app.assistant(profile, preferences, source.lists)
    for each in given:
        try:
            refuse_unknown(each.act, app.presses(wearer))
        except ValueError as error:
            raise UserError(f"At {each.at:g} s, {error}.") from error
    playing = Replay(
        wearer,
        app.vision(profile),
        Script(iter(source.frames), given, source.duration, source.nominal, source.device.status(profile.title)),
        MonotonicClock(),
        keep_frames=profile.reading.keep_frames,
        listener=listener,
    )
    with progress_bar(f"Replaying {source.name}") as advance:
        replayed = playing.run(advance)
    return Played(
        source.name,
        source.title,
        name,
        replayed,
        preferences.voice,
        notes,
        source.frames.reason,
        source.lists.pick_list,
    )


def _write(folder: Path, played: Played, album: Album) -> tuple[tuple[Path, ...], tuple[UserError, ...]]:
    """Write all that can be written; give the files, and why others are missing."""
    transcript, wav, report = (folder / name for name in ("transcript.jsonl", "sound.wav", "report.html"))
    files: list[Path] = []
    problems: list[UserError] = []

    def attempt(file: Path, write: Callable[[], None]) -> None:
        try:
            write()
            files.append(file)
        except UserError as error:
            problems.append(error)

    def write_page() -> None:
        sound = wav if wav in files else None
        about = About(played.title, played.profile, played.pick_list)
        write_report(report, played.replayed, album, about, wav=sound)

    attempt(transcript, lambda: write_text(transcript, played.replayed.as_jsonl()))
    with progress_bar("Writing the sound") as advance:
        sound = played.replayed
        attempt(wav, lambda: outputs.write_sound(wav, sound.heard, sound.duration, advance, played.voice))
    attempt(report, write_page)
    return tuple(files), tuple(problems)
