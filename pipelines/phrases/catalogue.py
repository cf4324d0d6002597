"""Every sentence by name, with its arguments. The words are in nl.ftl, en.ftl and de.ftl beside this file.

A phrase may have a `.short` form for wearers who know their work. A confirmation is left out altogether at guidance
"tone": its earcon says it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Argument:
    """A value that the sentence holds."""

    name: str
    value: str | int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence of the catalogue with its arguments filled in."""

    name: str
    arguments: tuple[Argument, ...] = ()
    is_confirmation: bool = False
    """Whether the earcon that goes with it says the same, so that it may be left out."""


def _phrase(phrase_name: str, /, *, is_confirmation: bool = False, **arguments: str | int) -> Phrase:
    pairs = tuple(Argument(key, value) for key, value in arguments.items())
    return Phrase(phrase_name, pairs, is_confirmation)


# Both jobs


def welcome_reading() -> Phrase:
    """The reading job is ready."""
    return _phrase("welcome-reading")


def shift_started() -> Phrase:
    """A shift begins."""
    return _phrase("shift-started")


def shift_ended() -> Phrase:
    """The shift is over."""
    return _phrase("shift-ended")


def off_shift() -> Phrase:
    """A command came while no shift is going on."""
    return _phrase("off-shift")


def paused() -> Phrase:
    """Work is held."""
    return _phrase("paused")


def resumed() -> Phrase:
    """Work goes on."""
    return _phrase("resumed")


def nothing_to_repeat() -> Phrase:
    """Repeat came before anything was said."""
    return _phrase("nothing-to-repeat")


def not_now(command: str) -> Phrase:
    """The command, named in the wearer's words, makes no sense in this state."""
    return _phrase("not-now", command=command)


def not_stored() -> Phrase:
    """The journal could not keep the last act, so it does not count."""
    return _phrase("not-stored")


def journal_set_aside() -> Phrase:
    """The journal was damaged; work goes on in a fresh one."""
    return _phrase("journal-set-aside")


def rate_changed() -> Phrase:
    """A sample of the new speed."""
    return _phrase("rate-changed")


def volume_changed() -> Phrase:
    """A sample of the new loudness."""
    return _phrase("volume-changed")


def pitch_changed() -> Phrase:
    """A sample of the new pitch."""
    return _phrase("pitch-changed")


def says_more() -> Phrase:
    """From now on more is said."""
    return _phrase("says-more")


def says_less() -> Phrase:
    """From now on less is said."""
    return _phrase("says-less")


def at_the_limit() -> Phrase:
    """A preference cannot go further."""
    return _phrase("at-the-limit")


def camera_lost() -> Phrase:
    """No pictures come any more."""
    return _phrase("camera-lost")


def voice_sample() -> Phrase:
    """What a voice is tried with."""
    return _phrase("voice-sample")


# Earcons, as they are taught


def earcon_meaning(earcon: str) -> Phrase:
    """What an earcon means; `earcon` is a value of Earcon."""
    return _phrase(f"earcon-{earcon}")


def aim_example(place: str) -> Phrase:
    """Where what is sought lies in an example of AIM; `place` is one of AIM_PLACES."""
    return _phrase(f"aim-{place}")


AIM_PLACES = ("left", "ahead", "right", "far", "near")
"""The examples with which AIM is taught."""


# Menu


def menu_command(command: str) -> Phrase:
    """A command in the menu; `command` is its name in COMMANDS."""
    return _phrase(f"command-{command}")


def menu_reason(reason: str) -> Phrase:
    """A reason in the menu; `reason` is a value of ShortReason."""
    return _phrase(f"reason-{reason}")


def menu_keyed(digits: str) -> Phrase:
    """The digits keyed in so far can be taken as they are."""
    return _phrase("menu-keyed", digits=digits)


def menu_closed() -> Phrase:
    """The menu is left without a choice."""
    return _phrase("menu-closed")


# Reading


def help_reading() -> Phrase:
    """What the reading job can do."""
    return _phrase("help-reading")


def no_picture() -> Phrase:
    """No frame came since the command."""
    return _phrase("no-picture")


def too_dark() -> Phrase:
    """The picture is too dark to read."""
    return _phrase("too-dark")


def hold_still() -> Phrase:
    """The picture is blurred by movement or focus."""
    return _phrase("hold-still")


