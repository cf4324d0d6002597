"""Kills and power cuts lose nothing that was confirmed; `make bench` does the same more often."""

from __future__ import annotations

from pathlib import Path

from tests.edge.journal.kills import kill_often
from tests.edge.journal.power_cuts import cut_often


def test_no_kill_loses_or_doubles_an_event(tmp_path: Path) -> None:
    outcome = kill_often(tmp_path, 8)
    assert (outcome.lost, outcome.doubled, outcome.differences) == (0, 0, 0)
    assert outcome.confirmed > 20, "work was under way"


def test_no_power_cut_loses_a_confirmed_event(tmp_path: Path) -> None:
    outcome = cut_often(tmp_path, 40)
    assert (outcome.lost, outcome.damaged, outcome.differences) == (0, 0, 0)


def test_the_simulated_cuts_show_what_a_weaker_setting_loses(tmp_path: Path) -> None:
    assert cut_often(tmp_path, 40, "NORMAL").lost > 0
