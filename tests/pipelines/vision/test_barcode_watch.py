"""Barcodes in frames that follow one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import cv2
import numpy as np
import pytest

from pipelines.types import BarcodeStage, Frame, Pixels, Symbology
from pipelines.vision.bar_regions import RegionFinder
from pipelines.vision.barcode_reading import EVERY_SYMBOLOGY, Grey
from pipelines.vision.barcode_settings import BarcodeSettings, WatchSettings
from pipelines.vision.barcode_stages import BarcodeStages
from pipelines.vision.barcode_watch import BarcodeWatch
from pipelines.vision.fakes import BlurredCode, ScriptedBlurredReader
from pipelines.vision.look import Seen
from pipelines.vision.striped_regions import StripedRegion
from tests.pipelines.vision.barcode_scenes import Drawn, bars, label, scene

EAN = Drawn(Symbology.EAN_13, "4006381333931", module=4)
GTIN = "04006381333931"
SHELF = Drawn(Symbology.CODE_128, "A-42/b", module=3)
TURNS = WatchSettings().turns
FAINT = WatchSettings().faint_frames
REGION_STAGES = {BarcodeStage.ZXING_REGION, BarcodeStage.ZBAR_REGION}


def table(*labels: tuple[Grey, int, int]) -> Pixels:
    """Lay labels on a table of 1280×720 with some texture of its own, each with its left and upper edge at x and y."""
    grain = np.random.default_rng(5).normal(0, 14, (72, 128)).astype(np.float32)
    grey = 130 + cv2.resize(grain, (1280, 720), interpolation=cv2.INTER_CUBIC)
    for each, x, y in labels:
        grey[y : y + each.shape[0], x : x + each.shape[1]] = each
    return np.asarray(cv2.cvtColor(grey.clip(0, 255).astype(np.uint8), cv2.COLOR_GRAY2BGR), dtype=np.uint8)


def smeared(pixels: Pixels, across: int) -> Pixels:
    return np.asarray(cv2.blur(pixels, (across, 1)), dtype=np.uint8)


def looks(watch: BarcodeWatch, frames: Iterable[Pixels], first_id: int = 1) -> list[Seen]:
    return [watch.look(Frame(first_id + i, i / 10, pixels)) for i, pixels in enumerate(frames)]


def trembling(pixels: Pixels, frames: int) -> list[Pixels]:
    """Give frames that differ by some noise."""
    chance = np.random.default_rng(3)
    noise = (chance.normal(0, 2, pixels.shape) for _ in range(frames))
    return [np.asarray((pixels + each).clip(0, 255), dtype=np.uint8) for each in noise]


def stages_of(seen: Seen) -> list[BarcodeStage]:
    return [barcode.stage for barcode in seen.barcodes]


def test_a_sharp_code_is_read_in_every_frame_and_is_no_stripes() -> None:
    for seen in looks(BarcodeWatch(), [table((label(EAN), 300, 200))] * (TURNS + 1)):
        assert [barcode.gtin for barcode in seen.barcodes] == [GTIN]
        assert stages_of(seen) == [BarcodeStage.ZXING]
        assert seen.stripes == ()


def test_a_blurred_code_is_stripes_until_its_region_is_read_and_is_then_read_in_every_frame() -> None:
    picture = scene(label(EAN), 28, blur_pixels=2.2)
    first, *later = looks(BarcodeWatch(), [picture] * 6)
    assert first.barcodes == ()
    assert first.stripes is not None
    (quad,) = first.stripes
    assert np.hypot(quad.centre.x - picture.shape[1] / 2, quad.centre.y - picture.shape[0] / 2) < 25
    assert quad.width == pytest.approx(95 * EAN.module, rel=0.1)
    for seen in later:
        assert [barcode.gtin for barcode in seen.barcodes] == [GTIN]
        assert set(stages_of(seen)) <= REGION_STAGES
        assert seen.stripes == ()


def test_a_code_that_blurs_is_tried_in_its_region_at_once() -> None:
    sharp, blurred = scene(label(EAN), 28), scene(label(EAN), 28, blur_pixels=2.2)
    _, seen = looks(BarcodeWatch(), [sharp, blurred])
    assert [barcode.gtin for barcode in seen.barcodes] == [GTIN]
    assert set(stages_of(seen)) <= REGION_STAGES


def test_a_code_light_on_dark_is_read_within_the_turns_and_in_the_next_frame_again() -> None:
    seen = looks(BarcodeWatch(), [255 - table((label(EAN), 300, 200))] * (TURNS + 1))
    read = [index for index, each in enumerate(seen) if stages_of(each) == [BarcodeStage.ZXING_INVERTED]]
    assert read
    assert read == list(range(read[0], TURNS + 1))


def test_each_dear_stage_has_its_turn_and_no_frame_has_two(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def counted(name: str) -> Callable[[BarcodeStages, Grey], tuple[()]]:
        def stage(_: BarcodeStages, __: Grey) -> tuple[()]:
            calls.append(name)
            return ()

        return stage

    for name in ("half", "sparse", "negative"):
        monkeypatch.setattr(BarcodeStages, name, counted(name))
    watch, even = BarcodeWatch(), table()
    for number in range(TURNS):
        before = len(calls)
        watch.look(Frame(number + 1, 0.0, even))
        assert len(calls) - before <= 1
    assert Counter(calls) == {"half": 2, "sparse": 1, "negative": 1}


def test_no_frame_tries_two_regions_and_every_region_is_tried_within_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[tuple[float, float]] = []
    region = BarcodeStages.region

    def counted(stages: BarcodeStages, grey: Grey, striped: object) -> object:
        tried.append((striped.region.x, striped.region.y))  # type: ignore[attr-defined]
        return region(stages, grey, striped)  # type: ignore[arg-type]

    monkeypatch.setattr(BarcodeStages, "region", counted)
    sheet = table((bars(1), 60, 60), (bars(2), 760, 60), (bars(3), 60, 420), (bars(4), 760, 420))
    watch = BarcodeWatch()
    for number in range(10):
        before = len(tried)
        seen = watch.look(Frame(number + 1, number / 10, sheet))
        assert len(tried) - before <= 1
        assert seen.barcodes == ()
        assert seen.stripes is not None
        assert len(seen.stripes) == 4
    assert len(set(tried)) == 4
    assert tried.index(tried[-1]) < 4


def test_a_region_that_is_seen_for_one_frame_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BarcodeStages, "region", lambda *_: pytest.fail("a region was tried"))
    looks(BarcodeWatch(), [table((bars(), 60, 60)), table((bars(), 760, 420)), table(), table((bars(), 60, 60))])


def test_a_code_that_cannot_be_read_beside_one_that_can_is_stripes() -> None:
    for x in (700, 90 + label(SHELF).shape[1]):  # apart, and edge to edge
        watch = BarcodeWatch()
        for seen in looks(watch, [table((label(SHELF), 90, 200), (bars(), x, 200))] * 3):
            assert [barcode.text for barcode in seen.barcodes] == [SHELF.content]
            assert seen.stripes is not None
            (quad,) = seen.stripes
            assert quad.centre.x == pytest.approx(x + bars().shape[1] / 2, abs=45)


def test_bars_that_are_hidden_in_part_are_followed_for_some_frames() -> None:
    whole = table((label(EAN), 300, 200))
    part = whole.copy()
    height, width = label(EAN).shape
    # A fifth of the bars is left.
    part[200 : 200 + height, 300 + width // 2 - 28 * EAN.module : 300 + width] = 255
    alone = looks(BarcodeWatch(), [part] * 3)
    assert [seen.stripes for seen in alone] == [(), (), ()]
    after = looks(BarcodeWatch(), [whole, whole, *[part] * (FAINT + 2)])[2:]
    assert [bool(seen.stripes) for seen in after[:FAINT]] == [True] * FAINT
    assert after[-1].stripes == ()


def test_a_smeared_view_is_no_view_without_bars_for_some_frames() -> None:
    whole = table((label(EAN), 300, 200))
    seen = looks(BarcodeWatch(), [whole, whole, *[smeared(whole, 45)] * (FAINT + 2)])[2:]
    assert [each.barcodes for each in seen] == [()] * (FAINT + 2)
    assert [each.stripes for each in seen] == [*[None] * FAINT, (), ()]


def test_a_code_that_was_decoded_without_its_bars_being_found_is_missed_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BarcodeStages, "striped", lambda *_: ())
    whole = table((label(EAN), 300, 200))
    seen = looks(BarcodeWatch(), [whole, smeared(whole, 45), table(), whole])
    assert [(len(each.barcodes), each.stripes) for each in seen] == [(1, ()), (0, None), (0, ()), (1, ())]


def test_a_code_that_is_taken_away_leaves_no_bars_at_once() -> None:
    whole = table((label(EAN), 300, 200))
    seen = looks(BarcodeWatch(), [whole, whole, table(), whole])
    assert [(len(each.barcodes), each.stripes) for each in seen] == [(1, ()), (1, ()), (0, ()), (1, ())]


def test_a_lower_frame_id_begins_a_new_run_that_goes_as_the_first() -> None:
    whole = table((label(EAN), 300, 200))
    frames = [whole, smeared(whole, 21), smeared(whole, 45), 255 - whole, *[table((bars(), 60, 60))] * 6]
    watch = BarcodeWatch()
    assert looks(watch, frames) == looks(watch, frames) == looks(BarcodeWatch(), frames)


def test_stripes_are_in_full_frame_pixels() -> None:
    large = np.repeat(np.repeat(table((bars(), 300, 200)), 2, axis=0), 2, axis=1)
    (seen,) = looks(BarcodeWatch(EVERY_SYMBOLOGY, BarcodeSettings(most_pixels=900_000)), [large])
    assert seen.stripes is not None
    (quad,) = seen.stripes
    assert quad.centre.x == pytest.approx(600 + bars().shape[1], abs=40)
    assert quad.centre.y == pytest.approx(400 + bars().shape[0], abs=40)


def test_where_no_linear_code_is_sought_no_bars_are() -> None:
    (seen,) = looks(BarcodeWatch(frozenset({Symbology.QR_CODE})), [table((bars(), 300, 200))])
    assert seen == Seen((), ())


@pytest.mark.parametrize("shape", [(0, 0, 3), (1, 1, 3), (2, 4000, 3)])
def test_a_picture_of_no_size_holds_nothing(shape: tuple[int, int, int]) -> None:
    for seen in looks(BarcodeWatch(), [np.zeros(shape, dtype=np.uint8)] * TURNS):
        assert seen == Seen((), ())


BLURRED = BlurredCode(EAN.content)
UNREAD = table((bars(), 300, 200))


def networked(
    reader: ScriptedBlurredReader, symbologies: frozenset[Symbology] = EVERY_SYMBOLOGY, most_looks: int = 6
) -> BarcodeWatch:
    return BarcodeWatch(symbologies, watch=WatchSettings(most_looks=most_looks), blurred=reader)


def test_a_code_that_no_other_reader_reads_is_read_in_the_frame_after_they_tried_and_from_then_on() -> None:
    seen = looks(networked(ScriptedBlurredReader([BLURRED])), trembling(UNREAD, 6))
    assert [stages_of(each) for each in seen] == [[], [], *[[BarcodeStage.NETWORK]] * 4]
    for each in seen[2:]:
        (barcode,) = each.barcodes
        assert (barcode.gtin, barcode.is_confirmed) == (GTIN, True)
        assert barcode.quad.centre.x == pytest.approx(300 + bars().shape[1] / 2, abs=40)
        assert each.stripes == ()
    assert all(each.stripes for each in seen[:2])


def test_what_is_seen_is_summed_over_frames_and_judged_with_what_is_known() -> None:
    reader = ScriptedBlurredReader([BLURRED], looks_needed=3)
    watch, known = networked(reader, most_looks=4), frozenset({GTIN, "A-42"})
    seen = [watch.look(Frame(1 + i, i / 10, pixels), known) for i, pixels in enumerate(trembling(UNREAD, 9))]
    # The ordinary readers have one more turn before the third look.
    assert [len(each.barcodes) for each in seen] == [0, 0, 1, 1, 1, 1, 1, 1, 1]
    assert [each.looks for each in reader.asked] == [1, 2, 3, 4, 4, 4, 4]
    assert all(each.known is known for each in reader.asked)
    unknown = looks(networked(ScriptedBlurredReader([BLURRED], looks_needed=3)), trembling(UNREAD, 7))
    assert [len(each.barcodes) for each in unknown] == [0, 0, 0, 0, 0, 1, 1]


def test_frames_that_do_not_differ_are_one_look() -> None:
    reader = ScriptedBlurredReader([BLURRED], looks_needed=2)
    assert not any(seen.barcodes for seen in looks(networked(reader), [UNREAD] * 12))
    assert reader.looks > 6
    assert {each.looks for each in reader.asked} == {1}


def test_another_code_in_the_same_place_begins_anew() -> None:
    other = BlurredCode("A-42/b", Symbology.CODE_128)
    reader = ScriptedBlurredReader([BLURRED, BLURRED, other], looks_needed=3)
    seen = looks(networked(reader), trembling(UNREAD, 9))
    assert [each.looks for each in reader.asked][:5] == [1, 2, 1, 2, 3]
    assert {barcode.text for each in seen for barcode in each.barcodes} == {other.text}


def test_what_was_seen_is_forgotten_when_the_bars_go() -> None:
    reader = ScriptedBlurredReader([BLURRED], looks_needed=3)
    frames = trembling(UNREAD, 8)
    seen = looks(networked(reader), [*frames[:4], table(), *frames[4:]])
    assert not any(each.barcodes for each in seen)
    assert [each.looks for each in reader.asked] == [1, 2, 1, 2]


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[RegionFinder | None]:
    """Give which search each was, in order, and let the first of those for blurred codes alone find anything."""
    asked: list[RegionFinder | None] = []
    striped = BarcodeStages.striped

    def found(
        stages: BarcodeStages, grey: Grey, least_stripes: int | None = None, finder: RegionFinder | None = None
    ) -> tuple[StripedRegion, ...]:
        asked.append(finder)
        return striped(stages, grey, least_stripes) if finder == BLURRED_FINDERS[0] else ()

    monkeypatch.setattr(BarcodeStages, "striped", found)
    return asked


BLURRED_FINDERS = BarcodeSettings().blurred_finders


def test_where_no_bars_are_seen_blurred_ones_are_searched_for_by_turns(searches: list[RegionFinder | None]) -> None:
    looks(networked(ScriptedBlurredReader([BLURRED])), [table()] * (2 * TURNS))
    ordinary = [None] * TURNS
    assert searches == [*ordinary, BLURRED_FINDERS[1], *ordinary, BLURRED_FINDERS[0]]
    searches.clear()
    looks(BarcodeWatch(), [table()] * TURNS)
    looks(networked(ScriptedBlurredReader([BLURRED])), [table()[:300, :300]] * TURNS)
    assert set(searches) == {None}


def test_the_search_that_found_blurred_bars_goes_on_until_they_are_gone(searches: list[RegionFinder | None]) -> None:
    watch = networked(ScriptedBlurredReader([BLURRED]))
    looks(watch, [table()] * (2 * TURNS - 1))
    searches.clear()
    seen = looks(watch, [*trembling(UNREAD, 5), table(), table()], first_id=100)
    assert searches == [None, BLURRED_FINDERS[0]] * 6 + [None]
    assert [stages_of(each) for each in seen[2:]] == [[BarcodeStage.NETWORK]] * 3 + [[]] * 2


def test_what_earlier_frames_showed_is_not_judged_where_this_one_shows_nothing() -> None:
    reader = ScriptedBlurredReader([BLURRED, None], looks_needed=2)
    looks(networked(reader), trembling(UNREAD, 8))
    assert reader.looks > 2
    assert [each.looks for each in reader.asked] == [1]


def test_bars_that_show_no_code_are_looked_at_once_for_each_try_of_the_other_readers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[str] = []
    region = BarcodeStages.region
    reader = ScriptedBlurredReader([None])

    def counted(stages: BarcodeStages, grey: Grey, striped: object) -> object:
        tried.append("P")
        return region(stages, grey, striped)  # type: ignore[arg-type]

    monkeypatch.setattr(BarcodeStages, "region", counted)
    watch = networked(reader)
    for number, pixels in enumerate(trembling(UNREAD, 16)):
        before = len(tried) + reader.looks
        watch.look(Frame(number + 1, number / 10, pixels))
        assert len(tried) + reader.looks - before <= 1
        assert reader.looks in {len(tried), len(tried) - 1}
    assert reader.looks >= 3
    assert reader.asked == []


def test_each_of_several_places_is_looked_at_within_a_second() -> None:
    reader = ScriptedBlurredReader([BLURRED], looks_needed=99)
    sheet = table((bars(1), 60, 60), (bars(2), 760, 60), (bars(3), 60, 420), (bars(4), 760, 420))
    looks(networked(reader), trembling(sheet, 9))
    assert [each.looks for each in reader.asked] == [1, 1, 1, 1]


def test_where_a_code_is_read_at_once_nothing_is_looked_at() -> None:
    reader = ScriptedBlurredReader([BLURRED])
    frames = [table((label(EAN), 300, 200))] * 4
    assert looks(networked(reader), frames) == looks(BarcodeWatch(), frames)
    assert reader.looks == 0


@pytest.mark.parametrize(
    ("symbologies", "looked", "read"),
    [
        ({Symbology.EAN_13}, True, True),
        ({Symbology.UPC_A}, True, False),
        ({Symbology.EAN_8, Symbology.CODE_128}, True, False),
        ({Symbology.CODE_39}, False, False),
    ],
)
def test_the_networks_report_only_what_is_sought(symbologies: set[Symbology], looked: bool, read: bool) -> None:  # noqa: FBT001 - a table's columns
    reader = ScriptedBlurredReader([BLURRED])
    seen = looks(networked(reader, frozenset(symbologies)), trembling(UNREAD, 4))
    assert bool(reader.looks) is looked
    assert bool(seen[-1].barcodes) is read


def test_with_a_reader_of_blurred_codes_the_same_frames_give_the_same() -> None:
    frames = [*trembling(UNREAD, 6), table(), *trembling(UNREAD, 3)]
    first, second = (looks(networked(ScriptedBlurredReader([BLURRED], looks_needed=2)), frames) for _ in range(2))
    assert first == second