def no_text() -> Phrase:
    """No text was found in the picture."""
    return _phrase("no-text")


def not_legible() -> Phrase:
    """Text was found, but none of it could be read."""
    return _phrase("not-legible")


def unsure_line(text: str) -> Phrase:
    """A line that was read with doubt."""
    return _phrase("unsure-line", text=text)


def end_of_page() -> Phrase:
    """The last line was spoken."""
    return _phrase("end-of-page", is_confirmation=True)


def no_page() -> Phrase:
    """A command needs a page and none was read yet."""
    return _phrase("no-page")


def first_line() -> Phrase:
    """There is no line before this one."""
    return _phrase("first-line")


def last_line() -> Phrase:
    """There is no line after this one."""
    return _phrase("last-line")


def line_position(line: int, total: int) -> Phrase:
    """Which line of how many."""
    return _phrase("line-position", line=line, total=total)


def not_found(text: str) -> Phrase:
    """The name is not on the last page."""
    return _phrase("not-found", text=text)


# Reading: structure of the page


def text_columns(columns: int) -> Phrase:
    """The page is set in so many columns, 2 or more."""
    return _phrase("text-columns", is_confirmation=True, columns=columns)


def heading_line(text: str) -> Phrase:
    """A heading."""
    return _phrase("heading-line", text=text)


def list_begins(text: str) -> Phrase:
    """The first item of a list."""
    return _phrase("list-begins", text=text)


def table_begins(columns: int, text: str) -> Phrase:
    """The first row of a table of so many columns, 2 or more; `text` is what the row says."""
    return _phrase("table-begins", columns=columns, text=text)


# Reading: fields


def menu_field(kind: str) -> Phrase:
    """A kind of field in the menu; `kind` is a value of FieldKind."""
    return _phrase(f"field-{kind}")


def fields_found(kind: str, count: int) -> Phrase:
    """How many of a kind the last page holds, one or more; said before them. `kind` is a value of FieldKind."""
    return _phrase(f"fields-found-{kind}", count=count)


def no_fields(kind: str) -> Phrase:
    """The last page holds none of a kind; `kind` is a value of FieldKind."""
    return _phrase(f"no-fields-{kind}")


def field_in_doubt(text: str) -> Phrase:
    """A field whose check fails, or that had to be mended to be found; `text` is how it is said."""
    return _phrase("field-in-doubt", text=text)


# Reading: aiming and why


ADVICE = ("left", "right", "up", "down", "further", "closer", "straighten")
"""What a wearer can be advised to do; the values of Advice."""


def aim_advice(advice: str) -> Phrase:
    """What helps to bring the text into view; `advice` is one of ADVICE."""
    return _phrase(f"advice-{advice}")


SIDES = ("left", "right", "above", "below")
"""Where text can be cut off; the values of Side."""


def cut_off(side: str) -> Phrase:
    """Text runs out of view; `side` is one of SIDES."""
    return _phrase(f"cut-off-{side}")


def why_nothing() -> Phrase:
    """Nothing stood in the way of the last reading."""
    return _phrase("why-nothing")


def why_not_read() -> Phrase:
    """There was no reading to explain."""
    return _phrase("why-not-read")


PLAIN_REASONS = ("too-dark", "moved", "out-of-focus", "glare", "no-text", "upside-down")
"""What can stand in the way of reading and is said without a figure; values of Reason."""


def why(reason: str) -> Phrase:
    """What stood in the way of the last reading; `reason` is one of PLAIN_REASONS."""
    return _phrase(f"why-{reason}")


def why_too_far(height: int, needed: int) -> Phrase:
    """The letters were too small, with their height in pixels and what is needed."""
    return _phrase("why-too-far", height=height, needed=needed)


def why_uncertain(percent: int) -> Phrase:
    """Lines were read with doubt, and nothing else explains it."""
    return _phrase("why-uncertain", percent=percent)


# Reading: labels and products


def label_name(name: str) -> Phrase:
    """A name of the list stands on the label."""
    return _phrase("label-name", name=name)


def label_not(name: str, other: str) -> Phrase:
    """The name on a label, which sounds like another of the list; it is spelled after that."""
    return _phrase("label-not", name=name, other=other)


def label_names(quantity: int, text: str) -> Phrase:
    """Several names of the list are in view; `text` holds them all."""
    return _phrase("label-names", quantity=quantity, text=text)


