"""Why a reading failed or is in doubt, with what was measured and what is needed."""

from __future__ import annotations

import enum
import statistics
from dataclasses import dataclass, field

from pipelines.phrases import reading_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.reading.capture import CaptureSettings
from pipelines.reading.doubt import chance_of
from pipelines.reading.framing import Framing
from pipelines.types import FrameQuality, TextLine


class Reason(enum.StrEnum):
    """What stands in the way of reading; the value is the name in events."""

    TOO_DARK = "too-dark"
    MOVED = "moved"
    OUT_OF_FOCUS = "out-of-focus"
    GLARE = "glare"
    NO_TEXT = "no-text"
    CUT_OFF = "cut-off"
    TOO_FAR = "too-far"
    UPSIDE_DOWN = "upside-down"
    UNCERTAIN = "uncertain"
    """Some lines were read with doubt, and nothing else explains it."""


@dataclass(frozen=True, slots=True)
class DiagnosisSettings:
    """From where on something stands in the way."""

    capture: CaptureSettings = field(default_factory=CaptureSettings)
    unsure_below: float = 0.8
    """Chance of being right below which a line is in doubt, 0 to 1."""
    glare_from: float = 0.08
    """Share of burnt-out pixels from which on glare may hide text; paper in good light has less."""
    motion_from: float = 0.03
    """FrameQuality.motion from which on blur comes from movement rather than from focus."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of the last reading."""

    quality: FrameQuality | None = None
    """Of its frame."""
    framing: Framing | None = None
    """How its text lay; None if there was none, or it was not looked for."""
    lines: tuple[TextLine, ...] = ()
    """What was read, legible or not."""
    was_looked_for: bool = False
    """Whether text was looked for in it."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Why it is so."""

    reasons: tuple[Reason, ...]
    """The strongest first; empty where nothing is amiss."""
    text_height: float | None
    """Median height of the lines, in pixels."""
    needed_height: float | None = None
    """What they need, in pixels."""
    confidence: float | None = None
    """Mean chance of the legible lines to be right, 0 to 1."""
    side: str | None = None
    """Where text is cut off, a value of Side."""


def diagnose(evidence: Evidence, settings: DiagnosisSettings | None = None) -> Diagnosis:
    """Find out what stands in the way, the strongest reason first."""
    settings = settings or DiagnosisSettings()
    reasons: list[Reason] = []
    quality, framing = evidence.quality, evidence.framing
    legible = [line for line in evidence.lines if line.text.strip()]
    if quality is not None:
        reasons += _of_the_picture(quality, settings)
    if evidence.was_looked_for and framing is None:
        reasons.append(Reason.NO_TEXT)
    if framing is not None and framing.cut_off:
        reasons.append(Reason.CUT_OFF)
    if framing is not None and framing.is_too_small:
        reasons.append(Reason.TOO_FAR)
    doubtful = [line for line in legible if chance_of(line) < settings.unsure_below]
    is_bad = len(legible) < len(evidence.lines) or bool(doubtful)
    if framing is not None and is_bad and abs(framing.tilt) > 135:
        reasons.append(Reason.UPSIDE_DOWN)
    if is_bad and not reasons:
        reasons.append(Reason.UNCERTAIN)
    return Diagnosis(
        tuple(reasons),
        None if framing is None else framing.text_height,
        None if framing is None else framing.needed_height,
        confidence=statistics.fmean(chance_of(line) for line in legible) if legible else None,
        side=framing.cut_off[0].value if framing is not None and framing.cut_off else None,
    )


def _of_the_picture(quality: FrameQuality, settings: DiagnosisSettings) -> list[Reason]:
    if quality.brightness < settings.capture.too_dark_below:
        return [Reason.TOO_DARK]
    reasons: list[Reason] = []
    if quality.sharpness < settings.capture.too_blurred_below:
        moved = quality.motion is not None and quality.motion >= settings.motion_from
        reasons.append(Reason.MOVED if moved else Reason.OUT_OF_FOCUS)
    if quality.glare >= settings.glare_from:
        reasons.append(Reason.GLARE)
    return reasons


def why_words(diagnosis: Diagnosis) -> Phrase:
    """Say the strongest reason, with its figure and what helps."""
    if not diagnosis.reasons:
        return reading_phrases.why_nothing()
    reason = diagnosis.reasons[0]
    match reason:
        case Reason.CUT_OFF:
            return reading_phrases.cut_off(diagnosis.side or "left")
        case Reason.TOO_FAR:
            return reading_phrases.why_too_far(round(diagnosis.text_height or 0), round(diagnosis.needed_height or 0))
        case Reason.UNCERTAIN:
            return reading_phrases.why_uncertain(round(100 * (diagnosis.confidence or 0)))
    return reading_phrases.why(reason.value)
