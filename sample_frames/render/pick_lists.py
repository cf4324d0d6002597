"""The pick lists of the sets that show one rule each."""

from dataclasses import replace

from sample_frames.render.lists import one_line
from sample_frames.render.script import Line, List, PackCode

BEARING = Line(
    "A-03-2",
    "A-03-2",
    "47",
    "K6204",
    {"nl": "kogellager 6204", "en": "ball bearing 6204", "de": "Kugellager 6204"},
    2,
    (PackCode("2012345000018"),),
)
RELAY = Line(
    "A-04-1",
    "A-04-1",
    "36",
    "RL24-2C",
    {"nl": "relais 24 volt", "en": "relay 24 volt", "de": "Relais 24 Volt"},
    1,
    (PackCode("2012345000063"), PackCode("12012345000060", 10)),
)
FUSE_10 = Line(
    "A-04-3",
    "A-04-3",
    "72",
    "Z10T",
    {"nl": "zekering 10 ampère", "en": "fuse 10 amperes", "de": "Sicherung 10 Ampere"},
    1,
    (PackCode("2012345000070"),),
)
FUSE_16 = Line(
    "A-04-4",
    "A-04-4",
    "25",
    "Z16T",
    {"nl": "zekering 16 ampère", "en": "fuse 16 amperes", "de": "Sicherung 16 Ampere"},
    1,
    (PackCode("2012345000094"),),
)


def of(line: Line, quantity: int, *, note: str = "") -> Line:
    """Give a line with another quantity, and perhaps a note."""
    return replace(line, quantity=quantity, note=note)


SIX_LINES = List(
    "P-1044",
    (
        of(BEARING, 2, note="de dozen staan achteraan"),
        Line(
            "A-05-1",
            "A-05-1",
            "63",
            "M8x30",
            {"nl": "zeskantbout M8 bij 30", "en": "hexagon bolt M8 by 30", "de": "Sechskantschraube M8 mal 30"},
            11,
            (PackCode("2012345000025"), PackCode("12012345000022", 10)),
        ),
        Line(
            "B-01-4",
            "B-01-4",
            "28",
            "W-M20",
            {"nl": "kabelwartel M20", "en": "cable gland M20", "de": "Kabelverschraubung M20"},
            4,
            (PackCode("2012345000032"),),
            counting="number",
        ),
        Line(
            "B-02-1",
            "B-02-1",
            "54",
            "F40",
            {"nl": "oliefilter F40", "en": "oil filter F40", "de": "Ölfilter F40"},
            1,
            (PackCode("2012345000087"),),
            has_lot=True,
            lot="L2611",
        ),
        Line(
            "B-02-2",
            "B-02-2",
            "91",
            "LV100",
            {"nl": "lagervet 100 gram", "en": "bearing grease 100 grams", "de": "Lagerfett 100 Gramm"},
            1,
            (PackCode("2012345000056"),),
            has_expiry=True,
        ),
        Line(
            "C-01-3",
            "C-01-3",
            "17",
            "FU-075",
            {"nl": "omvormer FU 75", "en": "inverter FU 75", "de": "Umrichter FU 75"},
            2,
            (PackCode("FU-075"),),
            has_serial=True,
        ),
    ),
)
TWO_CODES = List("P-1045", (RELAY, FUSE_10))
THREE_EQUAL = List("P-1046", (of(RELAY, 3), of(FUSE_10, 2)))
WRONG_THREE_TIMES = List("P-1047", (of(FUSE_10, 2), FUSE_16))
SCRATCHED = one_line("P-1048", of(RELAY, 2))
LOT_EXPIRY = List(
    "P-1049",
    (
        Line(
            "B-02-2",
            "B-02-2",
            "91",
            "LV100",
            {"nl": "lagervet 100 gram", "en": "bearing grease 100 grams", "de": "Lagerfett 100 Gramm"},
            1,
            (PackCode("2012345000056"),),
            has_lot=True,
            lot="L2611",
        ),
        Line(
            "B-02-3",
            "B-02-3",
            "38",
            "SK310",
            {"nl": "siliconenkit", "en": "silicone sealant", "de": "Silikondichtstoff"},
            1,
            (PackCode("2012345000100"),),
            has_expiry=True,
        ),
        Line(
            "B-02-4",
            "B-02-4",
            "66",
            "ML50",
            {"nl": "montagelijm", "en": "assembly adhesive", "de": "Montagekleber"},
            1,
            (PackCode("2012345000117"),),
            has_expiry=True,
            earliest_expiry="2027-06-01",
        ),
    ),
)
DATE_UNKNOWN = one_line(
    "P-1050",
    Line(
        "B-02-3",
        "B-02-3",
        "38",
        "SK310",
        {"nl": "siliconenkit", "en": "silicone sealant", "de": "Silikondichtstoff"},
        2,
        (PackCode("2012345000100"),),
        has_expiry=True,
    ),
)
SHORT_UNDO = List("P-1058", (of(RELAY, 3), of(FUSE_10, 2)))
PAUSE_RESUME = List("P-1059", (of(BEARING, 3), FUSE_10))
