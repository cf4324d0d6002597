"""The speech queue: every state with every input, then random schedules in which nothing may be lost or doubled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge.sound.speech_queue import SpeechQueue
from pipelines.types import Priority, SpeechMoment, SpeechProgress, Utterance

STARTED, MARK_REACHED, FINISHED, INTERRUPTED, DROPPED = SpeechMoment


def say(
    text: str, priority: Priority = Priority.NORMAL, key: str | None = None, expires: float | None = None
) -> Utterance:
    return Utterance(text, "nl", priority, key=key, expires_after_seconds=expires)


A, B, C, D = say("a"), say("b"), say("c"), say("d")
NEXT_1, NEXT_2 = say("next 1", Priority.NEXT), say("next 2", Priority.NEXT)
NOW = say("now", Priority.NOW)
KEYED, KEYED_NEW = say("keyed", key="k"), say("keyed new", key="k")
BRIEF = say("brief", expires=0.5)


def started(utterance: Utterance) -> SpeechProgress:
    return SpeechProgress(utterance, STARTED)


def finished(utterance: Utterance, seconds: float) -> SpeechProgress:
    return SpeechProgress(utterance, FINISHED, seconds)


def interrupted(utterance: Utterance, seconds: float) -> SpeechProgress:
    return SpeechProgress(utterance, INTERRUPTED, seconds)


def dropped(utterance: Utterance) -> SpeechProgress:
    return SpeechProgress(utterance, DROPPED)


Input = Callable[[SpeechQueue], tuple[SpeechProgress, ...]]

STATES: dict[str, tuple[Utterance, ...]] = {
    "quiet": (),
    "speaking": (A,),
    "one waits": (A, B),
    "several wait": (A, NEXT_1, B, KEYED),
    "one expires": (A, BRIEF, B),
}
"""What is added at 0 s; the input comes at 1 s."""

INPUTS: dict[str, Input] = {
    "normal": lambda queue: queue.add(C, 1.0),
    "next": lambda queue: queue.add(NEXT_2, 1.0),
    "now": lambda queue: queue.add(NOW, 1.0),
    "keyed": lambda queue: queue.add(KEYED_NEW, 1.0),
    "silence": lambda queue: queue.silence(1.0),
    "finish": lambda queue: queue.finish(1.0),
    "fail": lambda queue: queue.fail(1.0),
    "drop_expired": lambda queue: queue.drop_expired(1.0),
}

Outcome = tuple[tuple[SpeechProgress, ...], Utterance | None, tuple[Utterance, ...]]

TABLE: dict[tuple[str, str], Outcome] = {
    ("quiet", "normal"): ((started(C),), C, ()),
    ("quiet", "next"): ((started(NEXT_2),), NEXT_2, ()),
    ("quiet", "now"): ((started(NOW),), NOW, ()),
    ("quiet", "keyed"): ((started(KEYED_NEW),), KEYED_NEW, ()),
    ("quiet", "silence"): ((), None, ()),
    ("quiet", "drop_expired"): ((), None, ()),
    ("speaking", "normal"): ((), A, (C,)),
    ("speaking", "next"): ((), A, (NEXT_2,)),
    ("speaking", "now"): ((interrupted(A, 1.0), started(NOW)), NOW, ()),
    ("speaking", "keyed"): ((), A, (KEYED_NEW,)),
    ("speaking", "silence"): ((interrupted(A, 1.0),), None, ()),
    ("speaking", "finish"): ((finished(A, 1.0),), None, ()),
    ("speaking", "fail"): ((interrupted(A, 1.0),), None, ()),
    ("speaking", "drop_expired"): ((), A, ()),
    ("one waits", "normal"): ((), A, (B, C)),
    ("one waits", "next"): ((), A, (NEXT_2, B)),
    ("one waits", "now"): ((interrupted(A, 1.0), started(NOW)), NOW, (B,)),
    ("one waits", "keyed"): ((), A, (B, KEYED_NEW)),
    ("one waits", "silence"): ((interrupted(A, 1.0), dropped(B)), None, ()),
    ("one waits", "finish"): ((finished(A, 1.0), started(B)), B, ()),
    ("one waits", "fail"): ((interrupted(A, 1.0), started(B)), B, ()),
    ("one waits", "drop_expired"): ((), A, (B,)),
    ("several wait", "normal"): ((), A, (NEXT_1, B, KEYED, C)),
    ("several wait", "next"): ((), A, (NEXT_1, NEXT_2, B, KEYED)),
    ("several wait", "now"): ((interrupted(A, 1.0), started(NOW)), NOW, (NEXT_1, B, KEYED)),
    ("several wait", "keyed"): ((dropped(KEYED),), A, (NEXT_1, B, KEYED_NEW)),
    ("several wait", "silence"): ((interrupted(A, 1.0), dropped(NEXT_1), dropped(B), dropped(KEYED)), None, ()),
    ("several wait", "finish"): ((finished(A, 1.0), started(NEXT_1)), NEXT_1, (B, KEYED)),
    ("several wait", "fail"): ((interrupted(A, 1.0), started(NEXT_1)), NEXT_1, (B, KEYED)),
    ("several wait", "drop_expired"): ((), A, (NEXT_1, B, KEYED)),
    ("one expires", "normal"): ((dropped(BRIEF),), A, (B, C)),
    ("one expires", "next"): ((dropped(BRIEF),), A, (NEXT_2, B)),
    ("one expires", "now"): ((dropped(BRIEF), interrupted(A, 1.0), started(NOW)), NOW, (B,)),
    ("one expires", "keyed"): ((dropped(BRIEF),), A, (B, KEYED_NEW)),
    ("one expires", "silence"): ((dropped(BRIEF), interrupted(A, 1.0), dropped(B)), None, ()),
    ("one expires", "finish"): ((dropped(BRIEF), finished(A, 1.0), started(B)), B, ()),
    ("one expires", "fail"): ((dropped(BRIEF), interrupted(A, 1.0), started(B)), B, ()),
    ("one expires", "drop_expired"): ((dropped(BRIEF),), A, (B,)),
}


def filled(state: str) -> SpeechQueue:
    queue = SpeechQueue()
    for each in STATES[state]:
        queue.add(each, 0.0)
    return queue


def test_the_table_is_complete() -> None:
    impossible = {("quiet", "finish"), ("quiet", "fail")}
    assert TABLE.keys() | impossible == {(state, given) for state in STATES for given in INPUTS}


@pytest.mark.parametrize(("state", "given"), TABLE)
def test_every_state_with_every_input(state: str, given: str) -> None:
    queue = filled(state)
    happened, current, waiting = TABLE[state, given]
    assert INPUTS[given](queue) == happened
    assert queue.current == current
    assert queue.waiting == waiting


@pytest.mark.parametrize("given", ["finish", "fail"])
def test_nothing_can_end_when_nothing_is_spoken(given: str) -> None:
    with pytest.raises(ValueError, match="nothing is being spoken"):
        INPUTS[given](SpeechQueue())


def test_time_cannot_go_back() -> None:
    queue = filled("speaking")
    queue.add(B, 2.0)
    with pytest.raises(ValueError, match="back"):
        queue.add(C, 1.9)


def test_an_utterance_may_still_start_in_the_last_moment() -> None:
    queue = filled("one expires")
    assert queue.finish(0.5) == (finished(A, 0.5), started(BRIEF))


def test_one_that_may_not_wait_at_all_starts_when_nothing_is_spoken() -> None:
    at_once = say("at once", expires=0.0)
    assert SpeechQueue().add(at_once, 3.0) == (started(at_once),)


def test_a_key_does_not_touch_what_is_being_spoken() -> None:
    queue = SpeechQueue()
    queue.add(KEYED, 0.0)
    assert queue.add(KEYED_NEW, 1.0) == ()
    assert queue.current == KEYED
    assert queue.waiting == (KEYED_NEW,)


def test_a_replacement_of_another_priority_goes_where_its_own_puts_it() -> None:
    queue = filled("several wait")
    urgent = say("urgent", Priority.NEXT, key="k")
    assert queue.add(urgent, 1.0) == (dropped(KEYED),)
    assert queue.waiting == (NEXT_1, urgent, B)


def test_a_replacement_waits_from_its_own_beginning() -> None:
    queue = SpeechQueue()
    queue.add(A, 0.0)
    queue.add(say("old", key="k", expires=1.0), 0.0)
    new = say("new", key="k", expires=1.0)
    queue.add(new, 0.9)
    assert queue.finish(1.8) == (finished(A, 1.8), started(new))


utterances = st.builds(
    say,
    st.uuids().map(str),
    st.sampled_from(Priority),
    st.one_of(st.none(), st.sampled_from("kl")),
    st.one_of(st.none(), st.floats(0, 3)),
)
steps = st.lists(
    st.tuples(st.floats(0, 2), st.one_of(utterances, st.sampled_from(["finish", "silence", "drop_expired", "fail"]))),
    max_size=60,
)


@given(steps)
def test_nothing_is_lost_or_doubled(schedule: list[tuple[float, Utterance | str]]) -> None:
    queue, now = SpeechQueue(), 0.0
    added: list[Utterance] = []
    happened: list[SpeechProgress] = []
    for pause, given_input in schedule:
        now += pause
        if isinstance(given_input, Utterance):
            added.append(given_input)
            happened += queue.add(given_input, now)
        elif given_input in {"finish", "fail"} and queue.current is None:
            continue
        else:
            happened += getattr(queue, given_input)(now)
        keys = [each.key for each in queue.waiting if each.key is not None]
        assert len(keys) == len(set(keys))
        assert queue.current is not None or not queue.waiting
        order = [each.priority for each in queue.waiting]
        assert order == sorted(order, reverse=True)
    happened += queue.silence(now)
    begun = Counter(each.utterance for each in happened if each.moment is STARTED)
    ended = Counter(each.utterance for each in happened if each.moment in {FINISHED, INTERRUPTED})
    never = Counter(each.utterance for each in happened if each.moment is DROPPED)
    assert begun == ended
    assert begun + never == Counter(added)
    assert all(each.heard_seconds >= 0 for each in happened)
    # One at a time: each start comes when the one before has ended.
    moments = [each for each in happened if each.moment is not DROPPED]
    for first, second in zip(moments[::2], moments[1::2], strict=True):
        assert first.moment is STARTED
        assert second.utterance == first.utterance
