"""The ways to decode a grey picture, each for itself: who uses them chooses which, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipelines.types import Barcode, BarcodeStage, Pixels, Symbology
from pipelines.vision.bar_fit import Verdict, fit_bars
from pipelines.vision.bar_regions import RegionFinder
from pipelines.vision.barcode_content import interpreted
from pipelines.vision.barcode_reading import LINEAR, RETAIL, BarcodeReading, Grey, Reader
from pipelines.vision.barcode_settings import BarcodeSettings, RegionPass
from pipelines.vision.barcode_votes import Vote, accepted_alone, accepted_at_once, accepted_together, merged
from pipelines.vision.blurred.evidence import PLACE_CLASSES, CodeEvidence
from pipelines.vision.blurred.port import BlurredCodeReader
from pipelines.vision.gtin import GTIN_DIGITS, has_valid_check_digit
from pipelines.vision.quiet_zone import has_quiet_zones
from pipelines.vision.region_crop import UprightCrop
from pipelines.vision.striped_regions import StripedRegion, joined, striped_regions, without
from pipelines.vision.zbar_reader import ScanDensity, read_with_zbar
from pipelines.vision.zxing_reader import UPRIGHT_ONLY, read_with_zxing

_STAGES = {Reader.ZXING: BarcodeStage.ZXING_REGION, Reader.ZBAR: BarcodeStage.ZBAR_REGION}
_SEEN_AS = {Symbology.UPC_A: Symbology.EAN_13}
"""What a blurred code is seen as, where that is not its own symbology."""
_LEAST_SPACING = 3
"""Lines between those that zbar scans in a whole picture."""


class BarcodeStages:
    """The stages of the cascade. Each gives the votes that it trusts, with their quads in the grey picture's pixels."""

    def __init__(
        self,
        symbologies: frozenset[Symbology],
        settings: BarcodeSettings,
        blurred: BlurredCodeReader | None = None,
    ) -> None:
        """Look for these symbologies and for no others; without a reader of blurred codes, none is read."""
        self._symbologies = symbologies
        self._linear = symbologies & LINEAR
        self._seen_as = {_SEEN_AS.get(each, each) for each in symbologies} & PLACE_CLASSES.keys()
        self._blurred = blurred if self._seen_as else None
        self.settings = settings
        """The limits that the stages keep to."""

    def grey(self, pixels: Pixels) -> Grey:
        """Give the grey copy that all stages share, reduced where the picture is very large."""
        grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
        return _resized(grey, min(1.0, (self.settings.most_pixels / grey.size) ** 0.5))

    def barcodes(self, votes: tuple[Vote, ...], to_frame: NDArray[np.float64]) -> Iterator[Barcode]:
        """Give the codes that were voted for, the same physical code once.

        Args:
            votes: Those that are trusted.
            to_frame: 2 × 3 affine matrix from the grey picture's pixels to the frame's.
        """
        for vote in merged(votes):
            if len(vote.reading.content) <= self.settings.most_content_bytes:
                barcode = interpreted(
                    vote.reading.placed(to_frame), vote.stage, is_confirmed=vote.verdict is Verdict.CONFIRMED
                )
                if barcode is not None:
                    yield barcode

    def whole(self, grey: Grey) -> tuple[Vote, ...]:
        """Let zxing-cpp read the whole picture."""
        votes = _cast(grey, read_with_zxing(grey, self._symbologies), BarcodeStage.ZXING)
        return tuple(vote for vote in votes if accepted_at_once(vote))

    def striped(
        self, grey: Grey, least_stripes: int | None = None, finder: RegionFinder | None = None
    ) -> tuple[StripedRegion, ...]:
        """Give the regions with enough stripes, the most promising first; none where no linear code is sought.

        Args:
            grey: The picture.
            least_stripes: None takes the settings'.
            finder: None takes the settings' for sharp codes.
        """
        if not self._linear:
            return ()
        settings = self.settings
        return striped_regions(grey, finder or settings.finder, least_stripes or settings.least_stripes)

    def undecoded(
        self, grey: Grey, striped: tuple[StripedRegion, ...], votes: tuple[Vote, ...]
    ) -> tuple[StripedRegion, ...]:
        """Leave out of the regions what is voted for."""
        for vote in votes:
            striped = without(grey, striped, vote.reading.quad, self.settings.least_stripes)
        return striped

    def region(self, grey: Grey, striped: StripedRegion) -> tuple[Vote, ...]:
        """Let both readers take turns on an upright crop, until one code of the region is trusted."""
        votes: list[Vote] = []
        for attempt in self.settings.region_passes:
            prepared = _prepared(striped.crop, attempt)
            if attempt.reader is Reader.ZXING:
                readings = read_with_zxing(prepared.grey, self._linear, UPRIGHT_ONLY)
            else:
                readings = read_with_zbar(prepared.grey, self._linear, self.settings.upright)
            placed = tuple(reading.placed(prepared.to_frame) for reading in readings)
            votes += _cast(grey, placed, _STAGES[attempt.reader])
            accepted = accepted_together(votes, striped.region.width)
            if accepted:
                return accepted
        return ()

    @property
    def reads_blurred(self) -> bool:
        """Whether there is a reader of blurred codes, and any that it can read is sought."""
        return self._blurred is not None

    def blurred_finders(self, grey: Grey) -> tuple[RegionFinder, ...]:
        """Give the searches for blurred codes that have something to find in a picture of this size."""
        return tuple(each for each in self.settings.blurred_finders if each.longest_side <= max(grey.shape))

    def joined(
        self, grey: Grey, striped: Sequence[StripedRegion], least_stripes: int | None = None
    ) -> tuple[StripedRegion, ...]:
        """Give what may be one blurred code that was found in two parts; see striped_regions.py."""
        if not self.reads_blurred:
            return ()
        return joined(grey, striped, least_stripes or self.settings.least_stripes)

    def look(self, striped: StripedRegion) -> CodeEvidence | None:
        """Let the reader of blurred codes look at a region; None where it sees none that is sought."""
        seen = None if self._blurred is None else self._blurred.look(striped.crop)
        return seen if seen is not None and seen.symbology in self._seen_as else None

    def judged(self, evidence: CodeEvidence, known: frozenset[str]) -> tuple[Vote, ...]:
        """Let the reader of blurred codes judge what it saw; it has drawn again what it gives, and is trusted.

        Args:
            evidence: Of one look, or of several.
            known: Contents that are in stock, see BlurredCodeReader.
        """
        reading = None if self._blurred is None else self._blurred.judged(evidence, known)
        if reading is None or reading.symbology not in self._symbologies:
            return ()
        return (Vote(reading, BarcodeStage.NETWORK, Verdict.CONFIRMED),)

    def half(self, grey: Grey) -> tuple[Vote, ...]:
        """Let zxing-cpp read matrix codes at half size."""
        half = _resized(grey, 0.5)
        readings = read_with_zxing(half, self._symbologies - LINEAR)
        back = enlargement(grey, half)
        return tuple(Vote(reading.placed(back), BarcodeStage.ZXING_SCALED) for reading in readings)

    def sparse(self, grey: Grey) -> tuple[Vote, ...]:
        """Let zbar scan some lines of the whole picture."""
        every = max(_LEAST_SPACING, -(-grey.size // self.settings.most_scanned_pixels))
        readings = read_with_zbar(grey, self._linear, ScanDensity(rows=every, columns=every))
        return tuple(vote for vote in _cast(grey, readings, BarcodeStage.ZBAR) if accepted_alone(vote))

    def negative(self, grey: Grey) -> tuple[Vote, ...]:
        """Let zxing-cpp read the negative."""
        scale = min(1.0, (self.settings.most_negative_pixels / grey.size) ** 0.5)
        negative = np.asarray(cv2.bitwise_not(_resized(grey, scale)), dtype=np.uint8)
        votes = _cast(negative, read_with_zxing(negative, self._symbologies), BarcodeStage.ZXING_INVERTED)
        back = enlargement(grey, negative)
        return tuple(replace(v, reading=v.reading.placed(back)) for v in votes if accepted_at_once(v))


def enlargement(picture: Pixels, reduced: Grey) -> NDArray[np.float64]:
    """Give the 2 × 3 matrix from a reduced copy's pixels to the picture's."""
    factors = np.array([picture.shape[1] / reduced.shape[1], picture.shape[0] / reduced.shape[0]])
    return np.column_stack([np.diag(factors), np.zeros(2)])


def _cast(grey: Grey, readings: tuple[BarcodeReading, ...], stage: BarcodeStage) -> list[Vote]:
    """Lay each EAN and UPC over the picture, and see whether an ITF is whole; others stand for themselves."""
    return [Vote(reading, stage, _verdict(grey, reading)) for reading in readings]


def _verdict(grey: Grey, reading: BarcodeReading) -> Verdict | None:
    if reading.symbology in RETAIL:
        return fit_bars(grey, reading.quad, reading.symbology, reading.text).verdict
    is_itf_14 = len(reading.text) == GTIN_DIGITS and has_valid_check_digit(reading.text)
    if reading.symbology is Symbology.ITF and not is_itf_14 and not has_quiet_zones(grey, reading.quad):
        return Verdict.CONTRADICTED
    return None


def _prepared(crop: UprightCrop, attempt: RegionPass) -> UprightCrop:
    resized = crop.resized(attempt.bars_width)
    if attempt.smoothed_rows > 1:
        resized = resized.smoothed(attempt.smoothed_rows)
    if attempt.sharpened_sigma > 0:
        resized = resized.sharpened(attempt.sharpened_sigma, attempt.sharpened_gain)
    return resized


def _resized(grey: Grey, scale: float) -> Grey:
    if scale == 1.0:
        return grey
    size = (max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale)))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
