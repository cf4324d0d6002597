"""Which decoded codes count as a scan: each showing of a code once, and only with enough evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipelines.picking.codes import code_key
from pipelines.types import Barcode, Symbology

STRONG_CHECKSUM = frozenset(
    {Symbology.CODE_128, Symbology.QR_CODE, Symbology.DATA_MATRIX, Symbology.AZTEC, Symbology.PDF417}
)
"""Symbologies whose own checksum makes a single read enough."""


PART_NUMBERS = ("1P", "P")
"""Data identifiers of the supplier's and the customer's part number (ANSI MH10.8.2)."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A code that counts."""

    content: str
    """GTIN of 14 digits or part number where the code holds one, else its text."""
    shown: str
    """The text as it was decoded."""


@dataclass(frozen=True, slots=True)
class CodeInView:
    """A code that was seen lately."""

    key: str
    symbology: Symbology
    last_seen_at: float
    """Seconds on the run's clock, by the frame that showed it."""
    frames: int
    """In how many frames it was seen since it came into view."""
    is_accepted: bool
    """Whether it counted as a scan already."""


@dataclass(frozen=True, slots=True)
class ScanTracker:
    """Remembers the codes in view, so that one showing counts once.

    A decode that fails is no absence: a code is gone only when it was not seen for `gone_seconds`.
    """

    gone_seconds: float = 0.5
    in_view: tuple[CodeInView, ...] = ()

    def observe(self, barcodes: tuple[Barcode, ...], at: float, expected: frozenset[str]) -> Observed:
        """Take the codes of one frame; `expected` holds the keys of codes that the current step waits for."""
        kept = {code.key: code for code in self.in_view if at - code.last_seen_at < self.gone_seconds}
        scans: list[Scan] = []
        for barcode in barcodes:
            if barcode.symbology is Symbology.ITF and barcode.gtin is None:
                # Parts of other codes read as ITF; only 14 digits with a check digit are evidence.
                continue
            key = code_key(_content(barcode))
            before = kept.get(key)
            now = CodeInView(key, barcode.symbology, at, 1, is_accepted=False)
            if before is not None:
                # Two labels with one code in the same frame are one piece of evidence, not two frames.
                frames = before.frames + (1 if before.last_seen_at < at else 0)
                now = replace(before, last_seen_at=at, frames=frames)
            if not now.is_accepted and now.frames >= _frames_needed(barcode.symbology, is_expected=key in expected):
                scans.append(Scan(key, barcode.text))
                now = replace(now, is_accepted=True)
            kept[key] = now
        return Observed(replace(self, in_view=tuple(kept.values())), tuple(scans))

    def looking_again(self, at: float) -> ScanTracker:
        """Go on after a time without looking: not looking is no absence, so what counted must still leave the view."""
        kept = tuple(replace(code, last_seen_at=at) for code in self.in_view if code.is_accepted)
        return replace(self, in_view=kept)

    def forgetting(self, keys: frozenset[str]) -> ScanTracker:
        """Let codes in view that were refused be shown anew, because now they are waited for."""
        return replace(self, in_view=tuple(code for code in self.in_view if code.key not in keys))


@dataclass(frozen=True, slots=True)
class Observed:
    """What one frame added."""

    tracker: ScanTracker
    scans: tuple[Scan, ...]
    """In the order in which the codes were decoded."""


def _content(barcode: Barcode) -> str:
    """Give what names the thing: its GTIN, the part number of an electronics label, or the text as it is."""
    part = next((each.value for each in barcode.label_fields if each.identifier in PART_NUMBERS), None)
    return barcode.gtin or part or barcode.text


def _frames_needed(symbology: Symbology, *, is_expected: bool) -> int:
    if symbology is Symbology.ITF:
        return 2
    return 1 if is_expected or symbology in STRONG_CHECKSUM else 2
