"""Picks that each show one rule, put together of few pictures."""

from sample_frames.render.scenes.goods import small_box
from sample_frames.render.scenes.pick_goods import (
    BLUE,
    GREEN,
    ORANGE,
    RED,
    beside,
    boxed,
    cased,
    dated,
    lot_tag,
    paired,
    scratched,
    serialled,
)
from sample_frames.render.scenes.reel import Look, Show, reel
from sample_frames.render.scenes.shelves import Place
from sample_frames.render.sheet import Colour
from sample_frames.render.take import Take

A_03_2 = Place("A-03-2", "47", 0)
A_04_1 = Place("A-04-1", "36", 0)
A_04_3 = Place("A-04-3", "72", 2)
A_04_4 = Place("A-04-4", "25", 3)
A_05_1 = Place("A-05-1", "63", 2)
B_01_4 = Place("B-01-4", "28", 3)
B_02_1 = Place("B-02-1", "54", 5)
B_02_2 = Place("B-02-2", "91", 6)
B_02_3 = Place("B-02-3", "38", 7)
B_02_4 = Place("B-02-4", "66", 8)
C_01_3 = Place("C-01-3", "17", 8)

RELAY = ("Relais 24 V", "2 wissel", "RL24-2C", "2012345000063")
FUSE_10 = ("Zekering 10 A", "traag, 5x20", "Z10T", "2012345000070")
FUSE_16 = ("Zekering 16 A", "traag, 5x20", "Z16T", "2012345000094")
GREASE = ("Lagervet 100 g", "02012345000056")
SEALANT = ("Siliconenkit", "02012345000100")
ADHESIVE = ("Montagelijm", "02012345000117")
YELLOW: Colour = (198, 168, 60)
GREY: Colour = (150, 150, 146)


def pick_six_lines() -> Take:
    """A pick with every kind of line: counted one by one, a box, a number, a lot, an expiry date, serial numbers."""
    bearing = boxed("Kogellager", "6204-2RS", "K6204", "2012345000018", RED)
    inverters = [serialled("FU 75", "FU-075", serial) for serial in ("40017", "40018")]
    acts = (
        Look(8.0, A_03_2),
        Show(18.0, bearing),
        Show(22.0, bearing),
        Look(32.0, A_05_1),
        Show(40.0, cased("Zeskantbout M8x30", "10 stuks", "12012345000022"), 3),
        Show(45.0, boxed("Zeskantbout", "M8x30", "M8x30", "2012345000025", ORANGE)),
        Look(55.0, B_01_4),
        Show(63.0, boxed("Wartel M20", "grijs, IP68", "W-M20", "2012345000032", BLUE)),
        Look(85.0, B_02_1),
        Show(96.0, boxed("Oliefilter F40", "schroefdraad", "F40", "2012345000087", GREEN)),
        Show(102.0, lot_tag("L2611"), 3),
        Look(112.0, B_02_2),
        Show(120.0, dated(*GREASE, "2028-06-30", "L2644", YELLOW)),
        Look(130.0, C_01_3),
        Show(138.0, inverters[0]),
        Show(143.0, inverters[0]),
        Show(151.0, inverters[1]),
    )
    return reel(acts, (A_03_2, A_05_1, B_01_4, B_02_1, B_02_2, C_01_3), 4)


def pick_two_codes() -> Take:
    """Two codes in view that cannot be told apart by where they are, then one clearly in the middle."""
    fronts = (small_box(*RELAY, GREEN), small_box(*FUSE_10, RED))
    acts = (
        Look(8.0, A_04_1),
        Show(17.0, paired(*fronts, (GREEN, RED)), 3, seconds=1.4, away=()),
        Show(20.0, paired(*fronts, (GREEN, RED), shift=58.0), 3, seconds=1.0),
        Look(31.0, A_04_3),
        Show(39.0, boxed(*FUSE_10, RED)),
    )
    return reel(acts, (A_04_1, A_04_3), 2)


