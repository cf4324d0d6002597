"""Looking: what is wanted is computed, when it is asked for, and nothing else."""

from __future__ import annotations

import pytest

from pipelines.types import Detection, LinesWanted, Observation, Size, TextLine, Wanted
from pipelines.vision.fakes import SHARP, FakeEyes, FakeScene, fake_frame
from tests.pipelines.vision.text_scenes import box

LINES = tuple(
    TextLine(text, 0.9, (0.9,) * len(text), box(10, 30.0 * row, 100, 20), 0)
    for row, text in enumerate(("Kamer 118", "Mevrouw Dekker", "Niet storen"))
)
DETECTIONS = tuple(Detection(line.quad, line.confidence, line.block) for line in LINES)
FRAME = fake_frame(7, 1.5, scene=3)
SIZE = Size(1280, 720)


def eyes() -> FakeEyes:
    return FakeEyes({3: FakeScene(lines=LINES)})


@pytest.mark.parametrize(
    ("wanted", "computed"),
    [
        (Wanted(), []),
        (Wanted(quality=True), ["quality"]),
        (Wanted(barcodes=True), ["barcodes"]),
        (Wanted(detections_of=7), ["detect"]),
        (Wanted(lines=LinesWanted(7, DETECTIONS)), ["line", "line", "line"]),
        (Wanted(lines=LinesWanted(7, DETECTIONS[1:2])), ["line"]),
        (Wanted(lines=LinesWanted(7, ())), []),
        (Wanted(detections_of=6), []),
        (Wanted(detections_of=8), []),
        (Wanted(lines=LinesWanted(6, DETECTIONS)), []),
        (Wanted(barcodes=True, lines=LinesWanted(7, DETECTIONS[:1])), ["barcodes", "line"]),
        (
            Wanted(quality=True, barcodes=True, detections_of=7, lines=LinesWanted(7, DETECTIONS[:1])),
            ["quality", "barcodes", "detect", "line"],
        ),
    ],
)
def test_only_what_is_wanted_of_this_frame_is_computed(wanted: Wanted, computed: list[str]) -> None:
    seen = eyes()
    assert len(list(seen.vision().look(FRAME, wanted))) == len(computed)
    assert seen.asked == computed


def test_each_job_is_an_observation_of_its_own() -> None:
    wanted = Wanted(quality=True, barcodes=True, detections_of=7, lines=LinesWanted(7, DETECTIONS[::-1]))
    assert list(eyes().vision().look(FRAME, wanted)) == [
        Observation(7, 1.5, quality=SHARP, size=SIZE),
        Observation(7, 1.5, barcodes=(), size=SIZE),
        Observation(7, 1.5, detections=DETECTIONS, size=SIZE),
        *(Observation(7, 1.5, line=line, size=SIZE) for line in LINES[::-1]),
    ]


def test_barcodes_are_looked_for_with_what_is_known() -> None:
    seen = eyes()
    known = frozenset({"04006381333931"})
    assert len(list(seen.vision().look(FRAME, Wanted(barcodes=True, known=known)))) == 1
    assert seen.known == [known]


def test_each_job_is_done_when_it_is_asked_for() -> None:
    seen = eyes()
    wanted = Wanted(quality=True, barcodes=True, detections_of=7, lines=LinesWanted(7, DETECTIONS))
    looking = seen.vision().look(FRAME, wanted)
    assert seen.asked == []
    for count, _ in enumerate(looking, 1):
        assert len(seen.asked) == count
    assert seen.asked == ["quality", "barcodes", "detect", "line", "line", "line"]


@pytest.mark.parametrize("taken", [1, 2])
def test_who_stops_has_nothing_more_computed(taken: int) -> None:
    seen = eyes()
    looking = seen.vision().look(FRAME, Wanted(lines=LinesWanted(7, DETECTIONS)))
    assert [next(looking).line for _ in range(taken)] == list(LINES[:taken])
    looking.close()  # type: ignore[attr-defined]
    assert list(looking) == []
    assert seen.asked == ["line"] * taken


def test_the_codes_come_with_the_bars_that_were_not_decoded() -> None:
    quad = box(10, 10, 200, 80)
    vision = FakeEyes({3: FakeScene(stripes=(quad,))}).vision()
    (seen,) = vision.look(FRAME, Wanted(barcodes=True))
    assert seen == Observation(7, 1.5, barcodes=(), stripes=(quad,), size=SIZE)
