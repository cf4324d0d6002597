"""Builds a running assistant from a profile: the only place that chooses concrete parts."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

import cv2

from edge import catalogue_file, name_list_file
from edge.journal.journal import Journal
from edge.journal.records import checked_code
from edge.pick_list_file import PickListFile
from edge.profile_keys import NO_ACTION, Profile
from edge.sample_sets import SampleSet
from edge.second_opinion import NoSecondOpinion, SecondOpinion
from edge.tesseract import Tesseract
from models.barcode.networks import BarcodeNetworks
from models.store import ModelError
from pipelines.assistant import Assistant, Binding
from pipelines.commands import COMMAND_BY_NAME, Command
from pipelines.menu import MenuMove
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.picking.checks import Checks
from pipelines.picking.progress import ListProgress
from pipelines.picking.scans import ScanTracker
from pipelines.picking.session import PickingSession
from pipelines.picking.settings import PickingSettings
from pipelines.preferences import GuidanceChange, Preferences
from pipelines.reading.aiming import AimingSettings
from pipelines.reading.capture import CaptureSettings
from pipelines.reading.labels import NameList
from pipelines.reading.products import ProductCatalogue
from pipelines.reading.session import ReadingSession
from pipelines.reading.settings import ReadingSettings
from pipelines.roles import CardDesk
from pipelines.session import Press, Session
from pipelines.types import Detection, Pixels, TextLine
from pipelines.vision.barcode_watch import BarcodeWatch
from pipelines.vision.barcodes import BarcodeCascade
from pipelines.vision.blurred.port import BlurredCodeReader
from pipelines.vision.blurred.reader import BlurredReader
from pipelines.vision.look import BarcodeEngine, BarcodeWatcher, QualityMeter, TextEngine, Vision
from pipelines.vision.quality import FrameQualityMeter
from pipelines.vision.scene import FrameSceneMeter
from pipelines.vision.text_engine import OnnxTextEngine

PICKING_FRAMES = 2
"""Frames that a picking job keeps: the newest, and the one whose printed digits are read."""

log = logging.getLogger(__name__)


def use_threads(threads: int) -> None:
    """Bound the threads of the image library; each model's session has its own bound."""
    cv2.setNumThreads(threads)


# Seeing


def text_engine(profile: Profile, mode: str | None = None, threads: int | None = None) -> TextEngine:
    """Give the profile's text engine; Tesseract, with a warning, where the models cannot be loaded.

    Args:
        profile: Names the engine.
        mode: "fast" or "thorough"; None takes the profile's.
        threads: Processor cores; None takes the profile's number.

    Raises:
        UserError: Neither can be used, with the remedy.
    """
    if profile.text.engine == "tesseract":
        return Tesseract()
    try:
        return OnnxTextEngine.load(mode or profile.text.mode, threads or profile.text.threads)
    except ModelError as error:
        log.warning("%s Tesseract reads meanwhile, which finds less.", error)
        return Tesseract()


def barcode_engine(profile: Profile) -> BarcodeEngine:
    """Give the barcode readers for the profile's symbologies, for single pictures."""
    return BarcodeCascade(frozenset(profile.barcodes.symbologies), blurred=_blurred_reader(profile))


def barcode_watcher(profile: Profile) -> BarcodeWatcher:
    """Give the barcode readers for the profile's symbologies, for a camera's frames; it has seen none."""
    return BarcodeWatch(frozenset(profile.barcodes.symbologies), blurred=_blurred_reader(profile))


def _blurred_reader(profile: Profile) -> BlurredCodeReader | None:
    """Give the reader of blurred codes; None where the profile leaves it out or its networks cannot be used."""
    if not profile.barcodes.blurred:
        return None
    try:
        networks = BarcodeNetworks()
        # A damaged file must show here, not at the first blurred code of a shift.
        networks.load()
    except ModelError as error:
        log.warning("%s Blurred codes stay unread meanwhile.", error)
        return None
    return BlurredReader(networks)


def vision(profile: Profile) -> Vision:
    """Give the eyes of a profile's job; a picking job loads no model before it must read text."""
    text = _TextOnDemand(profile) if profile.job == "picking" else text_engine(profile)
    return Vision(text, barcode_watcher(profile), quality_meter(), SecondOpinion(), FrameSceneMeter())


def sparing_vision(profile: Profile, eyes: Vision) -> Vision:
    """Give the same eyes without second looks: no networks for blurred bars, no other engine for doubtful lines."""
    watch = BarcodeWatch(frozenset(profile.barcodes.symbologies), blurred=None)
    return replace(eyes, barcodes=watch, second=NoSecondOpinion())


