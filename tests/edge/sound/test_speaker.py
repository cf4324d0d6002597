"""The live speaker, on a fake voice and a fake output whose samples say who is heard when."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from edge.clock import ManualClock, MonotonicClock
from edge.errors import UserError
from edge.sound.earcons import sound_of
from edge.sound.espeak_voice import EspeakVoice
from edge.sound.fakes import FakeSink, FakeVoice, heard_runs
from edge.sound.mixer import FADE_SAMPLES
from edge.sound.pcm import Pcm
from edge.sound.player import Player
from edge.sound.sinks import NullSink
from edge.sound.speaker import Speaker
from pipelines.types import Earcon, Play, Priority, Say, Silence, SpeechMoment, SpeechProgress, Utterance
from tests.edge.sound.stage import Stage, say, seconds

STARTED, MARK_REACHED, FINISHED, INTERRUPTED, DROPPED = SpeechMoment


def test_one_after_the_other_each_in_full() -> None:
    stage = Stage()
    stage.submit(say("Een."), say("Twee."))
    stage.wait(3)
    one, two = heard_runs(stage.sink.heard, stage.voice)
    assert (one.text, two.text) == ("Een.", "Twee.")
    assert one.start_seconds == 0
    assert one.seconds == pytest.approx(seconds("Een."), abs=0.0001)
    assert two.seconds == pytest.approx(seconds("Twee."), abs=0.0001)
    assert two.start_seconds - one.seconds < 0.013
    assert stage.moments == [("Een.", STARTED), ("Een.", FINISHED), ("Twee.", STARTED), ("Twee.", FINISHED)]
    assert stage.told[1].progress.heard_seconds == pytest.approx(seconds("Een."), abs=0.0001)


def test_now_interrupts_and_tells_how_much_was_heard() -> None:
    stage = Stage()
    stage.submit(say("Een lange zin die niet uitkomt."))
    stage.wait(0.5)
    stage.submit(say("Stop!", Priority.NOW))
    stage.wait(3)
    assert stage.texts_heard == ["Een lange zin die niet uitkomt.", "Stop!"]
    assert stage.moments[1:3] == [("Een lange zin die niet uitkomt.", INTERRUPTED), ("Stop!", STARTED)]
    cut = heard_runs(stage.sink.heard, stage.voice)[0]
    assert stage.told[1].progress.heard_seconds == pytest.approx(cut.seconds, abs=0.001)


def test_silence_is_heard_at_once_and_empties_all() -> None:
    stage = Stage()
    stage.submit(say("Een lange zin die niet uitkomt."), say("Nog een."), say("En nog een.", Priority.NEXT))
    stage.wait(0.5)
    stage.submit(Silence())
    after = stage.wait(5)
    assert not after[FADE_SAMPLES:].any()
    assert stage.moments == [
        ("Een lange zin die niet uitkomt.", STARTED),
        ("Een lange zin die niet uitkomt.", INTERRUPTED),
        ("En nog een.", DROPPED),
        ("Nog een.", DROPPED),
    ]


def test_an_earcon_sounds_with_the_next_sample() -> None:
    stage = Stage()
    stage.wait(0.2)
    stage.submit(Play(Earcon.GOOD))
    heard = stage.wait(0.5)
    earcon = sound_of(Play(Earcon.GOOD))
    assert np.array_equal(heard[: len(earcon)], earcon)


def test_an_earcon_is_as_loud_as_was_asked() -> None:
    stage = Stage()
    stage.submit(Play(Earcon.GOOD, volume=0.5))
    soft = stage.wait(0.5).max()
    stage.submit(Play(Earcon.GOOD, volume=1.0))
    assert stage.wait(0.5).max() == pytest.approx(2 * soft, abs=2)


def test_an_earcon_outlives_silence() -> None:
    stage = Stage()
    stage.submit(say("Een lange zin die niet uitkomt."))
    stage.wait(0.2)
    stage.submit(Silence(), Play(Earcon.HEARD))
    heard = stage.wait(0.5)
    earcon = sound_of(Play(Earcon.HEARD))
    assert np.array_equal(heard[FADE_SAMPLES : len(earcon)], earcon[FADE_SAMPLES:])


def test_marks_are_reported_when_all_before_them_was_heard() -> None:
    stage = Stage(latency=0.2)
    marked = Utterance("Eén. Twee. Drie.", "nl", volume=1.0, marks=(5, 11))
    stage.submit(Say(marked))
    stage.wait(10)
    first, second, third = heard_runs(stage.sink.heard, stage.voice)
    assert [each.text for each in (first, second, third)] == ["Eén. ", "Twee. ", "Drie."]
    assert [each.progress.moment for each in stage.told] == [STARTED, MARK_REACHED, MARK_REACHED, FINISHED]
    assert [each.progress.mark for each in stage.told] == [0, 5, 11, 11]
    for report, run in zip(stage.told[1:], (first, second, third), strict=True):
        assert report.at == pytest.approx(run.start_seconds + run.seconds + 0.2, abs=0.03)


def test_an_interruption_tells_the_last_mark() -> None:
    stage = Stage()
    marked = Utterance("Eén. Twee. Drie.", "nl", volume=1.0, marks=(5, 11))
    stage.submit(Say(marked))
    while not stage.told or stage.told[-1].progress.moment is not MARK_REACHED:
        stage.wait(0.02)
    stage.wait(0.3)
    stage.submit(say("Stop!", Priority.NOW))
    stage.wait(5)
    cut = next(each.progress for each in stage.told if each.progress.moment is INTERRUPTED)
    assert cut.mark == 5
    assert [each.text for each in heard_runs(stage.sink.heard, stage.voice)] == ["Eén. ", "Twee. ", "Stop!"]


def test_a_pitch_reaches_the_voice() -> None:
    stage = Stage()
    stage.submit(Say(Utterance("Hoog.", "nl", rate=200, pitch=80)))
    stage.wait(2)
    assert [(each.rate, each.pitch) for each in stage.voice.requests] == [(200, 80)]


def test_reports_come_when_it_is_heard_not_when_it_is_rendered() -> None:
    stage = Stage(latency=0.2)
    stage.submit(say("Een."))
    stage.wait(5)
    assert stage.told[0].at == pytest.approx(0.2, abs=0.02)
    assert stage.told[1].at == pytest.approx(0.2 + seconds("Een."), abs=0.02)


def test_each_utterance_has_its_language_rate_and_volume() -> None:
    stage = Stage()
    stage.speaker.submit((Say(Utterance("One.", "en", rate=300, volume=0.5)),))
    heard = stage.wait(1)
    assert (stage.voice.requests[0].language, stage.voice.requests[0].rate) == ("en", 300)
    assert heard.max() == stage.voice.level("One.") // 2


def test_one_that_waits_too_long_is_dropped_in_time() -> None:
    stage = Stage()
    stage.submit(say("Een lange zin die wel uitkomt."), say("Te laat.", expires_after_seconds=0.5))
    stage.wait(4)
    assert stage.texts_heard == ["Een lange zin die wel uitkomt."]
    dropped = next(each for each in stage.told if each.progress.moment is DROPPED)
    assert dropped.at == pytest.approx(0.5, abs=0.02)


def test_only_the_newest_of_a_key_is_heard() -> None:
    stage = Stage()
    stage.submit(say("Een."), say("Twee van tien.", key="count"), say("Drie van tien.", key="count"))
    stage.wait(5)
    assert stage.texts_heard == ["Een.", "Drie van tien."]


def test_one_that_starts_and_is_interrupted_at_once_is_still_reported() -> None:
    stage = Stage()
    stage.submit(say("Een."), say("Twee!", Priority.NOW))
    stage.wait(2)
    assert stage.moments[:3] == [("Een.", STARTED), ("Een.", INTERRUPTED), ("Twee!", STARTED)]
    assert stage.told[1].progress.heard_seconds == 0


def test_a_text_without_sound_finishes() -> None:
    stage = Stage()
    stage.submit(say(""), say("Een."))
    stage.wait(2)
    assert stage.moments == [("", STARTED), ("", FINISHED), ("Een.", STARTED), ("Een.", FINISHED)]


def test_a_text_that_cannot_be_spoken_makes_room_for_the_next() -> None:
    stage = Stage()
    stage.voice.trigger_failure("Kapot.")
    stage.submit(say("Kapot."), Say(Utterance("Bonjour.", "fr")), say("Een."))
    stage.wait(2)
    assert stage.texts_heard == ["Een."]
    assert stage.moments[:4] == [
        ("Kapot.", STARTED),
        ("Kapot.", INTERRUPTED),
        ("Bonjour.", STARTED),
        ("Bonjour.", INTERRUPTED),
    ]


def test_a_voice_that_fails_over_three_texts_in_a_row_is_broken() -> None:
    stage = Stage()
    for text in ("Een.", "Twee.", "Drie."):
        stage.voice.trigger_failure(text)
    stage.submit(say("Een."), say("Twee."), say("Goed."))
    stage.wait(2)
    stage.submit(say("Een."), say("Twee."))
    with pytest.raises(UserError, match="3 texts in a row"):
        stage.submit(say("Drie."))
    assert stage.texts_heard == ["Goed."]


def test_a_lost_output_keeps_speech_until_it_is_back() -> None:
    stage = Stage()
    stage.submit(say("Een lange zin die wel uitkomt."))
    stage.wait(0.5)
    stage.sink.trigger_loss()
    stage.submit(Play(Earcon.GOOD))
    assert not stage.wait(3).any()
    assert stage.speaker.problem is not None
    stage.submit(Play(Earcon.WRONG))
    stage.sink.trigger_return()
    stage.wait(6)
    assert stage.speaker.problem is None
    runs = heard_runs(stage.sink.heard, stage.voice)
    assert {each.text for each in runs} == {"Een lange zin die wel uitkomt."}
    assert sum(each.seconds for each in runs) == pytest.approx(seconds(runs[0].text), abs=0.001)
    assert stage.moments[-1] == ("Een lange zin die wel uitkomt.", FINISHED)


def test_an_idle_output_rests_and_wakes() -> None:
    stage = Stage(idle=1.0)
    stage.submit(say("Een."))
    stage.wait(3)
    assert not stage.sink.running
    stage.submit(Play(Earcon.GOOD))
    assert stage.sink.running
    assert stage.wait(0.3).any()
    assert stage.sink.starts == 2


def test_an_output_that_may_not_rest_stays_open() -> None:
    stage = Stage(idle=None)
    stage.wait(40)
    assert stage.sink.starts == 1
    assert stage.sink.running


def test_closing_tells_what_was_not_said_and_gives_all_back() -> None:
    stage = Stage()
    stage.submit(say("Een."), say("Twee."))
    stage.wait(0.1)
    stage.speaker.close()
    stage.speaker.close()
    assert stage.moments == [("Een.", STARTED), ("Een.", INTERRUPTED), ("Twee.", DROPPED)]
    assert stage.voice.closed
    assert stage.sink.closed
    with pytest.raises(RuntimeError, match="closed"):
        stage.speaker.submit((say("Drie."),))


def test_unexpected_sound_fails() -> None:
    stage = Stage()
    stage.submit(Play(Earcon.GOOD))
    stage.wait(0.5)
    with pytest.raises(AssertionError, match="unexpected sound"):
        heard_runs(stage.sink.heard, stage.voice)


def until(condition: Callable[[], bool], limit: float = 10.0) -> bool:
    """Wait in real time; tells whether the condition came true."""
    clock = MonotonicClock()
    while not condition() and clock.now() < limit:
        time.sleep(0.002)
    return condition()


def test_in_real_time_with_a_thread_and_the_real_voice() -> None:
    clock, told = MonotonicClock(), list[SpeechProgress]()
    speaker = Speaker(Player(NullSink(clock), clock), EspeakVoice(), clock, told.append)
    speaker.start()
    speaker.submit((say("Ja."), Play(Earcon.HEARD), say("Nee.")))
    assert until(lambda: len(told) == 4)
    speaker.close()
    assert [(each.utterance.text, each.moment) for each in told] == [
        ("Ja.", STARTED),
        ("Ja.", FINISHED),
        ("Nee.", STARTED),
        ("Nee.", FINISHED),
    ]


class AbsentVoice(FakeVoice):
    """A voice that is not installed."""

    def speak(self, text: str, language: str, rate: int, pitch: int = 50) -> Iterator[Pcm]:
        """Fail as a voice does whose library is missing."""
        raise UserError(f"no voice for {text!r} in {language} at {rate}, {pitch}")


def test_a_voice_that_is_not_installed_is_told_to_who_speaks() -> None:
    clock = MonotonicClock()
    speaker = Speaker(Player(NullSink(clock), clock), AbsentVoice(), clock, lambda _: None)
    speaker.start()
    speaker.submit((say("Ja."),))
    assert until(lambda: speaker._failure is not None)
    with pytest.raises(UserError, match="no voice"):
        speaker.submit((say("Nee."),))
    with pytest.raises(UserError, match="no voice"):
        speaker.close()


def test_a_submission_in_the_middle_of_a_step_does_not_turn_time_back() -> None:
    """The step's time and that of a submission are taken in the order in which the queue sees them."""
    clock = ManualClock()
    sink, voice = FakeSink(clock), FakeVoice()

    class Tended(Player):
        """Where another thread submits while the output is looked after."""

        def tend(self, now: float) -> None:
            """See Player.tend."""
            super().tend(now)
            clock.advance(0.01)
            speaker.submit((Say(Utterance("dag", "nl")),))

    speaker = Speaker(Tended(sink, clock), voice, clock, lambda _: None)
    clock.advance(1.0)
    speaker.step()
    speaker.step()
    speaker.close()
