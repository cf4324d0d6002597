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


# Reading: fields


# Reading: aiming and why


# Reading: labels and products


# Reading: surroundings and device


# Reading: read along and find


# Reading: doubt


def unsure_figure(text: str) -> Phrase:
    """A figure inside of a line that was read with doubt; a piece of a sentence."""
    return _phrase("unsure-figure", text=text)


def spelled_word(text: str, letters: str) -> Phrase:
    """A word that was read with doubt, and its letters by the telephone alphabet; a piece of a sentence."""
    return _phrase("spelled-word", text=text, letters=letters)


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


def where_in_list(line: int, total: int, place: str) -> Phrase:
    """Which line of how many, and its place; said while the wearer walks there."""
    return _phrase("where-in-list", line=line, total=total, place=place)


def where_in_line(line: int, total: int, name: str, counted: int, remaining: int) -> Phrase:
    """Which line of how many, what is counted, and what is still to be taken."""
    return _phrase("where-in-line", line=line, total=total, name=name, counted=counted, remaining=remaining)


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
