"""Plain words for what a transcript holds: events, sounds, commands and presses, and how each turned out."""

from __future__ import annotations

import enum

from edge.pick_list_file import LineInFile, PickListFile
from edge.replay import Entry

LANGUAGES = {"nl": "Dutch", "en": "English", "de": "German"}
"""What a spoken language is called."""


class Outcome(enum.Enum):
    """What an event means for what the wearer showed or asked."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    NEITHER = ""


EVENTS = {
    "shift-started": "Shift began",
    "shift-ended": "Shift ended",
    "preference-changed": "Preference “{name}” set to {value}",
    "page-read": "Page read to its end (lines: {lines}, spoken as unsure: {unsure_lines})",
    "reading-failed": "Page could not be read: {reason}",
    "result-flagged": "Marked as wrong by the wearer (likeliest reason: {reason})",
    "sought-found": "What was sought was found (doubtful: {is_doubtful})",
    "label-read": "Label compared with the list: {outcome}",
    "product-looked-up": "Code looked up: {outcome}",
    "list-accepted": "List {list_id} begun",
    "list-completed": "List {list_id} complete",
    "location-verified": "Line {line}: right place, proven by {by}",
    "location-refused": "Line {line}: wrong place, {shown} was shown",
    "list-assigned": "List {list_id} given to {worker} by the lead",
    "list-handed-over": "List {list_id} handed over",
    "list-cancelled": "List {list_id} taken back by the lead",
    "tote-filled": "Tote full",
    "tote-changed": "Another tote: {tote}",
    "item-verified": "Line {line}: right item (code {scanned}, by {by})",
    "units-counted": "Line {line}: {quantity} counted, {counted} in all (code {scanned}, by {by})",
    "detail-captured": "Line {line}: {detail} {value}, by {by}",
    "detail-refused": "Line {line}: {detail} {value} refused: {reason}",
    "damage-reported": "Line {line}: one damaged, laid aside",
    "put-to-tote": "Line {line}: in tote {tote}, by {by}",
    "tote-refused": "Line {line}: wrong tote, {shown} was shown",
    "zero-checked": "Line {line}: the place is empty",
    "act-undone": "Line {line}: {act} taken back, {counted} counted",
    "expiry-overridden": "Line {line}: the lead allows what has expired",
    "help-requested": "Line {line}: help asked for at {act} after {tries} tries",
    "help-answered": "Line {line}: the lead answers “{text}”",
    "help-settled": "Line {line}: help is no longer needed",
    "answer-flagged": "Line {line}: the answer {answer} was marked as wrong (code {seen})",
    "item-refused": "Line {line}: wrong item, nothing counted (code {scanned})",
    "code-unknown": "Line {line}: this code is nowhere on the list (code {scanned})",
    "over-pick-refused": "Line {line}: too many, {quantity} shown where {remaining} remained; nothing counted",
    "quantity-entered": "Line {line}: quantity entered, {counted} counted",
    "line-completed": "Line {line} complete with {counted}",
    "line-shorted": "Line {line} closed short with {counted}: {reason}",
    "line-skipped": "Line {line} left for later",
    "camera-lost": "The camera was lost: {reason}",
    "camera-returned": "The camera came back",
    "work-paused": "Work paused",
    "work-resumed": "Work resumed",
}
"""A sentence for each event, with the event's own fields."""

_ACCEPTED = frozenset(
    {"location-verified", "item-verified", "units-counted", "detail-captured", "put-to-tote", "quantity-entered"}
)
_REFUSED = frozenset(
    {
        "location-refused",
        "item-refused",
        "detail-refused",
        "tote-refused",
        "code-unknown",
        "over-pick-refused",
        "reading-failed",
    }
)

SOUNDS = {
    "heard": "command understood",
    "captured": "picture taken",
    "good": "right",
    "wrong": "not the one",
    "duplicate": "counted already",
    "attention": "the wearer is needed",
    "done": "finished",
    "aim": "where it lies",
    "camera-lost": "the camera gives no picture",
    "low-battery": "the battery is nearly empty",
    "working": "still at work",
    "recording": "pictures are being kept",
}
"""What each earcon tells the wearer."""


def outcome(entry: Entry) -> Outcome:
    """Say whether an entry accepts or refuses something."""
    if entry.kind != "event":
        return Outcome.NEITHER
    if entry.what in _ACCEPTED:
        return Outcome.ACCEPTED
    return Outcome.REFUSED if entry.what in _REFUSED else Outcome.NEITHER


def words(entry: Entry, pick_list: PickListFile | None = None) -> str:
    """Tell an entry in plain words; a refusal on a known list also tells what was expected."""
    match entry.kind:
        case "speech":
            return entry.what
        case "earcon":
            meaning = SOUNDS.get(entry.what)
            return f"{entry.what} ({meaning})" if meaning else entry.what
        case "press":
            button, _, kind = entry.what.partition(".")
            return f"Button “{button}”, {kind} press"
        case "event":
            return _event(entry) + _expected(entry, pick_list)
        case _:
            return f"Command “{_spaced(entry.what)}”{_details(entry)}"


def _event(entry: Entry) -> str:
    sentence = EVENTS.get(entry.what)
    if sentence is not None:
        try:
            return sentence.format_map({name: _plain(name, value) for name, value in entry.details.items()})
        except KeyError:
            pass  # An event that lacks a field is still told, with what it has.
    return f"{_spaced(entry.what).capitalize()}{_details(entry)}"


def _expected(entry: Entry, pick_list: PickListFile | None) -> str:
    number = entry.details.get("line")
    if pick_list is None or outcome(entry) is not Outcome.REFUSED or not isinstance(number, int):
        return ""
    if not 1 <= number <= len(pick_list.lines):
        return ""
    line = pick_list.lines[number - 1]
    if entry.what == "location-refused":
        return f"; expected {line.location}"
    return f"; expected {_item(line)} from {line.location}"


def _item(line: LineInFile) -> str:
    codes = " or ".join(code.content for code in line.barcodes)
    return f"{line.quantity} × {line.names.in_language('en')} (article {line.article}, code {codes})"


def _plain(name: str, value: object) -> str:
    # Reasons and means are names such as "check-digits"; codes must stay as they are.
    return _spaced(str(value)) if name in {"act", "answer", "by", "detail", "outcome", "reason"} else str(value)


def _details(entry: Entry) -> str:
    told = ", ".join(f"{name.replace('_', ' ')}: {_plain(name, value)}" for name, value in entry.details.items())
    return f" ({told})" if told else ""


def _spaced(name: str) -> str:
    return name.replace("-", " ")
