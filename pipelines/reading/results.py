"""What is heard of a label or a code, and what is kept of it: never the text."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.events import Event, LabelRead, ProductLookedUp
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.reading.labelling import Labelling
from pipelines.reading.labels import LabelOutcome, label_words, match
from pipelines.reading.products import ProductKind, answer, product_words
from pipelines.reading.settings import ReadingSettings
from pipelines.types import Barcode, Earcon, Size


@dataclass(frozen=True, slots=True)
class Result:
    """A result that is told in one breath."""

    sound: Earcon
    """GOOD where the wearer knows now, else ATTENTION."""
    phrases: tuple[Phrase, ...]
    """What is said, in order."""
    spelled: str
    """What Spell spells; empty where there is nothing."""
    event: Event


def of_label(label: Labelling, settings: ReadingSettings, phrasebook: Phrasebook) -> Result:
    """Compare a label that was read to its end with the list of names."""
    found = match(label.lines, settings.label_list, label.picture.size)
    is_sure = found.outcome in {LabelOutcome.ONE, LabelOutcome.SEVERAL}
    return Result(
        Earcon.GOOD if is_sure else Earcon.ATTENTION,
        label_words(found, phrasebook),
        "; ".join(found.spelled),
        LabelRead(found.outcome.value),
    )


def of_codes(codes: tuple[Barcode, ...], size: Size | None, settings: ReadingSettings) -> Result:
    """Look up the codes of a frame; none means that none came into view."""
    found = answer(codes, settings.catalogue, size)
    is_known = found.kind not in {ProductKind.UNKNOWN, ProductKind.NO_CODE}
    return Result(
        Earcon.GOOD if is_known else Earcon.ATTENTION,
        product_words(found),
        found.spelled,
        ProductLookedUp(found.kind.value),
    )
