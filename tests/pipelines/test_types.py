"""The values that flow: what they refuse, and the parts of an utterance."""

from __future__ import annotations

import pytest

from pipelines.types import Utterance


def test_an_utterance_is_divided_at_its_marks() -> None:
    said = Utterance("One. Two. Three.", "en", marks=(5, 10))
    assert said.parts == ("One. ", "Two. ", "Three.")
    assert Utterance("One.", "en").parts == ("One.",)


@pytest.mark.parametrize("marks", [(0,), (4,), (3, 2), (2, 2), (-1,), (99,)])
def test_marks_that_are_not_inside_are_refused(marks: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="marks ascend"):
        Utterance("Four", "en", marks=marks)
