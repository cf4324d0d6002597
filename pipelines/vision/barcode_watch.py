"""The barcodes of a camera's frames, one after another: what is dear takes turns over the frames."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from pipelines.types import Frame, Quad, Symbology
from pipelines.vision.bar_place import BarPlace, next_to_try
from pipelines.vision.bar_regions import RegionFinder
from pipelines.vision.barcode_reading import EVERY_SYMBOLOGY, LINEAR, Grey
from pipelines.vision.barcode_settings import BarcodeSettings, WatchSettings
from pipelines.vision.barcode_stages import BarcodeStages, enlargement
from pipelines.vision.barcode_votes import Vote, same_place
from pipelines.vision.blurred.port import BlurredCodeReader
from pipelines.vision.coarse_view import CoarseView
from pipelines.vision.look import Seen
from pipelines.vision.striped_regions import StripedRegion

_Stage = Callable[[Grey], tuple[Vote, ...]]
_DEFAULTS = BarcodeSettings()
_DEFAULT_WATCH = WatchSettings()


class BarcodeWatch:
    """Implements BarcodeWatcher, for frames that follow one another.

    In every frame zxing-cpp reads the whole picture, and regions of bars are searched for. Of the regions without a
    decoded code, at most one is tried: one where a code was decoded in the frame before, or the one that stood still
    and was tried least. Where the frame gave no code at all, one more stage has its turn, as in BarcodeCascade: half
    size, zbar or the negative. A stage that gave a code is tried in the next frame again, since two frames must agree.

    Where there is a reader of blurred codes, it and the two others take turns on the chosen region, so that a frame has
    one of both; what it sees there is summed over the frames, see BarPlace. It looks at no fainter regions than they
    do: of 31 photographs without autofocus that they could not read, all showed enough stripes.

    So a frame costs at most the whole picture, the search, one region and one stage; where bars are too blurred for
    that search, or now and then where there are none, one of the searches for blurred codes more. It remembers frames:
    the same frames in the same order give the same, whatever the machine. Use one for each camera, from one thread.
    """

    def __init__(
        self,
        symbologies: frozenset[Symbology] = EVERY_SYMBOLOGY,
        settings: BarcodeSettings = _DEFAULTS,
        watch: WatchSettings = _DEFAULT_WATCH,
        blurred: BlurredCodeReader | None = None,
    ) -> None:
        """Look for these symbologies and for no others; the profile names them.

        Args:
            symbologies: What is looked for.
            settings: The limits of one look.
            watch: How the stages take turns.
            blurred: Reads blurred codes; None leaves them unread.
        """
        self._stages = BarcodeStages(symbologies, settings, blurred)
        self._watch = watch
        self._rota: dict[int, _Stage] = {}
        # Half size is cheap, so it comes twice.
        self._rota |= dict.fromkeys(range(0, watch.turns, 4), self._stages.half)
        self._rota[1 % watch.turns] = self._stages.sparse
        self._rota[(watch.turns // 2 + 1) % watch.turns] = self._stages.negative
        self._forget()

    def _forget(self) -> None:
        self._last_id = 0
        self._turn = 0
        self._again: _Stage | None = None
        self._places: tuple[BarPlace, ...] = ()
        self._view: CoarseView | None = None
        self._searches = 0
        self._finder: RegionFinder | None = None

    def look(self, frame: Frame, known: frozenset[str] = frozenset()) -> Seen:
        """Decode what can be decoded, and tell where else bars stand.

        Args:
            frame: One with no higher id than the last one begins a new run.
            known: Contents that are in stock, see BlurredCodeReader.
        """
        if frame.id <= self._last_id:
            self._forget()
        self._last_id = frame.id
        if frame.pixels.size == 0:
            return Seen((), ())
        stages = self._stages
        grey = stages.grey(frame.pixels)
        found = stages.striped(grey, self._watch.faint_stripes)
        striped = self._regions(grey, found)
        votes = stages.whole(grey)
        open_regions = stages.undecoded(grey, striped, votes)
        # Parts may show too little by themselves.
        joined = tuple(each for each in stages.joined(grey, open_regions if votes else found) if self._is_clear(each))
        open_regions = (*joined, *open_regions)
        places = [self._followed(each) for each in open_regions]
        chosen = next_to_try(places, self._watch.steady_frames)
        kept: dict[StripedRegion, BarPlace] = {}
        if chosen is not None:
            fresh, places[chosen] = self._tried(grey, open_regions[chosen], places[chosen], known)
            votes += fresh
            if places[chosen].was_decoded:
                # What was seen of a blurred code is added to in the next frame.
                kept[open_regions[chosen]] = places[chosen]
        if not votes:
            votes = self._turned(grey)
        left = stages.undecoded(grey, open_regions, votes)
        gone = (each for each in dict.fromkeys((*striped, *open_regions)) if each not in left)
        now = (
            *(kept.get(each) or BarPlace(each.quad, was_decoded=True) for each in gone),
            *(place for place, each in zip(places, open_regions, strict=True) if each in left),
        )
        now += _decoded_elsewhere(votes, now)
        smeared = self._smeared(grey, now)
        self._places = now or smeared
        to_frame = enlargement(frame.pixels, grey)
        stripes = tuple(_placed(each.quad, to_frame) for each in left if each not in joined)
        return Seen(tuple(stages.barcodes(votes, to_frame)), None if smeared else stripes)

    def _tried(
        self, grey: Grey, striped: StripedRegion, place: BarPlace, known: frozenset[str]
    ) -> tuple[tuple[Vote, ...], BarPlace]:
        """Let the readers whose turn it is try a region; gives what they decoded, and the place after it."""
        if not place.is_blurred_turn:
            after = place.tried(self._watch.longest_rest, has_blurred_reader=self._stages.reads_blurred)
            return self._stages.region(grey, striped), after
        look = self._stages.look(striped)
        after = place.looked(look, self._watch.most_looks)
        evidence = after.evidence
        # What earlier frames showed is judged only beside what this one shows.
        votes = () if look is None or evidence is None else self._stages.judged(evidence, known)
        return votes, after.judged() if votes else after

    def _regions(self, grey: Grey, found: tuple[StripedRegion, ...]) -> tuple[StripedRegion, ...]:
        """Choose among bars; where none are seen, search now and then for blurred ones, and in the frame after these.

        Args:
            grey: The picture.
            found: Its bars, faint ones too.
        """
        # Where no bars were before, faint ones count for nothing and need not be looked at.
        least_stripes = self._watch.faint_stripes if self._places else self._stages.settings.least_stripes
        clear = tuple(each for each in found if each.stripes >= least_stripes and self._is_clear(each))
        if clear or not self._stages.reads_blurred:
            self._finder = None
            return clear
        finder = self._finder or self._finder_in_turn(grey)
        if finder is not None:
            blurred = self._stages.striped(grey, least_stripes, finder)
            clear = tuple(each for each in blurred if self._is_clear(each))
        self._finder = finder if clear else None
        return clear

    def _finder_in_turn(self, grey: Grey) -> RegionFinder | None:
        """Give one of the searches for blurred codes, every so many frames without bars the next; else None."""
        self._searches += 1
        round_, rest = divmod(self._searches, self._watch.turns)
        finders = self._stages.blurred_finders(grey)
        return finders[round_ % len(finders)] if rest == 0 and finders else None

    def _is_clear(self, striped: StripedRegion) -> bool:
        """Tell whether bars are seen well enough; where they were before, less is enough for some frames."""
        place = self._followed(striped)
        if place.faint and not (place.frames > 1 and place.faint <= self._watch.faint_frames):
            return False
        return striped.crop.likeness() >= self._watch.least_likeness

    def _smeared(self, grey: Grey, now: tuple[BarPlace, ...]) -> tuple[BarPlace, ...]:
        """Give the places where no bars can be seen any more, though from afar they look as they did; for some frames.

        Only where no bars are seen at all. The look of the last frame with bars stays the one to compare with.
        """
        if now:
            self._view = CoarseView.of(grey)
            return ()
        before = self._view
        self._view = before if self._places else None
        if before is None or not self._places:
            return ()
        view = CoarseView.of(grey)
        return tuple(
            place.unseen()
            for place in self._places
            if place.faint < self._watch.faint_frames and view.shows(place.quad, before)
        )

    def _followed(self, striped: StripedRegion) -> BarPlace:
        """Find a region among those of the frame before."""
        is_faint = striped.stripes < self._stages.settings.least_stripes
        near = [place for place in self._places if same_place(place.quad, striped.quad)]
        if not near:
            return BarPlace(striped.quad, faint=int(is_faint))
        before = min(near, key=lambda place: _unlikeness(place.quad, striped.quad))
        return before.seen_at(striped.quad, is_faint=is_faint)

    def _turned(self, grey: Grey) -> tuple[Vote, ...]:
        """Try the stage that gave a code in the frame before, or else the one whose turn it is."""
        stage = self._again
        if stage is None:
            stage = self._rota.get(self._turn % self._watch.turns)
            self._turn += 1
        votes = stage(grey) if stage is not None else ()
        self._again = stage if votes else None
        return votes


def _decoded_elsewhere(votes: tuple[Vote, ...], places: tuple[BarPlace, ...]) -> tuple[BarPlace, ...]:
    """Give the places of linear codes that were decoded though the search found no bars there."""
    quads = (vote.reading.quad for vote in votes if vote.reading.symbology in LINEAR)
    return tuple(
        BarPlace(quad, was_decoded=True) for quad in quads if not any(same_place(quad, each.quad) for each in places)
    )


def _unlikeness(one: Quad, other: Quad) -> float:
    """Tell how far two quads in one place differ, in pixels: what two parts make together lies over both."""
    away = math.hypot(one.centre.x - other.centre.x, one.centre.y - other.centre.y)
    return away + abs(one.width - other.width)


def _placed(quad: Quad, to_frame: NDArray[np.float64]) -> Quad:
    return Quad.from_array(quad.as_array() @ to_frame[:, :2].T + to_frame[:, 2])
