"""Finding and reading text: first the engine's decisions on toy networks, then the real ones on rendered pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import pytest

from models.runtime import TextNetworks, load_text_networks
from models.store import ModelError
from pipelines.types import Detection, Pixels, Quad, TextLine
from pipelines.vision.line_angle import LineAngle
from pipelines.vision.line_crop import turned
from pipelines.vision.text_detection import TextDetector
from pipelines.vision.text_engine import OnnxTextEngine
from pipelines.vision.text_recognition import TextRecogniser
from tests.pipelines.vision.text_scenes import box, page, tilted
from tests.pipelines.vision.toy_networks import BrightEnd, BrightStart, Ink

# Decisions


@dataclass
class Toys:
    """An engine of toys, and what they were asked."""

    thorough: bool = False
    letter: str = "a"
    """What the recogniser reads if it reads anything."""
    first: Ink = field(default_factory=Ink)
    second: Ink = field(default_factory=Ink)
    recogniser: BrightStart = field(default_factory=BrightStart)
    angle: BrightEnd = field(default_factory=BrightEnd)

    def engine(self) -> OnnxTextEngine:
        """Put the engine together."""
        return OnnxTextEngine(
            TextDetector(self.first),
            TextRecogniser(self.recogniser, ("", self.letter)),
            LineAngle(self.angle),
            TextDetector(self.second) if self.thorough else None,
        )


QUAD = box(40, 40, 80, 20)
DETECTION = Detection(QUAD, 0.9, 3)


def scene(begin: float, end: float, around: float = 0.0) -> Pixels:
    """Draw one line whose beginning and end are so bright, 0 to 1, and what is around it."""
    picture = np.full((100, 160, 3), round(255 * around), dtype=np.uint8)
    picture[40:60, 40:80] = round(255 * begin)
    picture[40:60, 80:120] = round(255 * end)
    return picture


def mean_of_what_is_seen(line: TextLine) -> float:
    pairs = zip(line.text, line.character_confidences, strict=True)
    seen = [confidence for character, confidence in pairs if character != " "]
    return sum(seen) / len(seen) if seen else 0.0


def line_of(toys: Toys, picture: Pixels) -> TextLine:
    (line,) = toys.engine().recognise(picture, (DETECTION,))
    assert line.confidence == pytest.approx(mean_of_what_is_seen(line))
    assert line.block == 3
    return line


@pytest.mark.parametrize("thorough", [False, True])
def test_what_is_read_surely_is_read_once(thorough: bool) -> None:  # noqa: FBT001 - a mode
    toys = Toys(thorough)
    line = line_of(toys, scene(0.95, 1, around=1))
    assert (line.text, line.quad) == ("a", QUAD)
    assert line.confidence == pytest.approx(0.95, abs=0.01)
    assert (len(toys.recogniser.shapes), toys.angle.shapes) == (1, [])


def test_what_is_less_sure_is_read_again_with_more_around_it_in_thorough_mode_only() -> None:
    picture = scene(0.8, 0, around=0.95)
    fast, thorough = Toys(), Toys(thorough=True)
    assert line_of(fast, picture).confidence == pytest.approx(0.8, abs=0.01)
    again = line_of(thorough, picture)
    assert again.confidence == pytest.approx(0.95, abs=0.01)
    assert again.quad == QUAD
    assert (len(fast.recogniser.shapes), len(thorough.recogniser.shapes)) == (1, 2)


def test_a_second_reading_that_is_worse_is_not_taken() -> None:
    assert line_of(Toys(thorough=True), scene(0.8, 0, around=0.72)).confidence == pytest.approx(0.8, abs=0.01)


def test_what_cannot_be_read_is_tried_the_other_way_up() -> None:
    toys = Toys()
    line = line_of(toys, scene(0.4, 0.95))
    assert (line.text, line.quad) == ("a", turned(QUAD))
    assert line.confidence == pytest.approx(0.95, abs=0.01)
    assert (len(toys.recogniser.shapes), len(toys.angle.shapes)) == (2, 1)


def test_what_does_not_look_upside_down_is_not_tried_that_way() -> None:
    toys = Toys()
    assert line_of(toys, scene(0.4, 0.45)) == TextLine("", 0.0, (), QUAD, 3)
    assert (len(toys.recogniser.shapes), len(toys.angle.shapes)) == (1, 1)


@pytest.mark.parametrize(("begin", "end"), [(0, 0), (0.68, 0), (0.1, 0.68), (0.68, 0.55)])
@pytest.mark.parametrize("thorough", [False, True])
def test_what_is_not_legible_either_way_is_an_empty_text(begin: float, end: float, thorough: bool) -> None:  # noqa: FBT001 - a mode
    line = line_of(Toys(thorough), scene(begin, end))
    assert (line.text, line.confidence, line.character_confidences) == ("", 0, ())


def test_space_alone_is_an_empty_text() -> None:
    assert line_of(Toys(letter=" "), scene(0.95, 0)) == TextLine("", 0.0, (), QUAD, 3)


@pytest.mark.parametrize(
    ("begin", "fast", "thorough"), [(0.68, False, False), (0.72, True, False), (0.74, True, False), (0.76, True, True)]
)
def test_a_wrong_word_is_worse_than_silence(begin: float, fast: bool, thorough: bool) -> None:  # noqa: FBT001 - an outcome
    assert bool(line_of(Toys(), scene(begin, 0)).text) is fast
    assert bool(line_of(Toys(thorough=True), scene(begin, 0)).text) is thorough


def test_reading_all_at_once_gives_the_same_lines() -> None:
    picture = np.vstack([scene(0.95, 1), scene(0.4, 0.95), scene(0.4, 0.45), scene(0.8, 0)])
    detections = tuple(Detection(box(40, 40 + 100 * row, 80, 20), 0.9, row) for row in range(4))
    engine = Toys().engine()
    lines = engine.read(picture, detections)
    assert lines == tuple(engine.recognise(picture, detections))
    assert [line.text for line in lines] == ["a", "a", "", "a"]
    assert [line.block for line in lines] == [0, 1, 2, 3]


def test_the_first_line_comes_before_the_second_is_read() -> None:
    toys = Toys()
    reading = toys.engine().recognise(scene(0.95, 1), (DETECTION, DETECTION, DETECTION))
    assert toys.recogniser.shapes == []
    for count, _ in enumerate(reading, 1):
        assert len(toys.recogniser.shapes) == count
    assert len(toys.recogniser.shapes) == 3


@pytest.mark.parametrize(
    ("toys", "bar", "looks"),
    [
        (Toys(), 0, (1, 0)),
        (Toys(), 4, (1, 0)),
        (Toys(thorough=True), 0, (1, 1)),
        (Toys(thorough=True), 4, (1, 1)),
        (Toys(thorough=True), 60, (1, 0)),
    ],
    ids=["fast, nothing", "fast, small", "thorough, nothing", "thorough, small", "thorough, large"],
)
def test_thorough_looks_again_where_nothing_or_small_text_was_found(
    toys: Toys, bar: int, looks: tuple[int, int]
) -> None:
    picture = np.full((704, 1280, 3), 255, dtype=np.uint8)
    picture[300 : 300 + bar, 200:900] = 0
    assert len(toys.engine().detect(picture)) == (1 if bar else 0)
    assert (len(toys.first.shapes), len(toys.second.shapes)) == looks


# The real networks

pages = pytest.mark.models
TITLE, JOB, NOTE = "Gemeente Waterveld", "Schoonmaken: vak C-12", "Neem de harkmachine mee"


@pytest.fixture(scope="module")
def networks() -> TextNetworks:
    return load_text_networks()


@pytest.fixture(scope="module")
def fast(networks: TextNetworks) -> OnnxTextEngine:
    return OnnxTextEngine.from_networks(networks)


@pytest.fixture(scope="module")
def thorough() -> OnnxTextEngine:
    return OnnxTextEngine.load("thorough", threads=2)


def read(engine: OnnxTextEngine, picture: Pixels) -> list[TextLine]:
    """Find and read all lines; each is told as one should be."""
    detections = engine.detect(picture)
    lines = list(engine.recognise(picture, detections))
    assert [line.block for line in lines] == [detection.block for detection in detections]
    for line in lines:
        assert len(line.character_confidences) == len(line.text)
        assert all(0 <= each <= 1 for each in line.character_confidences)
        assert line.text == line.text.strip()
        assert line.confidence == pytest.approx(mean_of_what_is_seen(line))
    return lines


def texts(engine: OnnxTextEngine, picture: Pixels) -> list[str]:
    return [line.text for line in read(engine, picture)]


def direction(quad: Quad) -> float:
    """Give where a line runs, in degrees clockwise from the right, 0 to 360."""
    across, down = quad.as_array()[1] - quad.as_array()[0]
    return float(np.degrees(np.arctan2(down, across))) % 360


@pages
@pytest.mark.parametrize("degrees", [0, 15, 30, 90, 180, 200, 270, 330])
def test_a_line_is_read_at_any_angle(fast: OnnxTextEngine, degrees: float) -> None:
    (line,) = read(fast, tilted(page([JOB], width=560, height=560), degrees))
    assert line.text == JOB
    assert line.confidence > 0.95
    assert (direction(line.quad) - degrees + 180) % 360 - 180 == pytest.approx(0, abs=2)
    assert (line.quad.centre.x, line.quad.centre.y) == pytest.approx((280, 280), abs=6)


@pages
@pytest.mark.parametrize("degrees", [0, 20, 90, 180])
def test_a_page_is_read_from_its_own_top(fast: OnnxTextEngine, degrees: float) -> None:
    assert texts(fast, tilted(page([TITLE, JOB, NOTE], width=640), degrees)) == [TITLE, JOB, NOTE]


@pages
def test_one_line_that_differs_from_its_page_is_read_the_other_way_up(fast: OnnxTextEngine) -> None:
    picture = page([TITLE, "Kamer 118", NOTE], width=640)
    picture[280:360] = picture[280:360][::-1, ::-1]
    first, second, third = read(fast, picture)
    assert [first.text, second.text, third.text] == [TITLE, "Kamer 118", NOTE]
    assert direction(second.quad) == pytest.approx(180, abs=2)


@pages
def test_light_letters_on_a_dark_ground_are_read(fast: OnnxTextEngine) -> None:
    assert texts(fast, 255 - page([TITLE, JOB], height=320)) == [TITLE, JOB]


def scribble() -> Pixels:
    """Draw loops, as one tries out a pen; they look like handwriting."""
    picture = np.full((320, 960, 3), 255, dtype=np.uint8)
    t = np.linspace(0, 1, 400)
    x = 200 + 560 * t + 18 * np.sin(50 * np.pi * t)
    y = 160 + 18 * np.cos(46 * np.pi * t)
    return np.asarray(cv2.polylines(picture, [np.stack([x, y], 1).astype(np.int32)], False, (0, 0, 0), 3, cv2.LINE_AA))


def overprint() -> Pixels:
    """Print a line over itself, moved a little and upside down."""
    once = page([JOB], height=320)
    return np.minimum(np.minimum(once, once[::-1, ::-1]), np.roll(once, 9, axis=1))


@pages
@pytest.mark.parametrize("picture", [scribble(), overprint()], ids=["scribble", "overprint"])
@pytest.mark.parametrize("mode", ["fast", "thorough"])
def test_what_looks_like_text_and_is_not_legible_is_found_and_not_read(
    networks: TextNetworks, picture: Pixels, mode: str
) -> None:
    lines = read(OnnxTextEngine.from_networks(networks, mode), picture)
    assert {(line.text, line.confidence) for line in lines} == {("", 0.0)}


@pages
@pytest.mark.parametrize(
    "picture",
    [
        np.full((480, 640, 3), 180, dtype=np.uint8),
        np.zeros((1, 1, 3), dtype=np.uint8),
        np.zeros((2, 3000, 3), dtype=np.uint8),
        np.random.default_rng(3).integers(0, 256, (240, 640, 3)).astype(np.uint8),
    ],
    ids=["even", "one pixel", "a line of pixels", "noise"],
)
def test_where_there_is_no_text_nothing_is_read(fast: OnnxTextEngine, picture: Pixels) -> None:
    assert "".join(texts(fast, picture)) == ""


@pages
def test_thorough_finds_small_text_that_fast_misses(fast: OnnxTextEngine, thorough: OnnxTextEngine) -> None:
    care = ["Wassen op 30 graden", "Niet in de droger", "Strijken op stand 2"]
    picture = page(care, 10, width=3840, height=480)
    assert texts(fast, picture) == []
    assert texts(thorough, picture) == care


@pages
def test_thorough_adds_what_fast_missed_and_finds_nothing_twice(fast: OnnxTextEngine, thorough: OnnxTextEngine) -> None:
    care = ["Wassen op 30 graden", "Niet in de droger", "Strijken op stand 2", "Niet chemisch reinigen"]
    picture = page(care, 12, width=2560, height=320)
    picture[:160] = 190 + picture[:160] // 4  # the upper half is washed out
    assert texts(fast, picture) == care[2:]
    assert texts(thorough, picture) == care


@pages
def test_thorough_reads_a_page_of_large_letters_as_fast_does(networks: TextNetworks, fast: OnnxTextEngine) -> None:
    picture = page([TITLE, JOB, NOTE], height=320)
    assert read(OnnxTextEngine.from_networks(networks, "thorough"), picture) == read(fast, picture)


def closed_up(picture: Pixels, gap: int) -> Pixels:
    """Leave so many columns of the widest white between two letters."""
    inked = np.flatnonzero((picture < 128).any(axis=(0, 2)))
    before = int(np.diff(inked).argmax())
    return np.hstack([picture[:, : inked[before] + 1 + gap], picture[:, inked[before + 1] :]])


@pages
def test_thorough_sets_words_apart_that_stand_close_together(thorough: OnnxTextEngine) -> None:
    assert texts(thorough, closed_up(page([TITLE]), 7)) == [TITLE]


@pages
def test_thorough_leaves_a_word_whole(thorough: OnnxTextEngine) -> None:
    assert texts(thorough, closed_up(page(["Water veld"]), 3)) == ["Waterveld"]


@pages
def test_all_lines_at_once_are_read_as_one_by_one(fast: OnnxTextEngine) -> None:
    picture = page([TITLE, JOB, NOTE], height=320)
    detections = fast.detect(picture)
    together, apart = fast.read(picture, detections), tuple(fast.recognise(picture, detections))
    assert [(line.text, line.quad) for line in together] == [(line.text, line.quad) for line in apart]


def test_without_models_the_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIJKMEE_MODELS", str(tmp_path))
    with pytest.raises(ModelError, match="kijkmee models build"):
        OnnxTextEngine.load("fast", threads=1)
