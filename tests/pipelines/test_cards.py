"""Cards: what is printed is read again, and nothing else is a card."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge.journal.records import checked_code
from edge.profiles import names
from pipelines.cards import LONGEST_CODE, LONGEST_NAME, PressCard, ProfileCard, WorkerCard, parse_card, parse_press_card
from pipelines.session import PressKind

LETTERS = string.ascii_letters + string.digits + "-"
CARDS = st.one_of(
    st.builds(ProfileCard, st.text(LETTERS + "_", min_size=1, max_size=LONGEST_NAME)),
    st.builds(WorkerCard, st.text(LETTERS, min_size=1, max_size=LONGEST_CODE)),
)


@given(CARDS)
def test_what_is_printed_is_read_again(card: ProfileCard | WorkerCard) -> None:
    assert parse_card(card.text) == card


@pytest.mark.parametrize("kind", PressKind)
def test_a_card_for_a_press_is_read_as_one_and_is_no_card_at_work(kind: PressKind) -> None:
    card = PressCard(kind)
    assert parse_press_card(card.text) == card
    assert parse_press_card(f"{card.text} ") is None
    assert parse_card(card.text) is None


@given(st.text())
def test_other_text_is_no_card(text: str) -> None:
    card = parse_card(text)
    assert card is None or card.text == text


@given(CARDS, st.sampled_from([" ", "\n", "\0", ":", "/", "."]), st.booleans())
def test_one_character_more_is_no_card(card: ProfileCard | WorkerCard, more: str, is_first: bool) -> None:  # noqa: FBT001
    assert parse_card(more + card.text if is_first else card.text + more) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "orcam",
        "KIJKMEE:PROFILE:",
        "KIJKMEE:PROFILE:../orcam",
        "KIJKMEE:PROFILE:orcam.toml",
        "KIJKMEE:PROFILE:orçam",
        "KIJKMEE:PROFILE:" + "a" * (LONGEST_NAME + 1),
        "kijkmee:profile:orcam",
        "KIJKMEE:WORKER:",
        "KIJKMEE:WORKER:W_07",
        "KIJKMEE:WORKER:W-٠٧",
        "KIJKMEE:WORKER:" + "1" * (LONGEST_CODE + 1),
        "KIJKMEE:SHELL:reboot",
        "WIFI:T:WPA;S:KIJKMEE:PROFILE:orcam;;",
    ],
)
def test_what_is_no_card(text: str) -> None:
    assert parse_card(text) is None


def test_every_shipped_profile_and_every_code_of_a_worker_fits_on_a_card() -> None:
    for each in names():
        assert parse_card(f"KIJKMEE:PROFILE:{each.name}") == ProfileCard(each.name)
    code = "W" + "7" * (LONGEST_CODE - 1)
    assert parse_card(f"KIJKMEE:WORKER:{checked_code(code)}") == WorkerCard(code)
