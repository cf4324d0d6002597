"""Hours of work leave nothing behind: no stuck queue, no memory, no handles."""

from __future__ import annotations

import pytest

from tests.edge.sound.soak import Soak


@pytest.mark.parametrize("minutes", [6, pytest.param(30, marks=pytest.mark.proof)])
def test_mixed_speech_with_interruptions_and_losses_leaves_nothing_behind(minutes: int) -> None:
    soaked = Soak().run(minutes)
    first, last = soaked.held[1], soaked.held[-1]
    assert soaked.seconds >= 60 * minutes
    assert soaked.unended == 0
    assert soaked.longest_wait < 60
    assert last.memory - first.memory < 10
    assert max(each.voice_memory for each in soaked.held) < 40
    # Fewer may be left over from the tests before.
    assert max(each.handles for each in soaked.held) <= soaked.held[0].handles
    assert max(each.threads for each in soaked.held) <= soaked.held[0].threads
    for each in ("now", "next", "normal", "earcon", "silence", "loss", "killed voice", "finished", "interrupted"):
        assert soaked.happened[each] >= minutes / 6, each
