"""The values that flow from frame to feedback. All are frozen; arrays are never written to after they are made."""

from __future__ import annotations

import enum
import itertools
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""A picture: height × width × 3, blue-green-red, 0–255."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the full frame."""

    x: float
    """Pixels from the left edge."""
    y: float
    """Pixels from the top edge."""


@dataclass(frozen=True, slots=True)
class Quad:
    """Four corners in full-frame pixels, clockwise from the content's own top-left (not the frame's)."""

    points: tuple[Point, Point, Point, Point]

    @classmethod
    def from_array(cls, corners: NDArray[np.floating] | NDArray[np.integer]) -> Self:
        """Take a 4 × 2 array of x, y; raises ValueError for another shape."""
        if corners.shape != (4, 2):
            raise ValueError(f"a quad needs four corners of x and y, got an array of shape {corners.shape}")
        a, b, c, d = (Point(float(x), float(y)) for x, y in corners)
        return cls((a, b, c, d))

    def as_array(self) -> NDArray[np.float32]:
        """Give a 4 × 2 array of x, y."""
        return np.array([(p.x, p.y) for p in self.points], dtype=np.float32)

    @property
    def centre(self) -> Point:
        """The mean of the corners."""
        return Point(sum(p.x for p in self.points) / 4, sum(p.y for p in self.points) / 4)

    @property
    def width(self) -> float:
        """Length of the content's top side, in pixels."""
        a, b = self.points[0], self.points[1]
        return float(np.hypot(b.x - a.x, b.y - a.y))

    @property
    def height(self) -> float:
        """Length of the content's left side, in pixels."""
        a, d = self.points[0], self.points[3]
        return float(np.hypot(d.x - a.x, d.y - a.y))


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture from a camera. Compared by identity: pixels are too large to compare."""

    id: int
    """Counts up from 1 within a run; a later frame has a higher id."""
    captured_at: float
    """Seconds on the run's monotonic clock."""
    pixels: Pixels = field(repr=False)


@dataclass(frozen=True, slots=True)
class FrameQuality:
    """How usable a frame is, from a reduced grey copy of it."""

    sharpness: float
    """Energy of fine detail relative to contrast, see vision/quality.py; 0 is featureless or fully blurred."""
    brightness: float
    """Mean grey level, 0 (black) to 1 (white)."""
    contrast: float
    """Standard deviation of the grey level, 0 to 0.5."""
    dark: float
    """Share of pixels that are nearly black, 0 to 1."""
    glare: float
    """Share of pixels that are burnt out, 0 to 1."""
    motion: float | None
    """How far the view moved since the frame before, as a share of the frame's width; None for a first frame."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a picture is, in pixels."""

    width: int
    height: int


class Side(enum.StrEnum):
    """A side of the view, as the wearer sees it."""

    LEFT = "left"
    RIGHT = "right"
    ABOVE = "above"
    BELOW = "below"


class LineRole(enum.StrEnum):
    """What a line is to its page, as far as its place and size tell."""

    TEXT = "text"
    HEADING = "heading"
    CELL = "cell"
    """A cell of a table."""
    FURNITURE = "furniture"
    """A page number, or a header or footer that stands on every page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table a line stands."""

    table: int
    """Index of the table on its page, from 0."""
    row: int
    """From 0, which is the row of the columns' names."""
    column: int
    """From 0."""


@dataclass(frozen=True, slots=True)
class Detection:
    """A line of text that was located and not yet read."""

    quad: Quad
    confidence: float
    """0 to 1."""
    block: int
    """Index of the block (column, paragraph) it belongs to, counted in reading order from 0."""
    role: LineRole = LineRole.TEXT
    cell: Cell | None = None
    """Only for the role CELL."""
    column: int | None = None
    """Which column of running text it stands in, from 0; None where the page is not set in columns there."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text that was read."""

    text: str
    confidence: float
    """Mean confidence of the characters that can be seen, 0 to 1; 0 for an empty text."""
    character_confidences: tuple[float, ...]
    """One per character of `text`, 0 to 1; spaces included."""
    quad: Quad
    block: int
    """As in Detection."""
    chance: float | None = None
    """Calibrated probability that all of the text is right, 0 to 1; None where the engine does not tell."""


class Symbology(enum.StrEnum):
    """The kinds of code that the product knows; the value is the name in profiles and in JSON."""

    EAN_13 = "ean-13"
    EAN_8 = "ean-8"
    UPC_A = "upc-a"
    UPC_E = "upc-e"
    CODE_128 = "code-128"
    CODE_39 = "code-39"
    CODE_93 = "code-93"
    CODABAR = "codabar"
    ITF = "itf"
    DATABAR = "databar"
    QR_CODE = "qr-code"
    DATA_MATRIX = "data-matrix"
    AZTEC = "aztec"
    PDF417 = "pdf417"


