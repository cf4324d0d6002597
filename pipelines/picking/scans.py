"""Which decoded codes count as a scan: each physical label once, and only with enough evidence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipelines.picking.choosing import IN_VIEW_SECONDS, Choice, Crowd, chosen
from pipelines.picking.evidence import believed
from pipelines.picking.following import Followed, Look, each_once, follow
from pipelines.picking.hopes import Hopes
from pipelines.picking.label_content import LabelContent
from pipelines.picking.places import Place
from pipelines.picking.reads import RETAIL, Read
from pipelines.picking.strangers import Stranger, follow_bars
from pipelines.picking.tracks import Answer, Given, Track
from pipelines.picking.unread import Unread, UnreadWatch
from pipelines.types import Observation, Quad, Symbology

__all__ = ["Hopes", "Observed", "Scan", "ScanTracker", "Unread"]

_ASK_AGAIN_SECONDS = 3.0
"""A label that was asked about is left alone for so long."""

_KNOWN_SECONDS = 1.5
"""Bars where a label was decoded within this time are that label's."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A code that counts: one physical label, once."""

    key: str
    """The key by which the step knows it: one that is expected where the label has one, else the label's first."""
    label: LabelContent
    symbology: Symbology
    is_expected: bool
    """Whether the step awaits it: it is expected, or any code is awaited and it is no rival."""


@dataclass(frozen=True, slots=True)
class Observed:
    """What one frame added."""

    tracker: ScanTracker
    scans: tuple[Scan, ...] = ()
    """In the order in which they are to be taken: what is expected first."""
    again: tuple[Scan, ...] = ()
    """Expected codes that were counted and came back, of which it cannot be told whether they are another unit."""
    is_crowded: bool = False
    """Whether several codes of the expected kind are in view, and none is clearly meant; told once for each crowd."""
    unread: Unread | None = None
    """Bars near the middle that stay undecoded; told once, and again after a decode or some seconds."""


@dataclass(frozen=True, slots=True)
class ScanTracker:
    """Follows the labels in view, so that each counts once; a value, whose time is that of the frames.

    A decode that fails is no absence. A label is gone when frames that were looked at show neither its code nor bars
    where it must be; then the same code is another unit. Two equal labels in one frame are two units.
    """

    gone_seconds: float = 0.5
    """So long must a code be out of view before it is another unit without doubt."""
    unread_seconds: float = 1.5
    """So long must bars stay undecoded before it is told."""
    tracks: tuple[Track, ...] = ()
    """The labels that are, or may still be, in view."""
    strangers: tuple[Stranger, ...] = ()
    """Bars that are no known label's."""
    crowd: Crowd = field(default_factory=Crowd)
    watch: UnreadWatch = field(default_factory=UnreadWatch)

    def observe(self, seen: Observation, hopes: Hopes) -> Observed:
        """Take what was seen in one frame; a frame that was not looked at for codes changes nothing."""
        if seen.barcodes is None:
            return Observed(self)
        at = seen.captured_at
        reads = (Read.of(barcode, seen.frame_id, at) for barcode in seen.barcodes)
        stripes = None if seen.stripes is None else tuple(Place.of(quad) for quad in seen.stripes)
        look = Look(at, each_once(read for read in reads if read is not None), stripes, seen.size, self.strangers)
        followed = list(follow(self.tracks, look, self.gone_seconds))
        choice = chosen([each.track for each in followed], hopes, seen.size, at)
        again = _asked(followed, hopes)
        scans = _answered(followed, hopes, choice, at)
        tracks = tuple(each.track for each in followed)
        crowd, is_crowded = self.crowd.see(at, is_unclear=choice.is_unclear)
        watch, unread = UnreadWatch(), None
        if not look.reads:
            watch, unread = self.watch.see(
                _strange(seen.stripes, tracks, at), seen.size, seen.frame_id, at, self.unread_seconds
            )
        known = [track.place for track in tracks if track.seen_at == at and track.place is not None]
        strangers = follow_bars(self.strangers, look.strange(self.tracks), known, at)
        tracker = replace(self, tracks=tracks, strangers=strangers, crowd=crowd, watch=watch)
        return Observed(tracker, scans, again, is_crowded=is_crowded, unread=unread)

    def looking_again(self, at: float) -> ScanTracker:
        """Go on after a time without looking: that is no absence, so what was answered must still leave the view.

        Where it stands is not known any more, and what was read but not answered is forgotten.
        """
        kept = tuple(track.set_aside(at) for track in self.tracks if track.given)
        return replace(self, tracks=kept, strangers=(), crowd=Crowd(), watch=UnreadWatch())

    def forgetting(self, keys: frozenset[str]) -> ScanTracker:
        """Let codes that were refused count now, though they are still in view; what counted must leave it first."""
        refused = {Answer.REFUSED, Answer.EXCUSED}
        tracks = tuple(
            replace(
                track,
                given=tuple(each for each in track.given if each.key not in keys or each.answer not in refused),
            )
            for track in self.tracks
        )
        return replace(self, tracks=tracks)

    def noting(self, key: str, quad: Quad | None, at: float) -> ScanTracker:
        """Follow bars whose code could not be decoded and was read from its digits: they count once like any label."""
        where = None if quad is None else Place.of(quad)
        noted = Track(where, at, at, given=(Given(key, Answer.COUNTED),))
        return replace(self, tracks=(*self.tracks, noted), watch=UnreadWatch())


