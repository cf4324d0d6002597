"""Labels in the sample frames, read with the real models: their own names, and nobody else's."""

from __future__ import annotations

import pytest

from edge import app, pictures, profiles, replaying, sample_sets
from edge.sample_sets import SampleFrame
from pipelines.reading.labels import LabelMatch, LabelOutcome, NameList, match
from pipelines.types import Size
from pipelines.vision.look import TextEngine

pytestmark = pytest.mark.models
LISTED = ("M. Bakker", "A. de Boer", "A. de Boor", "K. Vissers", "T. van Dijk", "T. van Dyk")
"""Of the four names in the frames, "K. Visser" is not on the list, and two have a near-twin."""


@pytest.fixture(scope="module")
def engine() -> TextEngine:
    return app.text_engine(profiles.load("orcam"), "fast", 1)


def found(engine: TextEngine, frame: SampleFrame, *names: str) -> LabelMatch:
    pixels = pictures.load(frame.path)
    lines = tuple(engine.recognise(pixels, engine.detect(pixels)))
    return match(lines, NameList.of(names), Size(pixels.shape[1], pixels.shape[0]))


def test_of_four_labels_in_view_those_on_the_list_are_named(engine: TextEngine) -> None:
    (frame,) = sample_sets.load(replaying.sample_frames() / "clothing-labels").frames
    result = found(engine, frame, *LISTED)
    assert (result.outcome, set(result.spelled)) == (LabelOutcome.SEVERAL, {"M. Bakker", "A. de Boer", "T. van Dijk"})


def test_a_grave_is_found_by_its_number(engine: TextEngine) -> None:
    (frame,) = sample_sets.load(replaying.sample_frames() / "grave-markers").frames
    assert found(engine, frame, "B-114", "B-11", "B-1145", "C-115").spelled == ("B-114",)


def test_each_label_of_a_sequence_has_its_own_name_or_none(engine: TextEngine) -> None:
    frames = sample_sets.load(replaying.sample_frames() / "name-labels-sequence").frames[7::8]
    assert [found(engine, frame, *LISTED).spelled for frame in frames] == [
        ("M. Bakker",),
        ("A. de Boer",),
        (),
        ("T. van Dijk",),
    ]
