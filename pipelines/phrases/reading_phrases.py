"""Every sentence of the reading job by name, with its arguments."""

from __future__ import annotations

from pipelines.phrases.phrase import Phrase, phrase

# Reading


def help_reading() -> Phrase:
    """What the reading job can do."""
    return phrase("help-reading")


def no_picture() -> Phrase:
    """No frame came since the command."""
    return phrase("no-picture")


def too_dark() -> Phrase:
    """The picture is too dark to read."""
    return phrase("too-dark")


def hold_still() -> Phrase:
    """The picture is blurred by movement or focus."""
    return phrase("hold-still")


def no_text() -> Phrase:
    """No text was found in the picture."""
    return phrase("no-text")


def not_legible() -> Phrase:
    """Text was found, but none of it could be read."""
    return phrase("not-legible")


def unsure_line(text: str) -> Phrase:
    """A line that was read with doubt."""
    return phrase("unsure-line", text=text)


def end_of_page() -> Phrase:
    """The last line was spoken."""
    return phrase("end-of-page", is_confirmation=True)


def no_page() -> Phrase:
    """A command needs a page and none was read yet."""
    return phrase("no-page")


def first_line() -> Phrase:
    """There is no line before this one."""
    return phrase("first-line")


def last_line() -> Phrase:
    """There is no line after this one."""
    return phrase("last-line")


def line_position(line: int, total: int) -> Phrase:
    """Which line of how many."""
    return phrase("line-position", line=line, total=total)


def not_found(text: str) -> Phrase:
    """The name is not on the last page."""
    return phrase("not-found", text=text)


# Reading: structure of the page


def text_columns(columns: int) -> Phrase:
    """The page is set in so many columns, 2 or more."""
    return phrase("text-columns", is_confirmation=True, columns=columns)


def heading_line(text: str) -> Phrase:
    """A heading."""
    return phrase("heading-line", text=text)


def list_begins(text: str) -> Phrase:
    """The first item of a list."""
    return phrase("list-begins", text=text)


def table_begins(columns: int, text: str) -> Phrase:
    """The first row of a table of so many columns, 2 or more; `text` is what the row says."""
    return phrase("table-begins", columns=columns, text=text)


# Reading: fields


def menu_field(kind: str) -> Phrase:
    """A kind of field in the menu; `kind` is a value of FieldKind."""
    return phrase(f"field-{kind}")


def fields_found(kind: str, count: int) -> Phrase:
    """How many of a kind the last page holds, one or more; said before them. `kind` is a value of FieldKind."""
    return phrase(f"fields-found-{kind}", count=count)


def no_fields(kind: str) -> Phrase:
    """The last page holds none of a kind; `kind` is a value of FieldKind."""
    return phrase(f"no-fields-{kind}")


def field_in_doubt(text: str) -> Phrase:
    """A field whose check fails, or that had to be mended to be found; `text` is how it is said."""
    return phrase("field-in-doubt", text=text)


# Reading: aiming and why


ADVICE = ("left", "right", "up", "down", "further", "closer", "straighten")
"""What a wearer can be advised to do; the values of Advice."""


def aim_advice(advice: str) -> Phrase:
    """What helps to bring the text into view; `advice` is one of ADVICE."""
    return phrase(f"advice-{advice}")


SIDES = ("left", "right", "above", "below")
"""Where text can be cut off; the values of Side."""


def cut_off(side: str) -> Phrase:
    """Text runs out of view; `side` is one of SIDES."""
    return phrase(f"cut-off-{side}")


def why_nothing() -> Phrase:
    """Nothing stood in the way of the last reading."""
    return phrase("why-nothing")


def why_not_read() -> Phrase:
    """There was no reading to explain."""
    return phrase("why-not-read")


PLAIN_REASONS = ("too-dark", "moved", "out-of-focus", "glare", "no-text", "upside-down")
"""What can stand in the way of reading and is said without a figure; values of Reason."""


def why(reason: str) -> Phrase:
    """What stood in the way of the last reading; `reason` is one of PLAIN_REASONS."""
    return phrase(f"why-{reason}")


def why_too_far(height: int, needed: int) -> Phrase:
    """The letters were too small, with their height in pixels and what is needed."""
    return phrase("why-too-far", height=height, needed=needed)


def why_uncertain(percent: int) -> Phrase:
    """Lines were read with doubt, and nothing else explains it."""
    return phrase("why-uncertain", percent=percent)


