"""The keys of a device profile: what each means, what it may be, and what it is when nobody says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from edge.controls.presses import PressTiming
from pipelines.commands import COMMAND_BY_NAME
from pipelines.menu import MenuMove
from pipelines.preferences import VOICE_NAME, Guidance, GuidanceChange, Preferences, Strictness
from pipelines.reading.aiming import AimingSettings
from pipelines.reading.capture import CaptureSettings
from pipelines.reading.doubt import DoubtSettings, Manner
from pipelines.session import PressKind
from pipelines.types import Symbology
from pipelines.vision import MOST_THREADS

Share = Annotated[float, Field(ge=0, le=1)]
Pin = Annotated[int, Field(ge=2, le=27)]
"""The pins of the 40-pin header that a button may be wired to; 0 and 1 are for boards that tell what they are."""

# TOML has no enumerations: these three read the value of a member as the member.
GuidanceChangeName = Annotated[GuidanceChange, Field(strict=False)]
GuidanceName = Annotated[Guidance, Field(strict=False)]
StrictnessName = Annotated[Strictness, Field(strict=False)]
SymbologyName = Annotated[Symbology, Field(strict=False)]
PressName = Annotated[PressKind, Field(strict=False)]


class _Keys(BaseModel):
    """A table of a profile: no other keys, exact kinds, never changed after it was read."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="forbid", use_attribute_docstrings=True, allow_inf_nan=False
    )


class VoiceKeys(_Keys):
    """How speech sounds until the worker changes it."""

    name: str = Field(default=Preferences().voice, min_length=1, max_length=64, pattern=VOICE_NAME)
    """Which voice speaks: "espeak", or the name of a Piper voice that is installed, as `kijkmee voices` lists it."""
    rate: int = Field(default=Preferences().rate, ge=80, le=600)
    """Speed of speech, in words a minute."""
    volume: float = Field(default=Preferences().volume, ge=0.1, le=1)
    """Loudness, as a share of the loudest."""
    pitch: int = Field(default=Preferences().pitch, ge=0, le=100)
    """Height of the voice; 50 is its own."""


class SoundKeys(_Keys):
    """Where sound goes."""

    output: Literal["auto", "portaudio", "aplay"] = "auto"
    """How sound is put out: by PortAudio, by ALSA's aplay, or by the first of the two that works."""
    device: str = Field(default="", min_length=0, max_length=200)
    """Name of the output, or a part of it; empty is the system's own choice."""
    channels: int = Field(default=2, ge=1, le=2)
    """Number of channels: 2 lets a sound come from a side, 1 is for a single earpiece."""
    keep_awake: bool = False
    """Whether silence flows on when nothing is heard, for outputs that swallow first words (HDMI, Bluetooth)."""
    ceiling: float = Field(default=1.0, ge=0.1, le=1)
    """Share of full loudness that is not exceeded, however loud the worker asks. It makes all sound softer alike."""


class GuidanceKeys(_Keys):
    """How much is said until the worker changes it."""

    level: GuidanceName = Guidance.FULL
    """Amount of talk: whole sentences, the few words that carry the news, or a tone where a tone is enough."""
    change: GuidanceChangeName = GuidanceChange.FADING
    """In the picking job: whether less is said as the work succeeds and more after a mistake or a pause, or as set."""


class TextKeys(_Keys):
    """How text is found and read."""

    engine: Literal["onnx", "tesseract"] = "onnx"
    """Which engine reads: the neural models, or Tesseract. Tesseract also steps in where a model is missing."""
    mode: Literal["fast", "thorough"] = "fast"
    """How hard reading tries. Thorough looks twice where print is small, misreads less and takes longer."""
    threads: int = Field(default=1, ge=1, le=MOST_THREADS)
    """Processor cores for reading text. Leave one free for the camera and the sound."""
    unsure_below: Share = DoubtSettings().unsure_below
    """A line that is right with a chance below this share is spoken as unsure."""
    figures_unsure_below: Share = DoubtSettings().figures_unsure_below
    """The same for amounts, dates, codes and other figures, which get a second look first."""
    say_unsure: Manner = DoubtSettings().how
    """How doubt is spoken: by the word "unsure" before it, or by spelling what is in doubt too."""

    def doubt(self) -> DoubtSettings:
        """Give from where on there is doubt, and how it is spoken."""
        return DoubtSettings(self.unsure_below, self.figures_unsure_below, self.say_unsure)


