"""Codes of networks: what phones print is read, and hostile ones are no cards."""

from __future__ import annotations

import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.setup.wifi_card import LONGEST_TEXT, WifiCard, WifiSecurity, parse_wifi_card

OPEN, WPA, WPA3 = WifiSecurity
KEY = "0123456789abcdef" * 4
PRINTABLE = string.ascii_letters + string.digits + string.punctuation + " éß€"
NAMES = st.text(PRINTABLE, min_size=1, max_size=32).filter(lambda name: len(name.encode()) <= 32)
PASSWORDS = st.one_of(
    st.text(PRINTABLE, min_size=8, max_size=63).filter(lambda password: len(password.encode()) <= 63), st.just(KEY)
)
CARDS = st.one_of(
    st.builds(WifiCard, NAMES, is_hidden=st.booleans()),
    st.builds(WifiCard, NAMES, st.sampled_from([WPA, WPA3]), PASSWORDS, st.booleans()),
)


@given(CARDS)
def test_what_is_written_is_read_again(card: WifiCard) -> None:
    assert len(card.text) <= LONGEST_TEXT
    assert parse_wifi_card(card.text) == card


@given(
    st.one_of(
        st.text(), st.text('WIFIST:P;\\"HR,wpa') | st.builds(lambda rest: "WIFI:" + rest, st.text('STPHRK:;\\"a\n'))
    )
)
def test_nothing_crashes_it(text: str) -> None:
    card = parse_wifi_card(text)
    assert card is None or parse_wifi_card(card.text) == card


@given(CARDS.filter(lambda card: card.password is not None), PASSWORDS)
def test_nothing_that_a_program_prints_of_it_depends_on_the_password(card: WifiCard, other: str) -> None:
    assert f"{card!r} {card!s}" == f"{replace(card, password=other)!r} {replace(card, password=other)!s}"


@pytest.mark.parametrize(
    ("text", "card"),
    [
        pytest.param("WIFI:T:WPA;S:Huis;P:geheim123;;", WifiCard("Huis", WPA, "geheim123"), id="as phones show it"),
        pytest.param("WIFI:S:Huis;T:WPA;P:geheim123;H:false;;", WifiCard("Huis", WPA, "geheim123"), id="another order"),
        pytest.param("WIFI:S:Huis;T:SAE;P:geheim123;;", WifiCard("Huis", WPA3, "geheim123"), id="WPA3"),
        pytest.param("WIFI:T:WPA2;R:1;S:Huis;P:geheim123;;", WifiCard("Huis", WPA, "geheim123"), id="transition"),
        pytest.param("WIFI:T:nopass;S:Gast;;", WifiCard("Gast"), id="open"),
        pytest.param("WIFI:T:nopass;S:Gast;P:;;", WifiCard("Gast"), id="open with an empty password"),
        pytest.param("WIFI:S:Gast;;", WifiCard("Gast"), id="no security named"),
        pytest.param("WIFI:T:WPA;S:Huis;P:geheim123;H:true;;", WifiCard("Huis", WPA, "geheim123", True), id="hidden"),
        pytest.param("WIFI:T:WPA;S:Huis;P:geheim123;", WifiCard("Huis", WPA, "geheim123"), id="one semicolon"),
        pytest.param(
            r"WIFI:T:WPA;S:a\;b\:c;P:\"12\\34\,\";;", WifiCard("a;b:c", WPA, '"12\\34,"'), id="escaped characters"
        ),
        pytest.param('WIFI:T:WPA;S:"CAFE";P:"deadbeef";;', WifiCard("CAFE", WPA, "deadbeef"), id="quoted, like hex"),
        pytest.param("WIFI:T:WPA;S:a:b;P:http://x;;", WifiCard("a:b", WPA, "http://x"), id="a colon not escaped"),
        pytest.param(f"WIFI:T:WPA;S:Huis;P:{KEY};;", WifiCard("Huis", WPA, KEY), id="the key itself"),
    ],
)
def test_what_phones_print(text: str, card: WifiCard) -> None:
    assert parse_wifi_card(text) == card


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("WIFI:", id="the scheme alone"),
        pytest.param("WIFI:;;", id="no fields"),
        pytest.param("wifi:S:Gast;;", id="another scheme in small letters"),
        pytest.param("http://example.org/WIFI:S:Gast;;", id="an address"),
        pytest.param("WIFI:S:Gast", id="not ended"),
        pytest.param("WIFI:S:Gast;;S:Huis;;", id="goes on after its end"),
        pytest.param("WIFI:S:;;", id="no name"),
        pytest.param("WIFI:T:WPA;P:geheim123;;", id="name missing"),
        pytest.param("WIFI:S:Gast;S:Huis;;", id="two names"),
        pytest.param("WIFI:T:WPA;S:Huis;;", id="password missing"),
        pytest.param("WIFI:S:Huis;P:geheim123;;", id="a password without security"),
        pytest.param("WIFI:T:WPA;S:Huis;P:kort;;", id="password too short"),
        pytest.param(f"WIFI:T:WPA;S:Huis;P:{'x' * 64};;", id="password too long"),
        pytest.param(f"WIFI:S:{'x' * 33};;", id="name too long"),
        pytest.param(f"WIFI:S:{'é' * 17};;", id="name too long in bytes"),
        pytest.param("WIFI:T:WEP;S:Huis;P:geheim123;;", id="WEP"),
        pytest.param("WIFI:T:WPA2-EAP;S:Huis;E:PEAP;I:jan;P:geheim123;;", id="of a company"),
        pytest.param("WIFI:S:Gast;X:1;;", id="unknown field"),
        pytest.param("WIFI:S:Gast;H:maybe;;", id="hidden or not"),
        pytest.param("WIFI:S:Gast\n;;", id="a new line in the name"),
        pytest.param("WIFI:S:Gast\x1b[2J;;", id="a control sequence in the name"),
        pytest.param("WIFI:S:Gast\u202e;;", id="a mark that turns the text round"),
        pytest.param("WIFI:S:Gast\ud800;;", id="half a character"),
        pytest.param("WIFI:T:WPA;S:Huis;P:geheim\n123;;", id="a new line in the password"),
        pytest.param("WIFI:S:Gast\\", id="nothing after the backslash"),
        pytest.param("WIFI:S:Gast;" + ";" * LONGEST_TEXT, id="endless"),
    ],
)
def test_what_is_no_card(text: str) -> None:
    assert parse_wifi_card(text) is None
