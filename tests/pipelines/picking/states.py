"""Every state of the picking session, reached by real steps, and every input."""

from __future__ import annotations

from dataclasses import replace

from pipelines import commands, events
from pipelines.commands import ShortReason, command_name
from pipelines.picking.progress import ListProgress
from pipelines.picking.session import PickingSession
from pipelines.session import Held, JournalChanged, Released, Started
from pipelines.types import (
    Detection,
    JournalFailed,
    Observation,
    SpeechMoment,
    SpeechProgress,
    Tick,
    Utterance,
)
from tests.pipelines.every_command import every_command
from tests.pipelines.picking.shelf import (
    A_DRILL,
    BOLT,
    CARTON,
    CARTON_GOOD,
    CARTON_PAST,
    DATED,
    DATES,
    DRILL_S1,
    LABEL_A,
    LABEL_B,
    LOTS,
    NUMBERS,
    NUT,
    NUTS_OF_3,
    NUTS_OF_10,
    PLACE_A,
    SCREW,
    SERIALS,
    STOCKED,
    STRANGE,
    TOTE_7,
    TOTE_8,
    TOTED,
    TOTES_CHECKED,
    TUBE,
    TUBE_L5,
    TUBE_L6,
    UNDATED,
    WASHER,
    ToldTracker,
    after,
    barcode,
    look,
    quad,
    seen,
    session_with,
    telling,
)
from tests.pipelines.transitions import Given, rows

NOW = 10.0
"""When every input comes, in seconds."""
EMPTY = commands.ReportShort(ShortReason.EMPTY)
FRAME = 77
"""The frame whose digits are being read."""


def states() -> dict[str, PickingSession]:
    """Give every state by a name that says what is special about it."""
    plain = _plain()
    some = ("NO_LIST", "GO_TO_LOCATION", "COUNT", "CAPTURE_LOT", "ZERO_CHECK", "LIST_DONE")
    paused = {f"{name}, paused": after(plain[name], commands.Pause()) for name in some}
    held = {f"{name}, menu open": after(plain[name], Held()) for name in some}
    cut = SpeechProgress(Utterance("3 more.", "en"), SpeechMoment.INTERRUPTED)
    told = JournalChanged((events.HelpAnswered("P-7", 1, "Look behind the post."),))
    others = {
        "COUNT, menu open over words": after(plain["COUNT"], Held(), cut),
        "COUNT, menu open over news": after(plain["COUNT"], Held(), told),
        "COUNT, paused over news": after(plain["COUNT"], commands.Pause(), told),
    }
    return {**plain, **paused, **held, **others}


def _plain() -> dict[str, PickingSession]:
    offered = after(session_with(), DATED)
    going = after(offered, commands.AcceptList())
    verifying = after(going, look(LABEL_A))
    counting = after(verifying, look(NUT))
    not_there = commands.ReportShort(ShortReason.NOT_FOUND)
    last = after(going, not_there, not_there)
    at_last = after(last, commands.EnterCheckDigits("71"), look(WASHER))
    asking = telling(counting, ToldTracker(again=(NUT,))).step(seen(NUT), 0.0).session
    reading = after(counting, commands.ReadDigits(), seen(frame_id=FRAME))
    return {
        "NO_LIST": after(session_with(None), DATED),
        "LIST_OFFERED": offered,
        "LIST_OFFERED, begun before": after(
            counting, commands.HandOver(), JournalChanged(offered=_given_back(counting))
        ),
        "GO_TO_LOCATION": going,
        "GO_TO_LOCATION, after a full line": after(counting, commands.EnterQuantity(4)),
        "GO_TO_LOCATION, last line": last,
        "VERIFY_ITEM": verifying,
        "COUNT": counting,
        "COUNT, another unit?": replace(asking, tracker=after(counting).tracker),
        "COUNT, help asked for": after(counting, commands.Help()),
        "COUNT, reading digits": reading,
        "COUNT, last line, one to go": at_last,
        "COUNT, a number": _at_item(NUMBERS, SCREW),
        "CAPTURE_LOT": _at_item(LOTS, TUBE),
        "CAPTURE_EXPIRY": _at_item(DATES, CARTON),
        "CAPTURE_EXPIRY, date unknown": after(_at_item(DATES, CARTON), UNDATED, look(CARTON_GOOD)),
        "CAPTURE_SERIAL": _at_item(SERIALS, A_DRILL),
        "FETCH_TOTE": after(_toted(), commands.FullTote()),
        "PUT_TO_TOTE": after(_toted(), commands.EnterQuantity(4)),
        "ZERO_CHECK": after(counting, EMPTY),
        "LIST_DONE": after(at_last, look(WASHER)),
    }


