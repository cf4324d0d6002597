"""The closed list of what a wearer can ask for, whatever the control: button, key, spoken word or script."""

from __future__ import annotations

import dataclasses
import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from pipelines.naming import kebab_name


class ShortReason(enum.StrEnum):
    """Why a line is completed with fewer than were asked for."""

    EMPTY = "empty"
    WRONG_GOODS = "wrong-goods"
    DAMAGED = "damaged"
    NOT_FOUND = "not-found"


class FieldKind(enum.StrEnum):
    """What can be picked out of a page."""

    HEADLINES = "headlines"
    AMOUNTS = "amounts"
    DATES = "dates"
    TIMES = "times"
    PHONES = "phones"
    EMAILS = "emails"
    WEB_ADDRESSES = "web-addresses"
    IBANS = "ibans"
    POSTCODES = "postcodes"
    NUMBERS = "numbers"
    """Of articles, orders, customers and the like."""


@dataclass(frozen=True, slots=True)
class Command:
    """What the wearer asks for; every subclass is in COMMANDS."""


@dataclass(frozen=True, slots=True)
class Repeat(Command):
    """Say the last thing again."""


@dataclass(frozen=True, slots=True)
class WhereAmI(Command):
    """Say the place in the page or in the list."""


@dataclass(frozen=True, slots=True)
class Help(Command):
    """Say what can be done now."""


@dataclass(frozen=True, slots=True)
class Pause(Command):
    """Hold everything until Resume."""


@dataclass(frozen=True, slots=True)
class Resume(Command):
    """Go on where Pause or Stop held."""


@dataclass(frozen=True, slots=True)
class Stop(Command):
    """Fall silent at once."""


@dataclass(frozen=True, slots=True)
class Faster(Command):
    """Speak faster from now on."""


@dataclass(frozen=True, slots=True)
class Slower(Command):
    """Speak slower from now on."""


@dataclass(frozen=True, slots=True)
class Louder(Command):
    """Sound louder from now on."""


@dataclass(frozen=True, slots=True)
class Softer(Command):
    """Sound softer from now on."""


@dataclass(frozen=True, slots=True)
class Higher(Command):
    """Speak in a higher voice from now on."""


@dataclass(frozen=True, slots=True)
class Lower(Command):
    """Speak in a lower voice from now on."""


@dataclass(frozen=True, slots=True)
class SayMore(Command):
    """Say more from now on: whole sentences instead of a few words, words instead of a tone."""


@dataclass(frozen=True, slots=True)
class SayLess(Command):
    """Say less from now on: a few words instead of whole sentences, a tone instead of words."""


@dataclass(frozen=True, slots=True)
class StartShift(Command):
    """Begin a shift."""


@dataclass(frozen=True, slots=True)
class EndShift(Command):
    """End the shift."""


@dataclass(frozen=True, slots=True)
class Read(Command):
    """Read the page that is in view."""


@dataclass(frozen=True, slots=True)
class NextSentence(Command):
    """Go to the next sentence of the page."""


@dataclass(frozen=True, slots=True)
class PreviousSentence(Command):
    """Go to the previous sentence of the page."""


@dataclass(frozen=True, slots=True)
class NextBlock(Command):
    """Go to the next paragraph or column of the page."""


@dataclass(frozen=True, slots=True)
class PreviousBlock(Command):
    """Go to the previous paragraph or column of the page."""


@dataclass(frozen=True, slots=True)
class NextLine(Command):
    """Go to the next line of the page."""


@dataclass(frozen=True, slots=True)
class PreviousLine(Command):
    """Go to the previous line of the page."""


@dataclass(frozen=True, slots=True)
class StartOver(Command):
    """Read the page again from its first line."""


@dataclass(frozen=True, slots=True)
class StartFrom(Command):
    """Read the last page from the line that holds a word or a name."""

    text: str


@dataclass(frozen=True, slots=True)
class Spell(Command):
    """Spell what was said last, letter by letter."""


