"""The `kijkmee` command: it parses, calls and prints, and holds no logic of its own.

Standard output carries answers only; progress and errors go to standard error. Exit codes: 0 for an answer (a picture
without text is one), 1 for a check that found something wrong, 2 for input that cannot be used.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from edge.errors import UserError
from models.store import ModelError

if TYPE_CHECKING:
    # Only their names are needed here; importing them would make every call of the command slow.
    from edge.looking import PictureBarcodes, PictureText
    from edge.replay import Entry
    from models.runtime import ModelStatus

app = typer.Typer(
    name="kijkmee",
    help="Look along: reads text aloud and checks picks by barcode, on this device alone.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
profiles_app = typer.Typer(help="List, check and explain device profiles.", no_args_is_help=True)
models_app = typer.Typer(help="Build and check the model files.", no_args_is_help=True)
app.add_typer(profiles_app, name="profiles")
app.add_typer(models_app, name="models")

errors = Console(stderr=True, soft_wrap=True, highlight=False)
answers = Console(soft_wrap=True, highlight=False, markup=False)

Pictures = Annotated[list[Path], typer.Argument(help="Picture files.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")]
Threads = Annotated[int | None, typer.Option(min=1, max=16, help="Processor threads; the profile's number by default.")]
ProfileName = Annotated[str, typer.Option("--profile", "-p", help="A profile's name, or a path to its file.")]
Worker = Annotated[str | None, typer.Option("--worker", "-w", help="A worker's code, for their own preferences.")]
Folder = Annotated[Path | None, typer.Option("--out", "-o", help="Folder for what is written.")]


class Mode(StrEnum):
    """How much work reading a picture may cost."""

    FAST = "fast"
    THOROUGH = "thorough"


class SoundOutput(StrEnum):
    """Where a live run is heard."""

    DEVICE = "device"
    WAV = "wav"
    NONE = "none"


def main() -> None:
    """Run the command; what a person can mend becomes one sentence and exit code 2, never a traceback."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s: %(message)s")
    try:
        app()
    except (UserError, ModelError) as error:
        errors.print(f"[bold red]kijkmee:[/] {_plain(str(error))}")
        sys.exit(2)
    except KeyboardInterrupt:
        errors.print("kijkmee: stopped.")
        sys.exit(130)


def _plain(text: str) -> str:
    """Keep square brackets in a message from being taken for markup."""
    return text.replace("[", r"\[")


class _Failures:
    """Counts the files of one call that could not be used; the others still get their answer."""

    count = 0

    @contextmanager
    def told(self) -> Iterator[None]:
        """Print a UserError and go on with the next file."""
        try:
            yield
        except UserError as error:
            self.count += 1
            errors.print(f"[bold red]kijkmee:[/] {_plain(str(error))}")

    def exit(self) -> None:
        """End with 2 if any file failed."""
        if self.count:
            raise typer.Exit(2)


@app.command()
def read(
    pictures: Pictures,
    as_json: AsJson = False,
    mode: Annotated[
        Mode | None, typer.Option(show_default=False, help="Thorough may look twice at small text.")
    ] = None,
    profile: ProfileName = "orcam",
    threads: Threads = None,
    speak: Annotated[bool, typer.Option("--speak", help="Write a WAV of what would be heard.")] = False,
    out: Folder = None,
) -> None:
    """Read the text of pictures, in reading order."""
    from edge import app as composition
    from edge import looking, profiles
    from edge import pictures as picture_files
    from edge.clock import MonotonicClock
    from edge.progress import progress_bar

    settings = profiles.load(profile)
    composition.use_threads(threads or settings.text.threads)
    engine = composition.text_engine(settings, mode.value if mode else None, threads)
    clock, failures = MonotonicClock(), _Failures()
    with progress_bar("Reading") as advance:
        for number, picture in enumerate(pictures):
            advance(number, len(pictures))
            with failures.told():
                pixels = picture_files.load(picture)
                text = looking.look_for_text(str(picture), pixels, engine, composition.quality_meter(), clock)
                if as_json:
                    _print_json(text.as_json(settings.text.unsure_below))
                else:
                    _print_text(text, settings.text.unsure_below, heading=len(pictures) > 1)
                if speak:
                    wav = (out or Path()) / f"{picture.stem}.wav"
                    composition.speak_lines(text.lines, settings, wav)
                    errors.print(f"What would be heard: {wav}", markup=False)
    failures.exit()


@app.command()
def scan(
    pictures: Pictures,
    as_json: AsJson = False,
    profile: ProfileName = "metafors",
    threads: Threads = None,
) -> None:
    """Read the barcodes of pictures."""
    from edge import app as composition
    from edge import looking, profiles
    from edge import pictures as picture_files
    from edge.clock import MonotonicClock
    from edge.progress import progress_bar

    settings = profiles.load(profile)
    composition.use_threads(threads or 1)
    engine = composition.barcode_engine(settings)
    clock, failures = MonotonicClock(), _Failures()
    with progress_bar("Scanning") as advance:
        for number, picture in enumerate(pictures):
            advance(number, len(pictures))
            with failures.told():
                found = looking.look_for_barcodes(str(picture), picture_files.load(picture), engine, clock)
                if as_json:
                    _print_json(found.as_json())
                else:
                    _print_barcodes(found, heading=len(pictures) > 1)
    failures.exit()


