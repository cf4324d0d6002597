"""The reader of blurred codes reaches both that look for barcodes."""

from __future__ import annotations

import numpy as np
import pytest

from edge import app, profiles
from pipelines.types import BarcodeStage, Frame
from pipelines.vision.fakes import BlurredCode, ScriptedBlurredReader
from tests.pipelines.vision.barcode_scenes import bars, scene


def test_single_pictures_and_frames_are_read_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "_blurred_reader", lambda _: ScriptedBlurredReader([BlurredCode("4006381333931")]))
    profile, picture = profiles.load("metafors"), scene(bars())
    (barcode,) = app.barcode_engine(profile).decode(picture)
    assert barcode.stage is BarcodeStage.NETWORK
    watch = app.barcode_watcher(profile)
    seen = [watch.look(Frame(number, number / 10, np.roll(picture, number, axis=1))) for number in range(1, 5)]
    assert [code.stage for code in seen[-1].barcodes] == [BarcodeStage.NETWORK]
