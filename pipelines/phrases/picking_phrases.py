"""Every sentence of the picking job by name, with its arguments."""

from __future__ import annotations

from pipelines.phrases.phrase import Phrase, phrase

# Picking


def no_list() -> Phrase:
    """There is nothing to pick."""
    return phrase("no-list")


def list_offered(list_name: str, lines: int) -> Phrase:
    """A list can be begun."""
    return phrase("list-offered", list=list_name, lines=lines)


def go_to_location(place: str) -> Phrase:
    """The next place to go to."""
    return phrase("go-to-location", place=place)


def wrong_location(shown: str, place: str) -> Phrase:
    """Another place was shown."""
    return phrase("wrong-location", shown=shown, place=place)


def wrong_check_digits(place: str) -> Phrase:
    """The digits are not those of the place."""
    return phrase("wrong-check-digits", place=place)


def location_first(place: str) -> Phrase:
    """An item was shown before its place was proven."""
    return phrase("location-first", place=place)


def location_not_checked() -> Phrase:
    """An item is taken without proof of the place, because the profile only warns."""
    return phrase("location-not-checked")


def item_not_checked() -> Phrase:
    """A number is taken without a scan of the item, because the profile only warns."""
    return phrase("item-not-checked")


def pick_item(name: str, quantity: int) -> Phrase:
    """What to take, and how many."""
    return phrase("pick-item", name=name, quantity=quantity)


def remaining(quantity: int) -> Phrase:
    """How many are still to be taken."""
    return phrase("remaining", quantity=quantity)


def wrong_item(name: str) -> Phrase:
    """Another item was shown; `name` is the right one."""
    return phrase("wrong-item", name=name)


def unknown_code(name: str) -> Phrase:
    """A code that is on no line; `name` says what to look for."""
    return phrase("unknown-code", name=name)


def too_many(quantity: int) -> Phrase:
    """More than wanted was shown or entered; `quantity` is how many are still wanted."""
    return phrase("too-many", quantity=quantity)


def line_was_full(place: str) -> Phrase:
    """A unit of the line before was shown; that line is complete."""
    return phrase("line-was-full", place=place)


def scan_first(name: str) -> Phrase:
    """A number was entered before the item was shown once."""
    return phrase("scan-first", name=name)


def quantity_set(counted: int, remaining: int) -> Phrase:
    """The count was replaced by a number."""
    return phrase("quantity-set", counted=counted, remaining=remaining)


def line_done() -> Phrase:
    """The line has all its units."""
    return phrase("line-done", is_confirmation=True)


def line_shorted(counted: int, quantity: int) -> Phrase:
    """The line is completed with fewer."""
    return phrase("line-shorted", counted=counted, quantity=quantity)


def line_skipped() -> Phrase:
    """The line comes back at the end."""
    return phrase("line-skipped")


def only_line_left() -> Phrase:
    """The line cannot be skipped: no other is open."""
    return phrase("only-line-left")


def list_done() -> Phrase:
    """Every line is completed."""
    return phrase("list-done")


def where_in_list(list_name: str, line: int, total: int, place: str) -> Phrase:
    """Which list, which line of how many, and its place; said while the wearer walks there."""
    return phrase("where-in-list", list=list_name, line=line, total=total, place=place)


def where_in_line(list_name: str, line: int, total: int, name: str, *, counted: int, remaining: int) -> Phrase:
    """Which list, which line of how many, what is counted, and what is still to be taken."""
    return phrase(
        "where-in-line", list=list_name, line=line, total=total, name=name, counted=counted, remaining=remaining
    )


def help_location(place: str) -> Phrase:
    """How to prove the place."""
    return phrase("help-location", place=place)


def help_label(place: str) -> Phrase:
    """How to prove a place whose label has no check digits."""
    return phrase("help-label", place=place)


def help_item(name: str) -> Phrase:
    """How to show the item, and what to do when it is not there."""
    return phrase("help-item", name=name)


def help_offer() -> Phrase:
    """After several tries: what else can be done."""
    return phrase("help-offer")


def help_offer_last() -> Phrase:
    """After several tries on the only open line, which cannot be left for later."""
    return phrase("help-offer-last")


# Picking: the item and its units


def pick_item_in_units(name: str, quantity: int, unit: str) -> Phrase:
    """What to take, and how much of it, for example "3 metres of cable"."""
    return phrase("pick-item-in-units", name=name, quantity=quantity, unit=unit)


def of_lot(lot: str) -> Phrase:
    """Which lot is to be taken."""
    return phrase("of-lot", lot=lot)


def line_note(text: str) -> Phrase:
    """What the lead noted for the worker."""
    return phrase("line-note", text=text)


def confirm_number(quantity: int) -> Phrase:
    """How many to take, and to confirm them together."""
    return phrase("confirm-number", quantity=quantity)


def item_of_other_line(other: str, name: str) -> Phrase:
    """An item of another line was shown; `name` is the right one."""
    return phrase("item-of-other-line", other=other, name=name)


