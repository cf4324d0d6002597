"""Lot, serial number and expiry date: what is captured, what is refused, and what is only warned of."""

from __future__ import annotations

from datetime import date

from pipelines import events
from pipelines.events import Detail, DetailCaptured, Event
from pipelines.phrases import picking_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.picking.at_line import AtLine
from pipelines.picking.label_content import LabelContent, day_of
from pipelines.picking.outcome import Outcome, Question, QuestionKind, asked, wrong
from pipelines.picking.pick_list import Counting
from pipelines.picking.scans import Scan
from pipelines.picking.states import needs_expiry, needs_lot, needs_serial
from pipelines.preferences import Strictness
from pipelines.types import Earcon


def refused(at: AtLine, scan: Scan) -> Outcome | None:
    """Refuse a label for what it says of lot, serial number or expiry, or ask of its date; None where it may count."""
    label = scan.label
    if at.checks.lot is Strictness.REQUIRE and at.line.lot and label.lot and label.lot != at.line.lot:
        return _refused(at, Detail.LOT, label.lot, "other-lot", picking_phrases.other_lot(at.words.lot))
    if label.serial and at.counts_serials and label.serial in _serials(at):
        return _serial_again(at, label.serial)
    if label.expiry is None or at.checks.expiry is Strictness.IGNORE or at.done.expiry == label.expiry:
        return None
    return _date_refused(at, label.expiry, scan)


def shown(at: AtLine, detail: Detail, scan: Scan) -> Outcome:
    """Judge a code that is no item's, where a detail is awaited."""
    label = scan.label
    match detail:
        case Detail.LOT:
            return entered(at, detail, label.lot or label.shown, "scan")
        case Detail.SERIAL:
            return entered(at, detail, label.serial or label.shown, "scan")
    day = label.expiry or day_of(label.shown)
    if day is None:
        return asked(picking_phrases.no_date_here())
    return _date_refused(at, day, scan) or _captured(at, Detail.EXPIRY, day.isoformat(), "scan")


def entered(at: AtLine, detail: Detail, value: str, by: str) -> Outcome:
    """Take a lot, a serial number, or a date as six digits."""
    match detail:
        case Detail.LOT:
            if at.line.lot and value != at.line.lot:
                return _refused(at, detail, value, "other-lot", picking_phrases.other_lot(at.words.lot))
            return _captured(at, detail, value, by)
        case Detail.SERIAL:
            if value in _serials(at):
                return _serial_again(at, value)
            before = at.done.shown
            label = LabelContent((value,), value, serial=value)
            scanned = before.scanned if before is not None else value
            return Outcome((counted(at, scanned, by, 1, label),), earcon=Earcon.GOOD)
    day = day_of(value)
    if day is None:
        return asked(picking_phrases.no_such_date())
    return _date_refused(at, day, None) or _captured(at, Detail.EXPIRY, day.isoformat(), by)


def date_confirmed(at: AtLine, scan: Scan) -> DetailCaptured | None:
    """Take the date on a label as good, because the worker says so; None if there is none."""
    day = scan.label.expiry or day_of(scan.label.shown)
    if day is None:
        return None
    return DetailCaptured(at.list_id, at.line.number, Detail.EXPIRY, day.isoformat(), "confirmed")


def date_declined(at: AtLine, scan: Scan) -> Outcome:
    """Refuse the date on a label, because the worker says so; who answers what was asked has made no mistake."""
    day = scan.label.expiry or day_of(scan.label.shown)
    value = day.isoformat() if day else ""
    declined = events.DetailRefused(at.list_id, at.line.number, Detail.EXPIRY, value, "declined")
    return Outcome((declined,), picking_phrases.lay_aside(at.words.name), Earcon.HEARD)


def are_missing(at: AtLine, label: LabelContent) -> bool:
    """Tell whether units cannot be counted yet, with what the label says."""
    return (
        (at.lot_is_missing and not label.lot)
        or (_expiry_is_missing(at, label) and label.expiry is None)
        or (at.counts_serials and not label.serial)
    )


def captured(at: AtLine, label: LabelContent) -> tuple[DetailCaptured, ...]:
    """Capture what a label says and what was not known; the unit is not counted yet."""
    found: list[DetailCaptured] = []
    if label.lot and needs_lot(at.progress) and label.lot != at.done.lot:
        found.append(DetailCaptured(at.list_id, at.line.number, Detail.LOT, label.lot, "scan"))
    if label.expiry is not None and needs_expiry(at.progress) and label.expiry != at.done.expiry:
        found.append(DetailCaptured(at.list_id, at.line.number, Detail.EXPIRY, label.expiry.isoformat(), "scan"))
    return tuple(found)


