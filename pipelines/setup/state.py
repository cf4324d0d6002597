"""Where a set-up stands, what is told there, and what can be chosen."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from pipelines.cards import ProfileCard, WorkerCard
from pipelines.phrases import setup_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import LANGUAGES, Phrasebook
from pipelines.roles import Role
from pipelines.session import PressKind
from pipelines.setup.camera_trial import CameraTrial
from pipelines.setup.requests import KeepSettings, Request
from pipelines.setup.settings import DeviceSettings
from pipelines.setup.showing import InView
from pipelines.setup.wifi_card import WifiCard
from pipelines.spoken.spelling import spell


class Place(enum.Enum):
    """The steps in their order, and what lies outside of them."""

    LANGUAGE = enum.auto()
    SOUND = enum.auto()
    BUTTON = enum.auto()
    CAMERA = enum.auto()
    NETWORK = enum.auto()
    ROLE = enum.auto()
    WORKER = enum.auto()
    DONE = enum.auto()
    LEAVING = enum.auto()
    """Whether to stop is asked."""
    OVER = enum.auto()


STEPS = tuple(Place)[: Place.DONE.value]
"""The steps in their order."""
CAMERA_PLACES = frozenset({Place.NETWORK, Place.ROLE, Place.WORKER})
"""Where cards other than those for presses count."""


class Act(enum.Enum):
    """What choosing does."""

    LANGUAGE = enum.auto()
    GO_ON = enum.auto()
    LOUDER = enum.auto()
    SOFTER = enum.auto()
    NO_NETWORK = enum.auto()
    ROLE = enum.auto()
    NOBODY = enum.auto()
    TAKE = enum.auto()
    DECLINE = enum.auto()
    SAVE = enum.auto()
    START_OVER = enum.auto()
    STOP = enum.auto()
    RETURN = enum.auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen."""

    label: Phrase
    act: Act
    value: str = ""
    """The language or the profile."""


def _plain(name: str, act: Act) -> Choice:
    return Choice(setup_phrases.setup_choice(name), act)


_YES_OR_NO = (_plain("take", Act.TAKE), _plain("decline", Act.DECLINE))
_GO_ON = _plain("go-on", Act.GO_ON)