@dataclass(frozen=True, slots=True)
class ElementString:
    """One GS1 application identifier with its data field."""

    identifier: str
    """The application identifier, for example "01" or "10"."""
    title: str
    """The GS1 data title, for example "GTIN" or "BATCH/LOT"."""
    value: str


@dataclass(frozen=True, slots=True)
class LabelField:
    """One field of an ISO/IEC 15434 format 06 message (an electronics label)."""

    identifier: str
    """The ASC MH10 data identifier, for example "1P" (supplier's part number) or "Q" (quantity)."""
    value: str


class BarcodeStage(enum.StrEnum):
    """Which pass found a code; the value is what `kijkmee scan --json` prints."""

    ZXING = "zxing"
    """zxing-cpp, on the whole picture."""
    ZXING_REGION = "zxing-region"
    """zxing-cpp, on an upright crop of a region of bars, perhaps resized and sharpened."""
    ZBAR_REGION = "zbar-region"
    """zbar, on such a crop."""
    ZXING_SCALED = "zxing-scaled"
    """zxing-cpp, on the picture at half its size."""
    ZBAR = "zbar"
    """zbar, on some lines of the whole picture."""
    ZXING_INVERTED = "zxing-inverted"
    """zxing-cpp, on the picture's negative: light bars on dark."""
    NETWORK = "network"
    """The networks for blurred codes, on an upright crop of a region of bars."""


@dataclass(frozen=True, slots=True)
class Barcode:
    """A decoded code whose check digit, if its symbology has one, was verified."""

    symbology: Symbology
    content: bytes
    """The raw content without check characters that are not data; FNC1 is the byte 0x1D."""
    text: str
    """The content as a reader prints it: UPC-A as 12 digits, UPC-E as 8, start and stop letters of Codabar kept, FNC1
    of a GS1 carrier as U+001D. Other control characters are named, for example "<ESC>"."""
    symbology_identifier: str
    """ISO/IEC 15424 identifier such as "]E0"; empty if the reader gives none."""
    gtin: str | None
    """The GTIN, left-padded to 14 digits; None if the content holds none."""
    gs1: tuple[ElementString, ...]
    """Element strings of a GS1 carrier; empty for other content."""
    label_fields: tuple[LabelField, ...]
    """Fields of an ISO/IEC 15434 message; empty for other content."""
    quad: Quad
    stage: BarcodeStage
    is_confirmed: bool = False
    """Whether its bars, drawn again from its content, fit what was seen; EAN and UPC are drawn again, and all codes
    that the networks read."""


class Colour(enum.StrEnum):
    """The colours that have a name of their own; each language says it in its words."""

    BLACK = "black"
    GREY = "grey"
    WHITE = "white"
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    TURQUOISE = "turquoise"
    BLUE = "blue"
    PURPLE = "purple"
    PINK = "pink"
    BROWN = "brown"
    BEIGE = "beige"


@dataclass(frozen=True, slots=True)
class Scene:
    """What a frame shows beside text and codes."""

    brightness: float
    """Mean grey level, 0 (black) to 1 (white)."""
    light_from: Side | None
    """The side that is clearly the brightest; None where none is."""
    colours: tuple[Colour, ...]
    """The colours of what is in the middle, the one that covers most first; never empty."""


