"""What the listener is asked to understand, spoken by the live speaker and the real voice."""

from __future__ import annotations

import inspect
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from num2words import num2words

from edge.sound.espeak_voice import EspeakVoice
from edge.sound.pcm import Pcm
from pipelines.commands import COMMANDS, FieldKind, ShortReason, command_name
from pipelines.phrases import catalogue, doctor_phrases, picking_phrases, reading_phrases, setup_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.picking.progress import ACTS, act_name
from pipelines.setup.outcomes import NetworkTrouble
from pipelines.spoken.codes import say_place
from pipelines.types import Colour, Earcon, Say, Side, SpeechMoment, Utterance
from tests.edge.sound.listener import Listener
from tests.edge.sound.stage import VoiceStage
from tests.pipelines.phrases.modules import catalogue_modules

FAMILIAR = (
    "Go to rack alfa. Take seven pieces of the box with the screws. Look for the label, and scan it with the glasses. "
    "Line six of twelve. Good. This line is done."
)
NAMES = ("ball bearing", "cable gland", "fuse", "grease", "yellow tape", "small screws")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Chain:
    """Speaks one utterance after the other through the live speaker, its clock moved by hand."""

    def __init__(self, voice: EspeakVoice) -> None:
        self._stage = VoiceStage(voice)

    def sound(self, utterance: Utterance) -> Pcm:
        """Give what leaves the output."""
        before = len(self._stage.sink.heard)
        self._stage.submit(Say(utterance))
        while not self._stage.told or self._stage.told[-1].progress.moment is not SpeechMoment.FINISHED:
            self._stage.wait(0.1)
        self._stage.told.clear()
        return self._stage.sink.heard[before:]


@dataclass(frozen=True, slots=True)
class Understood:
    """How one set of candidates was understood."""

    name: str
    said: int
    confusions: tuple[str, ...]
    """What was taken for what."""

    @property
    def right(self) -> int:
        """How many were understood."""
        return self.said - len(self.confusions)


def understand(candidates: Callable[[], Sequence[str]], voice: EspeakVoice, folder: Path) -> Understood:
    """Say every candidate and have one chosen for each."""
    chain, said = Chain(voice), candidates()
    listener = Listener(said, chain.sound(Utterance(FAMILIAR, "en")), folder)
    chosen = [(each, listener.choose(chain.sound(Utterance(each, "en")))) for each in said]
    wrong = tuple(f"{each!r} taken for {heard!r}" for each, heard in chosen if heard != each)
    return Understood(candidates.__name__, len(said), wrong)


def numbers() -> list[str]:
    """1 to 40, each alone: one sound tells many of them apart."""
    return [num2words(number, lang="en") for number in range(1, 41)]


def places() -> list[str]:
    """Every letter, and for each the same place with one digit or letter changed."""
    chance = random.Random(2)  # noqa: S311 - a fixed choice, no secret
    found: set[str] = set()
    for letter in LETTERS:
        rack, level = chance.randint(1, 30), chance.randint(1, 9)
        found |= {f"{letter}-{rack:02d}-{level}", f"{letter}-{rack:02d}-{level % 9 + 1}"}
        found |= {f"{letter}-{rack % 30 + 1:02d}-{level}", f"{chance.choice(LETTERS)}-{rack:02d}-{level}"}
    return [say_place(code, "en") for code in sorted(found)]


BY_NAME = (
    catalogue.menu_command,
    catalogue.menu_reason,
    catalogue.earcon_meaning,
    catalogue.aim_example,
    reading_phrases.aim_advice,
    reading_phrases.cut_off,
    reading_phrases.why,
    reading_phrases.light,
    reading_phrases.colour_name,
    reading_phrases.menu_field,
    reading_phrases.fields_found,
    reading_phrases.no_fields,
    picking_phrases.undone,
    doctor_phrases.doctor_problem,
    setup_phrases.setup_choice,
    setup_phrases.setup_press,
    setup_phrases.setup_pressed,
    setup_phrases.setup_network_trouble,
)
"""What takes a name of a closed list."""

EXAMPLES: dict[str, tuple[str | int, str | int]] = {
    "command": ("Repeat", "Next line"),
    "digits": ("four seven two", "nine one"),
    "text": ("Mister Brown", "Room fourteen"),
    "letters": ("bravo romeo oscar", "kilo india mike"),
    "list_name": ("papa, seven", "delta, two"),
    "lines": (1, 12),
    "place": (say_place("A-03-2", "en"), say_place("K-17-5", "en")),
    "shown": (say_place("A-03-4", "en"), say_place("J-17-5", "en")),
    "name": NAMES[:2],
    "other": NAMES[2:4],
    "quantity": (1, 12),
    "counted": (3, 15),
    "remaining": (9, 4),
    "line": (2, 13),
    "total": (14, 30),
    "height": (9, 12),
    "needed": (14, 14),
    "percent": (71, 60),
    "time": ("quarter past nine", "twenty to five"),
    "date": ("Wednesday 25 November", "Sunday 1 March"),
    "title": ("Read aloud", "Sort clothes"),
    "first": ("red", "turquoise"),
    "second": ("blue", "white"),
    "third": ("green", "black"),
    "columns": (2, 5),
    "day": ("the first of June", "the twelfth of August"),
    "lot": ("lima, five", "kilo, nine two"),
    "unit": ("metres", "boxes"),
    "tote": ("tango, seven", "golf, one four"),
    "worker": ("whiskey, seven", "kilo, one two"),
    "count": (1, 14),
    "button": ("left", "right"),
    "seconds": (60, 600),
}
"""Two values for each argument."""


