"""Whatever happens, and through whichever program: what the tables say of lists is what their events say."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edge.errors import UserError
from edge.journal.event_form import recorded
from edge.journal.journal import Journal
from edge.journal.keeper import JournalKeeper
from edge.journal.lists import ListStore
from pipelines import events
from pipelines.commands import AcceptList, ShortReason
from pipelines.events import Event
from tests.edge.journal.folding import differences
from tests.edge.journal.goods import LIST, SIMPLE, fill, simple_list
from tests.edge.journal.robot import Robot


def test_runs_of_the_real_session_leave_tables_and_events_in_step(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.sqlite3") as journal:
        fill(ListStore(journal), *(simple_list(f"P-{number}", 4, 3) for number in range(4)))
        for seed in range(4):
            luck = random.Random(seed)  # noqa: S311 -- the same each time, for a test
            robot = Robot(journal, JournalKeeper(journal, f"W-{seed % 2}"), f"W-{seed % 2}", luck)
            for _ in range(40):
                robot.act()
            assert differences(journal) == []
            progress = robot.session.progress
            if progress is not None:
                kept = ListStore(journal).progress(progress.pick_list.id, "nl")
                assert (kept.lines, kept.is_accepted, kept.current) == (
                    progress.lines,
                    progress.is_accepted,
                    progress.current,
                )
        assert any(each.state.is_over for each in ListStore(journal).lists())


def test_a_unit_that_is_still_in_view_after_a_restart_counts_once(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.sqlite3") as journal:
        store = ListStore(journal)
        fill(store, simple_list("P-1", 1, 9))
        luck = random.Random(1)  # noqa: S311 -- not asked
        robot = Robot(journal, JournalKeeper(journal, "W-7"), "W-7", luck)
        robot.take(AcceptList())
        robot.show("LOC-C091")
        robot.show_nothing()
        robot.show("W-20", 6)
        assert store.lists()[0].counted == 1
        again = Robot(journal, JournalKeeper(journal, "W-7"), "W-7", luck)
        again.show("W-20", 6)
        assert store.lists()[0].counted == 1
        again.show_nothing()
        again.show("W-20", 6)
        assert store.lists()[0].counted == 2


LINES = st.sampled_from([1, 2, 5])
ACTS: st.SearchStrategy[Event] = st.one_of(
    st.just(events.ListAccepted("P-1")),
    st.just(events.ListHandedOver("P-1")),
    st.builds(events.ToteFilled, st.just("P-1"), st.just("T-1")),
    st.builds(events.LocationVerified, st.just("P-1"), LINES, st.just("scan")),
    st.builds(events.ItemVerified, st.just("P-1"), LINES, st.just("W-20"), st.just("scan")),
    st.builds(
        events.UnitsCounted, st.just("P-1"), LINES, st.just("W-20"), st.just("scan"), st.integers(1, 2), st.just(1)
    ),
    st.builds(events.QuantityEntered, st.just("P-1"), LINES, st.integers(0, 11)),
    st.builds(events.LineShorted, st.just("P-1"), LINES, st.just(0), st.sampled_from(ShortReason)),
    st.builds(events.LineCompleted, st.just("P-1"), LINES, st.just(0)),
    st.builds(events.LineSkipped, st.just("P-1"), LINES),
    st.builds(events.ActUndone, st.just("P-1"), LINES, st.just("units-counted"), st.just(0)),
)
WORKERS: st.SearchStrategy[str | None] = st.sampled_from(["W-7", "W-8", None])
NOTHING: st.SearchStrategy[list[Event]] = st.builds(list)
DEEDS: st.SearchStrategy[tuple[str, str | None, list[Event]]] = st.one_of(
    st.tuples(st.just("worker"), WORKERS, st.lists(ACTS, min_size=1, max_size=3)),
    st.tuples(st.just("assign"), WORKERS, NOTHING),
    st.tuples(st.just("override"), st.none(), NOTHING),
    st.tuples(st.just("save"), st.none(), NOTHING),
    st.tuples(st.just("cancel"), st.none(), NOTHING),
)


@given(st.lists(DEEDS, max_size=12))
@settings(max_examples=60)
def test_two_programs_leave_tables_and_events_in_step(deeds: list[tuple[str, str | None, list[Event]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.sqlite3"
        with Journal.open(path) as device, Journal.open(path) as page:
            fill(ListStore(page), LIST, SIMPLE)
            for what, worker, happened in deeds:
                before = len(device.events())
                try:
                    match what:
                        case "worker":
                            JournalKeeper(device, worker).keep(tuple(happened), 0.0)
                        case "assign":
                            ListStore(page).assign("P-1", worker)
                        case "override":
                            ListStore(page).override_expiry("P-1", 2)
                        case "save":
                            ListStore(page).save(lists=[LIST], origin="again.csv")
                        case "cancel":
                            ListStore(page).cancel("P-1")
                except UserError:
                    assert len(device.events()) == before, "all or nothing"
                assert differences(page) == []


def test_a_failed_commit_leaves_the_keeper_right(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    with Journal.open(path, busy_seconds=0.05) as device, Journal.open(path) as page:
        fill(ListStore(page), SIMPLE)
        keeper = JournalKeeper(device, "W-7")
        keeper.keep((events.ListAccepted("P-2"),), 0.0)
        counted = events.UnitsCounted("P-2", 1, "4006381333931", "scan", 1, 1)
        with page.changing(), pytest.raises(UserError, match="Another program holds it"):
            keeper.keep((counted,), 0.0)
        assert ListStore(page).lists()[0].counted == 0
        keeper.keep((counted,), 0.0)
        assert ListStore(page).lists()[0].counted == 1
        assert differences(page) == []


def test_state_event_and_outbox_are_one_transaction(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.sqlite3") as journal:
        fill(ListStore(journal), SIMPLE)
        journal.append([recorded(events.ListAccepted("P-2"))], "W-7")
        with journal.changing() as connection:
            connection.execute("CREATE TEMP TRIGGER broken BEFORE UPDATE ON lines BEGIN SELECT RAISE(ABORT, 'no'); END")
        with pytest.raises(UserError):
            journal.append([recorded(events.UnitsCounted("P-2", 1, "4006381333931", "scan", 1, 1))], "W-7")
        with journal.changing() as connection:
            connection.execute("DROP TRIGGER broken")
            sent = connection.execute("SELECT count(*) FROM outbox").fetchone()[0]
        assert (sent, len(journal.events())) == (1, 1)
        assert differences(journal) == []
