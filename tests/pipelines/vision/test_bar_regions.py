"""Regions of bars, and the upright crops cut from them."""

import cv2
import numpy as np
import pytest

from pipelines.types import Symbology
from pipelines.vision.bar_regions import BarRegion, RegionFinder
from pipelines.vision.barcode_reading import LINEAR, Grey
from pipelines.vision.region_crop import UprightCrop
from pipelines.vision.zxing_reader import UPRIGHT_ONLY, read_with_zxing
from tests.pipelines.vision.barcode_scenes import Drawn, label, scene

CODE = Drawn(Symbology.CODE_128, "KIJKMEE-42")


def grey_scene(turn_degrees: float, enlarged: float = 1.0) -> Grey:
    grey = cv2.cvtColor(scene(label(CODE), turn_degrees), cv2.COLOR_BGR2GRAY)
    return np.asarray(cv2.resize(grey, None, fx=enlarged, fy=enlarged), dtype=np.uint8)


@pytest.mark.parametrize("turn_degrees", [0, 20, 45, 70, 90, 135, 200, 315])
@pytest.mark.parametrize("enlarged", [1.0, 2.5])
def test_bars_are_found_at_every_angle_and_stand_upright_in_the_crop(turn_degrees: float, enlarged: float) -> None:
    grey = grey_scene(turn_degrees, enlarged)
    region = RegionFinder().find(grey)[0]
    assert np.hypot(region.x - grey.shape[1] / 2, region.y - grey.shape[0] / 2) < 0.1 * max(grey.shape)
    # Bars look the same after half a turn.
    assert abs(np.sin(region.turn - np.radians(turn_degrees))) < 0.05
    crop = UprightCrop.cut(grey, region)
    assert crop.stripes() >= 18
    (reading,) = read_with_zxing(crop.grey, LINEAR, UPRIGHT_ONLY)
    assert reading.text == CODE.content


def test_a_place_in_a_crop_leads_back_to_the_picture() -> None:
    grey = grey_scene(30)
    crop = UprightCrop.cut(grey, RegionFinder().find(grey)[0])
    for prepared in (crop, crop.resized(250), crop.resized(900).smoothed(5).sharpened(2.0, 1.0)):
        (reading,) = read_with_zxing(prepared.grey, LINEAR, UPRIGHT_ONLY)
        centre = reading.placed(prepared.to_frame).quad.centre
        assert np.hypot(centre.x - grey.shape[1] / 2, centre.y - grey.shape[0] / 2) < 30


def test_a_crop_is_never_larger_than_its_limits() -> None:
    grey = grey_scene(0, enlarged=6.0)
    crop = UprightCrop.cut(grey, RegionFinder().find(grey)[0])
    assert crop.grey.shape[0] <= 400
    assert crop.grey.shape[1] <= 1300
    assert crop.resized(1000).grey.shape[0] <= 200


@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (5000, 1), (3, 3), (480, 640)])
def test_an_even_picture_has_no_regions(size: tuple[int, int]) -> None:
    assert RegionFinder().find(np.full(size, 90, dtype=np.uint8)) == ()


def test_an_edge_is_no_region_of_bars() -> None:
    picture = np.zeros((480, 640), dtype=np.uint8)
    picture[:, 320:] = 255
    assert RegionFinder().find(picture) == ()


def test_letters_have_too_few_stripes() -> None:
    picture = np.full((480, 640), 255, dtype=np.uint8)
    cv2.putText(picture, "LIJST", (60, 300), cv2.FONT_HERSHEY_SIMPLEX, 6, 0, 20)
    regions = RegionFinder().find(picture)
    assert regions
    assert all(UprightCrop.cut(picture, region).stripes() < 18 for region in regions)


def test_no_more_regions_than_asked() -> None:
    sheet = np.vstack([label(CODE)] * 4)
    assert len(RegionFinder(most=2).find(sheet)) == 2


@pytest.mark.parametrize("turn_degrees", [0, 20, 90])
def test_bars_are_alike_from_end_to_end_and_lines_of_text_are_not(turn_degrees: float) -> None:
    grey = grey_scene(turn_degrees)
    assert UprightCrop.cut(grey, RegionFinder().find(grey)[0]).likeness() > 0.8
    page = np.full((480, 640), 235, dtype=np.uint8)
    for row, text in enumerate(
        ("Gemeente Waterland", "Wasmachine, kamer 118", "Niet in de droger", "Volgende week dicht")
    ):
        cv2.putText(page, text, (20, 60 + 60 * row), cv2.FONT_HERSHEY_SIMPLEX, 1.6, 20, 3)
    region = BarRegion(x=320.0, y=140.0, width=500.0, height=220.0, turn=0.0)
    assert UprightCrop.cut(page, region).likeness() < 0.45


@pytest.mark.parametrize("size", [(720, 1280), (480, 640), (300, 400), (60, 90)])
def test_a_region_is_found_where_it_is_at_every_size_of_picture(size: tuple[int, int]) -> None:
    height, width = size
    picture = np.full(size, 220, dtype=np.uint8)
    left, top, bars = width // 4, height // 4, width // 2
    row = np.repeat(np.arange(60) % 2 * 200, max(1, bars // 60)).astype(np.uint8)
    picture[top : top + height // 3, left : left + len(row)] = row
    regions = RegionFinder().find(picture)
    if min(size) < 100:  # the bars are finer than can be told
        assert all(region.width <= width for region in regions)
        return
    (region,) = regions
    window = 0.03 * width
    assert abs(region.x - left - len(row) / 2) < window
    assert abs(region.y - top - height / 6) < window
    assert abs(region.width - len(row)) < 2 * window
