"""The list of sets."""

from collections.abc import Callable

from sample_frames.render import lists
from sample_frames.render.lists import EXCEPTIONS, FOUR_LINES
from sample_frames.render.pick_sets import ACCEPT, PICK_SETS
from sample_frames.render.scenes import (
    bags,
    clothing,
    corridor_signs,
    goods,
    graves,
    letters,
    medicine,
    notices,
    pages,
    picks,
    shelves,
    signs,
)
from sample_frames.render.script import Act, FrameSet, List
from sample_frames.render.take import Take

READ = (Act(at=0.5, command="read"),)

EXCEPTION_ACTS = (
    *ACCEPT,
    Act(at=8.0, command="enter-check-digits", digits="36"),
    Act(at=26.0, command="repeat"),
    Act(at=69.0, command="report-short", reason="empty"),
    Act(at=80.0, command="confirm"),
)

ONE_BUTTON = (
    Act(at=2.5, press="main.long"),
    Act(at=12.0, press="main.double"),
    Act(at=14.0, press="main.short"),
    Act(at=17.0, press="main.long"),
)

NAME_READS = tuple(Act(at=6.0 * order + 1.4, command="read") for order in range(4))

LABEL_READS = tuple(Act(at=6.0 * order + 1.4, command="read-label") for order in range(4))

TURNED_READS = (Act(at=0.5, command="read"), Act(at=14.5, command="read"))

AMOUNTS = (
    *READ,
    Act(at=2.5, command="stop"),
    *(
        Act(at=3.0 + 11.0 * order, command="say-fields", field=field)
        for order, field in enumerate(("amounts", "dates", "times", "phones", "ibans", "emails", "numbers"))
    ),
)

STILL_SHOWN = (15.0, 15.2, 15.4)
"""Seconds at which the one picture of a picking still is shown again: the view is at rest, the time goes on."""


def in_the_hand(name: str, title: str, build: Callable[[], Take], pick_list: List) -> FrameSet:
    """Make a still of an item that is picked after its place was proven by check digits."""
    digits = pick_list.lines[0].check_digits
    acts = (Act(at=6.0, command="accept-list"), Act(at=10.5, command="enter-check-digits", digits=digits))
    return FrameSet(name, title, "metafors", build, 30.0, acts, pick_list, shown_again_at=STILL_SHOWN)


def at_the_shelf(name: str, title: str, build: Callable[[], Take], pick_list: List) -> FrameSet:
    """Make a still of a place that is proven by a scan, and where nothing lies."""
    acts = (
        Act(at=6.0, command="accept-list"),
        Act(at=20.0, command="report-short", reason="empty"),
        Act(at=31.5, command="confirm"),
    )
    return FrameSet(name, title, "metafors", build, 40.0, acts, pick_list, shown_again_at=STILL_SHOWN)