def counted(at: AtLine, scanned: str, by: str, quantity: int, label: LabelContent) -> events.UnitsCounted:
    """Count units, with the details that are known of them."""
    expiry = label.expiry or at.done.expiry
    return events.UnitsCounted(
        at.list_id,
        at.line.number,
        scanned,
        by,
        quantity,
        at.done.counted + quantity,
        label.lot or at.done.lot,
        label.serial,
        expiry.isoformat() if expiry else "",
    )


def count_shown(at: AtLine) -> events.UnitsCounted | None:
    """Count the unit that was shown before its details; None if there is none, or if they are not all known."""
    before = at.done.shown
    if before is None or at.line.item.counting is not Counting.EACH:
        return None
    if at.lot_is_missing or at.expiry_is_missing or at.counts_serials:
        return None
    nothing = LabelContent((before.scanned,), before.scanned)
    return counted(at, before.scanned, before.by, before.quantity, nothing)


def warnings(at: AtLine, label: LabelContent) -> tuple[Phrase, ...]:
    """Say what is not as it should be, where the profile or the list only warns."""
    found: list[Phrase] = []
    if at.checks.lot is Strictness.WARN and needs_lot(at.progress):
        if at.line.lot and label.lot and label.lot != at.line.lot:
            found.append(picking_phrases.other_lot(at.words.lot))
        elif not label.lot and not at.done.lot:
            found.append(picking_phrases.lot_not_checked())
    if at.checks.expiry is Strictness.WARN and needs_expiry(at.progress) and not at.done.is_expiry_overridden:
        earliest = at.line.earliest_expiry or at.today
        if label.expiry is None or earliest is None:
            found.append(picking_phrases.expiry_not_checked())
        elif label.expiry < earliest or (at.today is not None and label.expiry < at.today):
            found.append(picking_phrases.date_too_old())
    if at.checks.serial is Strictness.WARN and needs_serial(at.progress) and not label.serial:
        found.append(picking_phrases.serial_not_checked())
    return tuple(found)


def _expiry_is_missing(at: AtLine, label: LabelContent) -> bool:
    """Another lot has a date of its own."""
    is_other_lot = bool(label.lot) and label.lot != at.done.lot
    is_asked = at.checks.expiry is Strictness.REQUIRE and needs_expiry(at.progress)
    return is_asked and (is_other_lot or at.done.expiry is None)


def _date_refused(at: AtLine, day: date, scan: Scan | None) -> Outcome | None:
    if at.done.is_expiry_overridden or at.checks.expiry is Strictness.IGNORE:
        return None
    earliest = at.line.earliest_expiry
    is_strict = at.checks.expiry is Strictness.REQUIRE
    if earliest is not None and day < earliest:
        phrase = picking_phrases.expires_too_early(at.words.day(earliest))
        return _refused(at, Detail.EXPIRY, day.isoformat(), "too-early", phrase) if is_strict else None
    if at.today is None:
        if scan is None or not is_strict or not needs_expiry(at.progress):
            # Whoever keyed the date in has just read it; and nobody is asked of a date that nobody asked for.
            return None
        return asked(picking_phrases.date_unknown(at.words.day(day)), Question(QuestionKind.DATE_IS_GOOD, scan))
    if day < at.today:
        phrase = picking_phrases.expired_put_back(at.words.name)
        return _refused(at, Detail.EXPIRY, day.isoformat(), "expired", phrase) if is_strict else None
    return None


def _captured(at: AtLine, detail: Detail, value: str, by: str) -> Outcome:
    event: Event = DetailCaptured(at.list_id, at.line.number, detail, value, by)
    return Outcome((event,), earcon=Earcon.GOOD)


def _refused(at: AtLine, detail: Detail, value: str, reason: str, phrase: Phrase) -> Outcome:
    return wrong(events.DetailRefused(at.list_id, at.line.number, detail, value, reason), phrase)


def _serial_again(at: AtLine, value: str) -> Outcome:
    event = events.DetailRefused(at.list_id, at.line.number, Detail.SERIAL, value, "serial-again")
    return Outcome((event,), picking_phrases.serial_again(), Earcon.DUPLICATE)


def _serials(at: AtLine) -> frozenset[str]:
    """Give the serial numbers of the item that are counted, on any line."""
    lines = (each for each in at.progress.lines if each.line.item.article == at.line.item.article)
    return frozenset[str]().union(*(each.serials for each in lines))