class _TextOnDemand:
    """A text engine that is loaded when it is first asked for."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._engine: TextEngine | None = None

    def detect(self, pixels: Pixels) -> tuple[Detection, ...]:
        """Implement TextEngine."""
        return self._loaded().detect(pixels)

    def recognise(self, pixels: Pixels, detections: tuple[Detection, ...]) -> Iterator[TextLine]:
        """Implement TextEngine; lines that nobody asked for load nothing."""
        return self._loaded().recognise(pixels, detections) if detections else iter(())

    def _loaded(self) -> TextEngine:
        if self._engine is None:
            self._engine = text_engine(self._profile)
        return self._engine


def quality_meter() -> QualityMeter:
    """Give a meter that has seen no frame."""
    return FrameQualityMeter()


# Deciding


@dataclass(frozen=True, slots=True)
class Lists:
    """What a sample set brings, instead of what the profile names or the lead gives."""

    pick_list: PickListFile | None = None
    kept: ListProgress | None = None
    """A list that the journal keeps, as far as it is; it goes before `pick_list`."""
    names: NameList = field(default_factory=NameList)
    """The names that may stand on labels; an empty list leaves the profile's."""
    products: ProductCatalogue = field(default_factory=ProductCatalogue)
    """The products by their codes; an empty one leaves the profile's."""

    @classmethod
    def of(cls, sample_set: SampleSet) -> Self:
        """Take what a set brings."""
        return cls(sample_set.pick_list, names=sample_set.names, products=sample_set.products)


def assistant(
    profile: Profile, preferences: Preferences, lists: Lists | None = None, desk: CardDesk | None = None
) -> Assistant:
    """Give the assistant for a profile's job and one wearer.

    Args:
        profile: Says what is done.
        preferences: The wearer's.
        lists: What a sample set brings.
        desk: The roles that can be taken; None for none.

    Raises:
        UserError: A list that the profile names cannot be used, with the remedy.
    """
    bindings = tuple(
        Binding(Press(each.button, each.press), _action(each.action))
        for each in profile.controls.buttons
        if each.action != NO_ACTION
    )
    session = _session(profile, preferences, lists or Lists())
    return Assistant(session, preferences, bindings, desk=desk or CardDesk())


def presses(assistant: Assistant) -> tuple[Press, ...]:
    """Give the presses that do something."""
    return tuple(binding.press for binding in assistant.bindings)


def _action(name: str) -> MenuMove | type[Command]:
    return MenuMove(name) if name in set(MenuMove) else COMMAND_BY_NAME[name]


def _session(profile: Profile, preferences: Preferences, lists: Lists) -> Session:
    phrasebook = Phrasebook(preferences.language, preferences.guidance)
    if profile.job == "reading":
        keys = profile.reading
        capture = CaptureSettings(
            keep_frames=keys.keep_frames,
            choose_within_seconds=keys.choose_within_seconds,
            wait_seconds=keys.wait_seconds,
            too_dark_below=keys.too_dark_below,
            too_blurred_below=keys.too_blurred_below,
        )
        settings = ReadingSettings(
            capture,
            profile.text.doubt(),
            keys.names,
            AimingSettings(words_after_tries=keys.guide_with_words_after, give_up_seconds=keys.aim_seconds),
            label_list=_label_list(profile, lists),
            catalogue=_catalogue(profile, lists),
        )
        return ReadingSession.beginning(phrasebook, settings)
    tracker = ScanTracker(profile.picking.gone_seconds)
    progress = lists.kept
    if progress is None and lists.pick_list is not None:
        progress = ListProgress.start(lists.pick_list.in_language(preferences.language))
    return PickingSession.resuming(progress, phrasebook, _picking_settings(profile, preferences), tracker)


def _picking_settings(profile: Profile, preferences: Preferences) -> PickingSettings:
    keys = profile.picking
    checks = Checks(
        preferences.location_strictness,
        keys.verify_item,
        keys.capture_lot,
        keys.capture_serial,
        keys.capture_expiry,
        keys.verify_tote,
    )
    return PickingSettings(
        checks, keys.help_after_tries, keys.ask_if_empty, preferences.guidance_change is GuidanceChange.FADING
    )


def _label_list(profile: Profile, lists: Lists) -> NameList:
    if lists.names.names or not profile.reading.label_list:
        return lists.names
    return name_list_file.load(Path(profile.reading.label_list))


def _catalogue(profile: Profile, lists: Lists) -> ProductCatalogue:
    if lists.products.names or not profile.reading.catalogue:
        return lists.products
    return catalogue_file.load(Path(profile.reading.catalogue))


def frames_kept(profile: Profile) -> int:
    """Give how many of the newest frames a live run keeps: reading chooses among them, picking needs one at a time."""
    return profile.reading.keep_frames if profile.job == "reading" else PICKING_FRAMES


# Keeping


def preferences_of(worker: str | None, profile: Profile) -> Preferences:
    """Give a worker's kept preferences over the profile's, and leave no trace; the profile's alone without a worker.

    Raises:
        UserError: The code is not one, or the journal cannot be read.
    """
    if worker is None:
        return profile.preferences()
    checked = checked_code(worker)
    with Journal.open_to_read() as journal:
        return profile.preferences() if journal is None else journal.preferences(checked, profile.preferences())
