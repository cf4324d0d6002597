"""The replay: exact, in simulated time, with the real assistant and what a fake sees."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime, timedelta, timezone

import pytest

from edge.clock import ManualClock, MonotonicClock
from edge.loop import Job
from edge.replay import Entry, Given, Look, Nominal, Replay, Replayed, Script
from edge.sound.rendition import HeardEarcon, HeardSpeech
from pipelines import commands
from pipelines.assistant import Assistant
from pipelines.commands import Command
from pipelines.events import Event
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.preferences import Preferences
from pipelines.reading.session import ReadingSession
from pipelines.session import DeviceStatus
from pipelines.types import Detection, Earcon, Frame, LinesWanted, Point, Quad, TextLine, Wanted
from pipelines.vision.fakes import SHARP, FakeEyes, FakeScene, fake_frame

PAGE = 1
NIGHT = 2


def line(text: str, row: int, confidence: float = 0.99) -> TextLine:
    top = 100 + 40.0 * row
    quad = Quad((Point(100, top), Point(500, top), Point(500, top + 20), Point(100, top + 20)))
    return TextLine(text, confidence, (confidence,) * len(text), quad, 0)


EYES = {
    PAGE: FakeScene(lines=(line("Beste bewoner", 0), line("De lift is morgen dicht", 1), line("Groeten", 2))),
    NIGHT: FakeScene(quality=replace(SHARP, brightness=0.02)),
}


def played(
    frames: Iterable[Frame],
    *given: tuple[float, Command],
    duration: float = 60.0,
    device: DeviceStatus | None = None,
) -> Replayed:
    script = Script(iter(frames), tuple(Given(at, act) for at, act in given), duration, device=device)
    assistant = Assistant(ReadingSession.beginning(Phrasebook("nl")), Preferences())
    return Replay(assistant, FakeEyes(EYES).vision(), script, MonotonicClock(), keep_frames=8).run()


def spoken(replayed: Replayed) -> list[str]:
    return [entry.what for entry in replayed.transcript if entry.kind == "speech"]


def test_a_page_is_read_in_order_and_told_to_be_at_its_end() -> None:
    replayed = played([fake_frame(1, 0.0, PAGE)], (0.5, commands.Read()))
    page = spoken(replayed)[-4:]
    assert page == ["Beste bewoner", "De lift is morgen dicht", "Groeten", "Einde."]
    events = [entry.what for entry in replayed.transcript if entry.kind == "event"]
    assert events == ["shift-started", "page-read"]


def test_speech_begins_before_the_page_is_read_through() -> None:
    nominal = Nominal()
    replayed = played([fake_frame(1, 0.0, PAGE)], (0.5, commands.Read()))
    first = next(entry for entry in replayed.transcript if entry.what == "Beste bewoner")
    # That a line without a full stop is a whole sentence is known when the next one is read.
    assert first.at == pytest.approx(0.5 + nominal.detection + 2 * nominal.line, abs=0.02)


def test_a_second_look_takes_its_declared_time() -> None:
    frame = fake_frame(1, 0.0, PAGE)
    two = LinesWanted(1, tuple(Detection(line("?", row).quad, 0.9, 0) for row in range(2)))
    assert Nominal(again=0.3).of(Job(frame, Wanted(again=two))) == pytest.approx(0.6)


def test_the_same_script_gives_the_same_bytes() -> None:
    def transcript() -> str:
        frames = [fake_frame(number, number / 8, PAGE) for number in range(1, 30)]
        replayed = played(frames, (1.0, commands.Read()), (3.0, commands.Repeat()), (4.0, commands.NextLine()))
        return "\n".join(entry.as_json() for entry in replayed.transcript)

    assert transcript() == transcript()


def test_real_time_has_no_influence() -> None:
    class SlowClock(ManualClock):
        def now(self) -> float:
            self.advance(3.0)
            return super().now()

    def run(clock: ManualClock | MonotonicClock) -> tuple[Entry, ...]:
        script = Script(iter([fake_frame(1, 0.0, PAGE)]), (Given(0.5, commands.Read()),), 60.0)
        assistant = Assistant(ReadingSession.beginning(Phrasebook("nl")), Preferences())
        return Replay(assistant, FakeEyes(EYES).vision(), script, clock, keep_frames=8).run().transcript

    assert run(SlowClock()) == run(MonotonicClock())


def test_a_dark_frame_is_refused_with_its_reason() -> None:
    frames = [fake_frame(number, number / 4, NIGHT) for number in range(1, 20)]
    replayed = played(frames, (1.0, commands.Read()))
    assert "Zoek meer licht. Het is te donker." in spoken(replayed)
    assert [entry.details for entry in replayed.transcript if entry.what == "reading-failed"] == [
        {"reason": "too-dark"}
    ]


def test_no_frame_at_all_is_said_after_the_wait_and_not_before() -> None:
    replayed = played([], (1.0, commands.Read()))
    said = next(entry for entry in replayed.transcript if entry.what == "Er komt geen beeld van de camera.")
    assert said.at >= 1.0 + 1.5


def test_utterances_never_overlap_and_lie_within_the_replay() -> None:
    frames = [fake_frame(number, number / 8, PAGE) for number in range(1, 30)]
    acts = tuple((1.0 + 0.7 * number, command) for number, command in enumerate([commands.Read(), commands.Help()] * 4))
    replayed = played(frames, *acts)
    speech = sorted(
        (each for each in replayed.heard if isinstance(each, HeardSpeech)), key=lambda each: each.start_seconds
    )
    assert len(speech) > 4
    for before, after in itertools.pairwise(speech):
        assert before.end_seconds <= after.start_seconds
    assert speech[-1].end_seconds <= replayed.duration


def test_stop_cuts_the_speech_at_that_moment() -> None:
    replayed = played([fake_frame(1, 0.0, PAGE)], (0.5, commands.Read()), (1.2, commands.Stop()))
    cut = [entry for entry in replayed.transcript if entry.kind == "speech" and entry.details["cut"]]
    assert cut[-1].details["until"] == 1.2
    assert all(entry.at <= 1.2 for entry in replayed.transcript if entry.kind == "speech")


def test_the_sound_and_the_transcript_tell_the_same() -> None:
    replayed = played([fake_frame(1, 0.0, PAGE)], (0.5, commands.Read()))
    in_sound = sorted(
        [
            (round(each.start_seconds, 3), each.utterance.text)
            for each in replayed.heard
            if isinstance(each, HeardSpeech)
        ]
        + [
            (round(each.start_seconds, 3), each.play.earcon.value)
            for each in replayed.heard
            if isinstance(each, HeardEarcon)
        ]
    )
    in_words = sorted((e.at, e.what) for e in replayed.transcript if e.kind in {"speech", "earcon"})
    assert in_sound == in_words
    assert any(what == Earcon.CAPTURED.value for _, what in in_words)


def test_a_script_that_ends_early_cuts_off_what_is_being_said() -> None:
    replayed = played([fake_frame(1, 0.0, PAGE)], (0.5, commands.Read()), duration=2.0)
    last = [entry for entry in replayed.transcript if entry.kind == "speech"][-1]
    assert last.details["cut"] is True
    assert last.details["until"] == replayed.duration == 2.0


def test_the_listener_hears_of_every_look_and_nothing_unwanted_is_computed() -> None:
    looks: list[Look] = []
    script = Script(iter([fake_frame(1, 0.0, PAGE)]), (Given(0.5, commands.Read()),), 60.0)
    eyes = FakeEyes(EYES)
    assistant = Assistant(ReadingSession.beginning(Phrasebook("nl")), Preferences())
    Replay(assistant, eyes.vision(), script, MonotonicClock(), keep_frames=8, listener=looks.append).run()
    assert [look.stage for look in looks] == ["quality", "detection", "line", "line", "line"]
    assert eyes.asked == ["quality", "detect", "line", "line", "line"]
    # What was seen is told when the job's declared time is over.
    assert [round(look.told_at - look.started_at, 3) for look in looks] == [0.005, 0.25, 0.05, 0.05, 0.05]


ASKED = ((3.0, commands.SayTime()), (8.0, commands.SayBattery()), (12.0, commands.SayProfile()))


def test_the_device_is_as_declared_and_time_goes_on_in_simulated_seconds() -> None:
    nine = datetime(2026, 11, 25, 9, 14, 58, tzinfo=timezone(timedelta(hours=1)))
    told = DeviceStatus("Voorlezen", nine, battery=0.8)
    assert spoken(played([], *ASKED, device=told))[-3:] == [
        "Het is kwart over negen, woensdag 25 november.",
        "De batterij is voor 80 procent vol.",
        "Het profiel is: Voorlezen.",
    ]


def test_what_is_not_declared_is_unknown_and_never_that_of_this_machine() -> None:
    assert spoken(played([], *ASKED, device=DeviceStatus("Voorlezen")))[-3:] == [
        "Hoe laat het is, weet ik nog niet.",
        "Ik kan niet zien hoe vol de batterij is.",
        "Het profiel is: Voorlezen.",
    ]


def test_a_low_battery_at_the_start_is_said_once_the_shift_has_begun() -> None:
    replayed = played([], device=DeviceStatus("Voorlezen", battery=0.1))
    assert spoken(replayed)[0] == "Je dienst begint."
    assert spoken(replayed).count("Laad de batterij straks op. Er is nog 10 procent. Ik kijk nu rustiger.") == 1
    assert [entry.what for entry in replayed.transcript if entry.kind == "earcon"] == ["low-battery"]


def test_no_argument_hides_what_a_line_of_the_transcript_is() -> None:
    kinds: list[type[Command | Event]] = [*commands.COMMANDS, *_below(Event)]
    for kind in kinds:
        assert not {"at", "kind", "what"} & {field.name for field in fields(kind)}, kind


def _below(kind: type[Event]) -> list[type[Event]]:
    """Give every kind of event there is below one."""
    return [each for one in kind.__subclasses__() for each in (one, *_below(one))]