@dataclass(frozen=True, slots=True)
class SetupState:
    """Where a set-up stands; nothing of it counts before it was kept."""

    settings: DeviceSettings
    """As it stands so far."""
    roles: tuple[Role, ...]
    """What can be chosen; at least one."""
    place: Place = Place.LANGUAGE
    index: int = 0
    """The choice that was spoken last."""
    asked: WifiCard | ProfileCard | WorkerCard | None = None
    """A card that was shown, and counts if it is chosen."""
    is_asked_heard: bool = False
    """Whether what the card says was heard to its end; before that it cannot be chosen."""
    pressed: int = 0
    """At the button: how many kinds of press were felt."""
    odd: PressKind | None = None
    """At the button: the press that came last, if it was another than the one asked for."""
    trial: CameraTrial = field(default_factory=CameraTrial)
    """At the camera: how far it is tried."""
    in_view: InView = field(default_factory=InView)
    """The cards that were heeded."""
    network: str | None = None
    """The name of the network that was joined for a trial."""
    network_request: int | None = None
    """The number of the request that joined it."""
    request: Request | None = None
    """What is to be done in the world, until its outcome comes."""
    requests: int = 0
    """How many there were."""
    gives_up_at: float | None = None
    """When the outcome is waited for no longer, in seconds on the run's clock."""
    tellings: int = 0
    """How often something was told; what is being said is of the last."""
    repeats: int = 0
    """How often the same was told because nothing happened."""
    due_at: float | None = None
    """When it goes on by itself, in seconds on the run's clock; None while speech must end first, or never."""
    leaves_at: float | None = None
    """When it is left because nobody did anything, in seconds on the run's clock."""
    is_kept: bool = False
    """Whether it came to its end, and all was kept."""

    @property
    def is_over(self) -> bool:
        """Whether the set-up has come to its end, kept or left."""
        return self.place is Place.OVER

    @property
    def is_saving(self) -> bool:
        """Whether the settings are being kept; nothing can be changed or left then."""
        return isinstance(self.request, KeepSettings)

    @property
    def phrasebook(self) -> Phrasebook:
        """The words in the language that was chosen."""
        return Phrasebook(self.settings.language)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen here; empty where nothing can."""
        if self.asked is not None:
            return _YES_OR_NO
        match self.place:
            case Place.LANGUAGE:
                return tuple(Choice(setup_phrases.setup_language(), Act.LANGUAGE, each) for each in LANGUAGES)
            case Place.SOUND:
                return (
                    _plain("good", Act.GO_ON),
                    _plain("louder", Act.LOUDER),
                    _plain("softer", Act.SOFTER),
                )
            case Place.BUTTON | Place.CAMERA:
                return (_GO_ON,)
            case Place.NETWORK:
                return (_GO_ON,) if self.network is None else (_GO_ON, _plain("no-network", Act.NO_NETWORK))
            case Place.ROLE:
                labels = ((each, setup_phrases.setup_role_choice(each.title)) for each in self.roles)
                return tuple(Choice(label, Act.ROLE, each.name) for each, label in labels)
            case Place.WORKER if self.settings.worker is not None:
                return (Choice(self._worker_label(self.settings.worker), Act.GO_ON), _plain("nobody", Act.NOBODY))
            case Place.WORKER:
                return (_GO_ON,)
            case Place.DONE:
                return (_plain("save", Act.SAVE), _plain("start-over", Act.START_OVER))
            case Place.LEAVING:
                return (_plain("stop", Act.STOP), _plain("go-on", Act.RETURN))
            case Place.OVER:
                return ()

    @property
    def first_choice(self) -> int:
        """Which choice is told first: the one that leaves things as they are."""
        values = [each.value for each in self.choices]
        current = {Place.LANGUAGE: self.settings.language, Place.ROLE: self.settings.profile}.get(self.place)
        return values.index(current) if self.asked is None and current in values else 0

    @property
    def told(self) -> tuple[Phrase, ...]:
        """What is told on arrival here."""
        label = () if not self.choices else (self.choices[self.index].label,)
        match self.asked:
            case WifiCard(name=name):
                return (setup_phrases.setup_network_found(name), setup_phrases.setup_take())
            case ProfileCard(name=name):
                title = next((each.title for each in self.roles if each.name == name), name)
                return (setup_phrases.setup_role_choice(title), setup_phrases.setup_take())
            case WorkerCard(code=code):
                return (self._worker_label(code), setup_phrases.setup_take())
        match self.place:
            case Place.LANGUAGE:
                return label
            case Place.SOUND:
                return (setup_phrases.setup_sound(),)
            case Place.BUTTON:
                kind = setup_phrases.setup_press(setup_phrases.PRESSES[self.pressed])
                return (kind,) if self.pressed else (setup_phrases.setup_button(), kind)
            case Place.CAMERA:
                return (setup_phrases.setup_camera(),)
            case Place.NETWORK if self.network is not None:
                return (setup_phrases.setup_network_joined(self.network), *label)
            case Place.NETWORK:
                return (setup_phrases.setup_network(),)
            case Place.ROLE:
                return (setup_phrases.setup_role(), *label)
            case Place.WORKER:
                return (setup_phrases.setup_worker(), *(label if self.settings.worker is not None else ()))
            case Place.DONE:
                return (setup_phrases.setup_summary(), *self._summary, setup_phrases.setup_save())
            case Place.LEAVING:
                return (setup_phrases.setup_leave(),)
            case Place.OVER:
                return ()

    @property
    def _summary(self) -> tuple[Phrase, ...]:
        title = next((each.title for each in self.roles if each.name == self.settings.profile), None)
        return (
            setup_phrases.setup_role_choice(title or self.settings.profile),
            *(() if self.settings.worker is None else (self._worker_label(self.settings.worker),)),
            *(() if self.network is None else (setup_phrases.setup_network_found(self.network),)),
        )

    def _worker_label(self, code: str) -> Phrase:
        return setup_phrases.setup_worker_choice(spell(code, self.settings.language))