def label_either(name: str, other: str) -> Phrase:
    """It is one of two names, and it cannot be told which."""
    return _phrase("label-either", name=name, other=other)


def label_spelled(text: str) -> Phrase:
    """A name, letter by letter."""
    return _phrase("label-spelled", text=text)


def label_unclear() -> Phrase:
    """A name may stand there, but cannot be read well enough."""
    return _phrase("label-unclear")


def label_none() -> Phrase:
    """No name of the list stands there."""
    return _phrase("label-none")


def no_label_list() -> Phrase:
    """There is no list of names to compare with."""
    return _phrase("no-label-list")


def product_name(name: str) -> Phrase:
    """The product that a code stands for."""
    return _phrase("product-name", name=name)


def product_unknown() -> Phrase:
    """A code was read that the catalogue does not have."""
    return _phrase("product-unknown")


def no_code_in_view() -> Phrase:
    """No code was seen."""
    return _phrase("no-code-in-view")


def code_says(text: str) -> Phrase:
    """What a code holds that is plain text."""
    return _phrase("code-says", text=text)


def code_web_address(text: str) -> Phrase:
    """A code holds a web address; it is named and never opened."""
    return _phrase("code-web-address", text=text)


# Reading: surroundings and device


LIGHT_LEVELS = ("none", "dim", "good", "bright")
"""How much light there is, in words."""


def light(level: str, side: str | None) -> Phrase:
    """How much light there is, and from where; `level` is one of LIGHT_LEVELS, `side` a value of Side."""
    return _phrase("light", level=level, side=side or "none")


def colour_name(colour: str) -> Phrase:
    """A colour, to stand in a sentence; `colour` is a value of Colour."""
    return _phrase(f"colour-{colour}")


def colour(name: str) -> Phrase:
    """The colour of what is in the middle, in the wearer's words."""
    return _phrase("colour", name=name)


def two_colours(first: str, second: str) -> Phrase:
    """The colours of what is in the middle, the one that covers most first."""
    return _phrase("two-colours", first=first, second=second)


def three_colours(first: str, second: str, third: str) -> Phrase:
    """The colours of what is in the middle, the one that covers most first."""
    return _phrase("three-colours", first=first, second=second, third=third)


def time_and_date(time: str, date: str) -> Phrase:
    """The time and the day, in words."""
    return _phrase("time-and-date", time=time, date=date)


def no_time() -> Phrase:
    """The clock was not set."""
    return _phrase("no-time")


def battery(percent: int) -> Phrase:
    """How full the battery is."""
    return _phrase("battery", percent=percent)


def battery_charging(percent: int) -> Phrase:
    """How full the battery is, while it is plugged in."""
    return _phrase("battery-charging", percent=percent)


def no_battery() -> Phrase:
    """How full the battery is cannot be told."""
    return _phrase("no-battery")


def battery_low(percent: int) -> Phrase:
    """The battery should be charged soon."""
    return _phrase("battery-low", percent=percent)


def battery_nearly_empty(percent: int) -> Phrase:
    """The battery should be charged at once."""
    return _phrase("battery-nearly-empty", percent=percent)


def profile(title: str) -> Phrase:
    """Which profile is in use."""
    return _phrase("profile", title=title)


def no_profile() -> Phrase:
    """Which profile is in use is not known yet."""
    return _phrase("no-profile")


# Reading: read along and find


def reading_along() -> Phrase:
    """What comes into view is read from now on."""
    return _phrase("reading-along")


def corrected_line(text: str) -> Phrase:
    """A line that was spoken before reads otherwise now that it is clearer."""
    return _phrase("corrected-line", text=text)


def seeking(text: str) -> Phrase:
    """Words are sought, and a beacon leads to them."""
    return _phrase("seeking", text=text)


def still_seeking(text: str) -> Phrase:
    """Words were sought for long and have not come into view."""
    return _phrase("still-seeking", text=text)


def stopped_seeking(text: str) -> Phrase:
    """Words were sought in vain for so long that it ends."""
    return _phrase("stopped-seeking", text=text)


def maybe_found(text: str) -> Phrase:
    """A line that may hold what is sought."""
    return _phrase("maybe-found", text=text)


def nothing_to_spell() -> Phrase:
    """Spell came before anything was read."""
    return _phrase("nothing-to-spell")


