"""Rendering gives the same bytes twice, and says what is missing."""

import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from sample_frames.render import fonts
from sample_frames.render.camera import Lens, Pose, panel
from sample_frames.render.fonts import MissingFontError, Typeface
from sample_frames.render.motion import Path as HeadPath
from sample_frames.render.script import Act, Device, FrameSet, Line, List, PackCode
from sample_frames.render.sensor import Light
from sample_frames.render.sheet import Typesetter
from sample_frames.render.surroundings import wood
from sample_frames.render.take import Take
from sample_frames.render.write import render


def _small_take() -> Take:
    page = Typesetter.blank(100, 60)
    page.text((10, 30), 'Zeg "ja" \\ €', Typeface.SANS, 24)
    panels = (panel(wood(400, 300, (150, 104, 66), 2.0, 1), Pose()), panel(page.finish(), Pose(z=-1)))
    head = HeadPath(((0.0, Pose(z=-200)), (1.0, Pose(z=-180))), sway_degrees=0.4, sway_mm=1, seed=2)
    return Take(lambda _: panels, head, Lens(320, 180, focal=275, focus=190), Light(), (0.0, 0.5))


SMALL = FrameSet(
    "small",
    "Two small frames",
    "metafors",
    _small_take,
    acts=(
        Act(0.2, command="enter-check-digits", digits="47"),
        Act(0.3, press="main.short"),
        Act(0.4, command="say-fields", field="dates"),
    ),
    pick_list=List("P-1", (Line("A", "A", "12", "X", {"nl": "iets"}, 2, (PackCode("2012345000018"),)),)),
    device=Device("2026-11-25T09:15:00+01:00", battery=0.8, charging=True),
)


def test_the_same_set_gives_the_same_bytes(tmp_path: Path) -> None:
    for run in ("first", "second"):
        render(SMALL, SMALL.build(), tmp_path / run)
    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / run / "small").iterdir()} for run in ("first", "second")
    )
    assert set(first) == {"01.jpg", "02.jpg", "set.toml"}
    assert first == second
    assert first["01.jpg"] != first["02.jpg"]


def test_the_description_says_it_all(tmp_path: Path) -> None:
    render(SMALL, SMALL.build(), tmp_path)
    described = tomllib.loads((tmp_path / "small" / "set.toml").read_text(encoding="utf-8"))
    assert [frame["at"] for frame in described["frame"]] == [0.0, 0.5]
    assert described["frame"][0]["text"][0]["text"] == 'Zeg "ja" \\ €'
    assert described["input"] == [
        {"at": 0.2, "command": "enter-check-digits", "digits": "47"},
        {"at": 0.3, "press": "main.short"},
        {"at": 0.4, "command": "say-fields", "field": "dates"},
    ]
    assert described["device"] == {
        "time": datetime(2026, 11, 25, 9, 15, tzinfo=timezone(timedelta(hours=1))),
        "battery": 0.8,
        "charging": True,
    }
    assert described["pick_list"]["lines"][0]["barcodes"] == [{"content": "2012345000018", "pack_quantity": 1}]
    assert described["pick_list"]["lines"][0]["names"] == {"nl": "iets"}


def test_frames_of_an_earlier_rendering_are_removed(tmp_path: Path) -> None:
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "99.jpg").write_bytes(b"")
    render(SMALL, SMALL.build(), tmp_path)
    assert not (tmp_path / "small" / "99.jpg").exists()


def test_a_missing_font_names_its_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "TRUETYPE", tmp_path)
    monkeypatch.setattr(fonts, "OPENTYPE", tmp_path)
    with pytest.raises(MissingFontError, match="package fonts-ebgaramond"):
        Typeface.ENGRAVED.path()
