"""The sets that show one rule of picking each."""

from collections.abc import Callable

from sample_frames.render import pick_lists
from sample_frames.render.scenes import pick_rules
from sample_frames.render.script import Act, Device, FrameSet, List
from sample_frames.render.take import Take

ACCEPT = (Act(at=2.0, command="accept-list"),)
MORNING = Device("2026-11-25T09:15:00+01:00")


def a_pick(
    title: str,
    build: Callable[[], Take],
    pick_list: List,
    seconds: float,
    *acts: Act,
    device: Device | None = None,
) -> FrameSet:
    """Make a pick whose list is accepted at once; it is named after its scene."""
    name = build.__name__.replace("_", "-")
    return FrameSet(name, title, "metafors", build, seconds, (*ACCEPT, *acts), pick_list, device=device)


PICK_SETS: tuple[FrameSet, ...] = (
    a_pick(
        "A pick of six lines: one by one, a box, a number, a lot, an expiry date and serial numbers",
        pick_rules.pick_six_lines,
        pick_lists.SIX_LINES,
        180.0,
        Act(at=77.0, command="confirm"),
        device=MORNING,
    ),
    a_pick("Two codes in view, then one of them in the middle", pick_rules.pick_two_codes, pick_lists.TWO_CODES, 60.0),
    a_pick(
        "Three equal items one by one, one held long and one shown twice; then two at once",
        pick_rules.pick_three_equal,
        pick_lists.THREE_EQUAL,
        80.0,
        Act(at=33.5, command="decline"),
    ),
    a_pick(
        "The wrong item three times, until help is asked for",
        pick_rules.pick_wrong_three_times,
        pick_lists.WRONG_THREE_TIMES,
        100.0,
        Act(at=46.0, command="help"),
    ),
    a_pick(
        "A scratched code, of which the printed digits are read",
        pick_rules.pick_scratched,
        pick_lists.SCRATCHED,
        50.0,
        Act(at=17.5, command="read-digits"),
    ),
    a_pick(
        "Another lot, one that has expired, and one that expires too early",
        pick_rules.pick_lot_expiry,
        pick_lists.LOT_EXPIRY,
        110.0,
        device=MORNING,
    ),
    a_pick(
        "Expiry dates where the device does not know the day",
        pick_rules.pick_date_unknown,
        pick_lists.DATE_UNKNOWN,
        75.0,
        Act(at=29.0, command="decline"),
        Act(at=49.0, command="confirm"),
    ),
    a_pick(
        "A line that ends short, which is taken back when one more is found",
        pick_rules.pick_short_undo,
        pick_lists.SHORT_UNDO,
        110.0,
        Act(at=29.0, command="report-short", reason="empty"),
        Act(at=42.0, command="confirm"),
        Act(at=50.0, command="undo"),
        Act(at=54.0, command="undo"),
        Act(at=83.0, command="report-short", reason="not-found"),
    ),
    a_pick(
        "A pause in the middle of a line",
        pick_rules.pick_pause_resume,
        pick_lists.PAUSE_RESUME,
        90.0,
        Act(at=22.0, command="pause"),
        Act(at=33.0, command="resume"),
    ),
)
