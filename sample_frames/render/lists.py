"""The pick lists of the sets."""

from sample_frames.render.script import Line, List, PackCode

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


def one_line(list_id: str, line: Line) -> List:
    """Make a list of a single line, for a still."""
    return List(list_id, (line,))


SHELF = one_line(
    "P-1051",
    Line(
        "A-03-2",
        "A-03-2",
        "47",
        "K6204",
        {"nl": "kogellager 6204", "en": "ball bearing 6204", "de": "Kugellager 6204"},
        2,
        (PackCode("2012345000018"),),
    ),
)
BOX_EAN13 = one_line(
    "P-1052",
    Line(
        "A-03-2",
        "A-03-2",
        "47",
        "K6204",
        {"nl": "kogellager 6204", "en": "ball bearing 6204", "de": "Kugellager 6204"},
        1,
        (PackCode("2012345000018"),),
    ),
)
CASE_ITF14 = one_line(
    "P-1053",
    Line(
        "A-05-1",
        "A-05-1",
        "63",
        "M8x30",
        {"nl": "zeskantbout M8 bij 30", "en": "hexagon bolt M8 by 30", "de": "Sechskantschraube M8 mal 30"},
        10,
        (PackCode("2012345000025"), PackCode("12012345000022", 10)),
    ),
)
PALLET = one_line(
    "P-1054",
    Line(
        "C-01-1",
        "C-01-1",
        "52",
        "K6204-240",
        {"nl": "pallet kogellagers", "en": "pallet of ball bearings", "de": "Palette Kugellager"},
        1,
        (PackCode("00020123450000000018"),),
    ),
)
BAG_GREASE = one_line(
    "P-1055",
    Line(
        "B-02-2",
        "B-02-2",
        "91",
        "LV100",
        {"nl": "lagervet 100 gram", "en": "bearing grease 100 grams", "de": "Lagerfett 100 Gramm"},
        1,
        (PackCode("2012345000056"),),
    ),
)
BAG_RELAY = one_line(
    "P-1056",
    Line(
        "A-04-1",
        "A-04-1",
        "36",
        "RL24-2C",
        {"nl": "relais 24 volt", "en": "relay 24 volt", "de": "Relais 24 Volt"},
        250,
        (PackCode("RL24-2C"),),
    ),
)
BOX_QR = one_line(
    "P-1057",
    Line(
        "B-01-4",
        "B-01-4",
        "28",
        "W-M20-GR",
        {"nl": "doos kabelwartels M20", "en": "box of cable glands M20", "de": "Karton Kabelverschraubungen M20"},
        1,
        (PackCode("ART:W-M20-GR;QTY:50"),),
    ),
)