@dataclass(frozen=True, slots=True)
class SayFields(Command):
    """Say all of one kind that stands on the last page."""

    field: FieldKind


@dataclass(frozen=True, slots=True)
class ReadAlong(Command):
    """Read what comes into view, again and again, until Stop."""


@dataclass(frozen=True, slots=True)
class Find(Command):
    """Lead the wearer to a word or a name with a soft beacon."""

    text: str


@dataclass(frozen=True, slots=True)
class ReadLabel(Command):
    """Read a label, and say the name of the list that stands on it."""


@dataclass(frozen=True, slots=True)
class ReadProduct(Command):
    """Say the name of the product whose barcode is in view."""


@dataclass(frozen=True, slots=True)
class SayLight(Command):
    """Say whether there is light, and from where."""


@dataclass(frozen=True, slots=True)
class SayColour(Command):
    """Say the colour of what is in the middle of the view."""


@dataclass(frozen=True, slots=True)
class SayTime(Command):
    """Say the time and the date."""


@dataclass(frozen=True, slots=True)
class SayBattery(Command):
    """Say how full the battery is."""


@dataclass(frozen=True, slots=True)
class SayProfile(Command):
    """Say which profile is in use."""


@dataclass(frozen=True, slots=True)
class ChooseRole(Command):
    """Go over to another profile that is installed."""

    profile: str
    """Its name, as in `kijkmee profiles list`."""


@dataclass(frozen=True, slots=True)
class ReadCard(Command):
    """Look for a card that names a role or signs a worker on."""


@dataclass(frozen=True, slots=True)
class FlagWrong(Command):
    """Mark the last result as wrong; it is counted, without the text."""


@dataclass(frozen=True, slots=True)
class Why(Command):
    """Say why the last reading failed or is in doubt."""


@dataclass(frozen=True, slots=True)
class AcceptList(Command):
    """Begin the pick list that is offered."""


@dataclass(frozen=True, slots=True)
class EnterCheckDigits(Command):
    """Prove the place by the check digits on its label, instead of by a scan."""

    digits: str


@dataclass(frozen=True, slots=True)
class EnterQuantity(Command):
    """Say how many of the line's item lie in the tote in all; it replaces what was counted."""

    number: int


@dataclass(frozen=True, slots=True)
class ReportShort(Command):
    """Complete the line with what is there."""

    reason: ShortReason


@dataclass(frozen=True, slots=True)
class Skip(Command):
    """Leave the line for later; it must still be picked."""


@dataclass(frozen=True, slots=True)
class Undo(Command):
    """Take back what was confirmed last; again takes back what came before it, to the start of the line."""


@dataclass(frozen=True, slots=True)
class Confirm(Command):
    """Answer what was asked with yes; where a number is to be confirmed, take it as it was said."""


@dataclass(frozen=True, slots=True)
class Decline(Command):
    """Answer what was asked with no."""


@dataclass(frozen=True, slots=True)
class ReportDamaged(Command):
    """Say that a unit is damaged; it is laid aside and does not count."""


@dataclass(frozen=True, slots=True)
class FullTote(Command):
    """Say that the tote is full; work goes on with another."""


@dataclass(frozen=True, slots=True)
class HandOver(Command):
    """Give the list away as it stands: whoever takes it goes on with every count kept."""


@dataclass(frozen=True, slots=True)
class ReadDigits(Command):
    """Read the digits that are printed under a code which cannot be read."""


@dataclass(frozen=True, slots=True)
class EnterLot(Command):
    """Say which lot it is, instead of showing its code."""

    text: str


@dataclass(frozen=True, slots=True)
class EnterSerial(Command):
    """Say which serial number the unit has, instead of showing its code."""

    text: str


@dataclass(frozen=True, slots=True)
class EnterExpiry(Command):
    """Say when it expires, as six digits: year, month, day; day 00 means the month's last."""

    digits: str