class BarcodeKeys(_Keys):
    """Which barcodes are looked for."""

    symbologies: tuple[SymbologyName, ...] = Field(default=tuple(Symbology), min_length=1)
    """Kinds of barcode to look for. Fewer kinds are faster and give fewer false reads."""
    blurred: bool = True
    """Whether bars that no ordinary decoder can read are read by neural models: EAN, UPC-A, ITF-14 and Code 128."""


class ReadingKeys(_Keys):
    """How a page is taken and when it is refused. For the job "reading"."""

    keep_frames: int = Field(default=CaptureSettings().keep_frames, ge=1, le=60)
    """Number of the newest frames from which the sharpest may be chosen. Each 1280 × 720 frame takes 2.8 MB."""
    choose_within_seconds: float = Field(default=CaptureSettings().choose_within_seconds, ge=0, le=10)
    """Age in seconds beyond which a frame is too old to be chosen."""
    wait_seconds: float = Field(default=CaptureSettings().wait_seconds, ge=0, le=30)
    """Time in seconds to wait for a good frame after the worker asked for reading; then the best there is is taken."""
    too_dark_below: Share = CaptureSettings().too_dark_below
    """A frame whose mean brightness is below this share is refused as too dark."""
    too_blurred_below: float = Field(default=CaptureSettings().too_blurred_below, ge=0)
    """A frame whose sharpness is below this figure is refused as blurred; 0 refuses none."""
    guide_with_words_after: int = Field(default=AimingSettings().words_after_tries, ge=0, le=20)
    """Number of sounds that show the way to a page that is cut off, before words say it; 0 speaks at once."""
    aim_seconds: float = Field(default=AimingSettings().give_up_seconds, ge=0, le=60)
    """Time in seconds that the worker is guided to bring a page into view; then what is in view is read."""
    names: tuple[Annotated[str, Field(min_length=1, max_length=60)], ...] = ()
    """Names that the menu offers to find on a page."""
    label_list: str = Field(default="", min_length=0, max_length=1000)
    """CSV file of the names that may stand on labels, beside the profile or in ~/.config/kijkmee; empty for none."""
    catalogue: str = Field(default="", min_length=0, max_length=1000)
    """CSV or SQLite file of products by code, beside the profile or in ~/.config/kijkmee; empty for none."""


class PickingKeys(_Keys):
    """How strict a pick is. For the job "picking"."""

    verify_location: StrictnessName = Preferences().location_strictness
    """What happens when the place was not proved: nothing, a warning, or no going on."""
    verify_item: StrictnessName = Strictness.REQUIRE
    """What happens when a number is entered before the item was shown: nothing, a warning, or no going on."""
    capture_lot: StrictnessName = Strictness.REQUIRE
    """What happens when the lot of an item that has lots is not known: nothing, a warning, or no counting."""
    capture_serial: StrictnessName = Strictness.REQUIRE
    """What happens when a serial number that is asked for is not known: nothing, a warning, or no counting."""
    capture_expiry: StrictnessName = Strictness.REQUIRE
    """What happens when an expiry date is not known or has passed: nothing, a warning, or no counting."""
    verify_tote: StrictnessName = Strictness.IGNORE
    """What happens when a list's tote was not shown: nothing, a warning with a question, or no going on."""
    ask_if_empty: bool = True
    """Whether a place that is reported as empty is to be looked at once more."""
    gone_seconds: float = Field(default=0.5, ge=0.1, le=10)
    """Time in seconds that a code must be out of view before the same code counts again."""
    help_after_tries: int = Field(default=3, ge=1, le=20)
    """Number of failed tries after which help is offered."""


CAMERA_SOURCE = r"^(auto|csi|usb|/dev/video[0-9]{1,3})$"
"""The pattern of a camera's name."""


