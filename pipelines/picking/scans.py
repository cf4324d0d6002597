"""Which decoded codes count as a scan: each showing of a code once, and only with enough evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipelines.picking.label_content import LabelContent, content_of
from pipelines.types import Observation, Quad, Symbology

STRONG_CHECKSUM = frozenset(
    {Symbology.CODE_128, Symbology.QR_CODE, Symbology.DATA_MATRIX, Symbology.AZTEC, Symbology.PDF417}
)


@dataclass(frozen=True, slots=True)
class Hopes:
    """What the current step waits for."""

    expected: frozenset[str]
    rivals: frozenset[str] = frozenset()
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    key: str
    label: LabelContent
    symbology: Symbology
    is_expected: bool


@dataclass(frozen=True, slots=True)
class Unread:
    frame_id: int
    quad: Quad
    since_seconds: float


@dataclass(frozen=True, slots=True)
class CodeInView:
    key: str
    last_seen_at: float
    frames: int
    is_accepted: bool


@dataclass(frozen=True, slots=True)
class ScanTracker:
    gone_seconds: float = 0.5
    in_view: tuple[CodeInView, ...] = ()

    def observe(self, seen: Observation, hopes: Hopes) -> "Observed":
        at = seen.captured_at
        kept = {code.key: code for code in self.in_view if at - code.last_seen_at < self.gone_seconds}
        scans: list[Scan] = []
        for barcode in seen.barcodes or ():
            if barcode.symbology is Symbology.ITF and barcode.gtin is None:
                continue
            label = content_of(barcode)
            key = next((k for k in label.keys if k in hopes.expected), label.key)
            before = kept.get(key)
            now = CodeInView(key, at, 1, is_accepted=False)
            if before is not None:
                now = replace(before, last_seen_at=at, frames=before.frames + (1 if before.last_seen_at < at else 0))
            expected = key in hopes.expected
            needed = 2 if barcode.symbology is Symbology.ITF else 1 if expected or hopes.is_open else 3
            if not now.is_accepted and now.frames >= needed:
                scans.append(Scan(key, label, barcode.symbology, expected))
                now = replace(now, is_accepted=True)
            kept[key] = now
        return Observed(
            replace(self, in_view=tuple(kept.values())), tuple(sorted(scans, key=lambda s: not s.is_expected))
        )

    def looking_again(self, at: float) -> "ScanTracker":
        return replace(self, in_view=tuple(replace(c, last_seen_at=at) for c in self.in_view if c.is_accepted))

    def forgetting(self, keys: frozenset[str]) -> "ScanTracker":
        return replace(self, in_view=tuple(c for c in self.in_view if c.key not in keys))

    counting_again = forgetting

    def noting(self, key: str, quad: Quad | None) -> "ScanTracker":
        return self


@dataclass(frozen=True, slots=True)
class Observed:
    tracker: ScanTracker
    scans: tuple[Scan, ...] = ()
    again: tuple[Scan, ...] = ()
    is_crowded: bool = False
    unread: Unread | None = None