COMMANDS: tuple[type[Command], ...] = (
    Repeat,
    WhereAmI,
    Help,
    Pause,
    Resume,
    Stop,
    Faster,
    Slower,
    Louder,
    Softer,
    Higher,
    Lower,
    SayMore,
    SayLess,
    StartShift,
    EndShift,
    Read,
    NextSentence,
    PreviousSentence,
    NextBlock,
    PreviousBlock,
    NextLine,
    PreviousLine,
    StartOver,
    StartFrom,
    Spell,
    SayFields,
    ReadAlong,
    Find,
    ReadLabel,
    ReadProduct,
    SayLight,
    SayColour,
    SayTime,
    SayBattery,
    SayProfile,
    ChooseRole,
    ReadCard,
    FlagWrong,
    Why,
    AcceptList,
    EnterCheckDigits,
    EnterQuantity,
    ReportShort,
    Skip,
    Undo,
    Confirm,
    Decline,
    ReportDamaged,
    FullTote,
    HandOver,
    ReadDigits,
    EnterLot,
    EnterSerial,
    EnterExpiry,
)
"""Every command there is."""


def command_name(command: Command | type[Command]) -> str:
    """Give the name in profiles and scripts, for example "report-short"."""
    return kebab_name(command if isinstance(command, type) else type(command))


COMMAND_BY_NAME: dict[str, type[Command]] = {command_name(kind): kind for kind in COMMANDS}


def parse_command(name: str, arguments: Mapping[str, object]) -> Command:
    """Make a command from its name and arguments.

    Raises:
        ValueError: The name is unknown, or an argument is missing, left over or of the wrong kind.
    """
    kind = COMMAND_BY_NAME.get(name)
    if kind is None:
        raise ValueError(f'there is no command "{name}"; the commands are {", ".join(sorted(COMMAND_BY_NAME))}')
    expected = {field.name for field in dataclasses.fields(kind)}
    if expected != set(arguments):
        wanted = ", ".join(sorted(expected)) or "no argument"
        given = ", ".join(sorted(arguments)) or "none"
        raise ValueError(f'"{name}" takes {wanted}; given: {given}')
    if kind is ReportShort:
        return ReportShort(_choice(ShortReason, "reason", str(arguments["reason"])))
    if kind is SayFields:
        return SayFields(_choice(FieldKind, "field", str(arguments["field"])))
    if kind is EnterQuantity:
        number = arguments["number"]
        if not isinstance(number, int) or isinstance(number, bool) or number < 0:
            raise ValueError(f'"{name}" takes a whole number of zero or more, not {number!r}')
        return EnterQuantity(number)
    if kind is EnterCheckDigits:
        digits = str(arguments["digits"])
        if not re.fullmatch(r"[0-9]{1,6}", digits):
            raise ValueError(f'"{name}" takes one to six digits, not "{digits}"')
        return EnterCheckDigits(digits)
    if kind is EnterExpiry:
        digits = str(arguments["digits"])
        if not re.fullmatch(r"[0-9]{6}", digits):
            raise ValueError(f'"{name}" takes six digits, year, month and day, not "{digits}"')
        return EnterExpiry(digits)
    if kind is ChooseRole:
        return ChooseRole(str(arguments["profile"]))
    if kind in {Find, StartFrom, EnterLot, EnterSerial}:
        return kind(str(arguments["text"]))
    return kind()


C = TypeVar("C", bound=enum.StrEnum)


def _choice(choices: type[C], noun: str, word: str) -> C:
    try:
        return choices(word)
    except ValueError:
        # Only for a word that is wrong: what merely names a command must not wait for it.
        from rapidfuzz import fuzz, process  # noqa: PLC0415

        known = sorted(choices)
        nearest = process.extractOne(word.lower(), known, scorer=fuzz.ratio, score_cutoff=60)
        meant = f'; did you mean "{nearest[0]}"? The' if nearest else "; the"
        raise ValueError(f'there is no {noun} "{word}"{meant} {noun}s are {", ".join(known)}') from None
