"""`kijkmee record`, as a program of its own."""

from __future__ import annotations

import signal
import stat
import subprocess
import wave
from pathlib import Path

import numpy as np
import pytest

from edge import sample_sets
from edge.recording import kept
from edge.replay import Given
from pipelines.commands import Read
from pipelines.phrases import catalogue
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.types import Earcon
from tests.edge.command import LETTER, SECONDS, SETS, here, outside, refused, started
from tests.edge.sound.listening import find_earcons

pytestmark = pytest.mark.usefixtures("away")

ANNOUNCED, ENDED = "Ik neem op: beelden worden bewaard", Phrasebook("nl").text(catalogue.recording_ended())


def begun(*options: object) -> subprocess.Popen[str]:
    """Start a recording, and return when it was announced and the first picture is kept."""
    program = started("record", "set", "--sound", "wav", *options, stdin=subprocess.PIPE)
    assert program.stderr is not None
    assert program.stderr.readline().startswith(ANNOUNCED)
    pause = subprocess.Popen(["/bin/sh", "-c", "until [ -e set/set.toml ]; do sleep 0.05; done"])
    assert pause.wait(SECONDS) == 0
    return program


@pytest.mark.proof
def test_it_is_announced_beeps_takes_what_is_typed_and_ends_with_stop(away: Path) -> None:
    program = begun("--camera", SETS / "letter", "--seconds", 30)
    assert program.stdin is not None
    program.stdin.write("read\n")
    program.stdin.flush()
    # Long enough for a beep.
    with pytest.raises(subprocess.TimeoutExpired):
        program.wait(6)
    out, err = program.communicate("stop\n", timeout=SECONDS)
    assert program.returncode == 0, err
    assert out.startswith("1 pictures kept, 0 dropped, ended: stopped. Play it with `kijkmee replay set`")
    assert err.splitlines() == [ENDED, "written: set", "written: out/record.wav"]
    found = sample_sets.load(away / "set")
    assert [each.act for each in found.given] == [Read()]
    assert stat.S_IMODE((away / "set").stat().st_mode) == 0o700
    with wave.open(str(away / "out" / "record.wav")) as file:
        sound = np.frombuffer(file.readframes(file.getnframes()), np.int16).reshape(-1, file.getnchannels())
    assert [each.earcon for each in find_earcons(sound[:, 0]) if each.likeness > 0.9] == [Earcon.RECORDING]
    assert sorted(each.name for each in away.iterdir()) == ["out", "set"], "nothing is left elsewhere"


@pytest.mark.proof
@pytest.mark.parametrize(("way", "text"), [("press", "main.long\n"), ("ctrl-c", ""), ("terminate", "")])
def test_the_wearer_ends_it_at_any_time(away: Path, way: str, text: str) -> None:
    program = begun("--camera", SETS / "letter", "--seconds", 60)
    if way != "press":
        program.send_signal(signal.SIGINT if way == "ctrl-c" else signal.SIGTERM)
    out, err = program.communicate(text, timeout=SECONDS)
    assert program.returncode == 0, err
    assert "ended: stopped" in out
    assert ENDED in err
    assert not kept.kept(away)[0].was_cut_off


@pytest.mark.proof
def test_who_stops_it_while_it_is_announced_has_nothing_kept(away: Path) -> None:
    (away / "typed").write_text("read\nstop\n")
    with (away / "typed").open() as typed:
        done = outside("record", "set", "--camera", SETS / "letter", "--sound", "wav", stdin=typed)
    assert done.returncode == 2
    assert "stopped before it began. Nothing is kept." in done.stderr
    assert not (away / "set").exists()


@pytest.mark.proof
def test_it_switches_itself_off(away: Path) -> None:
    with subprocess.Popen(["/bin/sleep", "60"], stdout=subprocess.PIPE) as nobody:
        done = outside("record", "--camera", SETS / "letter", "--sound", "wav", "--seconds", 1, stdin=nobody.stdout)
        nobody.kill()
    assert done.returncode == 0, done.stderr
    assert "ended: time" in done.stdout
    assert ENDED in done.stderr
    (found,) = kept.kept()
    assert found.path.parent == away / "data" / "recordings"


@pytest.mark.proof
def test_one_that_is_killed_is_listed_as_cut_off_and_can_be_removed(away: Path) -> None:
    program = begun("--camera", SETS / "letter", "--seconds", 60)
    program.kill()
    program.communicate()
    assert kept.kept(away)[0].was_cut_off
    (away / "data").mkdir()
    (away / "data" / "recordings").mkdir()
    (away / "set").rename(away / "data" / "recordings" / "set")
    listed = here("record", "--list").stdout
    assert "cut off" in listed
    assert here("record", "--delete", "data/recordings/set").stdout == "Removed: data/recordings/set\n"
    assert "There is no recording in" in here("record", "--list").stderr


def test_what_cannot_be_used_is_told_before_anything_is_announced(away: Path) -> None:
    assert "leave out --sound wav" in refused("record", "--sound", "wav")
    (away / "set").mkdir()
    assert "set is there already" in refused("record", "set", "--camera", SETS / "letter")
    (away / "set" / "file").touch()
    assert "Choose another place" in refused("record", "set/file/new", "--camera", SETS / "letter")
    assert "There is no folder or video nowhere" in refused("record", "new", "--camera", "nowhere")
    assert "600" in refused("record", "new", "--camera", SETS / "letter", "--seconds", 601)
    assert "none" in refused("record", "new", "--camera", SETS / "letter", "--sound", "none")
    assert "is no recording" in refused("record", "--delete", LETTER.parent)
    assert [each.name for each in away.iterdir()] == ["set"]


@pytest.mark.proof
def test_a_camera_that_fails_at_once_leaves_nothing(away: Path) -> None:
    (away / "broken").mkdir()
    (away / "broken" / "1.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
    done = outside("record", "set", "--camera", "broken", "--sound", "wav")
    assert done.returncode == 2
    assert "Copy it again" in done.stderr.splitlines()[-1]
    assert Phrasebook("nl").text(catalogue.recording_held_up()) in done.stderr
    assert not (away / "set").exists()


@pytest.mark.models
@pytest.mark.proof
def test_a_real_recording_replays_as_what_was_before_the_camera(away: Path) -> None:
    program = begun("--camera", SETS / "letter", "--seconds", 30)
    program.communicate("read\nstop\n", timeout=SECONDS)
    assert program.returncode == 0
    assert isinstance(sample_sets.load(away / "set").given[0], Given)
    spoken = []
    for path in (SETS / "letter", away / "set"):
        lines = here("replay", path).stdout.splitlines()
        spoken.append([line.split("speech  ")[1] for line in lines if " speech  " in line])
    assert len(spoken[0]) > 5
    assert spoken[1] == spoken[0]
