"""Nothing reaches the voice but what was read from the world and what the wearer's own language has words for."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from edge import profiles, replaying, sample_sets
from edge.sound.rendition import HeardSpeech
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.preferences import Guidance
from pipelines.spoken.codes import say_digits
from pipelines.spoken.spelling import spell
from pipelines.types import Utterance
from tests.replay.references import sets

ROOT = Path(__file__).parents[2]

MAKES_UTTERANCES = {
    "pipelines/phrases/phrasebook.py": 1,  # a phrase of the catalogue
    "pipelines/reading/reader.py": 2,  # a line that was read from the world; what is spelled
    "pipelines/reading/wording.py": 1,  # a sentence of a page
    "pipelines/reading/say_fields.py": 1,  # a field of a page
    "pipelines/assistant.py": 1,  # the menu: phrases, choices and digits
    "edge/replay.py": 1,  # measures how long a part takes; never spoken
    "edge/sound/fakes.py": 1,  # the same, for the fake voice
}
"""Where an Utterance may be made, and at how many places. Whoever adds one says here what its words are."""

AROUND_TEXT = frozenset({"heading-line", "list-begins", "table-begins", "unsure-line"})
"""Phrases around a text of the world."""

CHANGES_TEXT = {
    "pipelines/reading/doubt.py": 1,  # an IBAN as the second reading proves it; no utterance
    "pipelines/reading/reader.py": 1,  # phrases that are told in one breath
}
"""Where dataclasses.replace may give other words."""


@dataclass
class Spoken:
    """What phrasebooks gave in a replay."""

    language: str
    """Of the profile."""
    noted: set[tuple[str, Phrase]] = field(default_factory=set)
    """Language and phrase."""

    @property
    def phrases(self) -> set[Phrase]:
        """The phrases, in whatever language."""
        return {phrase for _, phrase in self.noted}

    def words(self) -> set[str]:
        """All that these phrases may be in their language, long or short."""
        return {
            Phrasebook(language, guidance).text(phrase)
            for language, phrase in tuple(self.noted)
            for guidance in (Guidance.FULL, Guidance.SHORT)
        }

    def is_made_of(self, text: str, given: set[str]) -> bool:
        """Tell whether a text is one phrase, the end of one that was taken up again, or several in one breath."""
        if any(words == text or words.endswith(f" {text}") for words in given):
            return True
        return any(text.startswith(f"{words} ") and self.is_made_of(text[len(words) + 1 :], given) for words in given)


@pytest.fixture(params=[pytest.param("nl", marks=pytest.mark.proof), "en", pytest.param("de", marks=pytest.mark.proof)])
def spoken(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Spoken:
    """Note every phrase that is turned into words, and in which language."""
    noted = Spoken(request.param)
    text = Phrasebook.text

    def noting(self: Phrasebook, phrase: Phrase) -> str:
        noted.noted.add((self.language, phrase))
        return text(self, phrase)

    monkeypatch.setattr(Phrasebook, "text", noting)
    return noted


def in_language(folder: Path, language: str, at: Path) -> Path:
    """Give the set's profile in another language."""
    name = sample_sets.load(folder).profile
    profile = at / "profile.toml"
    profile.write_text(f'extends = "{name}"\nlanguage = "{language}"\n', encoding="utf-8")
    return profile


def heard(folder: Path, profile: Path) -> list[Utterance]:
    replayed = replaying.play(folder, str(profile)).replayed
    return [each.utterance for each in replayed.heard if isinstance(each, HeardSpeech)]


@pytest.mark.slow
@pytest.mark.models
@pytest.mark.parametrize("folder", sets(), ids=lambda folder: folder.name)
def test_a_set_is_heard_in_the_language_of_its_profile(folder: Path, spoken: Spoken, tmp_path: Path) -> None:
    profile = in_language(folder, spoken.language, tmp_path)
    utterances = heard(folder, profile)
    given = spoken.words() | {say_digits(digit, spoken.language) for digit in "0123456789"}
    for each in utterances:
        # Text of the world is spoken in its own language, with what is said around it.
        assert each.language == spoken.language or each.phrase in {None, *AROUND_TEXT}, each
        if each.phrase is not None:
            assert spoken.is_made_of(each.text, given), each.text
    assert any(each.phrase is not None for each in utterances)
    if profiles.load(profile).job == "picking":
        assert all(each.phrase is not None for each in utterances), "picking says nothing but phrases"
    alphabet = set(spell("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", spoken.language).split())
    for phrase in spoken.phrases:
        for argument in phrase.arguments:
            if argument.name in {"place", "shown"}:
                assert set(str(argument.value).replace(",", "").split()) <= alphabet, argument


def calls(tree: ast.AST) -> Iterator[str]:
    """The calls that make words: "Utterance", and "replace" where it gives another text."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name == "Utterance" or (name == "replace" and any(each.arg == "text" for each in node.keywords)):
            yield name


def test_words_are_made_in_few_places_and_each_is_known() -> None:
    made: dict[str, Counter[str]] = {"Utterance": Counter(), "replace": Counter()}
    for package in ("edge", "pipelines", "models"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for name in calls(ast.parse(path.read_text(encoding="utf-8"))):
                made[name][path.relative_to(ROOT).as_posix()] += 1
    assert made["Utterance"] == MAKES_UTTERANCES
    assert made["replace"] == CHANGES_TEXT


def test_the_walk_sees_every_way_to_make_one() -> None:
    source = (
        "types.Utterance('a', 'nl')\nUtterance(*x)\nreplace(u, text='b')\nreplace(u, rate=1)\n'a'.replace('b', 'c')"
    )
    assert list(calls(ast.parse(source))) == ["Utterance", "Utterance", "replace"]
