"""A device that is set up: what it is shown, and who presses its button."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipelines.cards import PressCard, ProfileCard, WorkerCard
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.roles import Role
from pipelines.session import Press, PressKind, Started
from pipelines.setup.outcomes import NetworkJoined, NetworkTrouble, SettingsKept
from pipelines.setup.requests import JoinNetwork, KeepSettings, Request
from pipelines.setup.session import SetupSession
from pipelines.setup.settings import DeviceSettings
from pipelines.setup.showing import GONE_SECONDS, Card
from pipelines.setup.state import STEPS, Place
from pipelines.setup.wifi_card import WifiCard, WifiSecurity
from pipelines.types import (
    Barcode,
    BarcodeStage,
    Detection,
    FrameQuality,
    Observation,
    Point,
    Quad,
    Symbology,
    Wanted,
)
from tests.pipelines.stage import Stage

ROLES = (Role("metafors", "Orders verzamelen"), Role("orcam", "Voorlezen"))
BEFORE = DeviceSettings("orcam", "nl", 0.8)
PASSWORD = "Zeer+Geheim;9"  # noqa: S105 -- of no network
HOME = WifiCard("Huis aan Zee", WifiSecurity.WPA, PASSWORD)
GUEST = WifiCard("Gast")
READER, W_07 = ProfileCard("orcam"), WorkerCard("w-07")
SHORT, LONG, DOUBLE = (Press("main", kind) for kind in PressKind)
NEXT, CHOOSE, BACK = (PressCard(kind) for kind in PressKind)
QUAD = Quad((Point(10, 10), Point(90, 10), Point(90, 90), Point(10, 90)))


def code(text: str, symbology: Symbology = Symbology.QR_CODE) -> Barcode:
    """Give a code with this content."""
    return Barcode(symbology, text.encode(), text, "", None, (), (), QUAD, BarcodeStage.ZXING)


def light(brightness: float) -> FrameQuality:
    """Give the quality of a picture that is so light."""
    return FrameQuality(0.5, brightness, 0.2, 0.0, 0.0, None)


def fresh(settings: DeviceSettings = BEFORE, place: Place = Place.LANGUAGE) -> SetupSession:
    """Give a set-up that has just come to a place."""
    return SetupSession(settings, ROLES, place)


@dataclass
class Room:
    """What is before the camera, and how the world answers requests."""

    shown: tuple[str, ...] = ()
    """What the codes in view hold."""
    lines: int = 0
    """How many lines of text are in view."""
    brightness: float = 0.5
    has_camera: bool = True
    trouble: NetworkTrouble | None = None
    """What comes of joining a network."""
    is_disk_full: bool = False
    joined: list[WifiCard] = field(default_factory=list)
    kept: list[KeepSettings] = field(default_factory=list)

    def __call__(self, frame_id: int, at: float, wanted: Wanted) -> Iterable[Observation]:
        """See `World`."""
        if not self.has_camera:
            return
        if wanted.quality:
            yield Observation(frame_id, at, quality=light(self.brightness))
        if wanted.barcodes:
            yield Observation(frame_id, at, barcodes=tuple(map(code, self.shown)))
        if wanted.detections_of is not None:
            yield Observation(wanted.detections_of, at, detections=(Detection(QUAD, 0.9, 0),) * self.lines)

    def answer(self, request: Request) -> NetworkJoined | SettingsKept:
        """Do what is asked."""
        match request:
            case JoinNetwork(number=number, card=card):
                self.joined.append(card)
                return NetworkJoined(number, self.trouble)
            case KeepSettings(number=number):
                if not self.is_disk_full:
                    self.kept.append(request)
                return SettingsKept(number, is_kept=not self.is_disk_full)


class Person:
    """Somebody who sets a device up."""

    def __init__(self, settings: DeviceSettings = BEFORE, room: Room | None = None) -> None:
        self.room = room or Room()
        self.stage = Stage(fresh(settings), self.room)
        self.stage.give(Started())

    @property
    def session(self) -> SetupSession:
        """The set-up as it stands."""
        return self.stage.subject

    def is_at(self, place: Place) -> bool:
        """Tell whether the set-up is at a place."""
        return self.session.place is place

    def listen(self) -> list[str]:
        """Wait until all is said; give what was heard since the last time."""
        # A step tells itself again only after a longer silence than this.
        for _ in range(40):
            self.stage.wait(0.2)
            if self.session.request is not None:
                self.stage.give(self.room.answer(self.session.request))
        return self.stage.take_heard()

    def press(self, *presses: Press) -> list[str]:
        """Press, each after all was said; give what was heard of it."""
        heard: list[str] = []
        for each in presses:
            self.stage.give(each)
            heard += self.listen()
        return heard

    def show(self, card: Card | str) -> list[str]:
        """Hold a card before the camera for as long as something is said, and take it away."""
        self.room.shown = (card if isinstance(card, str) else card.text,)
        heard = self.listen()
        self.room.shown = ()
        self.stage.wait(GONE_SECONDS + 0.2)
        return heard + self.stage.take_heard()

    def go_to(self, place: Place) -> None:
        """Go there from the beginning, by the button."""
        # The language at hand is the first that is named; the others follow by themselves.
        for at in STEPS[: STEPS.index(place)]:
            assert self.session.place is at
            self.press(*((SHORT, LONG, DOUBLE) if at is Place.BUTTON else (LONG,)))
        assert self.session.place is place
        self.stage.take_heard()


def words(*phrases: Phrase, language: str = "nl") -> list[str]:
    """Give the sentences."""
    return [Phrasebook(language).text(each) for each in phrases]
