"""Which column of a file holds what: known headings in Dutch, English and German, and what a lead said of others.

What was said once for the columns of a file is kept in the data folder and used again for files with the same columns.
"""

from __future__ import annotations

import enum
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from edge import files
from edge.lists import messages
from edge.lists.problems import FileError, Problem, problem

KEPT_NAME = "list-columns.json"
"""The file in the data folder that keeps what was said of columns."""
_MOST_KEPT_BYTES = 1_000_000


class Field(enum.StrEnum):
    """What a column holds. The value is its name on the command line."""

    LIST = "list"
    LINE = "line"
    PRIORITY = "priority"
    DUE = "due"
    LOCATION = "location"
    LOCATION_CHECK = "location-check"
    LOCATION_BARCODE = "location-barcode"
    SPOKEN_NL = "spoken-nl"
    SPOKEN_EN = "spoken-en"
    SPOKEN_DE = "spoken-de"
    ITEM = "item"
    NAME_NL = "name-nl"
    NAME_EN = "name-en"
    NAME_DE = "name-de"
    BARCODE = "barcode"
    GTIN = "gtin"
    OWN_CODE = "own-code"
    PACK_QUANTITY = "pack-quantity"
    QUANTITY = "quantity"
    UNIT = "unit"
    LOT = "lot"
    SERIAL_REQUIRED = "serial-required"
    EARLIEST_EXPIRY = "earliest-expiry"
    TOTE = "tote"
    NOTE = "note"
    COUNTING = "counting"
    HAS_LOT = "has-lot"
    HAS_SERIAL = "has-serial"
    HAS_EXPIRY = "has-expiry"
    UNUSED = "unused"


CODES = (Field.BARCODE, Field.GTIN, Field.OWN_CODE)
"""Fields that hold a code of an item: any; an article number of GS1; one of one's own, which has no check digit."""
REPEATABLE = (*CODES, Field.PACK_QUANTITY, Field.UNUSED)
"""Fields that several columns may hold."""

HEADINGS: Mapping[Field, tuple[str, ...]] = {
    Field.LIST: (
        "lijst", "picklijst", "lijstnummer", "order", "ordernummer", "opdracht",
        "list", "pick list", "list number", "order number",
        "Liste", "Pickliste", "Listennummer", "Auftrag", "Auftragsnummer",
    ),
    Field.LINE: (
        "regel", "regelnummer", "regelnr", "line", "line number", "line no", "Zeile", "Position", "Pos", "Zeilennummer",
    ),
    Field.PRIORITY: ("prioriteit", "prio", "priority", "Priorität"),
    Field.DUE: (
        "klaar op", "leverdatum", "uiterlijk", "due", "due date", "fällig", "Fälligkeit", "Termin", "Lieferdatum",
    ),
    Field.LOCATION: (
        "locatie", "plaats", "vak", "magazijnlocatie", "location", "bin", "place",
        "Lagerplatz", "Platz", "Fach", "Stellplatz",
    ),
    Field.LOCATION_CHECK: (
        "controlecijfers", "locatiecontrole", "location check", "check digits", "Prüfziffern", "Platzprüfung",
    ),
    Field.LOCATION_BARCODE: (
        "locatiebarcode", "barcode locatie", "location barcode", "bin barcode", "Platzbarcode", "Lagerplatz Barcode",
    ),
    Field.SPOKEN_NL: ("uitspraak", "gesproken", "uitspraak nl"),
    Field.SPOKEN_EN: ("spoken", "spoken en", "uitspraak en"),
    Field.SPOKEN_DE: ("Aussprache", "gesprochen", "uitspraak de"),
    Field.ITEM: (
        "artikel", "artikelnummer", "artikelnr", "item", "article", "item number", "article number", "SKU",
        "Art Nr", "Materialnummer",
    ),
    Field.NAME_NL: ("naam", "omschrijving", "artikelnaam", "naam nl", "name", "name nl"),
    Field.NAME_EN: ("name en", "naam en", "description", "item name"),
    Field.NAME_DE: ("name de", "naam de", "Bezeichnung", "Artikelbezeichnung"),
    Field.BARCODE: ("barcode", "streepjescode", "Strichcode", "barcode doos", "case barcode", "Karton Barcode"),
    Field.GTIN: ("EAN", "GTIN", "UPC", "EAN code", "EAN doos", "case EAN", "EAN Karton"),
    Field.OWN_CODE: ("eigen code", "own code", "eigener Code"),
    Field.PACK_QUANTITY: (
        "aantal per verpakking", "aantal per doos", "inhoud", "pack quantity", "units per pack",
        "Packungsinhalt", "Stück pro Packung",
    ),
    Field.QUANTITY: ("aantal", "hoeveelheid", "quantity", "qty", "Menge", "Anzahl", "Stückzahl"),
    Field.UNIT: ("eenheid", "unit", "uom", "Einheit", "Mengeneinheit"),
    Field.LOT: ("lot", "partij", "batch", "lotnummer", "batchnummer", "Charge", "Los"),
    Field.SERIAL_REQUIRED: (
        "serienummer verplicht", "serienummer nodig", "serial required", "Seriennummer Pflicht",
        "Seriennummer erforderlich",
    ),
    Field.EARLIEST_EXPIRY: (
        "minimaal houdbaar tot", "houdbaar tot minimaal", "THT minimaal", "earliest expiry", "minimum expiry",
        "mindestens haltbar bis", "MHD mindestens",
    ),
    Field.TOTE: ("bak", "krat", "verzamelbak", "tote", "Behälter", "Kiste"),
    Field.NOTE: ("opmerking", "notitie", "note", "remark", "Bemerkung", "Hinweis", "Notiz"),
    Field.COUNTING: ("telwijze", "tellen", "counting", "Zählweise"),
    Field.HAS_LOT: ("heeft lot", "lot vastleggen", "has lot", "capture lot", "mit Charge"),
    Field.HAS_SERIAL: (
        "heeft serienummer", "serienummer vastleggen", "has serial", "capture serial", "mit Seriennummer",
    ),
    Field.HAS_EXPIRY: ("heeft houdbaarheid", "THT vastleggen", "has expiry", "capture expiry", "mit MHD"),
}  # fmt: skip
"""Headings that are known, as docs/LISTS.md lists them; capitals, accents, spaces, points and dashes do not matter."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is used."""

    index: int
    """From 0."""
    field: Field
    heading: str
    """As it is written in the file."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a file hold."""

    used: tuple[Column, ...]
    """In the file's order."""
    unused: tuple[str, ...]
    """Headings of which nothing is known."""
    first: Mapping[Field, Column]
    """The first column that holds each field."""

    def has(self, field: Field) -> bool:
        """Tell whether a column holds the field."""
        return field in self.first

    def heading(self, field: Field) -> str:
        """Give the heading of the field as the file writes it; the field's own name where it has no column."""
        return self.first[field].heading if field in self.first else field.value


