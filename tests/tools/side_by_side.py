"""A pytest plugin for `make test`: two workers of pytest-xdist share the tests, and what is marked slow runs last.

Tests that run the program do so in real time, with sound, cameras and processes. They wait more than they work, and
two of them at once would hold each other up; so one worker runs them all, one after another. The other runs the rest, a
file at a time.
"""

from __future__ import annotations

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

REAL_TIME = ("tests/edge/", "tests/device/")
"""Where the tests are that run the program, or parts of it, in real time."""
SIMULATED = (
    *("tests/edge/journal/", "tests/edge/lists/", "tests/edge/report/", "tests/edge/cards/"),
    *("tests/edge/test_translated.py", "tests/edge/sound/test_earcons_in_replay.py"),
    *("tests/edge/sound/test_durations.py", "tests/edge/sound/test_rendition.py"),
)
"""What of these never waits for the clock."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Move the slow tests behind the others, so that a plain mistake shows early; the order is otherwise kept."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is not None)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> SharedOut:
    """Give the scheduler; see xdist's documentation of this hook."""
    return SharedOut(config, log)


class SharedOut(LoadScopeScheduling):  # type: ignore[misc]  # untyped
    """One share for all tests in real time, and one for each other file."""

    def _split_scope(self, nodeid: str) -> str:
        is_in_real_time = nodeid.startswith(REAL_TIME) and not nodeid.startswith(SIMULATED)
        return "real time" if is_in_real_time else nodeid.partition("::")[0]
