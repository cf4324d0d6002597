"""GS1 element strings."""

import pytest

from pipelines.types import ElementString
from pipelines.vision.gs1 import CheckDigitError, element_strings

GTIN = ElementString("01", "GTIN", "09501101530003")
SERIAL = ElementString("21", "SERIAL", "12")
EXPIRY = ElementString("17", "USE BY or EXPIRY", "250500")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"0109501101530003", (GTIN,)),
        (b"010950110153000310AB-12\x1d2112", (GTIN, ElementString("10", "BATCH/LOT", "AB-12"), SERIAL)),
        (b"0109501101530003\x1d2112", (GTIN, SERIAL)),
        (b"010950110153000317250500\x1d2112", (GTIN, EXPIRY, SERIAL)),
        (b"00106141412345678908", (ElementString("00", "SSCC", "106141412345678908"),)),
        (b"3102000100", (ElementString("3102", "NET WEIGHT (kg)", "000100"),)),
    ],
)
def test_a_gs1_carrier_is_split_at_its_identifiers(content: bytes, expected: tuple[ElementString, ...]) -> None:
    assert element_strings(content, "]C1") == expected


@pytest.mark.parametrize("identifier", ["]C1", "]e0", "]d2", "]Q3"])
def test_every_gs1_carrier_is_known(identifier: str) -> None:
    assert element_strings(b"0109501101530003", identifier) == (GTIN,)


@pytest.mark.parametrize("identifier", ["", "]C0", "]d1", "]Q1", "]E0", "]A0", "]I0"])
def test_a_carrier_without_fnc1_is_not_gs1_whatever_it_holds(identifier: str) -> None:
    assert element_strings(b"0109501101530003", identifier) == ()


@pytest.mark.parametrize(
    "content", [b"0109501101530004", b"010950110153000410AB", b"00106141412345678907", b"4109501101530004"]
)
def test_a_failed_check_digit_inside_is_refused(content: bytes) -> None:
    with pytest.raises(CheckDigitError, match="check digit"):
        element_strings(content, "]C1")


@pytest.mark.parametrize("content", [b"", b"xyz", b"01095011015", b"\xff\x00", b"\x1d", b"99"])
def test_content_that_breaks_the_rules_gives_no_elements(content: bytes) -> None:
    assert element_strings(content, "]C1") == ()


def test_a_date_that_cannot_be_does_not_hide_the_item() -> None:
    assert element_strings(b"010950110153000317000000", "]d2")[0] == GTIN
