"""What stays in view is believed after agreeing reads, spoken once, corrected when it is clearer, and forgotten."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipelines.reading.tracks import News, Tracks
from pipelines.types import Point, Quad, TextLine


def line(text: str, confidence: float = 0.95, *, top: float = 100.0, left: float = 100.0) -> TextLine:
    """Give a line of 20 pixels high at a place."""
    right = left + 12 * len(text)
    quad = Quad((Point(left, top), Point(right, top), Point(right, top + 20), Point(left, top + 20)))
    return TextLine(text, confidence, (confidence,) * len(text), quad, 0)


def all_news(tracks: Tracks, now: float) -> tuple[Tracks, list[News]]:
    """Take all there is to say."""
    found: list[News] = []
    while True:
        tracks, news = tracks.news(now)
        if news is None:
            return tracks, found
        found.append(news)


def watch(*frames: tuple[TextLine, ...], tracks: Tracks | None = None, start: float = 0.0) -> tuple[Tracks, list[str]]:
    """Show frames, one a half second, and give what was said; a correction has an arrow before it."""
    tracks = tracks or Tracks()
    said: list[str] = []
    for number, lines in enumerate(frames):
        at = start + number / 2
        tracks = tracks.seen(lines, at)
        tracks, news = all_news(tracks, at)
        said += [f"→ {each.line.text}" if each.is_correction else each.line.text for each in news]
    return tracks, said


def test_a_line_is_spoken_after_two_reads_and_once() -> None:
    assert watch((line("Laundry"),))[1] == []
    assert watch(*[(line("Laundry"),)] * 9)[1] == ["Laundry"]


def test_a_doubtful_line_needs_three_reads() -> None:
    assert watch(*[(line("Laundry", 0.75),)] * 2)[1] == []
    assert watch(*[(line("Laundry", 0.75),)] * 3)[1] == ["Laundry"]


def test_reads_that_differ_do_not_agree() -> None:
    assert watch((line("Laundry"),), (line("Laundny"),))[1] == []
    assert watch((line("Laundry"),), (line("Laundny"),), (line("Laundry"),))[1] == ["Laundry"]


def test_punctuation_and_capitals_make_no_other_text() -> None:
    assert watch((line("Laundry."),), (line("LAUNDRY"),))[1] in (["Laundry."], ["LAUNDRY"])


def test_only_what_is_new_is_spoken() -> None:
    old, new = line("Laundry"), line("Ring the bell", top=140)
    assert watch((old,), (old,), (old, new), (old, new), (old, new))[1] == ["Laundry", "Ring the bell"]


def test_lines_are_spoken_in_the_order_in_which_they_are_read() -> None:
    lines = (line("Laundry"), line("Ring the bell", top=140), line("and wait", top=180))
    assert watch(lines, lines)[1] == ["Laundry", "Ring the bell", "and wait"]


def test_a_clearer_frame_corrects_what_was_said() -> None:
    blurred, clear = line("Laundny", 0.82), line("Laundry", 0.97)
    assert watch(*[(blurred,)] * 2, *[(clear,)] * 3)[1] == ["Laundny", "→ Laundry"]


def test_a_frame_that_is_no_clearer_corrects_nothing() -> None:
    assert watch(*[(line("Laundry", 0.95),)] * 2, *[(line("Laundny", 0.96),)] * 4)[1] == ["Laundry"]


def test_a_part_of_what_was_said_is_nothing_new() -> None:
    whole, part = line("Laundry and ironing", 0.9), line("and ironing", 0.99, left=196)
    assert watch(*[(whole,)] * 2, *[(part,)] * 3, *[(whole,)] * 2)[1] == ["Laundry and ironing"]


def test_a_line_that_moves_with_the_head_is_the_same() -> None:
    frames = [(line("Laundry and ironing", left=100 + 60 * step),) for step in range(8)]
    assert watch(*frames)[1] == ["Laundry and ironing"]


def test_a_line_that_was_missed_for_a_moment_is_the_same() -> None:
    seen = (line("Laundry"),)
    assert watch(seen, seen, (), (), (), seen, seen)[1] == ["Laundry"]


def test_a_line_that_was_gone_for_long_is_new_again() -> None:
    seen = (line("Laundry"),)
    assert watch(seen, seen, *[()] * 10, seen, seen)[1] == ["Laundry", "Laundry"]


def test_two_alike_in_one_view_are_spoken_once() -> None:
    both = (line("Exit"), line("Exit", left=700))
    assert watch(both, both, both)[1] == ["Exit"]


def test_a_stain_is_no_text() -> None:
    assert watch(*[(line("-"), line("I", top=300))] * 5)[1] == []


def test_what_left_the_view_is_not_begun_any_more() -> None:
    tracks = Tracks().seen((line("Laundry"),), 0.0).seen((line("Laundry"),), 0.5)
    assert tracks.news(0.5)[1] is not None
    assert tracks.news(4.0)[1] is None


TEXTS = ("Laundry room", "Canteen upstairs", "Emergency exit", "Doctor Bea Smit")


@given(st.lists(st.lists(st.sampled_from(TEXTS), unique=True, max_size=4), max_size=30))
def test_nothing_is_spoken_twice_before_it_was_gone(frames: list[list[str]]) -> None:
    tracks = Tracks()
    said_at: dict[str, float] = {}
    seen_at: dict[str, float] = {}
    for number, texts in enumerate(frames):
        at = number / 2
        # Where things stand does not matter: the head moves.
        lines = tuple(line(text, top=40.0 * place + 9 * number) for place, text in enumerate(texts))
        was_gone = {text for text in texts if at - seen_at.get(text, at) > tracks.settings.forget_seconds}
        seen_at |= dict.fromkeys(texts, at)
        tracks, news = all_news(tracks.seen(lines, at), at)
        for text in was_gone:
            said_at.pop(text, None)
        for each in news:
            assert each.line.text in texts
            assert each.line.text not in said_at
            assert not each.is_correction
            said_at[each.line.text] = at


def test_settings_are_kept() -> None:
    tracks = replace(Tracks(), settings=replace(Tracks().settings, agreeing_reads=1))
    assert watch((line("Laundry"),), tracks=tracks)[1] == ["Laundry"]