def flagged() -> Phrase:
    """The last result is marked as wrong."""
    return _phrase("flagged")


def flagged_already() -> Phrase:
    """The last result was marked as wrong before."""
    return _phrase("flagged-already")


def nothing_to_flag() -> Phrase:
    """There is no result to mark."""
    return _phrase("nothing-to-flag")


# Reading: doubt


def unsure_figure(text: str) -> Phrase:
    """A figure inside of a line that was read with doubt; a piece of a sentence."""
    return _phrase("unsure-figure", text=text)


def spelled_word(text: str, letters: str) -> Phrase:
    """A word that was read with doubt, and its letters by the telephone alphabet; a piece of a sentence."""
    return _phrase("spelled-word", text=text, letters=letters)


# Practice


def practice_welcome() -> Phrase:
    """The lesson begins with the sounds."""
    return _phrase("practice-welcome")


def practice_aim() -> Phrase:
    """The beacon, before its examples."""
    return _phrase("practice-aim")


def practice_try(command: str) -> Phrase:
    """The command, named in the wearer's words, is to be tried now."""
    return _phrase("practice-try", command=command)


def practice_shown() -> Phrase:
    """The command was not given, so it comes by itself."""
    return _phrase("practice-shown")


def practice_aiming() -> Phrase:
    """A page that is cut off is to be read."""
    return _phrase("practice-aiming")


def practice_menu() -> Phrase:
    """How the menu works."""
    return _phrase("practice-menu")


def practice_over() -> Phrase:
    """The lesson is at its end."""
    return _phrase("practice-over")


def practice_list() -> Phrase:
    """A list to practise with can be begun."""
    return _phrase("practice-list")


def practice_place() -> Phrase:
    """The label of a place is about to be shown."""
    return _phrase("practice-place")


def practice_wrong_item() -> Phrase:
    """Another item than the wanted one is about to be shown."""
    return _phrase("practice-wrong-item")


def practice_right_item() -> Phrase:
    """The wanted item is about to be shown."""
    return _phrase("practice-right-item")


def practice_next_unit() -> Phrase:
    """The last unit of a line is about to be shown."""
    return _phrase("practice-next-unit")


def practice_undo() -> Phrase:
    """What was confirmed can be taken back."""
    return _phrase("practice-undo")


def practice_help() -> Phrase:
    """Help can be asked for."""
    return _phrase("practice-help")


def practice_lead_answers() -> Phrase:
    """The lead is about to answer a request for help."""
    return _phrase("practice-lead-answers")


def practice_answer() -> Phrase:
    """What the lead answers in the lesson."""
    return _phrase("practice-answer")


def practice_short() -> Phrase:
    """A line can be ended short."""
    return _phrase("practice-short")


def practice_pause() -> Phrase:
    """The work can be paused."""
    return _phrase("practice-pause")


# Picking


def no_list() -> Phrase:
    """There is nothing to pick."""
    return _phrase("no-list")


def list_offered(list_name: str, lines: int) -> Phrase:
    """A list can be begun."""
    return _phrase("list-offered", list=list_name, lines=lines)


def go_to_location(place: str) -> Phrase:
    """The next place to go to."""
    return _phrase("go-to-location", place=place)


def wrong_location(shown: str, place: str) -> Phrase:
    """Another place was shown."""
    return _phrase("wrong-location", shown=shown, place=place)


def wrong_check_digits(place: str) -> Phrase:
    """The digits are not those of the place."""
    return _phrase("wrong-check-digits", place=place)


def location_first(place: str) -> Phrase:
    """An item was shown before its place was proven."""
    return _phrase("location-first", place=place)


def location_not_checked() -> Phrase:
    """An item is taken without proof of the place, because the profile only warns."""
    return _phrase("location-not-checked")


def item_not_checked() -> Phrase:
    """A number is taken without a scan of the item, because the profile only warns."""
    return _phrase("item-not-checked")


def location_right() -> Phrase:
    """The place is right already."""
    return _phrase("location-right", is_confirmation=True)


def pick_item(name: str, quantity: int) -> Phrase:
    """What to take, and how many."""
    return _phrase("pick-item", name=name, quantity=quantity)


def remaining(quantity: int) -> Phrase:
    """How many are still to be taken."""
    return _phrase("remaining", quantity=quantity)


def wrong_item(name: str) -> Phrase:
    """Another item was shown; `name` is the right one."""
    return _phrase("wrong-item", name=name)