class CameraKeys(_Keys):
    """Where frames come from."""

    source: str = Field(default="auto", min_length=3, max_length=100, pattern=CAMERA_SOURCE)
    """Which camera: "csi" (on the ribbon cable), "usb", a device such as "/dev/video2", or "auto" for the first."""
    width: int = Field(default=1280, ge=160, le=4608)
    """Width of a picture, in pixels; what the camera gives beyond it is made smaller."""
    height: int = Field(default=720, ge=120, le=2592)
    """Height of a picture, in pixels. With `width` it sets the memory: 2.8 MB a frame for 1280 × 720."""
    frames_per_second: float = Field(default=8.0, gt=0, le=120)
    """Most frames a second of a live camera, and the pace of a folder of pictures that gives no times."""
    focus: Literal["continuous", "on-command", "fixed"] = "continuous"
    """When a CSI camera focuses: all the time, when the wearer asks for reading, or never: at a fixed distance."""
    focus_metres: float = Field(default=0.5, ge=0.05, le=10)
    """Distance in metres that is sharp with a fixed focus."""
    failures: int = Field(default=5, ge=1, le=100)
    """Failures in a row to start or to give pictures after which the program ends; a dark or still view is none."""


BUTTON_NAME = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""The pattern of a button's name."""


class ButtonBinding(_Keys):
    """What one kind of press on one button does."""

    button: str = Field(pattern=BUTTON_NAME)
    """Name of the button, for example "main"."""
    press: PressName
    """Kind of press."""
    action: str
    """A move of the menu, or the name of a command."""


ONE_BUTTON = (
    ButtonBinding(button="main", press=PressKind.SHORT, action="menu-next"),
    ButtonBinding(button="main", press=PressKind.LONG, action="menu-choose"),
    ButtonBinding(button="main", press=PressKind.DOUBLE, action="menu-back"),
)
"""Every command can be reached through the audible menu with one button."""


class Pins(dict[str, int]):
    """Which pin each button is wired to. Never changed once it was read, so it may be hashed, as a whole profile is."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))


class ControlKeys(_Keys):
    """What the buttons do, how they are pressed, and which are wired to pins."""

    buttons: tuple[ButtonBinding, ...] = ONE_BUTTON
    """What a press does, by button and kind of press: short, long or double. A press without an action does nothing."""
    debounce_seconds: float = Field(default=PressTiming().debounce_seconds, ge=0, le=0.2)
    """Time in seconds after a change of a button in which further ones are its contact or a shaking hand, no press."""
    long_seconds: float = Field(default=PressTiming().long_seconds, ge=0.3, le=5)
    """Time in seconds that a button must be held for a long press, which then counts while it is still held."""
    double_seconds: float = Field(default=PressTiming().double_seconds, ge=0.2, le=3)
    """Time in seconds after a press in which a second one makes it double; a button without a double never waits."""
    pins: Mapping[str, Pin] = Field(default_factory=Pins)
    """Pins of the Raspberry Pi that buttons are wired to, in Broadcom's numbers (GPIO17 is 17), by button."""
    pin_pull: Literal["up", "down"] = "up"
    """What holds a pin while nobody presses: "up" for buttons to ground, "down" for buttons to 3.3 volt."""

    spoken: bool = False
    """Whether the wearer can also say commands; see docs/SPOKEN-COMMANDS.md for what was measured before you do."""

    @field_validator("pins")
    @classmethod
    def _named_and_apart(cls, pins: Mapping[str, int]) -> Pins:
        """Refuse a name that no press can have, and two buttons on one pin."""
        for name in pins:
            if not re.fullmatch(BUTTON_NAME, name):
                raise ValueError(f'"{name}" is not a name for a button. Use small letters, digits and dashes.')
        if len(set(pins.values())) < len(pins):
            raise ValueError("Two buttons are on one pin. Give each its own.")
        return Pins(pins)

    def timing(self) -> PressTiming:
        """Give by which times the kinds of press are told apart."""
        return PressTiming(self.debounce_seconds, self.long_seconds, self.double_seconds)

    def action(self, button: str, press: PressKind) -> str | None:
        """Give the action of a press; None if the press does nothing."""
        for binding in self.buttons:
            if binding.button == button and binding.press is press:
                return binding.action
        return None


