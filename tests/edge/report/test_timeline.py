"""What happened when, in plain words, and how long the wearer and the machine took."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from edge.replay import Entry
from edge.report.album import Album, Showing
from edge.report.latencies import response_latencies, stage_latencies
from edge.report.timeline import timeline
from edge.report.words import EVENTS, SOUNDS, words
from pipelines import events
from pipelines.naming import kebab_name
from pipelines.types import (
    Earcon,
    Frame,
)
from tests.edge.report.made import ENTRIES, Page, code, frame, look, speech, written


def test_every_entry_is_told_in_plain_words_with_its_language(tmp_path: Path) -> None:
    text = written(tmp_path, *ENTRIES)
    page = Page(text)
    for told in (
        "Shift began",
        "een",
        "twee",
        "(cut off at 3.000 s)",
        "Command “read”",
        "Button “main”, short press",
        "heard (command understood)",
        "Page read to its end (lines: 16, spoken as unsure: 0)",
        "Command “enter check digits” (digits: 36)",
        "drie",
        "3 utterances in Dutch (nl)",
    ):
        assert told in page.words
    assert [each["lang"] for each in page.all("span") if "data-until" in each] == ["nl"] * 3
    assert "unsure_lines" not in page.words
    # A moment a row, each with a button to play from it.
    assert [each["data-at"] for each in page.all("tr") if "data-at" in each] == [
        "0.0",
        "2.0",
        "4.0",
        "6.0",
        "7.0",
        "8.0",
    ]
    assert [each["data-from"] for each in page.all("button")] == ["0.0", "2.0", "4.0", "6.0", "7.0", "8.0"]


def test_the_overview_is_in_proportion_and_whole_at_every_width(tmp_path: Path) -> None:
    page = Page(written(tmp_path, *ENTRIES, duration=10.0))
    places = [(each["x"], each["width"]) for each in page.all("rect")]
    assert places == [("0.0%", "20.0%"), ("20.0%", "10.0%"), ("80.0%", "20.0%")]
    assert [each.get("class") for each in page.all("rect")] == [None, "cut", None]
    assert "width" not in page.all("svg")[0]


@pytest.mark.parametrize("duration", [0.0, 0.4, 1.0, 59.0, 102.5, 3600.0, 90_000.0])
def test_the_axis_has_few_labels_however_long(duration: float) -> None:
    ticks = timeline((), duration).ticks
    assert 1 <= len(ticks) <= 8
    assert ticks[0].left == 0
    assert all(tick.left < 100 for tick in ticks)


def test_every_event_and_every_sound_has_its_words() -> None:
    def below(kind: type[events.Event]) -> set[type[events.Event]]:
        return {kind}.union(*(below(each) for each in kind.__subclasses__()))

    groups = {"event", "list-event", "line-event"}
    happening = {kebab_name(each): each for each in below(events.Event) if each.__module__ == events.__name__}
    assert set(EVENTS) == set(happening) - groups
    for name, sentence in EVENTS.items():
        assert set(re.findall(r"{(\w+)}", sentence)) <= set(happening[name].__dataclass_fields__), sentence
    assert set(SOUNDS) == {each.value for each in Earcon}


def test_an_entry_that_is_not_known_is_told_with_what_it_has() -> None:
    assert words(Entry(0.0, "event", "battery-low", {"share_left": 5})) == "Battery low (share left: 5)"
    assert words(Entry(0.0, "event", "item-refused", {"line": 2})) == "Item refused (line: 2)"
    assert words(Entry(0.0, "earcon", "bell")) == "bell"


def test_a_frame_in_which_nothing_was_found_is_not_shown_but_its_time_counts(tmp_path: Path) -> None:
    album = Album()
    for number in (1, 2, 3):
        album.add(look(frame(number), detections=()))
    assert album.showings() == ()
    (latency,) = stage_latencies(album.seconds_of)
    assert latency.what == "Finding the lines of text in a frame"
    assert (latency.count, latency.median_ms, latency.p95_ms, latency.most_ms) == (3, 20.0, 30.0, 30.0)
    page = Page(written(tmp_path, album=album))
    assert "Nothing was found in any frame." in page.words
    assert "20.0" in page.words


def test_how_long_the_wearer_waits_is_measured_to_the_next_command() -> None:
    entries = (
        speech(0.0, 0.5, "Je dienst begint."),
        Entry(1.0, "press", "main.short"),
        Entry(1.1, "earcon", "heard"),
        speech(1.3, 2.0, "een"),
        speech(2.0, 3.0, "twee"),
        Entry(4.0, "command", "stop"),
        Entry(5.0, "command", "read"),
        Entry(5.5, "earcon", "good"),
    )
    album = Album()
    album.add(look(Frame(1, 5.2, np.zeros((9, 9, 3), np.uint8)), barcodes=(code("1"),)))
    seen = Frame(2, 5.48, np.zeros((9, 9, 3), np.uint8))
    album.add(look(seen, barcodes=(code("1"),)))
    sound_after, word_after, answer = response_latencies(entries, album.showings())
    assert (sound_after.count, sound_after.median_ms, sound_after.most_ms) == pytest.approx((2, 300, 500))
    assert (word_after.count, word_after.median_ms) == pytest.approx((1, 300))
    assert (answer.count, answer.median_ms) == pytest.approx((1, 300))


def test_what_was_never_measured_has_no_figures(tmp_path: Path) -> None:
    showings: tuple[Showing, ...] = ()
    assert [each.count for each in response_latencies((), showings)] == [0, 0, 0]
    assert "–" in Page(written(tmp_path)).words
