"""The list of sets."""

from sample_frames.render.scenes import bags, clothing, goods, graves, letters, medicine, picks, shelves, signs
from sample_frames.render.script import Act, FrameSet, Line, List, PackCode

READ = (Act(at=0.5, command="read"),)

FOUR_LINES = List(
    "P-1042",
    (
        Line(
            "A-03-2",
            "A-03-2",
            "47",
            "K6204",
            {"nl": "kogellager 6204", "en": "ball bearing 6204", "de": "Kugellager 6204"},
            2,
            (PackCode("2012345000018"),),
        ),
        Line(
            "A-05-1",
            "A-05-1",
            "63",
            "M8x30",
            {"nl": "zeskantbout M8 bij 30", "en": "hexagon bolt M8 by 30", "de": "Sechskantschraube M8 mal 30"},
            10,
            (PackCode("2012345000025"), PackCode("12012345000022", 10)),
        ),
        Line(
            "B-01-4",
            "B-01-4",
            "28",
            "W-M20",
            {"nl": "kabelwartel M20", "en": "cable gland M20", "de": "Kabelverschraubung M20"},
            3,
            (PackCode("2012345000032"),),
        ),
        Line(
            "B-02-2",
            "B-02-2",
            "91",
            "LV100",
            {"nl": "lagervet 100 gram", "en": "bearing grease 100 grams", "de": "Lagerfett 100 Gramm"},
            1,
            (PackCode("2012345000056"),),
        ),
    ),
)

EXCEPTIONS = List(
    "P-1043",
    (
        Line(
            "A-04-1",
            "A-04-1",
            "36",
            "RL24-2C",
            {"nl": "relais 24 volt", "en": "relay 24 volt", "de": "Relais 24 Volt"},
            2,
            (PackCode("2012345000063"), PackCode("12012345000060", 10)),
        ),
        Line(
            "A-04-3",
            "A-04-3",
            "72",
            "Z10T",
            {"nl": "zekering 10 ampère", "en": "fuse 10 amperes", "de": "Sicherung 10 Ampere"},
            4,
            (PackCode("2012345000070"),),
        ),
        Line(
            "A-06-2",
            "A-06-2",
            "59",
            "K6204",
            {"nl": "kogellager 6204", "en": "ball bearing 6204", "de": "Kugellager 6204"},
            1,
            (PackCode("2012345000018"),),
        ),
    ),
)

ACCEPT = (Act(at=2.0, command="accept-list"),)

EXCEPTION_ACTS = (
    *ACCEPT,
    Act(at=8.0, command="enter-check-digits", digits="36"),
    Act(at=26.0, command="repeat"),
    Act(at=72.0, command="report-short", reason="empty"),
)

ONE_BUTTON = (
    Act(at=2.5, press="main.long"),
    Act(at=12.0, press="main.double"),
    Act(at=14.0, press="main.short"),
    Act(at=17.0, press="main.long"),
)

NAME_READS = tuple(Act(at=6.0 * order + 1.4, command="read") for order in range(4))

SETS: tuple[FrameSet, ...] = (
    FrameSet("letter", "A letter from a municipality, on a desk", "orcam", letters.letter, 60.0, READ),
    FrameSet("work-order", "A cemetery's work order on a clipboard", "orcam", letters.work_order, 40.0, READ),
    FrameSet("notice-wall", "A notice on a wall, seen obliquely", "orcam", signs.notice_wall, 30.0, READ),
    FrameSet("cemetery-sign", "A sign at the gate of a cemetery", "orcam", signs.cemetery_sign, 30.0, READ),
    FrameSet("grave-markers", "Three grave markers in the grass", "orcam", graves.grave_markers, 30.0, READ),
    FrameSet("clothing-labels", "Four folded garments with name labels", "orcam", clothing.clothing_labels, 30.0, READ),
    FrameSet("medicine-label", "A pharmacy's label on a box of tablets", "orcam", medicine.medicine_label, 30.0, READ),
    FrameSet("shelf-labels", "Three location labels on the beam of a rack", "metafors", shelves.shelf_labels),
    FrameSet("box-ean13", "A small product box with an EAN-13, held in the hands", "metafors", goods.box_ean13),
    FrameSet("case-itf14", "A case of corrugated board with an ITF-14", "metafors", goods.case_itf14),
    FrameSet("pallet-gs1-128", "A pallet's logistic label with two GS1-128", "metafors", goods.pallet_gs1_128),
    FrameSet("bag-gs1-datamatrix", "A clear bag with a GS1 DataMatrix", "metafors", bags.bag_gs1_datamatrix),
    FrameSet("bag-electronics", "A static-shielding bag with an ISO 15434 label", "metafors", bags.bag_electronics),
    FrameSet("box-qr", "A carton with a QR code, on the floor", "metafors", goods.box_qr),
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
)
