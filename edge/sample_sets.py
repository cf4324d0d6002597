"""Sample sets: a folder of frames with what is in them, and what the wearer does while they come."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from edge import catalogue_file, toml_file
from edge.errors import UserError
from edge.name_list_file import LONGEST_NAME
from edge.pick_list_file import PickListFile
from edge.replay import Given, Nominal
from edge.toml_file import TomlFile
from pipelines.commands import parse_command
from pipelines.reading.labels import NameList
from pipelines.reading.products import ProductCatalogue
from pipelines.session import DeviceStatus, Press, PressKind
from pipelines.types import Point, Quad, Symbology

DESCRIPTION = "set.toml"
"""The file that makes a folder a sample set."""

PICTURE_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"})
"""What counts as a picture in a folder without a description; small letters."""

FRAMES_PER_SECOND = 8.0
"""Pace of a folder of pictures that gives no times."""

SECONDS_AFTER_LAST = 120.0
"""How long a folder of pictures without a description may still be spoken about after its last picture."""


def _as_quad(value: object) -> Quad:
    """Read four corners [x, y]."""
    if isinstance(value, Quad):
        return value
    if not (isinstance(value, tuple) and len(value) == 4):
        raise ValueError("Write four corners, each [x, y], in pixels.")
    points: list[Point] = []
    for corner in value:
        if not (isinstance(corner, tuple) and len(corner) == 2 and all(type(n) in (int, float) for n in corner)):
            raise ValueError("Write four corners, each [x, y], in pixels.")
        points.append(Point(float(corner[0]), float(corner[1])))
    return Quad((points[0], points[1], points[2], points[3]))


QuadInFile = Annotated[Quad, BeforeValidator(_as_quad)]
Seconds = Annotated[float, Field(ge=0, le=86_400)]


class _Table(BaseModel):
    """A table of a sample set: no other keys, exact kinds, never changed after it was read."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)


class TextTruth(_Table):
    """A line of text that is in a frame."""

    text: str
    quad: QuadInFile


class BarcodeTruth(_Table):
    """A barcode that is in a frame."""

    symbology: Annotated[Symbology, Field(strict=False)]
    text: str
    """What a reader prints for it."""
    quad: QuadInFile


class _FrameTable(_Table):
    file: str = Field(min_length=1)
    at: Seconds
    text: tuple[TextTruth, ...] = ()
    barcode: tuple[BarcodeTruth, ...] = ()


class _NominalTable(_Table):
    quality: Seconds = Nominal().quality
    barcodes: Seconds = Nominal().barcodes
    detection: Seconds = Nominal().detection
    line: Seconds = Nominal().line
    scene: Seconds = Nominal().scene
    again: Seconds = Nominal().again


class DeclaredDevice(_Table):
    """What the device is declared to tell of itself; what is left out is unknown to it."""

    time: AwareDatetime | None = None
    """The time on the wall at the start."""
    battery: Annotated[float, Field(ge=0, le=1)] | None = None
    """How full the battery is."""
    charging: bool = False
    """Whether it is being charged."""

    def status(self, profile: str) -> DeviceStatus:
        """Give it as an input, with the title of the profile."""
        return DeviceStatus(profile, self.time, self.battery, self.charging)


class _InputTable(_Table):
    model_config = ConfigDict(extra="allow")

    at: Seconds
    command: str | None = None
    press: str | None = None


class _ProductTable(_Table):
    code: str
    name: str