SETS: tuple[FrameSet, ...] = (
    FrameSet("letter", "A letter from a municipality, on a desk", "orcam", letters.letter, 60.0, READ),
    FrameSet("work-order", "A cemetery's work order on a clipboard", "orcam", letters.work_order, 40.0, READ),
    FrameSet("notice-wall", "A notice on a wall, seen obliquely", "orcam", signs.notice_wall, 30.0, READ),
    FrameSet("cemetery-sign", "A sign at the gate of a cemetery", "orcam", signs.cemetery_sign, 30.0, READ),
    FrameSet("grave-markers", "Three grave markers in the grass", "orcam", graves.grave_markers, 30.0, READ),
    FrameSet("clothing-labels", "Four folded garments with name labels", "orcam", clothing.clothing_labels, 30.0, READ),
    FrameSet("medicine-label", "A pharmacy's label on a box of tablets", "orcam", medicine.medicine_label, 30.0, READ),
    at_the_shelf("shelf-labels", "Three location labels on the beam of a rack", shelves.shelf_labels, lists.SHELF),
    in_the_hand("box-ean13", "A small product box with an EAN-13, held in the hands", goods.box_ean13, lists.BOX_EAN13),
    in_the_hand("case-itf14", "A case of corrugated board with an ITF-14", goods.case_itf14, lists.CASE_ITF14),
    in_the_hand("pallet-gs1-128", "A pallet's logistic label with two GS1-128", goods.pallet_gs1_128, lists.PALLET),
    in_the_hand("bag-gs1-datamatrix", "A clear bag with a GS1 DataMatrix", bags.bag_gs1_datamatrix, lists.BAG_GREASE),
    in_the_hand(
        "bag-electronics", "A static-shielding bag with an ISO 15434 label", bags.bag_electronics, lists.BAG_RELAY
    ),
    in_the_hand("box-qr", "A carton with a QR code, on the floor", goods.box_qr, lists.BOX_QR),
    FrameSet(
        "pick-four-lines",
        "A pick of four lines, with a wrong place and a wrong item on the way",
        "metafors",
        picks.pick_four_lines,
        120.0,
        ACCEPT,
        FOUR_LINES,
    ),
    FrameSet(
        "pick-exceptions",
        "A pick with check digits entered, an unknown code, a case that holds too many and an empty place",
        "metafors",
        picks.pick_exceptions,
        110.0,
        EXCEPTION_ACTS,
        EXCEPTIONS,
    ),
    FrameSet(
        "walk-to-notice",
        "Someone walks up to a notice and asks for it while the view still shakes",
        "orcam",
        signs.walk_to_notice,
        30.0,
        (Act(at=5.2, command="read"),),
    ),
    FrameSet(
        "letter-one-button",
        "A letter in large print, read with one button only",
        "orcam",
        letters.letter_one_button,
        40.0,
        ONE_BUTTON,
    ),
    FrameSet(
        "name-labels-sequence",
        "Four garments one after another, and the name on each",
        "orcam",
        clothing.name_labels_sequence,
        26.0,
        NAME_READS,
    ),
    FrameSet(
        "notice-two-columns",
        "A notice in two columns, with a heading, a list and a page number",
        "orcam",
        notices.notice_two_columns,
        40.0,
        READ,
    ),
    FrameSet("waste-table", "A table below a title, on a wall", "orcam", notices.waste_table, 40.0, READ),
    FrameSet(
        "leaflet-two-languages", "A leaflet in Dutch and English", "orcam", notices.leaflet_two_languages, 40.0, READ
    ),
    FrameSet(
        "letter-amounts", "A letter with amounts, dates and numbers", "orcam", letters.letter_amounts, 90.0, AMOUNTS
    ),
    FrameSet("page-turned", "A note on its side, then one upside down", "orcam", pages.page_turned, 40.0, TURNED_READS),
    FrameSet(
        "page-cut-off",
        "A page that is cut off on the left, then framed",
        "orcam",
        pages.page_cut_off,
        40.0,
        (Act(at=0.8, command="read"),),
    ),
    FrameSet(
        "page-dark-then-light",
        "A note in the dark, until the light goes on",
        "orcam",
        pages.page_dark_then_light,
        30.0,
        (Act(at=0.6, command="read"),),
    ),
    FrameSet(
        "page-put-down",
        "A page that is put down while it is being read",
        "orcam",
        pages.page_put_down,
        40.0,
        (Act(at=0.6, command="read"),),
    ),
    FrameSet(
        "walk-past-signs",
        "Someone walks past three signs and has them read along",
        "orcam",
        corridor_signs.walk_past_signs,
        24.0,
        (Act(at=0.1, command="read-along"),),
    ),
    FrameSet(
        "labels-on-the-list",
        "Four name labels that are compared with a list",
        "orcam",
        clothing.labels_on_the_list,
        28.0,
        LABEL_READS,
        names=(
            "M. Bakker",
            "A. de Boer",
            "A. de Boor",
            "J. Jansen",
            "J. Janssen",
            "P. Smits",
            "T. van Dijk",
            "K. Visser",
        ),
    ),
    FrameSet(
        "grave-row",
        "A row of grave markers, along which one is sought",
        "orcam",
        graves.grave_row,
        24.0,
        (Act(at=0.2, command="find", text="De Vries"),),
    ),
    *PICK_SETS,
)
