"""What the listener is asked to understand, spoken by the live speaker and the real voice."""

from __future__ import annotations

import inspect
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from num2words import num2words

from edge.sound.espeak_voice import EspeakVoice
from edge.sound.pcm import Pcm
from pipelines.commands import COMMANDS, FieldKind, ShortReason, command_name
from pipelines.phrases import catalogue
from pipelines.phrases.catalogue import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.spoken.codes import say_place
from pipelines.types import Colour, Earcon, Say, Side, SpeechMoment, Utterance
from tests.edge.sound.listener import Listener
from tests.edge.sound.stage import VoiceStage

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


def phrases() -> Iterator[Phrase]:
    """Every phrase of the catalogue with two sets of arguments, those of the menu with every name."""
    yield from (catalogue.menu_command(command_name(kind)) for kind in COMMANDS)
    yield from (catalogue.menu_reason(reason.value) for reason in ShortReason)
    yield from (catalogue.earcon_meaning(earcon.value) for earcon in Earcon)
    yield from (catalogue.aim_example(place) for place in catalogue.AIM_PLACES)
    yield from (catalogue.aim_advice(advice) for advice in catalogue.ADVICE)
    yield from (catalogue.cut_off(side) for side in catalogue.SIDES)
    yield from (catalogue.why(reason) for reason in catalogue.PLAIN_REASONS)
    yield from (catalogue.light(level, side) for level in catalogue.LIGHT_LEVELS for side in (None, *Side))
    yield from (catalogue.colour_name(colour.value) for colour in Colour)
    for kind in FieldKind:
        yield from (catalogue.menu_field(kind), catalogue.fields_found(kind, 12), catalogue.no_fields(kind))
    by_name = (
        catalogue.menu_command,
        catalogue.menu_reason,
        catalogue.earcon_meaning,
        catalogue.aim_example,
        catalogue.aim_advice,
        catalogue.cut_off,
        catalogue.why,
        catalogue.light,
        catalogue.colour_name,
        catalogue.menu_field,
        catalogue.fields_found,
        catalogue.no_fields,
    )
    examples: dict[str, tuple[str | int, str | int]] = {
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
    }
    for name, function in inspect.getmembers(catalogue, inspect.isfunction):
        if function.__module__ != catalogue.__name__ or name.startswith("_") or function in by_name:
            continue
        wanted = inspect.signature(function).parameters
        yield function(**{each: examples[each][0] for each in wanted})
        if wanted:
            yield function(**{each: examples[each][1] for each in wanted})


def sentences() -> list[str]:
    """What both jobs say, whole, and "take so many of that" with numbers that sound alike."""
    book = Phrasebook("en")
    said = [book.text(each) for each in phrases()]
    said += [book.text(catalogue.pick_item(name, number)) for name in NAMES[2:] for number in (13, 30)]
    return list(dict.fromkeys(said))


SETS = (numbers, places, sentences)
"""All that must be understood."""
