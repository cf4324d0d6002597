"""Blurred codes in pictures, read with the networks that the program has."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from models.barcode.geometry import LineKind
from models.barcode.networks import BarcodeNetworks, Read
from pipelines.types import Barcode, BarcodeStage, Frame, Pixels, Quad, Symbology
from pipelines.vision.bar_regions import RegionFinder
from pipelines.vision.barcode_reading import Grey
from pipelines.vision.barcode_watch import BarcodeWatch
from pipelines.vision.barcodes import BarcodeCascade
from pipelines.vision.blurred.evidence import PLACE_CLASSES, CodeEvidence
from pipelines.vision.blurred.finding import Placement
from pipelines.vision.blurred.laying import Laid
from pipelines.vision.blurred.reader import BlurredReader, _evidence, _joint_shift
from pipelines.vision.region_crop import UprightCrop
from tests.bench import blurred_scenes
from tests.bench.blurred import retail_code
from tests.bench.blurred_scenes import Blur, Field, Shot, Size
from tests.pipelines.vision.blurred.scripted_networks import flat_bands
from tests.plain_readers import PEERS, grey_of

NUMBER = "4006381333931"
SIZE = Size(640, 480)
SEEN = Shot(pixels_a_module=2.5, roll=6.0, yaw=8.0, pitch=-5.0, blur=Blur.GAUSSIAN, blur_modules=0.9)
AS_IT_IS = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])


@pytest.fixture(scope="module")
def reader() -> BlurredReader:
    return BlurredReader(BarcodeNetworks())


def exposed(number: str = NUMBER, seed: int = 2) -> Field:
    """Give a blurred EAN-13 in a scene, before noise and compression."""
    chance = np.random.default_rng(seed)
    printed = retail_code(Symbology.EAN_13, number)
    sheet = blurred_scenes.label(printed, chance)
    return blurred_scenes.lit(blurred_scenes.exposed(sheet, printed.modules, SEEN, SIZE, chance), chance)


def picture(number: str = NUMBER, seed: int = 2) -> Pixels:
    return blurred_scenes.developed(exposed(number, seed), np.random.default_rng(seed))


def upside_down(pixels: Pixels) -> Pixels:
    return np.ascontiguousarray(pixels[::-1, ::-1])


def cropped(grey: Grey) -> UprightCrop:
    return UprightCrop(grey, AS_IT_IS, grey.shape[1] / 1.3)


def only(barcodes: tuple[Barcode, ...]) -> Barcode:
    (barcode,) = barcodes
    return barcode


def turned(quad: Quad) -> list[tuple[float, float]]:
    return [(SIZE.width - each.x, SIZE.height - each.y) for each in quad.points]


def test_a_code_is_read_that_the_peers_do_not_read_and_upside_down_too(reader: BlurredReader) -> None:
    pixels = picture()
    for shown in (pixels, upside_down(pixels)):
        assert {name: read(grey_of(shown)) for name, read in PEERS.items()} == dict.fromkeys(PEERS, frozenset())
        assert BarcodeCascade().decode(shown) == ()
    cascade = BarcodeCascade(blurred=reader)
    upright, over = only(cascade.decode(pixels)), only(cascade.decode(upside_down(pixels)))
    for each in (upright, over):
        assert (each.symbology, each.text, each.gtin) == (Symbology.EAN_13, NUMBER, NUMBER.zfill(14))
        assert (each.stage, each.is_confirmed) == (BarcodeStage.NETWORK, True)
        assert each.quad.width == pytest.approx(95 * SEEN.pixels_a_module, rel=0.03)
    # The first bar is at the first corner.
    assert upright.quad.points[0].x < upright.quad.points[1].x
    assert over.quad.points[0].x > over.quad.points[1].x
    for corner, (x, y) in zip(over.quad.points, turned(upright.quad), strict=True):
        assert np.hypot(corner.x - x, corner.y - y) < SEEN.pixels_a_module * 1.5


def test_a_upc_a_is_read_as_such(reader: BlurredReader) -> None:
    barcode = only(BarcodeCascade(blurred=reader).decode(picture("0012345678905")))
    assert (barcode.symbology, barcode.text) == (Symbology.UPC_A, "012345678905")


def test_a_code_that_glides_by_is_read_in_frame_after_frame(reader: BlurredReader) -> None:
    scene, chance = exposed(), np.random.default_rng(2)
    frames = [blurred_scenes.developed(np.roll(scene, 4 * number, axis=1), chance) for number in range(6)]
    watch = BarcodeWatch(blurred=reader)
    seen = [watch.look(Frame(1 + number, number / 10, pixels)) for number, pixels in enumerate(frames)]
    texts = [[barcode.text for barcode in each.barcodes] for each in seen]
    assert texts[3:] == [[NUMBER]] * 3
    assert all(each in ([], [NUMBER]) for each in texts)
    first, last = (each.barcodes[0].quad.centre for each in (seen[3], seen[5]))
    assert last.x - first.x == pytest.approx(8, abs=2.5)
    assert last.y - first.y == pytest.approx(0, abs=2.5)


def test_looks_at_one_code_can_be_added(reader: BlurredReader) -> None:
    scene, chance, finder = exposed(), np.random.default_rng(2), RegionFinder()
    pictures = [grey_of(blurred_scenes.developed(scene, chance)) for _ in range(2)]
    first, second = (reader.look(UprightCrop.cut(each, finder.find(each)[0])) for each in pictures)
    assert first is not None
    assert second is not None
    assert first.looks >= 4
    both = first.with_look(second)
    assert both.looks == first.looks + second.looks
    reading = reader.judged(both, frozenset())
    assert reading is not None
    assert (reading.text, reading.quad) == (NUMBER, second.quad)


@pytest.mark.parametrize("bands", [1, 2, 5, 6])
def test_how_all_bands_are_bent_is_told_by_every_second_one(bands: int) -> None:
    at = np.linspace(-1, 1, 111)
    each = [0.6 + 0.1 * band + (0.4 - 0.05 * band) * at + 0.7 * (at**2 - np.mean(at**2)) for band in range(bands)]
    read = Read(np.zeros(1, np.float32), np.zeros(1, np.float32), np.array(each[::2], np.float32))
    shifts = _joint_shift(Laid(np.zeros((1, 1), np.float32), read, np.zeros((1, 1))), bands)
    expected = each if bands > 2 else [each[0]] * bands
    np.testing.assert_allclose(shifts, expected, atol=1e-5)


def evidence_of(validity: list[float], classes: list[int]) -> CodeEvidence:
    """Sum bands, each of which is quite sure of one class in all places."""
    count = len(classes)
    characters = np.full((count, 12, 30), -50.0, np.float32)
    characters[range(count), :, classes] = 50.0
    read = Read(characters, np.array(validity, np.float32), np.zeros((count, 111), np.float32))
    lines = np.arange(count, dtype=np.float32)[:, None]
    ends = np.full(count, 10.0), np.full(count, 105.0)
    placement = Placement(LineKind.EAN_13, np.arange(count), *ends, modules=95)
    crop = cropped(np.zeros((40, 120), np.uint8))
    return _evidence(flat_bands(count, 120), placement, Laid(lines, read, np.zeros((count, 1))), crop)


def test_a_band_that_looks_like_no_symbol_counts_little_and_is_not_drawn_over() -> None:
    evidence = evidence_of([-6.0, 6.0, -6.0], [3, 7, 3])
    assert evidence.log_likelihoods.argmax(axis=1).tolist() == [7] * 12
    assert evidence.lines.tolist() == [[1.0]]
    assert (evidence.looks, evidence.validity) == (3, -6.0)
    assert evidence_of([-6.0, -5.0], [3, 3]).lines.tolist() == [[0.0], [1.0]]


def test_no_band_rules_a_character_out() -> None:
    assert evidence_of([9.0], [3]).log_likelihoods.min() > -8
    assert evidence_of([9.0] * 4, [3, 7, 7, 7]).log_likelihoods.argmax(axis=1).tolist() == [7] * 12


def nothing_to_read() -> dict[str, Grey]:
    """Draw what bars may be taken for."""
    chance = np.random.default_rng(3)
    page = np.full((120, 400), 235, np.uint8)
    for line in range(20, 120, 16):
        blurred_scenes.write(page, blurred_scenes.words(chance, 60), (4, line), scale=0.5, ink=30)
    x = np.arange(400)
    gratings = {
        f"grating of {period} pixels": np.tile(128 + 100 * np.sin(2 * np.pi * x / period), (80, 1))
        for period in (3, 5, 8, 14, 40)
    }
    bars = np.tile(np.repeat(np.arange(60) % 2 * 200 + 20, chance.integers(2, 9, 60)), (60, 1)).astype(np.uint8)
    drawn = {
        "text": page,
        "blurred text": cv2.GaussianBlur(page, (0, 0), 2.5),
        "one word": cv2.GaussianBlur(page[25:40], (0, 0), 1.5),
        **gratings,
        "bars of no code": cv2.GaussianBlur(bars, (0, 0), 2.5),
        "noise": chance.integers(0, 256, (80, 400)),
        "a slope": np.tile(x / 400 * 255, (80, 1)),
        "an edge": np.where(x < 200, 20, 230) * np.ones((80, 1)),
        "paper": np.full((80, 400), 240),
        "the dark": np.zeros((80, 400)),
    }
    return {name: np.asarray(grey, dtype=np.uint8) for name, grey in drawn.items()}


@pytest.mark.parametrize("name", nothing_to_read())
def test_what_is_no_code_is_not_read(reader: BlurredReader, name: str) -> None:
    grey = nothing_to_read()[name]
    evidence = reader.look(cropped(grey))
    known = frozenset({NUMBER.zfill(14)})
    assert evidence is None or reader.judged(evidence, known) is None
    pixels = np.asarray(cv2.cvtColor(np.pad(grey, 40, mode="edge"), cv2.COLOR_GRAY2BGR), dtype=np.uint8)
    assert BarcodeCascade(blurred=reader).decode(pixels, known) == ()


@pytest.mark.parametrize("shape", [(8, 8), (1, 1), (1, 300), (2, 4000), (8, 4000), (400, 8)])
def test_a_crop_of_hardly_any_size_breaks_nothing(reader: BlurredReader, shape: tuple[int, int]) -> None:
    for grey in (np.full(shape, 99, np.uint8), np.random.default_rng(1).integers(0, 256, shape, np.uint8)):
        evidence = reader.look(cropped(grey))
        if evidence is not None:
            assert evidence.log_likelihoods.shape[1] == PLACE_CLASSES[evidence.symbology]
            assert np.isfinite(evidence.log_likelihoods).all()
            assert reader.judged(evidence, frozenset()) is None


def test_how_much_was_seen_beside_the_bars_is_told(reader: BlurredReader) -> None:
    grey = grey_of(picture())
    margins = []
    for share in (1.0, 0.75, 0.72):
        for region in RegionFinder().find(grey):
            look = reader.look(UprightCrop.cut(grey, replace(region, width=region.width * share)))
            if look is not None and look.symbology is Symbology.EAN_13:
                margins.append(look.margin)
    assert len(margins) >= 2
    assert margins[0] == pytest.approx(8.0, abs=0.5)
    assert min(margins) < 4
