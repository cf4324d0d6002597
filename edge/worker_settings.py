"""What may be set for one worker from the command line: the same preferences that the worker changes by ear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edge.errors import UserError
from edge.journal.journal import Journal
from edge.journal.records import PreferenceValue, Worker, checked_code
from edge.sound import piper_files
from edge.toml_file import did_you_mean
from pipelines.preferences import ESPEAK, Guidance, GuidanceChange, Preferences, Strictness


@dataclass(frozen=True, slots=True)
class _Range:
    """Numbers that are allowed."""

    lowest: float
    highest: float
    is_whole: bool

    def read(self, key: str, text: str) -> PreferenceValue:
        """Give the number that a person wrote; raises UserError."""
        kind = "a whole number" if self.is_whole else "a number"
        try:
            value: int | float = int(text) if self.is_whole else float(text)
        except ValueError:
            value = float("nan")
        if not self.lowest <= value <= self.highest:
            raise UserError(f'{key} cannot be "{text}". It is {kind} from {self.lowest:g} to {self.highest:g}.')
        return value


@dataclass(frozen=True, slots=True)
class _Choice:
    """Words that are allowed."""

    words: tuple[str, ...]

    def read(self, key: str, text: str) -> PreferenceValue:
        """Give the word; raises UserError."""
        if text not in self.words:
            raise UserError(f'{key} cannot be "{text}". {did_you_mean(text, self.words)}')
        return text


def _settings() -> dict[str, _Range | _Choice]:
    """What each preference may be; the voices are those that are installed now."""
    voices = tuple(each.name for each in piper_files.installed() if each.problem is None)
    return {
        "language": _Choice(("nl", "en", "de")),
        "rate": _Range(80, 600, is_whole=True),
        "volume": _Range(0.1, 1, is_whole=False),
        "pitch": _Range(0, 100, is_whole=True),
        "guidance": _Choice(tuple(Guidance)),
        "guidance_change": _Choice(tuple(GuidanceChange)),
        "location_strictness": _Choice(tuple(Strictness)),
        "voice": _Choice((ESPEAK, *voices)),
    }


def read_changes(assignments: Sequence[str]) -> dict[str, PreferenceValue]:
    """Read assignments such as "rate=180".

    Raises:
        UserError: One is not an assignment, its key is not known, or its value is not allowed.
    """
    settings = _settings()
    changes: dict[str, PreferenceValue] = {}
    for each in assignments:
        key, equals, text = each.partition("=")
        name = key.strip().replace("-", "_")
        if not equals:
            raise UserError(f'"{each}" sets nothing. Write key=value, such as rate=180.')
        if name not in settings:
            raise UserError(f'There is no preference "{key}". {did_you_mean(name, settings)}')
        changes[name] = settings[name].read(name, text.strip())
    return changes


def existing(journal: Journal, code: str) -> Worker:
    """Give a worker who is known.

    Raises:
        UserError: There is none of this code.
    """
    found = journal.known_worker(code)
    if found is None:
        known = [each.code.lower() for each in journal.workers()]
        hint = did_you_mean(checked_code(code).lower(), known) if known else "Nobody is known yet."
        raise UserError(f"There is no worker {checked_code(code)}. {hint}")
    return found


def every_value(worker: Worker, profile: Preferences) -> Mapping[str, PreferenceValue]:
    """Give all that counts for a worker, in the order in which it is listed.

    Raises:
        UserError: A newer version stored what this one does not know.
    """
    try:
        merged = worker.preferences_over(profile)
    except ValueError as error:
        raise UserError(
            f"The preferences of worker {worker.code} cannot be used: {error}. Update the program."
        ) from error
    return {name: getattr(merged, name) for name in _settings()}
