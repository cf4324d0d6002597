"""The barcodes of a camera's frames, one after another: what is dear takes turns over the frames."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipelines.types import Frame, Quad, Symbology
from pipelines.vision.barcode_reading import EVERY_SYMBOLOGY, LINEAR, Grey
from pipelines.vision.barcode_settings import BarcodeSettings, WatchSettings
from pipelines.vision.barcode_stages import BarcodeStages, enlargement
from pipelines.vision.barcode_votes import Vote, same_place
from pipelines.vision.coarse_view import CoarseView
from pipelines.vision.look import Seen
from pipelines.vision.striped_regions import StripedRegion

_Stage = Callable[[Grey], tuple[Vote, ...]]
_DEFAULTS = BarcodeSettings()
_DEFAULT_WATCH = WatchSettings()


@dataclass(frozen=True, slots=True)
class _Place:
    """A region as it is followed over frames."""

    quad: Quad
    """Where it was in the last frame, in pixels of the grey picture."""
    frames: int = 1
    """How many frames running it was seen in."""
    tries: int = 0
    """In vain since it was first seen, or since a code was last decoded there."""
    rest: int = 0
    """Frames to wait before the next try."""
    was_decoded: bool = False
    """Whether a code was decoded there in the last frame."""
    faint: int = 0
    """Frames running in which what was seen of it would not have been enough for a new region."""


class BarcodeWatch:
    """Implements BarcodeWatcher, for frames that follow one another.

    In every frame zxing-cpp reads the whole picture, and regions of bars are searched for. Of the regions without a
    decoded code, at most one is tried: one where a code was decoded in the frame before, or the one that stood still
    and was tried least. Where the frame gave no code at all, one more stage has its turn, as in BarcodeCascade: half
    size, zbar or the negative. A stage that gave a code is tried in the next frame again, since two frames must agree.

    So a frame costs at most the whole picture, the search, one region and one stage. It remembers frames: the same
    frames in the same order give the same, whatever the machine. Use one for each camera, from one thread.
    """

    def __init__(
        self,
        symbologies: frozenset[Symbology] = EVERY_SYMBOLOGY,
        settings: BarcodeSettings = _DEFAULTS,
        watch: WatchSettings = _DEFAULT_WATCH,
    ) -> None:
        """Look for these symbologies and for no others; the profile names them."""
        self._stages = BarcodeStages(symbologies, settings)
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
        self._places: tuple[_Place, ...] = ()
        self._view: CoarseView | None = None

    def look(self, frame: Frame) -> Seen:
        """Decode what can be decoded, and tell where else bars stand.

        A frame with no higher id than the last one begins a new run.
        """
        if frame.id <= self._last_id:
            self._forget()
        self._last_id = frame.id
        if frame.pixels.size == 0:
            return Seen((), ())
        stages = self._stages
        grey = stages.grey(frame.pixels)
        # Where no bars were before, faint ones count for nothing and need not be looked at.
        least_stripes = self._watch.faint_stripes if self._places else None
        striped = tuple(each for each in stages.striped(grey, least_stripes) if self._is_clear(each))
        votes = stages.whole(grey)
        open_regions = stages.undecoded(grey, striped, votes)
        places = [self._followed(each) for each in open_regions]
        chosen = _chosen(places, self._watch.steady_frames)
        if chosen is not None:
            votes += stages.region(grey, open_regions[chosen])
            places[chosen] = _tried(places[chosen], self._watch.longest_rest)
        if not votes:
            votes = self._turned(grey)
        left = stages.undecoded(grey, open_regions, votes)
        now = (
            *(_Place(each.quad, was_decoded=True) for each in (*striped, *open_regions) if each not in left),
            *(place for place, each in zip(places, open_regions, strict=True) if each in left),
        )
        now += _decoded_elsewhere(votes, now)
        smeared = self._smeared(grey, now)
        self._places = now or smeared
        to_frame = enlargement(frame.pixels, grey)
        stripes = tuple(_placed(each.quad, to_frame) for each in left)
        return Seen(tuple(stages.barcodes(votes, to_frame)), None if smeared else stripes)

    def _is_clear(self, striped: StripedRegion) -> bool:
        """Tell whether bars are seen well enough; where they were before, less is enough for some frames."""
        place = self._followed(striped)
        if place.faint and not (place.frames > 1 and place.faint <= self._watch.faint_frames):
            return False
        return striped.crop.likeness() >= self._watch.least_likeness

    def _smeared(self, grey: Grey, now: tuple[_Place, ...]) -> tuple[_Place, ...]:
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
            replace(place, faint=place.faint + 1)
            for place in self._places
            if place.faint < self._watch.faint_frames and view.shows(place.quad, before)
        )

    def _followed(self, striped: StripedRegion) -> _Place:
        """Find a region among those of the frame before."""
        is_faint = striped.stripes < self._stages.settings.least_stripes
        before = next((place for place in self._places if same_place(place.quad, striped.quad)), None)
        if before is None:
            return _Place(striped.quad, faint=int(is_faint))
        return replace(
            before,
            quad=striped.quad,
            frames=before.frames + 1,
            rest=max(0, before.rest - 1),
            faint=before.faint + 1 if is_faint else 0,
        )

    def _turned(self, grey: Grey) -> tuple[Vote, ...]:
        """Try the stage that gave a code in the frame before, or else the one whose turn it is."""
        stage = self._again
        if stage is None:
            stage = self._rota.get(self._turn % self._watch.turns)
            self._turn += 1
        votes = stage(grey) if stage is not None else ()
        self._again = stage if votes else None
        return votes


def _chosen(places: Sequence[_Place], steady_frames: int) -> int | None:
    """Give the index of the region to try, if one is due."""
    due = [i for i, p in enumerate(places) if p.was_decoded or (p.frames >= steady_frames and p.rest == 0)]
    return min(due, key=lambda i: (not places[i].was_decoded, places[i].tries), default=None)


def _tried(place: _Place, longest_rest: int) -> _Place:
    """Note a try in vain; where it was not, the place is remembered anew."""
    return replace(place, tries=place.tries + 1, rest=1 + min(2 * place.tries + 1, longest_rest), was_decoded=False)


def _decoded_elsewhere(votes: tuple[Vote, ...], places: tuple[_Place, ...]) -> tuple[_Place, ...]:
    """Give the places of linear codes that were decoded though the search found no bars there."""
    quads = (vote.reading.quad for vote in votes if vote.reading.symbology in LINEAR)
    return tuple(
        _Place(quad, was_decoded=True) for quad in quads if not any(same_place(quad, each.quad) for each in places)
    )


def _placed(quad: Quad, to_frame: NDArray[np.float64]) -> Quad:
    return Quad.from_array(quad.as_array() @ to_frame[:, :2].T + to_frame[:, 2])