def unknown_code(name: str) -> Phrase:
    """A code that is on no line; `name` says what to look for."""
    return _phrase("unknown-code", name=name)


def too_many(quantity: int) -> Phrase:
    """More than wanted was shown or entered; `quantity` is how many are still wanted."""
    return _phrase("too-many", quantity=quantity)


def line_was_full(place: str) -> Phrase:
    """A unit of the line before was shown; that line is complete."""
    return _phrase("line-was-full", place=place)


def scan_first(name: str) -> Phrase:
    """A number was entered before the item was shown once."""
    return _phrase("scan-first", name=name)


def quantity_set(counted: int, remaining: int) -> Phrase:
    """The count was replaced by a number."""
    return _phrase("quantity-set", counted=counted, remaining=remaining)


def line_done() -> Phrase:
    """The line has all its units."""
    return _phrase("line-done", is_confirmation=True)


def line_shorted(counted: int, quantity: int) -> Phrase:
    """The line is completed with fewer."""
    return _phrase("line-shorted", counted=counted, quantity=quantity)


def line_skipped() -> Phrase:
    """The line comes back at the end."""
    return _phrase("line-skipped")


def only_line_left() -> Phrase:
    """The line cannot be skipped: no other is open."""
    return _phrase("only-line-left")


def list_done() -> Phrase:
    """Every line is completed."""
    return _phrase("list-done")


def where_in_list(list_name: str, line: int, total: int, place: str) -> Phrase:
    """Which list, which line of how many, and its place; said while the wearer walks there."""
    return _phrase("where-in-list", list=list_name, line=line, total=total, place=place)


def where_in_line(list_name: str, line: int, total: int, name: str, *, counted: int, remaining: int) -> Phrase:
    """Which list, which line of how many, what is counted, and what is still to be taken."""
    return _phrase(
        "where-in-line", list=list_name, line=line, total=total, name=name, counted=counted, remaining=remaining
    )


def help_location(place: str) -> Phrase:
    """How to prove the place."""
    return _phrase("help-location", place=place)


def help_label(place: str) -> Phrase:
    """How to prove a place whose label has no check digits."""
    return _phrase("help-label", place=place)


def help_item(name: str) -> Phrase:
    """How to show the item, and what to do when it is not there."""
    return _phrase("help-item", name=name)


def help_offer() -> Phrase:
    """After several tries: what else can be done."""
    return _phrase("help-offer")


def help_offer_last() -> Phrase:
    """After several tries on the only open line, which cannot be left for later."""
    return _phrase("help-offer-last")


# Picking: the item and its units


def pick_item_in_units(name: str, quantity: int, unit: str) -> Phrase:
    """What to take, and how much of it, for example "3 metres of cable"."""
    return _phrase("pick-item-in-units", name=name, quantity=quantity, unit=unit)


def of_lot(lot: str) -> Phrase:
    """Which lot is to be taken."""
    return _phrase("of-lot", lot=lot)


def line_note(text: str) -> Phrase:
    """What the lead noted for the worker."""
    return _phrase("line-note", text=text)


def confirm_number(quantity: int) -> Phrase:
    """How many to take, and to confirm them together."""
    return _phrase("confirm-number", quantity=quantity)


def item_of_other_line(other: str, name: str) -> Phrase:
    """An item of another line was shown; `name` is the right one."""
    return _phrase("item-of-other-line", other=other, name=name)


def wrong_item_digits(name: str) -> Phrase:
    """The digits that were entered are not those of the item."""
    return _phrase("wrong-item-digits", name=name)


def another_unit() -> Phrase:
    """The same code came back: it may be the same unit, or another one."""
    return _phrase("another-unit")


def not_counted(quantity: int) -> Phrase:
    """The unit was counted already, so it does not count again; `quantity` are still to be taken."""
    return _phrase("not-counted", quantity=quantity)


def two_codes() -> Phrase:
    """Several codes are in view, and it cannot be told which one is meant."""
    return _phrase("two-codes")


def reading_digits() -> Phrase:
    """The digits under the code are being read."""
    return _phrase("reading-digits")


def digits_not_read() -> Phrase:
    """The digits under the code could not be read, or are on no line."""
    return _phrase("digits-not-read")


