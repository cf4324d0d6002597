"""The barcodes of one picture, by two readers that take turns and check one another, and a third for blurred codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipelines.types import Barcode, Pixels, Symbology
from pipelines.vision.barcode_reading import EVERY_SYMBOLOGY, Grey
from pipelines.vision.barcode_settings import BarcodeSettings
from pipelines.vision.barcode_stages import BarcodeStages, enlargement
from pipelines.vision.barcode_votes import Vote, same_place
from pipelines.vision.blurred.port import BlurredCodeReader
from pipelines.vision.striped_regions import StripedRegion

_DEFAULTS = BarcodeSettings()


class BarcodeCascade:
    """Implements BarcodeEngine, for single pictures. Each stage is tried only if those before it gave nothing.

    1. zxing-cpp on the whole picture.
    2. Regions of parallel bars, cut out upright, resized and sharpened: zxing-cpp and zbar in turns, until one code of
       the region is trusted.
    3. zxing-cpp at half size, for matrix codes that are too coarse or too noisy.
    4. zbar on some lines of the whole picture.
    5. zxing-cpp on the negative.
    6. The reader of blurred codes, on each of the regions, then on those of the searches for blurred codes.

    That reader comes last: of photographs that it must look at, nothing else reads the region, and stages 3 to 5
    together cost less than its look at one or two regions, which also light bars on dark and bars beside a matrix code
    would have to bear.

    What is trusted is told in barcode_votes.py. For the frames of a camera see barcode_watch.py.
    """

    def __init__(
        self,
        symbologies: frozenset[Symbology] = EVERY_SYMBOLOGY,
        settings: BarcodeSettings = _DEFAULTS,
        blurred: BlurredCodeReader | None = None,
    ) -> None:
        """Look for these symbologies and for no others; the profile names them.

        Args:
            symbologies: What is looked for.
            settings: The limits that are kept to.
            blurred: Reads blurred codes; None leaves its stage out.
        """
        self._stages = BarcodeStages(symbologies, settings, blurred)

    def decode(self, pixels: Pixels, known: frozenset[str] = frozenset()) -> tuple[Barcode, ...]:
        """Give every code that passes its checks; the same physical code once.

        Args:
            pixels: The picture.
            known: Contents that are in stock, see BlurredCodeReader.
        """
        if pixels.size == 0:
            return ()
        grey = self._stages.grey(pixels)
        for votes in self._by_stage(grey, known):
            barcodes = tuple(self._stages.barcodes(votes, enlargement(pixels, grey)))
            if barcodes:
                return barcodes
        return ()

    def _by_stage(self, grey: Grey, known: frozenset[str]) -> Iterator[tuple[Vote, ...]]:
        """Give the votes of one stage after another; each is computed when it is asked for."""
        stages, settings = self._stages, self._stages.settings
        yield stages.whole(grey)
        # Regions are searched for once.
        least_stripes = min(settings.least_stripes, settings.blurred_stripes) if stages.reads_blurred else None
        regions = stages.striped(grey, least_stripes)
        clear = (each for each in regions if each.stripes >= settings.least_stripes)
        yield tuple(vote for each in clear for vote in stages.region(grey, each))
        yield stages.half(grey)
        yield stages.sparse(grey)
        yield stages.negative(grey)
        if stages.reads_blurred:
            yield self._blurred((*stages.joined(grey, regions), *regions), known)
            for finder in stages.blurred_finders(grey):
                yield self._blurred(stages.striped(grey, settings.blurred_stripes, finder), known)

    def _blurred(self, regions: Iterable[StripedRegion], known: frozenset[str]) -> tuple[Vote, ...]:
        votes: tuple[Vote, ...] = ()
        for each in regions:
            is_read = any(same_place(each.quad, vote.reading.quad) for vote in votes)
            if is_read or each.crop.likeness() < self._stages.settings.blurred_likeness:
                continue
            look = self._stages.look(each)
            if look is not None:
                votes += self._stages.judged(look, known)
        return votes