class Profile(_Keys):
    """Everything that one device is told about its job and its wearer."""

    title: str = Field(min_length=1, max_length=80)
    """Name of the role, as it is spoken and listed."""
    description: str = Field(min_length=1, max_length=400)
    """One or two sentences on who wears it and what for."""
    job: Literal["reading", "picking"]
    """What the device does: read text aloud, or guide and verify picks."""
    language: Literal["nl", "en", "de"] = "nl"
    """Language that is spoken until the worker chooses another: Dutch, English or German."""
    voice: VoiceKeys = VoiceKeys()
    """How speech sounds until the worker changes it."""
    sound: SoundKeys = SoundKeys()
    """Where sound goes."""
    guidance: GuidanceKeys = GuidanceKeys()
    """How much is said until the worker changes it."""
    text: TextKeys = TextKeys()
    """How text is found and read."""
    barcodes: BarcodeKeys = BarcodeKeys()
    """Which barcodes are looked for."""
    reading: ReadingKeys = ReadingKeys()
    """How a page is taken and when it is refused."""
    picking: PickingKeys = PickingKeys()
    """How strict a pick is."""
    camera: CameraKeys = CameraKeys()
    """Where frames come from."""
    controls: ControlKeys = ControlKeys()
    """What the buttons do, how they are pressed, and which are wired to pins."""

    def preferences(self) -> Preferences:
        """Give what a worker starts with who has not changed anything."""
        return Preferences(
            language=self.language,
            rate=self.voice.rate,
            volume=self.voice.volume,
            pitch=self.voice.pitch,
            guidance=self.guidance.level,
            guidance_change=self.guidance.change,
            location_strictness=self.picking.verify_location,
            voice=self.voice.name,
        )


NO_ACTION = "none"
"""Takes an action off a button that a profile inherits."""


def known_actions() -> tuple[str, ...]:
    """Give all that a press may do; a command that needs a choice opens the menu at its choices."""
    return (*MenuMove, *COMMAND_BY_NAME, NO_ACTION)


@dataclass(frozen=True, slots=True)
class KeyDescription:
    """One key, as the README lists it."""

    key: str
    """With dots, for example "voice.rate"."""
    meaning: str
    """What it is, with its unit."""
    allowed: str
    """The values that it may have."""
    default: str
    """As written in TOML; "required" if there is none."""


def key_descriptions() -> tuple[KeyDescription, ...]:
    """Describe every key, in the order of the profile's tables."""
    extends = KeyDescription(
        "extends", "Name of the profile whose values hold where this one gives none.", "a profile's name", "none"
    )
    return (extends, *_described(Profile, ""))


def as_toml(value: object) -> str:
    """Write a value as it would stand in a profile."""
    if isinstance(value, tuple):
        return "[" + ", ".join(as_toml(entry) for entry in value) + "]"
    if isinstance(value, ButtonBinding):
        return f'{value.button}.{value.press} = "{value.action}"'
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {as_toml(entry)}" for key, entry in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


def _described(model: type[BaseModel], prefix: str) -> Iterator[KeyDescription]:
    """Describe the keys of one table and of those inside it."""
    schema = model.model_json_schema()
    for name, info in model.model_fields.items():
        if isinstance(info.annotation, type) and issubclass(info.annotation, _Keys):
            yield from _described(info.annotation, f"{prefix}{name}.")
            continue
        property_schema = schema["properties"][name]
        default = "required" if info.is_required() else as_toml(info.get_default(call_default_factory=True))
        if info.default == tuple(Symbology):
            default = "all"
        yield KeyDescription(prefix + name, info.description or "", _allowed(property_schema, schema), default)


def _allowed(part: Mapping[str, Any], schema: Mapping[str, Any]) -> str:  # noqa: PLR0911 - one for each kind of value
    """Say in a few words which values a JSON schema allows."""
    if "$ref" in part:
        part = schema["$defs"][part["$ref"].rsplit("/", 1)[-1]]
    if "enum" in part:
        return ", ".join(f'"{value}"' for value in part["enum"])
    match part["type"]:
        case "object" if part.get("additionalProperties"):
            return f"table of button = {_allowed(part['additionalProperties'], schema)}"
        case "array":
            inner = _allowed(part["items"], schema)
            return inner if part["items"].get("$ref", "").endswith("ButtonBinding") else f"list of: {inner}"
        case "object":  # the one table in a list is that of the buttons
            return ", ".join(f'"{name}"' for name in known_actions())
        case "boolean":
            return "true, false"
        case "string":
            return f"text of {part.get('minLength', 0)}–{part['maxLength']} characters"
    return _number(part)


def _number(part: Mapping[str, Any]) -> str:
    """Say which numbers a JSON schema allows."""
    kind = "whole number" if part["type"] == "integer" else "number"
    if "exclusiveMinimum" in part:
        return f"{kind} over {part['exclusiveMinimum']}, at most {part['maximum']}"
    if "maximum" not in part:
        return f"{kind} of at least {part['minimum']}"
    return f"{kind} {part['minimum']}–{part['maximum']}"
