"""A recording of a set, replayed, is heard as the set itself."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from edge import sample_sets
from edge.cameras import folder as folder_camera
from edge.clock import ManualClock
from edge.recording.course import Limits
from edge.recording.debug_recording import DebugRecording
from edge.recording.set_writer import SetWriter
from edge.replaying import play
from edge.sound.rendition import HeardSpeech
from pipelines.preferences import Preferences
from pipelines.types import Frame
from tests.edge.command import SETS
from tests.edge.recording.test_set_writer import settled


def recorded(source: Path, folder: Path) -> Path:
    """Record a set in simulated time, with what the wearer does in it."""
    sample_set = sample_sets.load(source)
    clock = ManualClock()
    writer = SetWriter(folder, sample_set.profile or "", datetime(2026, 11, 27, tzinfo=UTC), 600)
    recording = DebugRecording(writer, Limits(600), Preferences(), clock)
    recording.begin()
    happened: list[tuple[float, Frame | None, object]] = [
        *((each.captured_at, each, None) for each in folder_camera.frames(sample_set)),
        *((each.at, None, each.act) for each in sample_set.given),
    ]
    for at, frame, act in sorted(happened, key=lambda each: each[0]):
        clock.advance(at - clock.now())
        if frame is not None:
            recording.keep(frame)
            settled(writer, writer.counts.kept + 1 if writer.counts.kept < frame.id else frame.id)
        else:
            recording.act(act)  # type: ignore[arg-type]  # those of the set
    assert recording.close()
    assert writer.counts.dropped == 0
    return folder


@pytest.mark.models
@pytest.mark.parametrize("name", ["letter", pytest.param("page-turned", marks=pytest.mark.proof)])
def test_the_recording_of_a_set_is_heard_as_the_set_when_both_are_replayed(name: str, tmp_path: Path) -> None:
    again = recorded(SETS / name, tmp_path / "recording")
    heard = [
        [
            (each.utterance.text, round(each.start_seconds, 2))
            for each in play(path).replayed.heard
            if isinstance(each, HeardSpeech)
        ]
        for path in (SETS / name, again)
    ]
    assert len(heard[0]) > 5
    assert heard[1] == heard[0]
