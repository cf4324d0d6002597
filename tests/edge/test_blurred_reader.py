"""The reader of blurred codes reaches both that look for barcodes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import pytest

from edge import app, profiles
from models.barcode.networks import WEIGHTS, BarcodeNetworks
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


@pytest.mark.parametrize(("content", "told"), [(None, "are missing"), (b"no network", "cannot be loaded")])
def test_without_its_networks_all_else_goes_on(
    content: bytes | None,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    if content is not None:
        for name in WEIGHTS:
            (tmp_path / f"{name}.onnx").write_bytes(content)
    monkeypatch.setattr(app, "BarcodeNetworks", partial(BarcodeNetworks, folder=tmp_path))
    profile, picture = profiles.load("metafors"), scene(bars())
    assert app.barcode_engine(profile).decode(picture) == ()
    assert told in caplog.text
    assert "Blurred codes stay unread" in caplog.text
    assert app.barcode_watcher(profile).look(Frame(1, 0.0, picture)).barcodes == ()
