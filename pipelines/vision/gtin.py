"""Global Trade Item Numbers: check digits, and every form as 14 digits."""

from __future__ import annotations

GTIN_DIGITS = 14
_UPC_E_DIGITS = 8


def check_digit(payload: str) -> int:
    """Give the GS1 modulo-10 check digit of a number without one.

    Weights are 3, 1, 3, ... from the right (GS1 General Specifications, section 7.9).

    Args:
        payload: ASCII digits, at least one.

    Raises:
        ValueError: If the payload holds anything but digits.
    """
    if not _is_number(payload):
        raise ValueError(f"a check digit needs digits, got {payload!r}")
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(payload)))
    return -total % 10


def has_valid_check_digit(number: str) -> bool:
    """Tell whether a number of at least two digits ends in its GS1 check digit."""
    return len(number) > 1 and _is_number(number) and check_digit(number[:-1]) == int(number[-1])


def gtin14(number: str) -> str:
    """Pad a GTIN-8, -12, -13 or -14 to 14 digits; nothing is ever stripped, so an ITF-14 indicator stays.

    Raises:
        ValueError: If the length is another one, or the check digit fails.
    """
    if len(number) not in (8, 12, 13, GTIN_DIGITS):
        raise ValueError(f"a GTIN has 8, 12, 13 or 14 digits, got {number!r}")
    if not has_valid_check_digit(number):
        raise ValueError(f"the check digit of {number!r} fails")
    return number.zfill(GTIN_DIGITS)


def expand_upc_e(short: str) -> str:
    """Give the 12-digit UPC-A number of an 8-digit UPC-E number.

    The seventh digit says where zeros were left out (GS1 General Specifications, section 5.2.2.4.2).

    Args:
        short: Number system (0 or 1), six digits, check digit.

    Raises:
        ValueError: If the shape is another one, the check digit fails, or this is not the one form that the number has.
    """
    if len(short) != _UPC_E_DIGITS or not _is_number(short) or short[0] not in "01":
        raise ValueError(f"a UPC-E number has 8 digits and begins with 0 or 1, got {short!r}")
    system, body, check = short[0], short[1:7], short[7]
    match body[5]:
        case "0" | "1" | "2":
            payload, canonical = body[:2] + body[5] + "0000" + body[2:5], True
        case "3":
            payload, canonical = body[:3] + "00000" + body[3:5], body[2] not in "012"
        case "4":
            payload, canonical = body[:4] + "00000" + body[4], body[3] != "0"
        case _:
            payload, canonical = body[:5] + "0000" + body[5], body[4] != "0"
    number = system + payload + check
    if not canonical:
        raise ValueError(f"{short!r} is not the UPC-E form of its number")
    if not has_valid_check_digit(number):
        raise ValueError(f"the check digit of {short!r} fails")
    return number


def compress_upc_a(number: str) -> str:
    """Give the 8-digit UPC-E form of a 12-digit UPC-A number.

    Raises:
        ValueError: If the number has no UPC-E form.
    """
    if len(number) == len("012345678905") and _is_number(number):
        system, maker, item, check = number[0], number[1:6], number[6:11], number[11]
        bodies = (
            maker[:2] + item[2:] + maker[2],
            maker[:3] + item[3:] + "3",
            maker[:4] + item[4:] + "4",
            maker + item[4:],
        )
        for body in bodies:
            short = system + body + check
            try:
                if expand_upc_e(short) == number:
                    return short
            except ValueError:
                continue
    raise ValueError(f"{number!r} has no UPC-E form")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