def _at_item(pick_list: object, code: object) -> PickingSession:
    return after(session_with(pick_list), DATED, commands.AcceptList(), look(LABEL_A), look(code))  # type: ignore[arg-type]


def _toted() -> PickingSession:
    return after(session_with(TOTED, TOTES_CHECKED), DATED, commands.AcceptList(), look(LABEL_A), look(NUT))


def _given_back(session: PickingSession) -> ListProgress | None:
    return None if session.progress is None else session.progress.applying(events.ListHandedOver("P-7"))


def inputs() -> dict[str, Given]:
    """Give every kind of input by a name."""
    of_commands: dict[str, Given] = {}
    for command in every_command(digits=PLACE_A.check_digits, numbers=(0, 1, 3, 4, 9)):
        arguments = "".join(f' "{getattr(command, name)}"' for name in command.__dataclass_fields__)
        of_commands[f"{command_name(command)}{arguments}"] = command
    of_commands['enter-check-digits "3931"'] = commands.EnterCheckDigits("3931")
    codes = {
        "nothing": (),
        "label of A-1": (LABEL_A,),
        "label of B-2": (LABEL_B,),
        "label of no line": (barcode("LOC-Z9"),),
        "a nut": (NUT,),
        "ten nuts": (NUTS_OF_10,),
        "a box as ITF": (NUTS_OF_3,),
        "a bolt": (BOLT,),
        "a washer": (WASHER,),
        "other goods": (STOCKED,),
        "a strange code": (STRANGE,),
        "label of A-1 and a nut": (LABEL_A, NUT),
        "glue": (TUBE,),
        "glue of lot L-5": (TUBE_L5,),
        "glue of lot L-6": (TUBE_L6,),
        "a drill with its number": (DRILL_S1,),
        "milk that is good": (CARTON_GOOD,),
        "milk that has expired": (CARTON_PAST,),
        "a screw": (SCREW,),
        "tote 7": (TOTE_7,),
        "tote 8": (TOTE_8,),
    }
    utterance = Utterance("3 more.", "en")
    lead = {
        "lead answers": events.HelpAnswered("P-7", 1, "Look behind the post."),
        "lead answers on another list": events.HelpAnswered("P-1", 1, "Look behind the post."),
        "lead allows what has expired": events.ExpiryOverridden("P-10", 1),
        "lead takes the list back": events.ListCancelled("P-7"),
    }
    return {
        "started": Started(),
        "menu opens": Held(),
        "menu closes": Released(),
        "tick": Tick(),
        "not stored": JournalFailed("disk full"),
        "text located": Observation(FRAME, NOW, detections=()),
        "text located elsewhere": Observation(9, NOW, detections=(Detection(quad(640), 0.9, 0),)),
        **{name: JournalChanged((event,)) for name, event in lead.items()},
        "another list waits": JournalChanged(offered=ListProgress.start(SERIALS)),
        "list taken back, another waits": JournalChanged((events.ListCancelled("P-7"),), ListProgress.start(SERIALS)),
        "the day is known": DATED,
        "the day is unknown": UNDATED,
        **{f"{name} shown": look(*shown, at=NOW) for name, shown in codes.items()},
        **{f"words {moment}": SpeechProgress(utterance, moment) for moment in SpeechMoment},
        **of_commands,
    }


def transition_rows() -> list[str]:
    """Give the rows of TRANSITIONS.md."""
    return rows(states(), inputs(), NOW)
