"""Truth quads land where a picture shows the thing."""

import itertools

import cv2
import numpy as np
import pytest

from sample_frames.render.camera import Lens, Panel, Pose, homography, panel, project, visible
from sample_frames.render.exposure import Textures, expose
from sample_frames.render.fonts import Typeface
from sample_frames.render.motion import Path
from sample_frames.render.sheet import BLACK, Sheet, Typesetter, box_corners
from sample_frames.render.truth import truth

LENS = Lens(640, 360, focal=550, focus=300, aperture=0.0)
SQUARE = (30.0, 20.0, 70.0, 40.0)
"""Left, top, right, bottom in millimetres."""


def _sheet_with_square() -> Sheet:
    setter = Typesetter.blank(100, 60, (255, 255, 255), 8)
    setter.rectangle(SQUARE, fill=BLACK)
    return setter.finish()


def _photograph(each: Panel, viewer: Pose) -> np.ndarray:
    return expose(lambda _: (each,), lambda _: viewer, LENS, 0.0, 0.01, textures=Textures())


def test_a_sheet_without_rotation_is_magnified_by_focal_length_over_distance() -> None:
    matrix = homography(panel(_sheet_with_square(), Pose(z=275)), Pose(), LENS)
    corners = project(matrix, box_corners(0, 0, 100, 60))
    assert corners == pytest.approx(np.array([(219.5, 119.5), (419.5, 119.5), (419.5, 239.5), (219.5, 239.5)]))


def test_directions_are_as_documented() -> None:
    ahead = np.array((0, 0, 1, 0))
    assert (Pose(yaw=30).matrix() @ ahead)[0] == pytest.approx(0.5), "yaw turns to the right"
    assert (Pose(pitch=30).matrix() @ ahead)[1] == pytest.approx(0.5), "pitch looks down"
    right = np.array((1, 0, 0, 0))
    assert (Pose(roll=30).matrix() @ right)[1] == pytest.approx(0.5), "roll turns clockwise"


@pytest.mark.parametrize(
    ("place", "viewer"),
    [
        (Pose(z=260), Pose()),
        (Pose(10, -8, 280, yaw=25, pitch=-15, roll=8), Pose(4, 3, -10, yaw=3, pitch=2, roll=-4)),
        (Pose(0, 0, 400, roll=170), Pose(yaw=-2)),
    ],
)
def test_what_is_drawn_lies_where_the_homography_says(place: Pose, viewer: Pose) -> None:
    each = panel(_sheet_with_square(), place)
    expected = project(homography(each, viewer, LENS), box_corners(*SQUARE))
    light = _photograph(each, viewer).mean(axis=2)
    inside = np.zeros((360, 640), np.uint8)
    cv2.fillConvexPoly(
        inside, np.round(project(homography(each, viewer, LENS), box_corners(2, 2, 98, 58))).astype(int), 1
    )
    dark = ((light < 0.5) & (inside == 1)).astype(np.uint8)
    moments = cv2.moments(dark, binaryImage=True)
    measured = np.array((moments["m10"], moments["m01"])) / moments["m00"]
    polygon = cv2.moments(expected.astype(np.float32)[:, None])
    centre = np.array((polygon["m10"], polygon["m01"])) / polygon["m00"]
    assert measured == pytest.approx(centre, abs=0.3)
    assert moments["m00"] == pytest.approx(polygon["m00"], rel=0.03)


def test_text_is_known_where_its_ink_is() -> None:
    setter = Typesetter.blank(100, 60, (255, 255, 255), 8)
    setter.text((20, 35), "Ham", Typeface.SANS_BOLD, 40)
    each = panel(setter.finish(), Pose(z=275, roll=0))
    (seen,) = truth((each,), Pose(), LENS).texts
    light = _photograph(each, Pose()).mean(axis=2)[125:235, 225:415]
    rows, columns = np.nonzero(light < 0.5)
    box = (columns.min() + 225, rows.min() + 125, columns.max() + 225, rows.max() + 125)
    assert box == pytest.approx((*seen.quad[0], *seen.quad[2]), abs=1.5)


def test_what_is_cut_off_or_covered_is_not_told() -> None:
    sheet = _sheet_with_square()
    setter = Typesetter.on(sheet)
    setter.text((20, 15), "Ham", Typeface.SANS_BOLD, 20)
    written = panel(setter.finish(), Pose(z=275))
    cover = panel(sheet, Pose(z=200))
    clear = Panel(sheet, cover.place, hides=False)
    assert len(truth((written,), Pose(), LENS).texts) == 1
    assert truth((written, cover), Pose(), LENS).texts == ()
    assert len(truth((written, clear), Pose(), LENS).texts) == 1
    assert truth((panel(setter.finish(), Pose(x=-140, z=275)),), Pose(), LENS).texts == ()


def test_a_sheet_from_behind_is_not_seen() -> None:
    sheet = _sheet_with_square()
    assert visible(panel(sheet, Pose(z=300)), Pose(), LENS)
    assert not visible(panel(sheet, Pose(z=300, yaw=180)), Pose(), LENS)
    assert not visible(panel(sheet, Pose(z=-300)), Pose(), LENS)


def test_a_sheet_that_reaches_behind_the_lens_is_refused() -> None:
    floor = Typesetter.blank(100, 2000, pixels_per_mm=0.2).finish()
    with pytest.raises(ValueError, match="make it of smaller ones"):
        visible(panel(floor, Pose(y=50, z=0, pitch=90)), Pose(), LENS)


def test_a_moving_head_smears_and_a_resting_one_does_not() -> None:
    each = panel(_sheet_with_square(), Pose(z=275))
    moving = Path(((0.0, Pose(yaw=-2)), (0.1, Pose(yaw=2))))
    smeared = expose(lambda _: (each,), moving.at, LENS, 0.05, 0.03, textures=Textures())
    edges = [
        float(np.abs(np.diff(picture.mean(axis=2), axis=1)).max()) for picture in (smeared, _photograph(each, Pose()))
    ]
    assert edges[0] < 0.3 * edges[1]


def test_a_path_is_held_at_its_ends_and_smooth_between() -> None:
    path = Path(((1.0, Pose(x=0)), (2.0, Pose(x=10))))
    assert [path.at(seconds).x for seconds in (0.0, 1.0, 1.5, 2.0, 9.0)] == pytest.approx([0, 0, 5, 10, 10])
    steps = [path.at(1 + k / 50).x for k in range(51)]
    assert all(later >= earlier for earlier, later in itertools.pairwise(steps))
    swaying = Path(path.keys, sway_degrees=1, sway_mm=2, seed=5)
    assert swaying.at(1.3) == swaying.at(1.3)
    assert swaying.at(1.3) != swaying.at(1.4)