@app.command()
def replay(
    sample_set: Annotated[Path, typer.Argument(metavar="SET", help="A sample set, a folder of pictures or a video.")],
    profile: Annotated[str | None, typer.Option("--profile", "-p", help="By default the set's own.")] = None,
    worker: Worker = None,
    as_json: AsJson = False,
    out: Folder = None,
) -> None:
    """Play frames through a whole pipeline: an exact transcript, a WAV and a report."""
    from edge import replaying

    made = replaying.replay(sample_set, profile, worker, out)
    for entry in made.transcript:
        if as_json:
            answers.print(entry.as_json(), markup=False)
        else:
            answers.print(_transcript_line(entry))
    for path in made.files:
        errors.print(f"written: {path}", markup=False)
    if made.cut_short is not None:
        raise made.cut_short


@app.command()
def demo(out: Folder = None) -> None:
    """Run both jobs on the sample frames."""
    from edge import replaying

    for name, profile in replaying.DEMO:
        made = replaying.replay(replaying.sample_frames() / name, profile, None, out)
        answers.print(f"\n{profile}: {made.title}")
        for entry in made.transcript:
            answers.print(_transcript_line(entry))
        answers.print(f"  what was heard: {made.wav}\n  report:         {made.report}")


@app.command()
def run(
    profile: ProfileName,
    camera: Annotated[Path, typer.Option(help="A folder of pictures or a video, as the camera.")],
    worker: Worker = None,
    pick_list: Annotated[Path | None, typer.Option("--list", help="A pick list (TOML).")] = None,
    sound: Annotated[SoundOutput, typer.Option(help="Where it is heard.")] = SoundOutput.DEVICE,
    out: Folder = None,
) -> None:
    """Run live; type commands such as "read" or presses such as "main.short", one a line."""
    from edge import app as composition

    composition.run_live(
        profile,
        camera,
        worker=worker,
        pick_list=pick_list,
        sound=sound.value,
        out=out,
        complain=lambda text: errors.print(text, markup=False),
    )


@profiles_app.command("list")
def list_profiles() -> None:
    """List the profiles."""
    from edge import profiles

    table = Table("name", "job", "title", "file")
    for each in profiles.names():
        table.add_row(each.name, each.job, each.title, str(each.path))
    answers.print(table)


@profiles_app.command("check")
def check_profiles(names: Annotated[list[str] | None, typer.Argument(help="All of them by default.")] = None) -> None:
    """Check profiles for unknown keys and wrong values."""
    from edge import profiles

    failures = _Failures()
    for name in names or [each.name for each in profiles.names()]:
        with failures.told():
            profiles.check(name)
            answers.print(f"{name}: in order")
    failures.exit()


@profiles_app.command("explain")
def explain_profile(name: Annotated[str, typer.Argument(help="A profile's name, or a path to its file.")]) -> None:
    """Print every setting of a profile, and where its value comes from."""
    from edge import profiles

    table = Table("key", "value", "from", "meaning")
    for setting in profiles.explain(name):
        table.add_row(setting.key, setting.value, str(setting.origin), setting.description)
    answers.print(table)


@models_app.command("build")
def build_models(
    again: Annotated[bool, typer.Option("--again", help="Derive also what is there and right.")] = False,
) -> None:
    """Derive the model files from their pinned source; what is there already is kept."""
    from edge.progress import progress_bar
    from models import build, runtime

    with progress_bar("Building the models") as advance:
        build.build(lambda _, share: advance(100 * share, 100), again=again)
    _print_models(runtime.check())


@models_app.command("check")
def check_models() -> None:
    """Check that every model file is there and is the one that was verified."""
    from models import runtime

    statuses = runtime.check()
    _print_models(statuses)
    if any(status.state is not runtime.ModelState.READY for status in statuses):
        errors.print(f"Not every model is in order. {runtime.REMEDY}")
        raise typer.Exit(1)


def _print_models(statuses: tuple[ModelStatus, ...]) -> None:
    table = Table("model", "state", "precision", "verified", "file")
    for status in statuses:
        table.add_row(status.name.value, status.state.value, status.precision, status.note, str(status.path))
    answers.print(table)


def _print_json(value: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _print_text(found: PictureText, unsure_below: float, *, heading: bool) -> None:
    if heading:
        answers.print(f"{found.file}:")
    block = None
    for line in found.lines:
        if block is not None and line.block != block:
            answers.print()
        block = line.block
        mark = "  (unsure)" if line.confidence < unsure_below else ""
        answers.print(f"{line.text}{mark}")
    if not found.lines:
        errors.print(f"{found.file}: no text found.", markup=False)


def _print_barcodes(found: PictureBarcodes, *, heading: bool) -> None:
    if heading:
        answers.print(f"{found.file}:")
    for code in found.barcodes:
        answers.print(f"{code.symbology.value}  {code.text}" + (f"  (GTIN {code.gtin})" if code.gtin else ""))
        for element in code.gs1:
            answers.print(f"    ({element.identifier}) {element.title}: {element.value}")
        for each in code.label_fields:
            answers.print(f"    {each.identifier}: {each.value}")
    if not found.barcodes:
        errors.print(f"{found.file}: no barcode found.", markup=False)


def _transcript_line(entry: Entry) -> str:
    if entry.kind == "speech":
        cut = "  (cut off)" if entry.details["cut"] else ""
        return f"{entry.at:8.3f}  {entry.kind:8}{entry.what}{cut}"
    details = ", ".join(f"{name} {value}" for name, value in entry.details.items())
    return f"{entry.at:8.3f}  {entry.kind:8}{entry.what}" + (f"  ({details})" if details else "")