def wrong_item_digits(name: str) -> Phrase:
    """The digits that were entered are not those of the item."""
    return phrase("wrong-item-digits", name=name)


def another_unit() -> Phrase:
    """The same code came back: it may be the same unit, or another one."""
    return phrase("another-unit")


def not_counted(quantity: int) -> Phrase:
    """The unit was counted already, so it does not count again; `quantity` are still to be taken."""
    return phrase("not-counted", quantity=quantity)


def two_codes() -> Phrase:
    """Several codes are in view, and it cannot be told which one is meant."""
    return phrase("two-codes")


def reading_digits() -> Phrase:
    """The digits under the code are being read."""
    return phrase("reading-digits")


def digits_not_read() -> Phrase:
    """The digits under the code could not be read, or are on no line."""
    return phrase("digits-not-read")


def lay_aside(name: str) -> Phrase:
    """A damaged unit is laid aside, and another one is taken."""
    return phrase("lay-aside", name=name)


def undone(act: str, counted: int) -> Phrase:
    """What was taken back; `act` is the name of its event, and `counted` is what the line has now."""
    return phrase("undone", act=act, counted=counted)


def nothing_to_undo() -> Phrase:
    """The line is at its start."""
    return phrase("nothing-to-undo")


# Picking: lot, serial number and expiry


def show_lot(lot: str) -> Phrase:
    """The code of this lot is awaited."""
    return phrase("show-lot", lot=lot)


def show_any_lot() -> Phrase:
    """The code of the lot is awaited, whichever it is."""
    return phrase("show-any-lot")


def show_expiry() -> Phrase:
    """The code with the expiry date is awaited."""
    return phrase("show-expiry")


def show_serial(quantity: int) -> Phrase:
    """A serial number is awaited; `quantity` units are still to be taken."""
    return phrase("show-serial", quantity=quantity)


def other_lot(lot: str) -> Phrase:
    """Another lot was shown; `lot` is the right one."""
    return phrase("other-lot", lot=lot)


def serial_again() -> Phrase:
    """The serial number is counted already."""
    return phrase("serial-again")


def no_date_here() -> Phrase:
    """The code that was shown holds no date."""
    return phrase("no-date-here")


def no_such_date() -> Phrase:
    """The digits that were entered are no date."""
    return phrase("no-such-date")


def expired_put_back(name: str) -> Phrase:
    """The unit has expired and is put back."""
    return phrase("expired-put-back", name=name)


def expires_too_early(day: str) -> Phrase:
    """The unit expires before the day that the line asks for."""
    return phrase("expires-too-early", day=day)


def date_unknown(day: str) -> Phrase:
    """The device does not know today's date; the worker is asked whether this day is still to come."""
    return phrase("date-unknown", day=day)


def expiry_allowed() -> Phrase:
    """The lead allows what has expired on this line."""
    return phrase("expiry-allowed")


def lot_not_checked() -> Phrase:
    """Units are counted without their lot, because only a warning is asked for."""
    return phrase("lot-not-checked")


def serial_not_checked() -> Phrase:
    """A unit is counted without its serial number, because only a warning is asked for."""
    return phrase("serial-not-checked")


def expiry_not_checked() -> Phrase:
    """Units are counted without their expiry date, because only a warning is asked for."""
    return phrase("expiry-not-checked")


def date_too_old() -> Phrase:
    """Units are counted though they have expired, or expire too early, because only a warning is asked for."""
    return phrase("date-too-old")


# Picking: tote and place


def put_to_tote(tote: str) -> Phrase:
    """The units go into this tote, whose code is awaited."""
    return phrase("put-to-tote", tote=tote)


def wrong_tote(tote: str) -> Phrase:
    """Another tote was shown; `tote` is the right one."""
    return phrase("wrong-tote", tote=tote)


def tote_not_checked() -> Phrase:
    """The tote was confirmed without its code, because only a warning is asked for."""
    return phrase("tote-not-checked")


def fetch_tote() -> Phrase:
    """The tote is full; the code of the next one is awaited."""
    return phrase("fetch-tote")


def take_another_tote() -> Phrase:
    """The tote is full; work goes on with another, whose code is not needed."""
    return phrase("take-another-tote")


def zero_check(place: str) -> Phrase:
    """Whether the place is empty indeed."""
    return phrase("zero-check", place=place)


# Picking: help and the lead


def help_detail(name: str) -> Phrase:
    """How to show lot, serial number or date."""
    return phrase("help-detail", name=name)


def help_asked() -> Phrase:
    """The lead sees that help is asked for."""
    return phrase("help-asked")


def help_is_coming() -> Phrase:
    """Help was asked for already."""
    return phrase("help-is-coming")


def help_answer(text: str) -> Phrase:
    """What the lead answers."""
    return phrase("help-answer", text=text)


def list_cancelled() -> Phrase:
    """The lead took the list back."""
    return phrase("list-cancelled")


def handed_over() -> Phrase:
    """The list is given away with all that was counted."""
    return phrase("handed-over")


def answer_flagged() -> Phrase:
    """The last answer is marked as wrong, for the lead to see."""
    return phrase("answer-flagged")