def menu() -> list[str]:
    """What the menu says, and other words that stand alone."""
    words = Phrasebook("en")
    said = [catalogue.menu_command(command_name(kind)) for kind in COMMANDS]
    said += [catalogue.menu_reason(reason.value) for reason in ShortReason]
    said += [reading_phrases.menu_field(kind.value) for kind in FieldKind]
    said += [reading_phrases.colour_name(colour.value) for colour in Colour]
    return list(dict.fromkeys(words.text(each) for each in said))


def reading() -> list[str]:
    """What is said of a text, whole."""
    parts = ("structure of the page", "fields", "read along and find", "doubt")
    said = list(_with_examples("Reading", *(f"Reading: {part}" for part in parts)))
    for kind in FieldKind:
        said += [reading_phrases.fields_found(kind.value, 12), reading_phrases.no_fields(kind.value)]
    return _texts(said)


def looking() -> list[str]:
    """What is said while the wearer aims, of labels, products and light, and what is taught."""
    parts = ("aiming and why", "labels and products", "surroundings")
    said = list(_with_examples("Practice", *(f"Reading: {part}" for part in parts)))
    said += [catalogue.earcon_meaning(earcon.value) for earcon in Earcon]
    said += [catalogue.aim_example(place) for place in catalogue.AIM_PLACES]
    said += [reading_phrases.aim_advice(advice) for advice in reading_phrases.ADVICE]
    said += [reading_phrases.cut_off(side) for side in reading_phrases.SIDES]
    said += [reading_phrases.why(reason) for reason in reading_phrases.PLAIN_REASONS]
    said += [reading_phrases.light(level, side) for level in reading_phrases.LIGHT_LEVELS for side in (None, *Side)]
    return _texts(said)


def device() -> list[str]:
    """What the device says of itself, in its check, of cards, and while buttons are taught."""
    headings = ("Time, battery and role", "The camera", "Sparing", "Roles and cards")
    said = list(_with_examples("Doctor", "Teaching which button is which", *headings))
    said += [doctor_phrases.doctor_problem(problem) for problem in doctor_phrases.Problem]
    return _texts(said)


def picking() -> list[str]:
    """The sentences of the picking job, whole, and "take so many of that" with numbers that sound alike."""
    said = list(_with_examples("Both jobs", "Menu", "Picking"))
    said += [picking_phrases.pick_item(name, number) for name in NAMES[2:] for number in (13, 30)]
    return _texts(said)


def picking_closely() -> list[str]:
    """The sentences of the picking job on units, lots, totes, undoing and help, whole."""
    parts = ("the item and its units", "lot, serial number and expiry", "tote and place", "help and the lead")
    said = list(_with_examples(*(f"Picking: {part}" for part in parts)))
    said += [picking_phrases.undone(act_name(act), 3) for act in ACTS]
    return _texts(said)


def setting_up() -> list[str]:
    """What is said while a device is set up."""
    said = list(_with_examples("Set-up"))
    said += [setup_phrases.setup_choice(choice) for choice in setup_phrases.CHOICES]
    for kind in setup_phrases.PRESSES:
        said += [setup_phrases.setup_press(kind), setup_phrases.setup_pressed(kind)]
    said += [setup_phrases.setup_network_trouble(trouble) for trouble in NetworkTrouble]
    return _texts(said)


def _with_examples(*headings: str) -> Iterator[Phrase]:
    """Give the phrases of some parts of the catalogue, each with both examples of its arguments."""
    part, missing = "", set(headings)
    for module, line in ((each, line) for each in catalogue_modules() for line in inspect.getsource(each).splitlines()):
        if line.startswith("# "):
            part = line.removeprefix("# ")
            missing.discard(part)
        found = re.match(r"def ([a-z]\w*)", line)
        function = getattr(module, found[1]) if found else None
        if function is None or function in BY_NAME or part not in headings:
            continue
        wanted = inspect.signature(function).parameters
        yield function(**{each: EXAMPLES[each][0] for each in wanted})
        if wanted:
            yield function(**{each: EXAMPLES[each][1] for each in wanted})
    if missing:
        raise ValueError(f"the catalogue has no part {', '.join(sorted(missing))}")


def _texts(phrases: Sequence[Phrase]) -> list[str]:
    book = Phrasebook("en")
    # A capital is not heard.
    return list({words.lower(): words for words in map(book.text, phrases)}.values())


SETS = (numbers, places, menu, reading, looking, device, picking, picking_closely, setting_up)
"""All that must be understood; each is what can be said in one situation."""
