"""Every state of the picking session, reached by real steps, and every input."""

from __future__ import annotations

from pipelines import commands
from pipelines.commands import ShortReason, command_name
from pipelines.picking.session import PickingSession
from pipelines.session import Held, Released, SessionInput, Started
from pipelines.types import JournalFailed, Observation, SpeechMoment, SpeechProgress, Tick, Utterance
from tests.pipelines.every_command import every_command
from tests.pipelines.picking.shelf import (
    BOLT,
    LABEL_A,
    LABEL_B,
    NUT,
    NUTS_OF_3,
    NUTS_OF_10,
    PLACE_A,
    STRANGE,
    WASHER,
    after,
    barcode,
    seen,
    session_with,
)
from tests.pipelines.transitions import rows

NOW = 10.0
"""When every input comes, in seconds."""


def states() -> dict[str, PickingSession]:
    """Give every state by a name that says what is special about it."""
    offered = session_with()
    going = after(offered, commands.AcceptList())
    picking = after(going, seen(LABEL_A))
    counted = after(picking, seen(NUT))
    second = after(counted, commands.EnterQuantity(4))
    empty = commands.ReportShort(ShortReason.EMPTY)
    last = after(going, empty, empty)
    at_last = after(last, commands.EnterCheckDigits("71"), seen(WASHER))
    plain = {
        "NO_LIST": session_with(None),
        "ACCEPT_LIST": offered,
        "GO_TO_LOCATION": going,
        "GO_TO_LOCATION, after a full line": second,
        "GO_TO_LOCATION, last line": last,
        "PICK_ITEM, none counted": picking,
        "PICK_ITEM, one counted": counted,
        "PICK_ITEM, last line, one to go": at_last,
        "LIST_DONE": after(at_last, seen(WASHER)),
    }
    some = ("NO_LIST", "GO_TO_LOCATION", "PICK_ITEM, one counted", "LIST_DONE")
    paused = {f"{name}, paused": after(plain[name], commands.Pause()) for name in some}
    held = {f"{name}, menu open": after(plain[name], Held()) for name in some}
    cut = SpeechProgress(Utterance("3 more.", "en"), SpeechMoment.INTERRUPTED)
    cut_off = {"PICK_ITEM, menu open over words": after(counted, Held(), cut)}
    return {**plain, **paused, **held, **cut_off}


def inputs() -> dict[str, SessionInput]:
    """Give every kind of input by a name."""
    of_commands: dict[str, SessionInput] = {}
    for command in every_command(digits=PLACE_A.check_digits, numbers=(0, 1, 3, 4, 9)):
        arguments = "".join(f' "{getattr(command, name)}"' for name in command.__dataclass_fields__)
        of_commands[f"{command_name(command)}{arguments}"] = command
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
        "a strange code": (STRANGE,),
        "label of A-1 and a nut": (NUT, LABEL_A),
        "a nut and a bolt": (NUT, BOLT),
    }
    utterance = Utterance("3 more.", "en")
    return {
        "started": Started(),
        "menu opens": Held(),
        "menu closes": Released(),
        "tick": Tick(),
        "not stored": JournalFailed("disk full"),
        "text located": Observation(9, NOW, detections=()),
        **{f"{name} shown": seen(*shown, at=NOW) for name, shown in codes.items()},
        **{f"words {moment}": SpeechProgress(utterance, moment) for moment in SpeechMoment},
        **of_commands,
    }


def transition_rows() -> list[str]:
    """Give the rows of TRANSITIONS.md."""
    return rows(states(), inputs(), NOW)
