"""Pick lists as people write them in TOML: by themselves, or inside a sample set."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from edge import toml_file
from edge.errors import UserError
from pipelines.picking.checks import CheckChanges
from pipelines.picking.codes import code_key
from pipelines.picking.pick_list import Counting, Item, ItemCode, Location, PickLine, PickList
from pipelines.preferences import Strictness

Code = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^\S(.*\S)?$")]
"""What a barcode holds, or a code that people read: no spaces around it."""


class _Table(BaseModel):
    """A table of a pick list: no other keys, exact kinds, never changed after it was read."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", use_attribute_docstrings=True)


class NamesInFile(_Table):
    """What an item is called; a language that is left out uses the Dutch name."""

    nl: str = Field(min_length=1)
    en: str = ""
    de: str = ""

    def in_language(self, language: str) -> str:
        """Give the name in "nl", "en" or "de"."""
        return {"nl": self.nl, "en": self.en, "de": self.de}[language] or self.nl


class ItemCodeInFile(_Table):
    """One barcode that an item carries."""

    content: Code
    """What the barcode holds; an identifier, so a text, never a number."""
    pack_quantity: int = Field(default=1, ge=1)
    """Units in the pack that carries it."""


class LineInFile(_Table):
    """One line of a pick list."""

    location: Code
    """The place, as people write it."""
    location_barcode: Code
    """What the barcode of the place holds."""
    check_digits: str = Field(default="", pattern=r"^[0-9]{0,6}$")
    """Digits on the label of the place that prove it without a scan; empty where there are none."""
    article: Code
    """The article number."""
    names: NamesInFile
    quantity: int = Field(ge=1)
    """Units to pick."""
    barcodes: tuple[ItemCodeInFile, ...] = Field(min_length=1)
    counting: Annotated[Counting, Field(strict=False)] = Counting.EACH
    """How its units are counted: "each" by its code, or one code and then the "number"."""
    has_lot: bool = False
    """Whether the lot of this item is captured."""
    has_serial: bool = False
    """Whether each unit's serial number is captured."""
    has_expiry: bool = False
    """Whether the expiry date is captured."""
    unit: str = Field(default="", max_length=40)
    """What is counted, where it is not pieces."""
    lot: str = Field(default="", max_length=200)
    """The lot that is to be taken; empty: any."""
    earliest_expiry: date | None = None
    """What expires before this day is not taken."""
    tote: str = Field(default="", max_length=200)
    """The code of the line's tote; empty: the list's."""
    note: str = Field(default="", max_length=140)
    """For the worker."""
    must_scan: bool = False
    """Whether the item's own code must be scanned, whatever the profile says."""


StrictnessInFile = Annotated[Strictness, Field(strict=False)]


class ChecksInFile(_Table):
    """Where the list is stricter or looser than the profile."""

    location: StrictnessInFile | None = None
    item: StrictnessInFile | None = None
    lot: StrictnessInFile | None = None
    serial: StrictnessInFile | None = None
    expiry: StrictnessInFile | None = None
    tote: StrictnessInFile | None = None


class PickListFile(_Table):
    """A pick list."""

    id: Code
    lines: tuple[LineInFile, ...] = Field(min_length=1)
    """In the order in which they are picked."""
    priority: int = Field(default=0, ge=0, le=99)
    """Higher comes first."""
    due: date | None = None
    """By when it is to be picked."""
    tote: str = Field(default="", max_length=200)
    """The code of the tote for all lines that name none of their own."""
    checks: ChecksInFile = ChecksInFile()

    def in_language(self, language: str) -> PickList:
        """Give the list with the names in "nl", "en" or "de"."""
        return PickList(
            self.id,
            tuple(_line(number, line, language) for number, line in enumerate(self.lines, start=1)),
            self.priority,
            self.due,
            self.tote,
            CheckChanges(**self.checks.model_dump()),
        )

    @model_validator(mode="after")
    def _codes_tell_items_apart(self) -> Self:
        """Refuse a barcode that stands for two things: scanning it would prove nothing."""
        known: dict[str, tuple[str, int]] = {}
        for line in self.lines:
            for code in line.barcodes:
                meaning = (line.article, code.pack_quantity)
                if known.setdefault(code_key(code.content), meaning) != meaning:
                    raise ValueError(
                        f"The barcode {code.content} stands for {_packs(known[code_key(code.content)])} and for "
                        f"{_packs(meaning)}. Give each its own."
                    )
        return self


def load(path: Path) -> PickListFile:
    """Read a pick list from a TOML file with `id` and `[[lines]]`.

    Raises:
        UserError: it cannot be read, a key is unknown or missing, or a value is not allowed; names file and line.
    """
    file = toml_file.read(path)
    if not isinstance(file.data.get("pick_list"), Mapping):
        return toml_file.validated(PickListFile, file)
    raise UserError(f"{path} is a sample set. Name a file that holds `id` and `[[lines]]` at its top.")


def _packs(meaning: tuple[str, int]) -> str:
    article, quantity = meaning
    return f"{quantity} × {article}"


def _line(number: int, line: LineInFile, language: str) -> PickLine:
    return PickLine(
        number,
        Location(line.location, line.location_barcode, line.check_digits),
        Item(
            line.article,
            line.names.in_language(language),
            tuple(ItemCode(code.content, code.pack_quantity) for code in line.barcodes),
            line.counting,
            line.has_lot,
            line.has_serial,
            line.has_expiry,
        ),
        line.quantity,
        line.unit,
        line.lot,
        earliest_expiry=line.earliest_expiry,
        tote=line.tote,
        note=line.note,
        must_scan=line.must_scan,
    )
