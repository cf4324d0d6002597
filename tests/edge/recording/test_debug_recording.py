"""A recording in a run: announced before the first frame is kept, heard while it is on, told when it is over."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from edge import sample_sets
from edge.cameras.faulty import FaultyCamera
from edge.clock import ManualClock
from edge.errors import UserError
from edge.profile_keys import Profile
from edge.recording.course import BEEP_SECONDS, Ending, Limits
from edge.recording.debug_recording import SOFTER, DebugRecording
from edge.recording.set_writer import SetWriter
from edge.replay import Given
from pipelines.commands import COMMANDS, EndShift, NextLine, Read, Stop, command_name
from pipelines.phrases import catalogue
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.preferences import Preferences
from pipelines.session import Press, PressKind
from pipelines.types import Earcon, Frame, Play, Priority, Say, SpeechMoment, SpeechProgress

NL = Phrasebook("nl")
ENDED = NL.text(catalogue.recording_ended())


class Rig:
    """A recording over a camera, with a clock that stands still."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.clock = ManualClock(100.0)
        self.folder = folder
        self.writer = SetWriter(folder, "orcam", datetime(2026, 11, 27, tzinfo=UTC), limits.seconds)
        self.recording = DebugRecording(self.writer, limits, Preferences("nl"), self.clock)
        self.source = FaultyCamera(np.zeros((8, 8, 3), np.uint8), self.clock)
        self.camera = self.recording.camera(self.source)
        self.camera.open()

    def film(self, seconds: float) -> Frame:
        """Let time pass and read a frame."""
        self.clock.advance(seconds)
        frame = self.camera.read(0.1)
        assert frame is not None
        return frame

    def spoken(self, **options: bool) -> list[str]:
        """What is to be said now."""
        return [each.utterance.text for each in self.recording.turn(**options) if isinstance(each, Say)]


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    return Rig(tmp_path / "set", Limits(seconds=60))


def announced(rig: Rig, moment: SpeechMoment) -> None:
    rig.recording.heard(SpeechProgress(rig.recording.announcement().utterance, moment))


def test_it_says_aloud_for_how_long_and_interrupts_what_is_said(rig: Rig) -> None:
    utterance = rig.recording.announcement().utterance
    assert utterance.text.startswith("Ik neem op: beelden worden bewaard, 60 seconden.")
    assert utterance.priority is Priority.NOW


def test_no_frame_is_kept_before_the_announcement_was_heard_whole(rig: Rig) -> None:
    rig.film(1)
    before = rig.film(0)
    for moment in (SpeechMoment.STARTED, SpeechMoment.INTERRUPTED, SpeechMoment.DROPPED):
        announced(rig, moment)
        rig.film(1)
    rig.recording.act(Read())
    assert not rig.recording.is_on
    assert not rig.folder.exists()
    announced(rig, SpeechMoment.FINISHED)
    rig.recording.keep(before)
    rig.film(0.5)
    rig.recording.act(NextLine())
    rig.recording.act(Press("main", PressKind.SHORT))
    assert rig.recording.close()
    found = sample_sets.load(rig.folder)
    assert [each.at for each in found.frames] == [0.5]
    assert found.given == (Given(0.5, NextLine()), Given(0.5, Press("main", PressKind.SHORT)))


def test_another_sentence_that_was_heard_begins_nothing(rig: Rig) -> None:
    (other,) = NL.say(catalogue.paused())
    rig.recording.heard(SpeechProgress(other.utterance, SpeechMoment.FINISHED))
    assert not rig.recording.is_on


def test_it_beeps_softly_while_it_is_on_and_says_once_that_it_is_over(rig: Rig) -> None:
    assert rig.recording.turn() == ()
    rig.recording.begin()
    beeps = 0
    while rig.recording.is_on:
        rig.film(0.5)
        for each in rig.recording.turn():
            if isinstance(each, Play):
                assert each == Play(Earcon.RECORDING, SOFTER * Preferences().volume)
                beeps += 1
            else:
                assert isinstance(each, Say)
                assert each.utterance.text == ENDED
    assert beeps == 60 / BEEP_SECONDS - 1
    assert rig.recording.ending is Ending.TIME
    assert rig.recording.turn() == ()
    kept = rig.writer.counts
    rig.film(1)
    assert rig.recording.close()
    assert rig.writer.counts.kept + rig.writer.counts.dropped >= kept.kept
    assert all(each.at <= 60 for each in sample_sets.load(rig.folder).frames)


@pytest.mark.parametrize("command", [Stop(), EndShift()])
def test_a_command_stops_it_at_once(rig: Rig, command: Stop) -> None:
    rig.recording.begin()
    rig.film(1)
    rig.recording.act(command)
    rig.film(1)
    assert rig.spoken() == [ENDED]
    assert rig.recording.close()
    assert [each.at for each in sample_sets.load(rig.folder).frames] == [1.0]
    assert "It was stopped." in (rig.folder / "SOURCE.md").read_text()


def test_what_is_stopped_during_its_announcement_never_begins(rig: Rig) -> None:
    rig.recording.act(Stop())
    announced(rig, SpeechMoment.FINISHED)
    rig.film(1)
    assert not rig.recording.close()
    assert not rig.folder.exists()


def test_where_nothing_is_heard_any_more_it_ends(rig: Rig) -> None:
    rig.recording.begin()
    rig.film(1)
    assert rig.spoken(is_sound_lost=True) == [NL.text(catalogue.recording_held_up())]
    assert rig.recording.ending is Ending.HELD_UP
    assert rig.recording.close()


def test_a_disk_that_is_nearly_full_ends_it(tmp_path: Path) -> None:
    rig = Rig(tmp_path / "set", Limits(spare_bytes=1 << 62))
    rig.recording.begin()
    rig.film(1)
    while rig.writer.written.free_bytes is None:
        assert rig.writer.problem is None
    assert rig.spoken() == [NL.text(catalogue.recording_no_room())]
    assert rig.recording.close()
    assert "no more room" in (rig.folder / "SOURCE.md").read_text()


def test_closing_twice_says_the_same(rig: Rig) -> None:
    rig.recording.begin()
    rig.film(1)
    assert rig.recording.close()
    assert rig.recording.close()
    with pytest.raises(UserError, match="is there already"):
        SetWriter(rig.folder, "orcam", datetime.now(UTC), 1).open()


def test_no_profile_and_no_command_can_switch_one_on() -> None:
    keys = {f"{table}.{key}" for table, info in Profile.model_fields.items() for key in _keys(info.annotation)}
    assert len(keys) > 30
    assert not [name for name in keys | {command_name(each) for each in COMMANDS} if "record" in name]


def _keys(kind: object) -> list[str]:
    return list(getattr(kind, "model_fields", {}))
