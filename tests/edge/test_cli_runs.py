"""The commands that play: replay, and the live run with what is typed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import wave
from pathlib import Path

import cv2
import pytest

from edge import pictures
from edge.journal.journal import Journal
from edge.running import PICTURES_OVER
from pipelines.phrases import catalogue
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.preferences import Preferences
from tests.edge.command import BOX, LETTER, SECONDS, SETS, here, outside, refused, started, without_library

pytestmark = pytest.mark.usefixtures("away")

# Replay


def film(path: Path, count: int) -> Path:
    """Write a film of a barcode."""
    pixels = pictures.load(BOX)
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 8, (pixels.shape[1], pixels.shape[0]))
    for _ in range(count):
        writer.write(pixels)
    writer.release()
    return path


def test_a_replay_is_printed_and_leaves_transcript_sound_and_report(away: Path) -> None:
    result = here("replay", SETS / "box-ean13", "--profile", "metafors", "--json", "--out", "there")
    assert result.exit_code == 0
    folder = away / "there" / "box-ean13-metafors"
    assert result.stdout == (folder / "transcript.jsonl").read_text(encoding="utf-8")
    assert all({"at", "kind", "what"} <= set(json.loads(each)) for each in result.stdout.splitlines())
    names = ["transcript.jsonl", "sound.wav", "report.html"]
    assert result.stderr.splitlines() == [f"written: there/box-ean13-metafors/{name}" for name in names]
    assert sorted(each.name for each in folder.iterdir()) == sorted(names)


def test_the_report_of_a_pick_holds_its_sound_and_tells_what_was_expected_where_it_refused(away: Path) -> None:
    assert here("replay", SETS / "pick-four-lines", "-p", "metafors").exit_code == 0
    report = (away / "out" / "pick-four-lines-metafors" / "report.html").read_text(encoding="utf-8")
    assert 'src="data:audio/wav;base64,' in report
    figures = report.split("<figure>")[1:]
    refused_there = [figure for figure in figures if "✕ refused" in figure]
    assert len(figures) == 13
    assert ["expected A-03-2" in figure for figure in refused_there] == [True, False]
    assert "expected 3 × cable gland M20 (article W-M20, code 2012345000032) from B-01-4" in refused_there[1]


def test_a_film_that_breaks_off_is_used_up_to_there(away: Path) -> None:
    whole = film(away / "whole.avi", 12)
    (away / "cut.avi").write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    result = here("replay", "cut.avi", "-p", "metafors")
    assert result.exit_code == 2
    assert "Je dienst begint." in result.stdout
    assert (away / "out" / "cut-metafors" / "report.html").exists()
    assert "cut.avi ends in the middle" in result.stderr.splitlines()[-1]


def test_what_is_no_film_is_told_before_anything_else(away: Path) -> None:
    (away / "note.txt").write_text("hello")
    assert "note.txt is not a video" in refused("replay", "note.txt")
    done = outside("run", "-p", "orcam", "--camera", "note.txt", "--sound", "none")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("kijkmee: note.txt is not a video")
    assert not (away / "data").exists()


def test_what_the_wearer_does_can_be_given(away: Path) -> None:
    (away / "box").mkdir()
    (away / "box" / "1.jpg").symlink_to(BOX)
    result = here("replay", "box", "-p", "metafors", "--give", "2 slower", "--give", "1 main.short")
    assert result.exit_code == 0
    acts = [each.split() for each in result.stdout.splitlines() if each.split()[1] in {"command", "press"}]
    assert acts == [["1.000", "press", "main.short"], ["2.000", "command", "slower"]]
    assert "names no profile" in refused("replay", "box")
    unknown = refused("replay", "box", "-p", "metafors", "--give", "1 mian.short")
    assert 'At 1 s, the profile has no press "mian.short". Did you mean "main.short"?' in unknown


def test_a_replay_leaves_no_trace_in_the_journal(away: Path) -> None:
    (away / "box").mkdir()
    (away / "box" / "1.jpg").symlink_to(BOX)
    rehearse = ("replay", "box", "-p", "metafors", "--give", "3 slower", "--worker")
    assert here(*rehearse, "W7").exit_code == 0
    assert not (away / "data").exists()
    with Journal.open(away / "data" / "journal.sqlite3") as journal:
        journal.save_preferences("W7", {"rate": 150})
        kept = journal.events()
    before = {file.name: file.read_bytes() for file in (away / "data").iterdir()}
    assert here(*rehearse, "W7").exit_code == 0
    assert here(*rehearse, "W8").exit_code == 0
    assert {file.name: file.read_bytes() for file in (away / "data").iterdir()} == before
    with Journal.open(away / "data" / "journal.sqlite3") as journal:
        assert journal.events() == kept
    assert "worker" in refused(*rehearse, "no code!")


@pytest.mark.usefixtures("without_models")
def test_a_plain_folder_is_read_although_nobody_asks(away: Path) -> None:
    (away / "page").mkdir()
    (away / "page" / "1.jpg").symlink_to(LETTER)
    result = here("replay", "page", "-p", "orcam")
    assert result.exit_code == 0
    assert "speech  Mevrouw A. Jansen" in result.stdout
    assert '"read" is given at 0.5 s; see --give' in result.stderr


def test_a_file_in_the_place_of_the_folder_is_told_before_the_work(away: Path) -> None:
    (away / "out").touch()
    assert "cannot be made" in refused("replay", SETS / "box-ean13")
    assert "cannot be made" in refused("read", "--speak", LETTER)


def test_a_full_disk_is_told_and_costs_only_what_does_not_fit(away: Path) -> None:
    folder = away / "out" / "box-ean13-metafors"
    folder.mkdir(parents=True)
    for name in ("report.html", "sound.wav"):
        # What is written goes to a device that is always full.
        (folder / f"{name}.part").symlink_to("/dev/full")
    result = here("replay", SETS / "box-ean13", "-p", "metafors")
    assert result.exit_code == 2
    assert "Je dienst begint." in result.stdout
    complaints = result.stderr.splitlines()
    assert complaints[0] == "written: out/box-ean13-metafors/transcript.jsonl"
    assert ["No space left on device" in each for each in complaints] == [False, True, True]
    assert [each.name for each in folder.iterdir()] == ["transcript.jsonl"]


def test_a_reader_that_goes_away_makes_no_noise() -> None:
    program = started("scan", *[LETTER] * 3, *[BOX] * 30)
    assert program.stdout is not None
    assert program.stderr is not None
    assert program.stdout.readline().strip().endswith("01.jpg:")
    program.stdout.close()
    noise = program.stderr.read()
    program.stderr.close()
    assert program.wait(SECONDS) != 0
    assert "Traceback" not in noise
    assert "BrokenPipe" not in noise


def test_ctrl_c_stops_without_noise() -> None:
    program = started("scan", *[LETTER] * 500)
    assert program.stdout is not None
    program.stdout.readline()
    program.send_signal(signal.SIGINT)
    _, err = program.communicate(timeout=SECONDS)
    assert program.returncode == 130
    assert "Traceback" not in err


# Without a voice


def test_without_a_voice_a_replay_still_leaves_all_that_needs_none(away: Path) -> None:
    done = outside("replay", SETS / "box-ean13", "-p", "metafors", env=without_library(away, "espeak"))
    assert done.returncode == 2
    assert "Je dienst begint." in done.stdout
    assert "espeak-ng" in done.stderr.splitlines()[-1]
    (folder,) = (away / "out").iterdir()
    assert {each.name for each in folder.iterdir()} == {"transcript.jsonl", "report.html"}
    assert "<audio" not in (folder / "report.html").read_text(encoding="utf-8")


def test_without_a_voice_a_live_run_does_not_begin(away: Path) -> None:
    environment = without_library(away, "espeak")
    done = outside("run", "-p", "metafors", "--camera", SETS / "box-ean13", "--sound", "none", env=environment)
    assert done.returncode == 2
    assert done.stdout == ""
    (complaint,) = done.stderr.splitlines()
    assert "Install the Debian package espeak-ng" in complaint


# Live


@pytest.fixture
def live(away: Path) -> list[str]:
    """Give what runs the job live without sound, over one picture and without a list."""
    (away / "camera").mkdir()
    (away / "camera" / "1.jpg").symlink_to(BOX)
    return ["run", "--profile", "metafors", "--camera", "camera", "--sound", "none"]


def test_a_live_run_obeys_what_is_typed_and_keeps_the_workers_wishes(live: list[str], away: Path) -> None:
    program = started(*live, "--worker", "w7", stdin=subprocess.PIPE)
    out, err = program.communicate("raed\nfaster\nend-shift\n", timeout=SECONDS)
    assert program.returncode == 0
    assert out.splitlines()[-1].endswith("speech  Je dienst is klaar. Tot de volgende keer.")
    assert any(each.startswith('there is no command "raed"') for each in err.splitlines())
    with Journal.open(away / "data" / "journal.sqlite3") as journal:
        assert [stored.event.type for stored in journal.events()] == [
            "shift-started",
            "preference-changed",
            "shift-ended",
        ]
        assert journal.preferences("W7", Preferences()).rate == Preferences().rate + 15


def test_a_live_run_on_one_picture_goes_on_until_its_input_ends(live: list[str]) -> None:
    program = started(*live, stdin=subprocess.PIPE)
    assert program.stderr is not None
    assert program.stderr.readline() == f"{PICTURES_OVER}\n"
    out, err = program.communicate("mian.short\nfaster\n", timeout=SECONDS)
    assert program.returncode == 0
    lines = [each.split(maxsplit=1)[1] for each in out.splitlines()]
    assert lines.index("command faster") < lines.index("speech  Zo snel praat ik nu.")
    assert lines[-1] == "speech  Je dienst is klaar. Tot de volgende keer."
    assert err.startswith('the profile has no press "mian.short". Did you mean "main.short"?')


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_live_run_that_is_ended_says_goodbye_and_leaves_a_whole_wav(away: Path, sent: signal.Signals) -> None:
    camera = film(away / "long.avi", 200)
    program = started("run", "-p", "metafors", "--camera", camera, "--sound", "wav", "-o", away)
    assert program.stdout is not None
    assert "Je dienst begint." in program.stdout.readline()
    program.send_signal(sent)
    out, err = program.communicate(timeout=SECONDS)
    assert program.returncode == 0
    assert "Tot de volgende keer" in out
    assert err == f"written: {away}/live.wav\n"
    with wave.open(str(away / "live.wav")) as sound:
        assert sound.getnframes() / sound.getframerate() > 1


def test_a_damaged_journal_is_said_aloud_before_the_work(live: list[str], away: Path) -> None:
    (away / "data").mkdir()
    (away / "data" / "journal.sqlite3").write_text("this is no journal " * 300)
    # Standard input is closed besides, which a live run must bear.
    done = outside(*live, preexec_fn=lambda: os.close(0))
    assert done.returncode == 0
    warning, greeting, *_ = (each.split("speech  ")[1] for each in done.stdout.splitlines())
    assert warning == Phrasebook("nl").text(catalogue.journal_set_aside())
    assert greeting == "Je dienst begint."
    assert done.stdout.splitlines()[-1].endswith("Tot de volgende keer.")
