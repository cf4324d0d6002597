"""Catalogue and languages hold together: the same names, the same arguments, lengths that can be listened to."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from importlib import resources

import pytest
from fluent.syntax import FluentParser, ast

from pipelines.commands import COMMANDS, FieldKind, ShortReason, command_name
from pipelines.phrases import catalogue, doctor_phrases, picking_phrases, reading_phrases, setup_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import LANGUAGES, Phrasebook, PhraseError
from pipelines.picking.progress import ACTS, act_name
from pipelines.preferences import Guidance
from pipelines.session import PressKind
from pipelines.setup.outcomes import NetworkTrouble
from pipelines.types import Colour, Earcon, Priority, Side
from tests.pipelines.phrases.modules import catalogue_modules

LONGEST = {Guidance.FULL: 140, Guidance.SHORT: 70}
"""Characters, with arguments of an ordinary length."""

BLAME = {
    "nl": r"fout|verkeerd|mis|slecht|stom|te laat|moet|had moeten|weer niet|jouw schuld|helaas|let op",
    "en": r"wrong|error|mistake|fail\w*|bad|incorrect|you must|you should|your fault|invalid|unfortunately",
    "de": r"falsch|fehler\w*|schlecht|schuld|du musst|leider|ungültig|versagt|achtung",
}
"""Words that blame or alarm; whole words only."""

EXAMPLES: dict[str, str | int] = {
    "command": "Enter check digits",
    "digits": "four seven two",
    "text": "Mevrouw De Vries",
    "letters": "Victor Rudolf Izaak Eduard Simon",
    "list_name": "papa, seven one two",
    "lines": 12,
    "place": "Anton, nul drie, twee",
    "shown": "Anton, nul drie, vier",
    "name": "kogellager zes twee nul vier",
    "other": "kogellager zes twee nul vijf",
    "quantity": 12,
    "counted": 3,
    "remaining": 9,
    "line": 2,
    "total": 14,
    "height": 9,
    "needed": 14,
    "percent": 71,
    "time": "veertien voor half tien",
    "date": "woensdag 25 november",
    "title": "Orders verzamelen, drie knoppen",
    "first": "turquoise",
    "second": "orange",
    "third": "purple",
    "columns": 3,
    "day": "31 december 2027",
    "lot": "Lodewijk twee zes een een",
    "tote": "Bernard, een zeven",
    "unit": "meter",
    "act": "units-counted",
    "worker": "W, nul zeven",
    "count": 14,
    "button": "main",
    "seconds": 600,
}


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


def _every_phrase() -> Iterator[Phrase]:
    """Call every function of the catalogue with examples; those that take a name with every name there is."""
    yield from (catalogue.menu_command(command_name(kind)) for kind in COMMANDS)
    yield from (catalogue.menu_reason(reason.value) for reason in ShortReason)
    yield from (catalogue.earcon_meaning(earcon.value) for earcon in Earcon)
    yield from (catalogue.aim_example(place) for place in catalogue.AIM_PLACES)
    yield from (reading_phrases.aim_advice(advice) for advice in reading_phrases.ADVICE)
    yield from (reading_phrases.cut_off(side) for side in reading_phrases.SIDES)
    yield from (reading_phrases.why(reason) for reason in reading_phrases.PLAIN_REASONS)
    yield from (reading_phrases.light(level, side) for level in reading_phrases.LIGHT_LEVELS for side in (None, *Side))
    yield from (reading_phrases.colour_name(colour.value) for colour in Colour)
    for kind in FieldKind:
        yield from (
            reading_phrases.menu_field(kind),
            reading_phrases.fields_found(kind, 12),
            reading_phrases.no_fields(kind),
        )
    yield from (picking_phrases.undone(act_name(act), 3) for act in ACTS)
    yield from (doctor_phrases.doctor_problem(problem) for problem in doctor_phrases.Problem)
    yield from (setup_phrases.setup_choice(name) for name in setup_phrases.CHOICES)
    for press in PressKind:
        yield from (setup_phrases.setup_press(press), setup_phrases.setup_pressed(press))
    yield from (setup_phrases.setup_network_trouble(trouble) for trouble in NetworkTrouble)
    functions: list[Callable[..., Phrase]] = [
        function
        for module in catalogue_modules()
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_") and function not in BY_NAME
    ]
    for function in functions:
        yield function(**{name: EXAMPLES[name] for name in inspect.signature(function).parameters})


PHRASES = {phrase.name: phrase for phrase in _every_phrase()}


def _messages(language: str) -> dict[str, ast.Message]:
    text = (resources.files("pipelines.phrases") / f"{language}.ftl").read_text(encoding="utf-8")
    body = FluentParser().parse(text).body
    junk = [entry.content for entry in body if isinstance(entry, ast.Junk)]
    assert not junk, "the parser would pass over this"
    messages = [entry for entry in body if isinstance(entry, ast.Message)]
    assert len({message.id.name for message in messages}) == len(messages), "a message stands there twice"
    return {message.id.name: message for message in messages}


def _variables(node: object) -> set[str]:
    """Give the names of the arguments under a node."""
    if isinstance(node, ast.VariableReference):
        return {node.id.name}
    if isinstance(node, list):
        return set[str]().union(*(_variables(each) for each in node))
    if isinstance(node, ast.BaseNode):
        return set[str]().union(*(_variables(value) for value in vars(node).values()))
    return set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_phrase_and_no_other(language: str) -> None:
    assert set(_messages(language)) == set(PHRASES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_uses_exactly_the_arguments_of_its_phrase(language: str) -> None:
    for name, message in _messages(language).items():
        given = {argument.name for argument in PHRASES[name].arguments}
        assert _variables(message.value) == given, name
        assert all(_variables(attribute.value) <= given for attribute in message.attributes), name
        assert {attribute.id.name for attribute in message.attributes} <= {"short"}, name


@pytest.mark.parametrize("guidance", LONGEST)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_short_enough_to_listen_to(language: str, guidance: Guidance) -> None:
    phrasebook = Phrasebook(language, guidance)
    too_long = {
        name: words
        for name, phrase in PHRASES.items()
        if len(words := phrasebook.text(phrase)) > LONGEST[guidance] and not _is_kept_whole(name, guidance)
    }
    assert too_long == {}


def _is_kept_whole(name: str, guidance: Guidance) -> bool:
    """Help and answers are asked for, and trouble is rare: they are as long for those who know their work."""
    kept = ("help-", "where-in-", "off-shift", "not-stored", "journal-", "doctor-", "setup-", "recording-")
    return guidance is Guidance.SHORT and name.startswith(kept)


@pytest.mark.parametrize("guidance", Guidance)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty_or_holds_marks_that_cannot_be_spoken(language: str, guidance: Guidance) -> None:
    for name, phrase in PHRASES.items():
        words = Phrasebook(language, guidance).text(phrase)
        assert words == words.strip() != "", name
        assert not re.search(r"[{}$\u2066-\u2069\n]|  ", words), name


@pytest.mark.parametrize("guidance", Guidance)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_blames(language: str, guidance: Guidance) -> None:
    blaming = re.compile(rf"\b(?:{BLAME[language]})\b", re.IGNORECASE)
    spoken = {name: Phrasebook(language, guidance).text(phrase) for name, phrase in PHRASES.items()}
    assert {name: words for name, words in spoken.items() if blaming.search(words)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_it_in_its_own_words(language: str) -> None:
    others = [Phrasebook(other) for other in LANGUAGES if other != language]
    same = [
        name
        for name, phrase in PHRASES.items()
        if len(words := Phrasebook(language).text(phrase)) > 12 and any(other.text(phrase) == words for other in others)
    ]
    assert same == []


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [("nl", "Nog één.", "Nog 2."), ("en", "One more.", "2 more."), ("de", "Noch eins.", "Noch 2.")],
)
def test_plurals(language: str, one: str, two: str) -> None:
    phrasebook = Phrasebook(language)
    assert (phrasebook.text(picking_phrases.remaining(1)), phrasebook.text(picking_phrases.remaining(2))) == (one, two)


@pytest.mark.parametrize(
    "phrase",
    [
        pytest.param(Phrase("no-such-phrase"), id="unknown phrase"),
        pytest.param(Phrase("go-to-location"), id="argument missing"),
        pytest.param(Phrase("go-to-location", catalogue.menu_keyed("4").arguments), id="another argument"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_that_does_not_fit_is_a_fault(language: str, phrase: Phrase) -> None:
    with pytest.raises(PhraseError, match=phrase.name):
        Phrasebook(language).text(phrase)


def test_a_language_without_phrases_is_a_fault() -> None:
    with pytest.raises(PhraseError, match="fr"):
        Phrasebook("fr").text(catalogue.paused())


def test_braces_in_what_was_read_are_words() -> None:
    assert Phrasebook("en").text(reading_phrases.unsure_line("{ $x }")) == "Unsure: { $x }"


@pytest.mark.parametrize("guidance", Guidance)
def test_a_confirmation_is_left_to_its_earcon_at_guidance_tone_only(guidance: Guidance) -> None:
    phrasebook = Phrasebook("en", guidance)
    assert len(phrasebook.say(picking_phrases.line_done())) == (guidance is not Guidance.TONE)
    assert len(phrasebook.say(picking_phrases.remaining(2))) == 1


def test_an_utterance_carries_language_name_and_priority() -> None:
    (said,) = Phrasebook("de").say(catalogue.paused(), Priority.NOW, key="state")
    spoken = said.utterance
    assert (spoken.language, spoken.phrase, spoken.priority, spoken.key) == ("de", "paused", Priority.NOW, "state")
    assert spoken.text == "Pause. Wähle: Weitermachen, wenn du wieder beginnst."


@pytest.mark.parametrize("guidance", LONGEST)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_undone_is_named_for_every_act(language: str, guidance: Guidance) -> None:
    phrasebook = Phrasebook(language, guidance)
    words = {act_name(act): phrasebook.text(picking_phrases.undone(act_name(act), 3)) for act in ACTS}
    assert all(0 < len(each) <= LONGEST[guidance] for each in words.values())
    named = [each for act, each in words.items() if act != "zero-checked"]
    assert len(set(named)) == len(named), "each says what it was"
    assert not any(re.search(rf"\b(?:{BLAME[language]})\b", each, re.IGNORECASE) for each in words.values())
