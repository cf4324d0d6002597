"""What can be said to the glasses: a wake phrase and a dozen commands in each language, and how they sound."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from pipelines.commands import COMMAND_BY_NAME, Command

WORDS_FILE = Path(__file__).with_name("spoken_words.toml")

LANGUAGES = ("nl", "en", "de")

WAKE = "wake"
"""The name under which the wake phrase stands."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A phrase that is listened for."""

    name: str
    """The command's, as in a profile, or WAKE."""
    words: str
    """As it is written, for people."""
    sounds: tuple[str, ...]
    """Each way to say it, as sounds of the acoustic model (ARPAbet) with spaces between."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's closed list: nothing else can be understood."""

    language: str
    wake: Spoken
    """Must stand before each command, so that talk is not taken for one."""
    commands: tuple[Spoken, ...]

    @classmethod
    def load(cls, language: str) -> Self:
        """Give the grammar of "nl", "en" or "de"."""
        table = _tables()[language]
        spoken = {name: Spoken(name, entry["words"], tuple(entry["sounds"])) for name, entry in table.items()}
        wake = spoken.pop(WAKE)
        return cls(language, wake, tuple(spoken.values()))

    @property
    def phrases(self) -> tuple[Spoken, ...]:
        """The wake phrase, then the commands."""
        return (self.wake, *self.commands)

    def command(self, name: str) -> Command:
        """Give the command of that name; raises KeyError if it cannot be said."""
        if all(each.name != name for each in self.commands):
            raise KeyError(name)
        return COMMAND_BY_NAME[name]()

    def dictionary(self) -> str:
        """Write every way to say each phrase as a dictionary of pocketsphinx; a phrase counts as one word there."""
        lines = []
        for each in self.phrases:
            for number, sounds in enumerate(each.sounds, start=1):
                lines.append(f"{each.name}({number}) {sounds}" if number > 1 else f"{each.name} {sounds}")
        return "\n".join(lines) + "\n"

    def jsgf(self) -> str:
        """Write what may follow what, in the Java Speech Grammar Format."""
        commands = " | ".join(each.name for each in self.commands)
        return f"#JSGF V1.0;\ngrammar spoken;\npublic <said> = {self.wake.name} ( {commands} );\n"


@functools.cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))