# Reading: labels and products


def label_name(name: str) -> Phrase:
    """A name of the list stands on the label."""
    return phrase("label-name", name=name)


def label_not(name: str, other: str) -> Phrase:
    """The name on a label, which sounds like another of the list; it is spelled after that."""
    return phrase("label-not", name=name, other=other)


def label_names(quantity: int, text: str) -> Phrase:
    """Several names of the list are in view; `text` holds them all."""
    return phrase("label-names", quantity=quantity, text=text)


def label_either(name: str, other: str) -> Phrase:
    """It is one of two names, and it cannot be told which."""
    return phrase("label-either", name=name, other=other)


def label_spelled(text: str) -> Phrase:
    """A name, letter by letter."""
    return phrase("label-spelled", text=text)


def label_unclear() -> Phrase:
    """A name may stand there, but cannot be read well enough."""
    return phrase("label-unclear")


def label_none() -> Phrase:
    """No name of the list stands there."""
    return phrase("label-none")


def no_label_list() -> Phrase:
    """There is no list of names to compare with."""
    return phrase("no-label-list")


def product_name(name: str) -> Phrase:
    """The product that a code stands for."""
    return phrase("product-name", name=name)


def product_unknown() -> Phrase:
    """A code was read that the catalogue does not have."""
    return phrase("product-unknown")


def no_code_in_view() -> Phrase:
    """No code was seen."""
    return phrase("no-code-in-view")


def code_says(text: str) -> Phrase:
    """What a code holds that is plain text."""
    return phrase("code-says", text=text)


def code_web_address(text: str) -> Phrase:
    """A code holds a web address; it is named and never opened."""
    return phrase("code-web-address", text=text)


# Reading: surroundings


LIGHT_LEVELS = ("none", "dim", "good", "bright")
"""How much light there is, in words."""


def light(level: str, side: str | None) -> Phrase:
    """How much light there is, and from where; `level` is one of LIGHT_LEVELS, `side` a value of Side."""
    return phrase("light", level=level, side=side or "none")


def colour_name(colour: str) -> Phrase:
    """A colour, to stand in a sentence; `colour` is a value of Colour."""
    return phrase(f"colour-{colour}")


def colour(name: str) -> Phrase:
    """The colour of what is in the middle, in the wearer's words."""
    return phrase("colour", name=name)


def two_colours(first: str, second: str) -> Phrase:
    """The colours of what is in the middle, the one that covers most first."""
    return phrase("two-colours", first=first, second=second)


def three_colours(first: str, second: str, third: str) -> Phrase:
    """The colours of what is in the middle, the one that covers most first."""
    return phrase("three-colours", first=first, second=second, third=third)


# Reading: read along and find


def reading_along() -> Phrase:
    """What comes into view is read from now on."""
    return phrase("reading-along")


def corrected_line(text: str) -> Phrase:
    """A line that was spoken before reads otherwise now that it is clearer."""
    return phrase("corrected-line", text=text)


def seeking(text: str) -> Phrase:
    """Words are sought, and a beacon leads to them."""
    return phrase("seeking", text=text)


def still_seeking(text: str) -> Phrase:
    """Words were sought for long and have not come into view."""
    return phrase("still-seeking", text=text)


def stopped_seeking(text: str) -> Phrase:
    """Words were sought in vain for so long that it ends."""
    return phrase("stopped-seeking", text=text)


def maybe_found(text: str) -> Phrase:
    """A line that may hold what is sought."""
    return phrase("maybe-found", text=text)


def nothing_to_spell() -> Phrase:
    """Spell came before anything was read."""
    return phrase("nothing-to-spell")


def flagged() -> Phrase:
    """The last result is marked as wrong."""
    return phrase("flagged")


def flagged_already() -> Phrase:
    """The last result was marked as wrong before."""
    return phrase("flagged-already")


def nothing_to_flag() -> Phrase:
    """There is no result to mark."""
    return phrase("nothing-to-flag")


# Reading: doubt


def unsure_figure(text: str) -> Phrase:
    """A figure inside of a line that was read with doubt; a piece of a sentence."""
    return phrase("unsure-figure", text=text)


def spelled_word(text: str, letters: str) -> Phrase:
    """A word that was read with doubt, and its letters by the telephone alphabet; a piece of a sentence."""
    return phrase("spelled-word", text=text, letters=letters)