@dataclass(frozen=True, slots=True)
class LinesWanted:
    """Read these lines of that frame, in this order."""

    frame_id: int
    detections: tuple[Detection, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a session needs seen next; what is not wanted is not computed."""

    quality: bool = False
    """The quality of each new frame."""
    barcodes: bool = False
    """The barcodes of each new frame."""
    known: frozenset[str] = frozenset()
    """Codes that may be in view, only with `barcodes`: GTINs with 14 digits, others as text. A blurred code that is one
    of them is read from less; any other code is read all the same."""
    detections_of: int | None = None
    """Locate the text lines of the frame with this id."""
    lines: LinesWanted | None = None
    again: LinesWanted | None = None
    """Read these lines with the second engine, for another opinion."""
    scene: bool = False
    """Light and colours of the next new frame."""
    keep: int | None = None
    """Hold the frame with this id: more of it may be wanted later."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What was seen in one frame. None: not looked for. An empty tuple: looked for, and nothing was found."""

    frame_id: int
    captured_at: float
    """Seconds on the run's monotonic clock, when the frame was captured."""
    quality: FrameQuality | None = None
    barcodes: tuple[Barcode, ...] | None = None
    stripes: tuple[Quad, ...] | None = None
    """Where bars stand that no reader could decode; looked for only together with barcodes, and not in every frame.

    An empty tuple: looked for, and there are none. A failed decode is no absence; a view without stripes is.
    """
    detections: tuple[Detection, ...] | None = None
    """In reading order."""
    line: TextLine | None = None
    """One line that was wanted; its text is empty if nothing legible was there."""
    again: TextLine | None = None
    """The second engine's reading of a line, in the order wanted; empty text if it read nothing."""
    scene: Scene | None = None
    size: Size | None = None
    """Of the frame; None only where nothing is known of it."""


class Priority(enum.IntEnum):
    """How an utterance treats what is being said."""

    NORMAL = 0
    """Waits until all that was asked before has been said."""
    NEXT = 1
    """Comes right after the utterance that is being spoken, before those that wait."""
    NOW = 2
    """Interrupts the utterance that is being spoken; the session decides whether that one is said again."""


class Earcon(enum.StrEnum):
    """The sounds that carry a meaning; edge/sound/earcons.py says how each one sounds."""

    HEARD = "heard"
    """A command was understood."""
    CAPTURED = "captured"
    """A picture was taken."""
    GOOD = "good"
    """What was shown is right."""
    WRONG = "wrong"
    """What was shown is not the one."""
    DUPLICATE = "duplicate"
    """What was shown was counted already."""
    ATTENTION = "attention"
    """Something needs the wearer."""
    DONE = "done"
    """A list or a page is finished."""
    AIM = "aim"
    """Where what is sought lies: Play's placement tells the direction, its closeness how near it is."""
    CAMERA_LOST = "camera-lost"
    """No pictures come from the camera."""
    LOW_BATTERY = "low-battery"
    """The battery is nearly empty."""
    WORKING = "working"
    """What was asked for takes time; it is still being done."""
    RECORDING = "recording"
    """What the camera sees is being kept: the debug recording is on."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something to say."""

    text: str
    language: str
    """"nl", "en" or "de"."""
    priority: Priority = Priority.NORMAL
    phrase: str | None = None
    """The name in the catalogue; None for text that was read from the world."""
    tag: str | None = None
    """The session's own mark, given back in SpeechProgress."""
    key: str | None = None
    """A waiting utterance with the same key is replaced by this one."""
    expires_after_seconds: float | None = None
    """Dropped if it could not start within this time; None keeps it."""
    rate: int = 165
    """Words a minute, 80 to 600."""
    volume: float = 0.8
    """Share of full loudness, 0 to 1."""
    pitch: int = 50
    """Height of the voice, 0 (lowest) to 100; 50 is the voice's own."""
    placement: float = 0.0
    """From the left (-1) to the right (1); an output with one channel leaves it out."""
    marks: tuple[int, ...] = ()
    """Offsets in the text, ascending and each inside it, whose passing is reported. Each needs a natural pause before
    it, such as the start of a sentence, because what stands between two marks is spoken as a whole."""

    def __post_init__(self) -> None:
        inside = (0, *self.marks, len(self.text))
        if self.marks and any(after <= before for before, after in itertools.pairwise(inside)):
            raise ValueError(f"marks ascend inside of the text, got {self.marks} for {len(self.text)} characters")

    @property
    def parts(self) -> tuple[str, ...]:
        """The text, divided at its marks."""
        bounds = (0, *self.marks, len(self.text))
        return tuple(self.text[start:end] for start, end in itertools.pairwise(bounds))


@dataclass(frozen=True, slots=True)
class Say:
    """Feedback: speak."""

    utterance: Utterance


@dataclass(frozen=True, slots=True)
class Play:
    """Feedback: sound an earcon at once, over speech that is ducked under it."""

    earcon: Earcon
    volume: float = 0.8
    """Share of full loudness, 0 to 1."""
    placement: float = 0.0
    """From the left (-1) to the right (1). AIM tells it on an output with one channel too, by its contour."""
    closeness: float = 1.0
    """Only for AIM: 0 (far) to 1 (there)."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Feedback: fall silent at once and forget all that waits."""


Feedback = Say | Play | Silence


class SpeechMoment(enum.StrEnum):
    """What happened to an utterance."""

    STARTED = "started"
    MARK_REACHED = "mark-reached"
    """All before one of its marks was heard."""
    FINISHED = "finished"
    INTERRUPTED = "interrupted"
    DROPPED = "dropped"
    """Never started: expired, replaced, or emptied by Silence."""


@dataclass(frozen=True, slots=True)
class SpeechProgress:
    """Input: what became of an utterance, when it was heard."""

    utterance: Utterance
    moment: SpeechMoment
    heard_seconds: float = 0.0
    """How much of it was heard, in seconds of sound."""
    mark: int = 0
    """Offset in the text up to which all was heard: the last of its marks that was reached, or 0."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Input: time has passed; sent when the time that a Step asked for has come."""


@dataclass(frozen=True, slots=True)
class JournalFailed:
    """Input: the last Step could not be stored, so it did not happen."""

    reason: str
    """In plain words, for the log; never spoken."""
