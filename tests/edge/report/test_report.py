"""The report: one page that needs nothing else, whatever was read, and however long the replay."""

from __future__ import annotations

import base64
import hashlib
import io
import itertools
import re
import shutil
import subprocess
import wave
from pathlib import Path

import numpy as np
import pytest

from edge.errors import UserError
from edge.replay import Entry, Replayed
from edge.report import embedded_sound
from edge.report.album import Album
from edge.report.page import About, write_report
from pipelines.types import (
    Frame,
)
from tests.edge.report.made import ENTRIES, Page, code, frame, line, look, sound, speech, written

HOSTILE = "<script>alert(1)</script>\"'&</svg></title>{{ 7 * 7 }}"


def played(uri: str) -> tuple[wave._wave_params, bytes]:
    with wave.open(io.BytesIO(base64.b64decode(uri.removeprefix("data:audio/wav;base64,")))) as file:
        return file.getparams(), file.readframes(file.getnframes())


def test_the_page_needs_nothing_else(tmp_path: Path) -> None:
    album = Album()
    album.add(look(frame(1), line=line("Beste bewoner")))
    wav = sound(tmp_path / "sound.wav", 1.0)
    text = written(tmp_path, speech(0.0, 1.0, "Beste bewoner"), album=album, wav=wav)
    page = Page(text)
    names = ("src", "srcset", "href", "data", "action", "poster", "xlink:href")
    sources = [str(each[name]) for _, each in page.tags for name in names if name in each]
    assert {source.partition(",")[0] for source in sources} == {
        "data:",
        "data:image/jpeg;base64",
        "data:audio/wav;base64",
    }
    rest = re.sub(r"base64,[^\"]*", "", text)
    assert not re.search(r"https?:|[\"'(]//|@import|url\(|fetch\(|XMLHttp|WebSocket|import\(", rest)
    assert len(page.all("script")) == 1


def test_a_browser_is_forbidden_to_load_anything_or_to_run_another_script(tmp_path: Path) -> None:
    text = written(tmp_path)
    (policy,) = [each["content"] or "" for each in Page(text).all("meta") if "http-equiv" in each]
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)
    assert script is not None
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; img-src data:; media-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    )


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    album = Album()
    album.add(look(frame(1), line=line(HOSTILE)))
    album.add(look(frame(2), barcodes=(code(HOSTILE),)))
    entries = (
        Entry(0.0, "speech", HOSTILE, {"until": 1.0, "language": HOSTILE, "phrase": "page", "cut": False}),
        Entry(1.0, "event", "item-refused", {"list_id": HOSTILE, "line": 1, "scanned": HOSTILE}),
        Entry(2.0, "command", "find", {"text": HOSTILE}),
        Entry(3.0, "event", HOSTILE, {HOSTILE: HOSTILE}),
        Entry(4.0, "press", HOSTILE),
        Entry(5.0, "earcon", HOSTILE),
    )
    page = Page(written(tmp_path, *entries, album=album, about=About(HOSTILE, HOSTILE)))
    assert len(page.all("script")) == 1
    assert not [name for _, each in page.tags for name in each if name.startswith("on")]
    assert page.words.count("<script>alert(1)</script>") >= 12
    assert page.words.count("{{ 7 * 7 }}") >= 12


@pytest.mark.parametrize(
    ("seconds", "rate", "width"), [(1.0, 22050, 2), (3.0, 22050, 2), (5.0, 11025, 2), (9.0, 11025, 1)]
)
def test_the_sound_is_inside_as_well_as_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: float, rate: int, width: int
) -> None:
    monkeypatch.setattr(embedded_sound, "MOST_BYTES", 4 * 22050 * 3 // 2)
    inside = embedded_sound.embedded(sound(tmp_path / "sound.wav", seconds))
    told, data = played(inside.uri)
    assert (told.framerate, told.sampwidth, told.nchannels) == (rate, width, 1)
    assert told.nframes / told.framerate == pytest.approx(seconds, abs=0.001)
    assert len(data) <= embedded_sound.MOST_BYTES
    assert bool(inside.note) == (rate < 22050)
    tone = np.frombuffer(data, "<i2").astype(float) if width == 2 else np.frombuffer(data, np.uint8) * 256.0 - 32768
    loudest = np.argmax(np.abs(np.fft.rfft(tone - tone.mean())))
    assert loudest / seconds == pytest.approx(440, abs=1)
    assert np.max(tone) == pytest.approx(8000, rel=0.05)


@pytest.mark.parametrize(("seconds", "rate"), [(1.0, 22050), (2.5, 11025)])
def test_a_sound_with_sides_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: float, rate: int
) -> None:
    monkeypatch.setattr(embedded_sound, "MOST_BYTES", 4 * 22050 * 3 // 2)
    inside = embedded_sound.embedded(sound(tmp_path / "sound.wav", seconds, channels=2))
    told, data = played(inside.uri)
    assert (told.framerate, told.sampwidth, told.nchannels) == (rate, 2, 2)
    assert told.nframes / told.framerate == pytest.approx(seconds, abs=0.001)
    sides = np.frombuffer(data, "<i2").reshape(-1, 2)
    assert np.array_equal(sides[:, 0], sides[:, 1])
    assert np.max(sides) == pytest.approx(8000, rel=0.05)


def test_a_sound_that_is_too_long_is_linked_with_a_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_sound, "MOST_BYTES", 1000)
    page = Page(written(tmp_path, speech(0.0, 1.0, "een"), wav=sound(tmp_path / "sound 1.wav", 120.0)))
    assert not page.all("audio")
    assert [each["href"] for each in page.all("a")] == ["sound%201.wav"]
    assert "lasts 2 minutes, too long" in page.words