def lay_aside(name: str) -> Phrase:
    """A damaged unit is laid aside, and another one is taken."""
    return _phrase("lay-aside", name=name)


def undone(act: str, counted: int) -> Phrase:
    """What was taken back; `act` is the name of its event, and `counted` is what the line has now."""
    return _phrase("undone", act=act, counted=counted)


def nothing_to_undo() -> Phrase:
    """The line is at its start."""
    return _phrase("nothing-to-undo")


# Picking: lot, serial number and expiry


def show_lot(lot: str) -> Phrase:
    """The code of this lot is awaited."""
    return _phrase("show-lot", lot=lot)


def show_any_lot() -> Phrase:
    """The code of the lot is awaited, whichever it is."""
    return _phrase("show-any-lot")


def show_expiry() -> Phrase:
    """The code with the expiry date is awaited."""
    return _phrase("show-expiry")


def show_serial(quantity: int) -> Phrase:
    """A serial number is awaited; `quantity` units are still to be taken."""
    return _phrase("show-serial", quantity=quantity)


def other_lot(lot: str) -> Phrase:
    """Another lot was shown; `lot` is the right one."""
    return _phrase("other-lot", lot=lot)


def serial_again() -> Phrase:
    """The serial number is counted already."""
    return _phrase("serial-again")


def no_date_here() -> Phrase:
    """The code that was shown holds no date."""
    return _phrase("no-date-here")


def no_such_date() -> Phrase:
    """The digits that were entered are no date."""
    return _phrase("no-such-date")


def expired_put_back(name: str) -> Phrase:
    """The unit has expired and is put back."""
    return _phrase("expired-put-back", name=name)


def expires_too_early(day: str) -> Phrase:
    """The unit expires before the day that the line asks for."""
    return _phrase("expires-too-early", day=day)


def date_unknown(day: str) -> Phrase:
    """The device does not know today's date; the worker is asked whether this day is still to come."""
    return _phrase("date-unknown", day=day)


def expiry_allowed() -> Phrase:
    """The lead allows what has expired on this line."""
    return _phrase("expiry-allowed")


def lot_not_checked() -> Phrase:
    """Units are counted without their lot, because only a warning is asked for."""
    return _phrase("lot-not-checked")


def serial_not_checked() -> Phrase:
    """A unit is counted without its serial number, because only a warning is asked for."""
    return _phrase("serial-not-checked")


def expiry_not_checked() -> Phrase:
    """Units are counted without their expiry date, because only a warning is asked for."""
    return _phrase("expiry-not-checked")


def date_too_old() -> Phrase:
    """Units are counted though they have expired, or expire too early, because only a warning is asked for."""
    return _phrase("date-too-old")


# Picking: tote and place


def put_to_tote(tote: str) -> Phrase:
    """The units go into this tote, whose code is awaited."""
    return _phrase("put-to-tote", tote=tote)


def wrong_tote(tote: str) -> Phrase:
    """Another tote was shown; `tote` is the right one."""
    return _phrase("wrong-tote", tote=tote)


def tote_not_checked() -> Phrase:
    """The tote was confirmed without its code, because only a warning is asked for."""
    return _phrase("tote-not-checked")


def fetch_tote() -> Phrase:
    """The tote is full; the code of the next one is awaited."""
    return _phrase("fetch-tote")


def take_another_tote() -> Phrase:
    """The tote is full; work goes on with another, whose code is not needed."""
    return _phrase("take-another-tote")


def zero_check(place: str) -> Phrase:
    """Whether the place is empty indeed."""
    return _phrase("zero-check", place=place)


# Picking: help and the lead


def help_detail(name: str) -> Phrase:
    """How to show lot, serial number or date."""
    return _phrase("help-detail", name=name)


def help_asked() -> Phrase:
    """The lead sees that help is asked for."""
    return _phrase("help-asked")


def help_is_coming() -> Phrase:
    """Help was asked for already."""
    return _phrase("help-is-coming")


def help_answer(text: str) -> Phrase:
    """What the lead answers."""
    return _phrase("help-answer", text=text)


def list_cancelled() -> Phrase:
    """The lead took the list back."""
    return _phrase("list-cancelled")


def handed_over() -> Phrase:
    """The list is given away with all that was counted."""
    return _phrase("handed-over")


def answer_flagged() -> Phrase:
    """The last answer is marked as wrong, for the lead to see."""
    return _phrase("answer-flagged")