class KeptColumns:
    """What was said of columns that are not known, for each shape of file: its set of headings."""

    def __init__(self, folder: Path) -> None:
        """Use the file in this folder; it is made when there is something to keep."""
        self._path = folder / KEPT_NAME

    def of(self, headings: Sequence[str]) -> dict[str, Field]:
        """Give what was said of files with these headings, by heading as `key_of` gives it."""
        kept = self._all().get(shape_of(headings), {})
        fields = {each.value for each in Field}
        return {key: Field(name) for key, name in kept.items() if name in fields}

    def keep(self, headings: Sequence[str], said: Mapping[str, Field]) -> None:
        """Keep what was said of files with these headings, beside what was said before.

        Raises:
            UserError: It cannot be written.
        """
        before = self._all()
        shape = shape_of(headings)
        before[shape] = {**before.get(shape, {}), **{key: field.value for key, field in said.items()}}
        files.make_folder(self._path.parent)
        files.write_text(self._path, json.dumps(before, ensure_ascii=False, indent=1, sort_keys=True) + "\n")

    def _all(self) -> dict[str, dict[str, str]]:
        """Give all that is kept; nothing where the file is missing or damaged, since it can be said again."""
        try:
            if self._path.stat().st_size > _MOST_KEPT_BYTES:
                return {}
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {
            str(shape): {str(key): str(name) for key, name in kept.items()}
            for shape, kept in found.items()
            if isinstance(kept, dict)
        }


def key_of(heading: str) -> str:
    """Give what headings are compared by: letters and digits alone, small and without accents."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    return "".join(character for character in plain if character.isalnum())


def shape_of(headings: Sequence[str]) -> str:
    """Give what is the same for two files that have the same columns, in whatever order."""
    return "|".join(sorted({key_of(heading) for heading in headings}))


def read_said(assignments: Sequence[str], language: str) -> dict[str, Field]:
    """Read what a lead says of columns, such as "Lgplaats=location".

    Args:
        assignments: Each a heading, "=" and the name of a field.
        language: Of the message if one cannot be used.

    Raises:
        FileError: One cannot be used.
    """
    said: dict[str, Field] = {}
    for assignment in assignments:
        heading, _, name = assignment.rpartition("=")
        if not key_of(heading):
            raise FileError(messages.text(language, "column-not-said", given=assignment))
        try:
            said[key_of(heading)] = Field(name.strip().casefold())
        except ValueError as error:
            names = ", ".join(each.value for each in Field)
            raise FileError(messages.text(language, "column-no-field", given=name, fields=names)) from error
    return said


def find(headings: Sequence[str], said: Mapping[str, Field]) -> tuple[Columns, tuple[Problem, ...]]:
    """Tell what the columns hold.

    Args:
        headings: Of the file.
        said: What the lead says of them, by `key_of`; it goes before what is known.

    Returns:
        The columns, and what is wrong with them.
    """
    used: list[Column] = []
    unused: list[str] = []
    problems = [
        problem("column-not-there", column=key) for key in said if key not in {key_of(each) for each in headings}
    ]
    for index, heading in enumerate(headings):
        field = _field_of(heading, said)
        if field is None:
            unused += [heading] if heading else []
        elif field is not Field.UNUSED:
            before = next((column for column in used if column.field is field), None)
            if before is not None and field not in REPEATABLE:
                problems.append(problem("column-twice", column=before.heading, other=heading))
            if field is Field.PACK_QUANTITY and not any(column.field in CODES for column in used):
                problems.append(problem("column-pack-first", column=heading))
            used.append(Column(index, field, heading))
    first = MappingProxyType({column.field: column for column in reversed(used)})
    return Columns(tuple(used), tuple(unused), first), tuple(problems)


_KNOWN = {key_of(heading): field for field, headings in HEADINGS.items() for heading in (*headings, field.value)}


def _field_of(heading: str, said: Mapping[str, Field]) -> Field | None:
    key = key_of(heading)
    found = said.get(key) or _KNOWN.get(key)
    if found is None:
        # "Barcode 2" is one more barcode.
        found = _KNOWN.get(re.sub(r"[0-9]+$", "", key))
        return found if found in REPEATABLE else None
    return found