class _SetTable(_Table):
    title: str = Field(min_length=1)
    profile: str = Field(min_length=1)
    duration: Annotated[float, Field(gt=0, le=86_400)]
    nominal: _NominalTable = _NominalTable()
    device: DeclaredDevice = DeclaredDevice()
    pick_list: PickListFile | None = None
    names: tuple[Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)], ...] = ()
    product: tuple[_ProductTable, ...] = ()
    frame: tuple[_FrameTable, ...] = Field(min_length=1)
    input: tuple[_InputTable, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleFrame:
    """One picture of a set."""

    path: Path
    at: float
    """Seconds since the start."""
    texts: tuple[TextTruth, ...] = ()
    """What is written in it, in reading order."""
    barcodes: tuple[BarcodeTruth, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleSet:
    """A sample set, whole and checked."""

    folder: Path
    title: str
    profile: str | None
    """The profile that it is made for; None for a plain folder of pictures."""
    duration: float
    """Seconds after which a replay ends at the latest."""
    nominal: Nominal
    """How long each vision job is declared to take."""
    pick_list: PickListFile | None
    frames: tuple[SampleFrame, ...]
    """In the order of their times; never empty."""
    given: tuple[Given, ...]
    """What the wearer does, in the order of time."""
    device: DeclaredDevice = field(default_factory=DeclaredDevice)
    """What the device tells of itself."""
    names: NameList = field(default_factory=NameList)
    """The list of names for labels that the set brings; empty where the profile's counts."""
    products: ProductCatalogue = field(default_factory=ProductCatalogue)
    """The catalogue that the set brings; empty where the profile's counts."""


def load(folder: Path, frames_per_second: float = FRAMES_PER_SECOND) -> SampleSet:
    """Read a sample set, or a plain folder of pictures.

    Args:
        folder: holds pictures, and a set.toml if they have times, contents or inputs of their own.
        frames_per_second: the pace of pictures without a set.toml; more than 0.

    Raises:
        UserError: the folder is missing or holds no picture, or its set.toml is wrong; names file and line.
    """
    if not folder.exists():
        raise UserError(f"There is no folder or video {folder}. Check the name.")
    if not folder.is_dir():
        raise UserError(f"{folder} is neither a folder nor a video. Name a folder of pictures or a video file.")
    if (folder / DESCRIPTION).exists():
        return _described(folder, toml_file.read(folder / DESCRIPTION))
    try:
        pictures = sorted((path for path in folder.iterdir() if _is_picture(path)), key=natural_order)
    except OSError as error:
        raise UserError(f"The folder {folder} cannot be read: {error.strerror}. Check its permissions.") from error
    if not pictures:
        endings = ", ".join(sorted(PICTURE_ENDINGS))
        raise UserError(f"There is no picture in the folder {folder}. Pictures end in {endings}.")
    frames = tuple(SampleFrame(path, number / frames_per_second) for number, path in enumerate(pictures))
    duration = frames[-1].at + SECONDS_AFTER_LAST
    return SampleSet(folder, folder.resolve().name, None, duration, Nominal(), None, frames, ())


def natural_order(path: Path) -> tuple[tuple[int, str], ...]:
    """Give a sort key that puts 2.jpg before 10.jpg."""
    parts = re.findall(r"[0-9]+|[^0-9]+", path.name)
    return tuple((int(part), "") if part[0] in "0123456789" else (-1, part.casefold()) for part in parts)


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in PICTURE_ENDINGS and not path.name.startswith(".") and path.is_file()


def _described(folder: Path, file: TomlFile) -> SampleSet:
    table = toml_file.validated(_SetTable, file)
    frames = tuple(_frame(folder, file, number, frame) for number, frame in enumerate(table.frame))
    for number, (before, after) in enumerate(itertools.pairwise(frame.at for frame in frames), start=1):
        if after <= before:
            raise _wrong(file, "frame", number, f"This frame is not later than the one before it ({before} s).")
    given = tuple(_given(file, number, entry) for number, entry in enumerate(table.input))
    for number, (before, after) in enumerate(itertools.pairwise(entry.at for entry in given), start=1):
        if after < before:
            raise _wrong(file, "input", number, f"This input is earlier than the one before it ({before} s).")
    return SampleSet(
        folder,
        table.title,
        table.profile,
        table.duration,
        Nominal(**table.nominal.model_dump()),
        table.pick_list,
        frames,
        given,
        table.device,
        NameList.of(table.names),
        ProductCatalogue(dict(_product(file, number, each) for number, each in enumerate(table.product))),
    )


def _product(file: TomlFile, number: int, product: _ProductTable) -> tuple[str, str]:
    """Give a product's key and name."""
    problem = catalogue_file.problem_with((product.code, product.name))
    if problem:
        raise _wrong(file, "product", number, problem[0].upper() + problem[1:])
    return catalogue_file.key_of(product.code), product.name


def _frame(folder: Path, file: TomlFile, number: int, frame: _FrameTable) -> SampleFrame:
    path = folder / frame.file
    if Path(frame.file).name != frame.file:
        raise _wrong(file, "frame", number, f'"{frame.file}" must be the name of a picture in this folder.')
    if not path.is_file():
        raise _wrong(file, "frame", number, f"There is no picture {path}. Put it there or remove the frame.")
    return SampleFrame(path, frame.at, frame.text, frame.barcode)


def _given(file: TomlFile, number: int, entry: _InputTable) -> Given:
    """Read what the wearer does: a command with its arguments, or a press."""
    arguments: dict[str, Any] = entry.model_extra or {}
    if (entry.command is None) == (entry.press is None):
        raise _wrong(file, "input", number, 'Write either "command" or "press".')
    if entry.command is not None:
        try:
            return Given(entry.at, parse_command(entry.command, arguments))
        except ValueError as error:
            raise _wrong(file, "input", number, f"This command cannot be given: {error}.") from error
    button, _, kind = str(entry.press).rpartition(".")
    if arguments:
        raise _wrong(file, "input", number, f'A press takes no "{next(iter(arguments))}".')
    if not button or kind not in set(PressKind):
        raise _wrong(file, "input", number, f'"{entry.press}" is no press. Write a button and short, long or double.')
    return Given(entry.at, Press(button, PressKind(kind)))


def _wrong(file: TomlFile, table: Literal["frame", "input", "product"], number: int, sentence: str) -> UserError:
    return UserError(f"{toml_file.where(file.path, file.line_of((table, number)))}: {sentence}")