def pick_three_equal() -> Take:
    """Three equal items one by one, one of them held long and one shown twice; then two equal ones in view at once."""
    relay = boxed(*RELAY, GREEN)
    fuse = small_box(*FUSE_10, RED)
    acts = (
        Look(8.0, A_04_1),
        Show(17.0, relay, 3, seconds=3.0),
        Show(24.0, relay, 3, away=(0.15, 0.3)),
        Show(25.05, beside(relay, 52)),
        Show(38.0, relay, 3),
        Look(48.0, A_04_3),
        Show(56.0, paired(fuse, fuse, (RED, RED)), 3, seconds=1.0),
    )
    return reel(acts, (A_04_1, A_04_3), 5)


def pick_wrong_three_times() -> Take:
    """The fuse from beside the right one, three times, until help is asked for; then the right one."""
    right, wrong = boxed(*FUSE_10, RED), boxed(*FUSE_16, ORANGE)
    acts = (
        Look(8.0, A_04_3),
        Show(17.0, wrong, 4, seconds=1.6),
        Show(26.0, wrong, 4, seconds=1.0),
        Show(35.0, wrong, 4, seconds=1.0),
        Show(60.0, right),
        Show(64.0, right),
        Look(74.0, A_04_4),
        Show(82.0, wrong),
    )
    return reel(acts, (A_04_3, A_04_4), 3)


def pick_scratched() -> Take:
    """A box whose bars are scratched away: its printed digits are read, when asked for and then by themselves."""
    relay = scratched(*RELAY, GREEN)
    acts = (
        Look(8.0, A_04_1),
        Show(17.0, relay, 4, seconds=5.0),
        Show(28.0, relay, 4, seconds=5.0),
    )
    return reel(acts, (A_04_1,), 6)


def pick_lot_expiry() -> Take:
    """Another lot than the one asked for, one that has expired, one that expires too early; and then right ones."""
    acts = (
        Look(8.0, B_02_2),
        Show(18.0, dated(*GREASE, "2028-03-31", "L2598", YELLOW), 3),
        Show(27.0, dated(*GREASE, "2028-06-30", "L2611", YELLOW)),
        Look(37.0, B_02_3),
        Show(45.0, dated(*SEALANT, "2026-06-30", "S114", GREY), 3),
        Show(54.0, dated(*SEALANT, "2027-12-31", "S127", GREY)),
        Look(64.0, B_02_4),
        Show(72.0, dated(*ADHESIVE, "2027-03-31", "M33", BLUE), 3),
        Show(82.0, dated(*ADHESIVE, "2028-03-31", "M41", BLUE)),
    )
    return reel(acts, (B_02_2, B_02_3, B_02_4), 7)


def pick_date_unknown() -> Take:
    """Expiry dates on a device that does not know what day it is: the wearer is asked."""
    old, new = dated(*SEALANT, "2026-06-30", "S114", GREY), dated(*SEALANT, "2027-12-31", "S127", GREY)
    acts = (
        Look(8.0, B_02_3),
        Show(17.0, old, 3),
        Show(37.0, new),
        Show(56.0, new),
    )
    return reel(acts, (B_02_3,), 8)


def pick_short_undo() -> Take:
    """A place that seems empty and is reported so; then one more is found behind, and the report is taken back."""
    relay = boxed(*RELAY, GREEN)
    acts = (
        Look(8.0, A_04_1),
        Show(17.0, relay),
        Show(22.0, relay),
        Show(64.0, relay),
        Look(74.0, A_04_3),
    )
    return reel(acts, (A_04_1, A_04_3), 9)


def pick_pause_resume() -> Take:
    """A pause in the middle of a line, in which something is held up that does not count."""
    bearing = boxed("Kogellager", "6204-2RS", "K6204", "2012345000018", RED)
    acts = (
        Look(8.0, A_03_2),
        Show(17.0, bearing),
        Show(27.0, bearing),
        Show(46.0, bearing),
        Show(51.0, bearing),
        Look(61.0, A_04_3),
        Show(69.0, boxed(*FUSE_10, RED)),
    )
    return reel(acts, (A_03_2, A_04_3), 10)
