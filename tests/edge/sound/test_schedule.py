"""Whatever is asked of the speaker in whatever order: nothing is wrong, nothing is lost, nothing comes twice."""

from __future__ import annotations

from tests.edge.sound.schedule import play

MUST_HAPPEN = (
    *("now", "next", "normal", "key", "expiry", "silence", "loss", "failure"),
    *("started", "mark-reached", "finished", "interrupted", "dropped"),
)


def test_nothing_is_wrong_lost_or_doubled_in_2000_random_steps() -> None:
    outcome = play(2000)
    assert outcome.faults == ()
    assert outcome.utterances > 800
    assert min(outcome.happened[each] for each in MUST_HAPPEN) >= 10, outcome.happened
