"""A picking job loads the text models when something must be read, and not before."""

from __future__ import annotations

import numpy as np
import pytest

from edge import app, profiles
from pipelines.types import Detection, Frame, LinesWanted, TextLine, Wanted
from pipelines.vision.fakes import FakeEyes, FakeScene
from tests.pipelines.vision.text_scenes import box

LINE = TextLine("4006381", 0.9, (0.9,) * 7, box(10, 10, 100, 20), 0)
FRAME = Frame(1, 0.0, np.zeros((72, 128, 3), dtype=np.uint8))


def test_the_models_are_loaded_for_the_first_line_or_search(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[object] = []

    def engine(*given: object) -> FakeEyes:
        loaded.append(given)
        return FakeEyes({0: FakeScene(lines=(LINE,))})

    monkeypatch.setattr(app, "text_engine", engine)
    eyes = app.vision(profiles.load("metafors"))
    assert len(list(eyes.look(FRAME, Wanted(quality=True, barcodes=True, scene=True)))) == 3
    assert list(eyes.look(FRAME, Wanted(lines=LinesWanted(1, ())))) == []
    assert loaded == []
    (found,) = eyes.look(FRAME, Wanted(detections_of=1))
    assert found.detections == (Detection(LINE.quad, 0.9, 0),)
    assert len(loaded) == 1
    (read,) = eyes.look(FRAME, Wanted(lines=LinesWanted(1, found.detections)))
    assert read.line == LINE
    assert len(loaded) == 1
