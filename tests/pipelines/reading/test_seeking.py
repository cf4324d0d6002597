"""Finding words with the beacon, as the wearer hears it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import commands, events
from pipelines.reading.seeking import sighting
from pipelines.reading.session import ReadingSession, ReadingState
from pipelines.types import Earcon, Play, Size, TextLine
from tests.pipelines.reading.pages import fresh_session
from tests.pipelines.reading.views import SIZE, Street, sign
from tests.pipelines.stage import Stage


class Listening(Stage[ReadingSession]):
    """A stage that also keeps the beacon's directions."""

    def aims(self) -> list[Play]:
        """Give every sound of the beacon so far."""
        return [one for one in self.played if one.earcon is Earcon.AIM]


def seek(text: str, world: Street) -> Listening:
    """Give a stage on which words are sought and that was announced."""
    stage = Listening(fresh_session(), world)
    stage.give(commands.Find(text))
    assert stage.take_heard() == [
        "♪heard",
        f"I am looking for {text}. Look around calmly and follow the beep.",
    ]
    return stage


def graves(at: float) -> tuple[TextLine, ...]:
    """Turn to the right along a row, until the third marker is in the middle."""
    shift = min(90 * at, 900)
    return tuple(
        sign(name, 640 + 450 * place - shift)
        for place, name in enumerate(("Bakker B-112", "Visser B-113", "De Vries B-114"))
    )


def in_view(lines: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
    """Leave out what lies beyond the view."""
    return tuple(line for line in lines if 0 < line.quad.centre.x < SIZE.width)


@pytest.mark.parametrize("sought", ["De Vries", "de vries", "B-114"])
def test_the_beacon_leads_to_what_is_sought_and_reads_it(sought: str) -> None:
    stage = seek(sought, Street(lambda at: in_view(graves(at))))
    stage.wait(14)
    aims = stage.aims()
    assert len(aims) >= 3
    assert all(aim.placement > 0 for aim in aims)
    assert [aim.placement for aim in aims] == sorted((aim.placement for aim in aims), reverse=True)
    assert [aim.closeness for aim in aims] == sorted(aim.closeness for aim in aims)
    assert [words for words in stage.heard if words not in {"♪aim", "♪working"}] == [
        "♪good",
        "De Vries B, one one four",
    ]
    assert stage.events == [events.SoughtFound(is_doubtful=False)]
    assert stage.subject.state is ReadingState.IDLE


def test_a_doubtful_match_says_so() -> None:
    stage = seek("De Vries", Street(lambda _: (sign("De Vnes"),)))
    stage.wait(3)
    assert stage.heard[-2:] == ["♪good", "Maybe: De Vnes"]
    assert stage.events == [events.SoughtFound(is_doubtful=True)]


def test_nothing_is_said_of_other_lines_and_the_work_is_heard() -> None:
    stage = seek("De Vries", Street(lambda _: (sign("Bakker"), sign("Visser", y=500))))
    stage.wait(12)
    assert set(stage.heard) == {"♪working"}
    assert 4 <= len(stage.heard) <= 7


def test_after_long_it_is_said_what_is_still_sought() -> None:
    stage = seek("De Vries", Street(lambda _: ()))
    stage.wait(24)
    assert "Still looking for De Vries." in stage.heard


def test_it_ends_by_itself_at_last() -> None:
    stage = seek("De Vries", Street(lambda _: ()))
    stage.wait(602)
    assert stage.heard[-1] == "I stop looking. De Vries did not come into view."
    assert stage.subject.state is ReadingState.IDLE
    assert stage.wake_at is None


@pytest.mark.parametrize("text", ["", " ", "—"])
def test_nothing_cannot_be_sought(text: str) -> None:
    stage = Stage(fresh_session(), Street(lambda _: ()))
    stage.give(commands.Find(text))
    assert stage.subject.state is ReadingState.IDLE
    assert len(stage.heard) == 1


def test_stop_ends_it() -> None:
    stage = seek("De Vries", Street(lambda _: ()))
    stage.give(commands.Stop())
    stage.wait(30)
    assert stage.heard == []


@given(st.floats(0, 1280), st.floats(0, 720))
def test_the_direction_is_that_of_the_line(x: float, y: float) -> None:
    seen = sighting(sign("De Vries", x, y), "De Vries", Size(1280, 720))
    assert seen is not None
    assert seen.across == pytest.approx(x / 640 - 1, abs=1e-6)
    assert 0 <= seen.closeness <= 1
    assert not seen.is_centred or seen.closeness > 0.2