@pytest.mark.parametrize("content", [None, b"", b"RIFF no sound at all"])
def test_a_sound_that_cannot_be_read_is_told_and_the_rest_is_shown(tmp_path: Path, content: bytes | None) -> None:
    wav = tmp_path / "sound.wav"
    if content is not None:
        wav.write_bytes(content)
    page = Page(written(tmp_path, speech(0.0, 1.0, "een"), wav=wav))
    assert not page.all("audio")
    assert "could not be put inside" in page.words
    assert "een" in page.words


def test_without_sound_there_is_no_player(tmp_path: Path) -> None:
    page = Page(written(tmp_path))
    assert not page.all("audio")
    assert not page.all("a")


def test_an_empty_replay_says_so(tmp_path: Path) -> None:
    page = Page(written(tmp_path, duration=0.0))
    for told in (
        "Nothing happened and nothing was heard.",
        "Nothing was found in any frame.",
        "No frame was looked at.",
    ):
        assert told in page.words
    assert "nothing spoken" in page.words


def test_a_very_long_replay_stays_a_page_that_can_be_opened(tmp_path: Path) -> None:
    album = Album()
    noise = np.random.default_rng(1).integers(0, 255, (600, 800, 3), np.uint8)
    for number in range(60):
        album.add(look(Frame(number, number * 60.0, noise), line=line(f"regel {number}")))
    entries = [speech(at * 0.5, at * 0.5 + 0.4, f"Dit is regel {at} van een lange bladzijde.") for at in range(7200)]
    text = written(tmp_path, *entries, album=album, duration=3600.0, wav=sound(tmp_path / "s.wav", 500.0))
    assert len(text) < 25_000_000
    page = Page(text)
    assert len(page.all("line")) < 20
    assert 0 < len(page.all("img")) < 60
    assert f"{60 - len(page.all('img'))} more findings are left out" in page.words


def test_headings_landmarks_and_names_are_in_order(tmp_path: Path) -> None:
    album = Album()
    album.add(look(frame(1), line=line("Beste bewoner")))
    page = Page(written(tmp_path, *ENTRIES, album=album))
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert [len(page.all(tag)) for tag in ("header", "main", "footer")] == [1, 1, 1]
    identities = {each["id"] for _, each in page.tags if "id" in each}
    assert all(each["aria-labelledby"] in identities for each in page.all("section"))
    assert all(each["alt"] for each in page.all("img"))
    assert page.all("html")[0]["lang"] == "en"
    assert len(page.all("caption")) == len(page.all("table"))


def luminance(colour: str) -> float:
    parts = [
        int(each * (2 if len(colour) == 4 else 1), 16) / 255
        for each in re.findall("." if len(colour) == 4 else "..", colour[1:])
    ]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_words_stand_out_from_every_ground_in_light_and_in_dark(tmp_path: Path) -> None:
    text = written(tmp_path)
    schemes = [dict(re.findall(r"--(\w+): (#\w+);", block)) for block in re.findall(r":root {(.*?)}", text, re.DOTALL)][
        :2
    ]
    for scheme in schemes:
        for ink in ("ink", "soft", "focus", "speech", "sounds", "wearer", "events", "refused"):
            for ground in ("paper", "ground", "now"):
                light, dark = sorted((luminance(scheme[ink]), luminance(scheme[ground])), reverse=True)
                assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{ink} on {ground}"


def test_a_browser_ties_the_times_to_the_player(tmp_path: Path) -> None:
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("chromium is not installed (Debian package chromium)")
    written(tmp_path, *ENTRIES, wav=sound(tmp_path / "sound.wav", 10.0))
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'browser'}"]
    done = subprocess.run(
        [browser, *options, "--dump-dom", (tmp_path / "report.html").as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if done.returncode or "<main>" not in done.stdout:
        pytest.skip(f"chromium does not run here: {done.stderr[-200:]}")
    page = Page(done.stdout)
    assert page.all("body")[0]["class"] == "plays"
    assert page.all("button")
    assert not [each for each in page.all("button") if "disabled" in each]


def test_a_page_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"report\.html cannot be written"):
        write_report(tmp_path / "no" / "report.html", Replayed((), (), 0.0), Album(), About("T", "orcam"), wav=None)
