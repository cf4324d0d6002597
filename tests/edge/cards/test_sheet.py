"""The cards on the page hold what the program obeys, and a person can read what they do."""

from __future__ import annotations

import re
from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp

from edge.cards.sheet import Card, press_cards, role_cards, worker_cards, write_sheet
from edge.errors import UserError
from pipelines.cards import PressCard, ProfileCard, WorkerCard, parse_card
from pipelines.session import PressKind
from pipelines.setup.showing import read_card
from tests.edge.command import outside


def decoded(svg: str) -> list[str]:
    """Draw the modules of a code, and read them back."""
    size = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    assert size is not None
    picture = np.full((int(size[2]), int(size[1])), 255, np.uint8)
    for x, y, across, down in re.findall(r"M(\d+) (\d+)h(\d+)v(\d+)h-\d+Z", svg):
        picture[int(y) : int(y) + int(down), int(x) : int(x) + int(across)] = 0
    scaled = cv2.resize(picture, None, fx=8, fy=8, interpolation=cv2.INTER_NEAREST)
    return [each.text for each in zxingcpp.read_barcodes(scaled)]


def codes_on(page: Path) -> list[str]:
    found = re.findall(r"<svg.*?</svg>", page.read_text(encoding="utf-8"), re.DOTALL)
    return [text for svg in found for text in decoded(svg)]


def test_every_card_on_the_page_can_be_read_back(tmp_path: Path) -> None:
    page = tmp_path / "cards.html"
    cards = (*role_cards(["orcam", "metafors-three-buttons"]), *worker_cards(["w-7"]))
    write_sheet(cards, page, "nl")
    texts = codes_on(page)
    assert [parse_card(text) for text in texts] == [
        ProfileCard("orcam"),
        ProfileCard("metafors-three-buttons"),
        WorkerCard("W-7"),
    ]
    words = page.read_text(encoding="utf-8")
    assert all(f">{card.title}<" in words for card in cards)
    assert "Orders verzamelen, drie knoppen" in words
    assert words.count("<p>Rol</p>") == 2
    assert words.count("<p>Medewerker</p>") == 1


def test_the_cards_of_the_set_up_stand_for_its_presses(tmp_path: Path) -> None:
    page = tmp_path / "cards.html"
    write_sheet(press_cards("de"), page, "de")
    assert [read_card(text) for text in codes_on(page)] == [PressCard(kind) for kind in PressKind]


def test_a_title_is_text_and_never_markup(tmp_path: Path) -> None:
    page = tmp_path / "cards.html"
    write_sheet((Card("<b>Read</b> & pick", "role", ProfileCard("orcam").text),), page, "en")
    assert "&lt;b&gt;Read&lt;/b&gt; &amp; pick" in page.read_text(encoding="utf-8")


def test_without_a_name_every_profile_has_a_card() -> None:
    assert {"KIJKMEE:PROFILE:orcam", "KIJKMEE:PROFILE:metafors"} <= {card.text for card in role_cards([])}


def test_what_could_not_be_obeyed_is_not_printed(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nobody"):
        role_cards(["nobody"])
    odd = tmp_path / "my profile.toml"
    odd.write_text('extends = "orcam"\n', encoding="utf-8")
    with pytest.raises(UserError, match="cannot stand on a card"):
        role_cards([str(odd)])
    with pytest.raises(UserError):
        worker_cards(["W 7; DROP"])


def test_the_command_writes_the_page(away: Path) -> None:
    done = outside("cards", "--worker", "w-7", "--profile", "orcam", "-o", away / "page.html")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"written: {away / 'page.html'}\n")
    assert codes_on(away / "page.html") == ["KIJKMEE:PROFILE:orcam", "KIJKMEE:WORKER:W-7"]


def test_a_language_that_is_not_there_is_refused(away: Path) -> None:
    done = outside("cards", "--language", "fr", "-o", away / "page.html")
    assert done.returncode == 2
    assert "Choose nl, en or de" in done.stderr
    assert not (away / "page.html").exists()
