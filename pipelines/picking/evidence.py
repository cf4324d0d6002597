"""When what was decoded at one place is believed.

An EAN has one check digit, so that one misread in ten of a bad picture passes; and the next frame, which shows nearly
the same, is misread in the same way more often than not. Frames that agree are therefore weak evidence, and many are
asked for where a mistake would do harm: where goods with nearly the same number are in stock.

What the networks for blurred codes read is confirmed by its drawn bars, and yet weak in every symbology, since they
choose among codes whose checksum passes. A code that nobody knows is least believed of them, even where any is awaited.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from pipelines.picking.hopes import Hopes
from pipelines.picking.reads import RETAIL, Read
from pipelines.vision.gtin import GTIN_DIGITS, has_valid_check_digit

FRAMES_AGAINST = 3
"""Frames that must agree before the worker is told that a code is not the one."""
FRAMES_CONFIRMED = 2
"""Frames that must agree on an awaited EAN or UPC where one that it can be taken for is known, and its drawn bars fit.

A misread whose bars fit is rarer still than several equal misreads."""
FRAMES_CONFUSABLE = 4
"""The same where the drawn bars do not show it."""
SECONDS_CONFUSABLE = 1.1
"""How far apart the first and the last of those frames must be: a misread comes in a run, which ends with time."""
SECONDS_UNKNOWN = 0.6
"""The same for an EAN or UPC that is not awaited and that nobody knows: more often than not it is a misread, and to be
told that the right one is wrong confuses. Of the networks, for any code that nobody knows."""
LEAD = 2
"""A content must have more than this many times the reads of any known other at its place; of one that it can be taken
for, the frames that it needs come on top."""


def believed(reads: Sequence[Read], identity: str, hopes: Hopes) -> bool:
    """Tell whether what was decoded at one place suffices to believe one content of it.

    Args:
        reads: Each from a look of its own.
        identity: Of the content, see Read; among the reads.
        hopes: What the step waits for.
    """
    own = [read for read in reads if read.identity == identity]
    key = hopes.key_of(own[-1].label)
    needed = _needed(own, key, hopes)
    if own[-1].is_strong:
        return len(own) >= needed
    against = Counter(hopes.key_of(read.label) for read in reads if _speaks_against(read, own[-1]))
    if not against:
        return _is_proven(own, key, hopes) or (len(own) >= needed and _is_spread(own, key, hopes))
    # A code that nobody knows, where one that is awaited was read too, can only be a misread of it.
    known = {other: count for other, count in against.items() if not hopes.awaits(key) or hopes.is_of_kind(other)}
    # A single read is never enough where another was read at the same place.
    least = max(needed, 2) + LEAD * sum(count for other, count in known.items() if confusable(other, key))
    outdone = all(len(own) > count * (LEAD if other in known else 1) for other, count in against.items())
    return len(own) >= least and outdone and _is_spread(own, key, hopes)


def confusable(one: str, other: str) -> bool:
    """Tell whether two different keys are GTINs that differ in at most two digits beside the check digit."""
    if one == other or not (_is_gtin(one) and _is_gtin(other)):
        return False
    return sum(a != b for a, b in zip(one[:-1], other[:-1], strict=True)) <= 2


def _needed(own: Sequence[Read], key: str, hopes: Hopes) -> int:
    """Give how many frames must agree if nothing else was read there."""
    if not hopes.awaits(key) or _is_guess(own, key, hopes):
        return FRAMES_AGAINST
    read = own[-1]
    if read.is_strong:
        return 1
    if read.symbology in RETAIL and _has_confusable(key, hopes.rivals):
        return FRAMES_CONFUSABLE
    is_enough_alone = read.symbology in RETAIL and key in hopes.expected and any(each.is_plain for each in own)
    return 1 if is_enough_alone else 2


def _is_proven(own: Sequence[Read], key: str, hopes: Hopes) -> bool:
    """Tell whether enough frames show bars that fit an awaited code when they are drawn again."""
    is_meant = hopes.awaits(key) and not _is_guess(own, key, hopes)
    return is_meant and sum(read.is_confirmed for read in own) >= FRAMES_CONFIRMED


def _is_spread(own: Sequence[Read], key: str, hopes: Hopes) -> bool:
    """Tell whether reads are far enough apart in time: of EAN, UPC and the networks, whose misreads come in runs."""
    # Rounded, since times are sums of binary fractions.
    seconds = round(own[-1].at - own[0].at, 6)
    if _is_guess(own, key, hopes):
        return seconds >= SECONDS_UNKNOWN
    if own[-1].symbology not in RETAIL:
        return True
    if hopes.awaits(key):
        return seconds >= SECONDS_CONFUSABLE or not _has_confusable(key, hopes.rivals)
    return seconds >= SECONDS_UNKNOWN or hopes.is_of_kind(key)


def _is_guess(own: Sequence[Read], key: str, hopes: Hopes) -> bool:
    """Tell whether the networks read it and nobody knows it; one read by an ordinary decoder speaks against that."""
    return all(read.is_inferred for read in own) and not hopes.knows(key)


@lru_cache(maxsize=16)
def _has_confusable(key: str, rivals: frozenset[str]) -> bool:
    """Look through all rivals, which may be a whole warehouse's; a step asks for the same key with every frame.

    An EAN is padded with a zero, so that a case, whose first digit is another, is never read for it.
    """
    return any(rival.startswith(key[:1]) and confusable(key, rival) for rival in rivals)


def _speaks_against(read: Read, own: Read) -> bool:
    """Tell whether one of two reads at one place must be wrong; a code with a strong checksum beside it is another."""
    return read.identity != own.identity and not read.is_strong


def _is_gtin(key: str) -> bool:
    return len(key) == GTIN_DIGITS and has_valid_check_digit(key)