def _asked(followed: list[Followed], hopes: Hopes) -> tuple[Scan, ...]:
    """Give what must be asked, and note that it was asked."""
    asked: list[Scan] = []
    for index, each in enumerate(followed):
        if each.read is None or not each.is_doubtful:
            continue
        scan, track = _scan(each.read, hopes), each.track
        is_rested = track.asked_at is None or each.read.at - track.asked_at >= _ASK_AGAIN_SECONDS
        if scan.key in hopes.expected and track.answer_to(scan.key) is Answer.COUNTED and is_rested:
            asked.append(scan)
            # Whatever the answer, it counts as what it is now: how it was held before must raise no doubt once more.
            followed[index] = replace(each, track=replace(track.as_new(), asked_at=each.read.at))
    return tuple(asked)


def _answered(followed: list[Followed], hopes: Hopes, choice: Choice, at: float) -> tuple[Scan, ...]:
    """Give the scans of this frame, and note what became of each label."""
    ready = [
        (index, _scan(each.read, hopes))
        for index, each in enumerate(followed)
        if each.read is not None and _is_ready(each.track, each.read, hopes)
    ]
    ready.sort(key=lambda pair: (not pair[1].is_expected, not hopes.is_of_kind(pair[1].key)))
    scans: list[Scan] = []
    for index, scan in ready:
        others = (each.track for number, each in enumerate(followed) if number != index)
        counted = [track for track in others if track.is_counted and at - track.seen_at < IN_VIEW_SECONDS]
        if any(_is_of_one_unit(track, scan) for track in counted):
            answer, is_given = Answer.COUNTED, False
        elif not hopes.is_of_kind(scan.key):
            # Beside what was given out, or what is looked for, another code is no mistake.
            is_given = not (counted or scans or choice.keys or choice.is_unclear)
            answer = Answer.REFUSED if is_given else Answer.EXCUSED
        elif scan.key in choice.keys:
            answer, is_given = (Answer.COUNTED if scan.is_expected else Answer.REFUSED), True
        else:
            continue
        track = followed[index].track.answered(scan.key, answer)
        # What counts is the unit as it is held now.
        followed[index] = replace(followed[index], track=track if track.doubt is None else track.as_new())
        if is_given:
            scans.append(scan)
    return tuple(scans)


def _is_ready(track: Track, read: Read, hopes: Hopes) -> bool:
    key = hopes.key_of(read.label)
    answer = track.answer_to(key)
    is_open = answer is None or (answer is Answer.EXCUSED and hopes.awaits(key))
    return is_open and believed(track.reads, read.identity, hopes)


def _is_of_one_unit(track: Track, scan: Scan) -> bool:
    """Tell whether a label that was counted says the same in another symbology: a box bears an EAN and a DataMatrix."""
    if track.answer_to(scan.key) is not Answer.COUNTED:
        return False
    return all(_family(read.symbology) != _family(scan.symbology) for read in track.reads)


def _family(symbology: Symbology) -> Symbology:
    return Symbology.EAN_13 if symbology in RETAIL else symbology


def _scan(read: Read, hopes: Hopes) -> Scan:
    key = hopes.key_of(read.label)
    return Scan(key, read.label, read.symbology, hopes.awaits(key))


def _strange(stripes: tuple[Quad, ...] | None, tracks: tuple[Track, ...], at: float) -> tuple[Quad, ...] | None:
    """Leave out the bars of labels that are known: decoded lately, or read from their digits."""
    if stripes is None:
        return None
    known = [track for track in tracks if at - (track.decoded_at if track.reads else track.seen_at) < _KNOWN_SECONDS]
    return tuple(
        quad for quad in stripes if not any(track.found_in((Place.of(quad),), at) is not None for track in known)
    )
