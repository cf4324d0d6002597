"""What a code on a label says to a pick: what it is compared by, and quantity, lot, serial number and expiry in it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from pipelines.picking.codes import code_key
from pipelines.types import Barcode

PART_NUMBERS = ("1P", "P", "30P")
"""Data identifiers of part numbers: supplier's, customer's, supplier's at the first level (ANSI MH10.8.2)."""


@dataclass(frozen=True, slots=True)
class LabelContent:
    """What one code says."""

    keys: tuple[str, ...]
    """What it may be compared by, as `code_key` gives it; the most telling first, never empty."""
    shown: str
    """The text as it was decoded."""
    quantity: int | None = None
    """How many units the label itself says; None where it says nothing."""
    lot: str = ""
    serial: str = ""
    expiry: date | None = None
    """None where the label has none, or one that cannot be."""

    @property
    def names_thing(self) -> bool:
        """Whether it says beside lot, serial number or date what thing they are of."""
        return bool(self.lot or self.serial or self.expiry) and self.keys != (self.shown,)

    @property
    def key(self) -> str:
        """What it is compared by first."""
        return self.keys[0]


def content_of(barcode: Barcode) -> LabelContent:
    """Read what a code says, by GS1 (General Specifications, section 3) or by ISO/IEC 15434 and ANSI MH10.8.2."""
    if barcode.gs1:
        return _of_gs1(barcode)
    if barcode.label_fields:
        return _of_message(barcode)
    return LabelContent((code_key(barcode.gtin or barcode.text),), barcode.text)


def day_of(digits: str) -> date | None:
    """Give the day that YYMMDD names, in the years 2000 to 2099; day 00 is the month's last. None if there is none."""
    if not re.fullmatch(r"[0-9]{6}", digits, re.ASCII):
        return None
    year, month, day = 2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:])
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    return date(year, month, day or last) if day <= last else None


def _of_gs1(barcode: Barcode) -> LabelContent:
    values = {element.identifier: element.value for element in barcode.gs1}
    # 02 and 37 say what a pallet or box holds and how many; 01 says what it is itself, and 30 how many are in it.
    thing = values.get("01") or values.get("02")
    quantity = values.get("30") if "01" in values else values.get("37")
    keys = (code_key(thing),) if thing else (barcode.text,)
    return LabelContent(
        keys,
        barcode.text,
        _number(quantity),
        values.get("10", ""),
        values.get("21", ""),
        day_of(values.get("17", "")),
    )


def _of_message(barcode: Barcode) -> LabelContent:
    values = {field.identifier: field.value for field in reversed(barcode.label_fields)}
    parts = tuple(code_key(values[name]) for name in PART_NUMBERS if name in values)
    expiry = values.get("14D", "")
    return LabelContent(
        parts or (barcode.text,),
        barcode.text,
        _number(re.sub(r"[A-Z]{2}$", "", values.get("Q") or values.get("7Q") or "")),
        values.get("1T", ""),
        values.get("S", ""),
        day_of(expiry[2:] if len(expiry) == len("YYYYMMDD") else expiry),
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"[0-9]{1,8}", text, re.ASCII) and int(text) > 0 else None
