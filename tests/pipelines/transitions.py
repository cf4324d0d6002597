"""Holds a TRANSITIONS.md and a session together: the table must be what the session does in every state.

`python -m tests.pipelines.transitions` writes both tables anew; read the difference before you commit it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pipelines.naming import kebab_name
from pipelines.picking.session import PickingSession
from pipelines.reading.session import ReadingSession
from pipelines.session import SessionInput, Step
from pipelines.types import Play, Say

S = TypeVar("S", ReadingSession, PickingSession)

HEADER = "| input | in | then | heard | event |\n|---|---|---|---|---|\n"
PIPELINES = Path(__file__).resolve().parents[2] / "pipelines"


@dataclass(frozen=True, slots=True)
class Effect:
    """What an input does."""

    then: str
    """The state after it, or "the same"."""
    heard: str
    event: str


Given = SessionInput | tuple[SessionInput, ...]
"""An input, or several that come one after another, such as the frames of one look."""


def taken(session: S, given: Given, now: float) -> Step[S]:
    """Give the one step that an input makes, or that several make together."""
    step = Step(session)
    for each in given if isinstance(given, tuple) else (given,):
        step = step.then(step.session.step(each, now))
    return step


def rows(states: Mapping[str, S], inputs: Mapping[str, Given], now: float) -> list[str]:
    """Try every input in every state, and give a row of the table for each effect; no effect, no row."""
    table: dict[tuple[str, Effect], list[str]] = {}
    for given, value in inputs.items():
        effects: dict[Effect, list[str]] = {}
        for label, session in states.items():
            step = taken(session, value, now)
            effect = Effect(_then(session, step.session), _heard(step), _events(step))
            if effect != Effect("the same", "", ""):
                effects.setdefault(effect, []).append(label)
        for effect, labels in effects.items():
            # Inputs that do the same in the same states share a row.
            table.setdefault((_shortened(labels, tuple(states)), effect), []).append(given)
    return [
        f"| {'; '.join(given)} | {labels} | {effect.then} | {effect.heard} | {effect.event} |"
        for (labels, effect), given in table.items()
    ]


def table_of(path: Path) -> list[str]:
    """Give the rows of the table in a file."""
    _, _, table = path.read_text(encoding="utf-8").partition(HEADER)
    return table.splitlines()


def write(path: Path, new_rows: list[str]) -> None:
    """Replace the rows of the table in a file."""
    before, _, _ = path.read_text(encoding="utf-8").partition(HEADER)
    path.write_text(before + HEADER + "".join(f"{row}\n" for row in new_rows), encoding="utf-8")


def _shortened(labels: list[str], states: tuple[str, ...]) -> str:
    """Join the labels the short way: by what is missing, or with one word for all the labels that begin with it."""
    if len(labels) == len(states):
        return "any"
    missing = [state for state in states if state not in labels]
    if 2 * len(missing) > len(labels):
        return _joined(labels, states)
    return min(_joined(labels, states), f"any but {_joined(missing, states)}", key=len)


def _joined(labels: list[str], states: tuple[str, ...]) -> str:
    short: dict[str, None] = {}
    for label in labels:
        word = label.partition(",")[0]
        family = [state for state in states if state.partition(",")[0] == word]
        is_whole = len(family) > 1 and all(state in labels for state in family)
        short[f"every {word}" if is_whole else label] = None
    return "; ".join(short)


def _then(before: S, after: S) -> str:
    changes = [after.state.name] if before.state is not after.state else []
    if before.is_paused is not after.is_paused:
        changes.append("paused" if after.is_paused else "no longer paused")
    if before.is_held is not after.is_held:
        changes.append("menu open" if after.is_held else "menu closed")
    return ", ".join(changes) or "the same"


def _heard(step: Step[S]) -> str:
    heard: list[str] = []
    for feedback in step.feedback:
        match feedback:
            case Say(utterance):
                heard.append(utterance.phrase or "the line")
            case Play(earcon):
                heard.append(f"♪{earcon}")
            case _:
                heard.append("silence")
    return ", ".join(heard)


def _events(step: Step[S]) -> str:
    return ", ".join(kebab_name(type(event)) for event in step.events)


if __name__ == "__main__":
    from tests.pipelines.picking import states as picking
    from tests.pipelines.reading import states as reading

    write(PIPELINES / "reading" / "TRANSITIONS.md", reading.transition_rows())
    write(PIPELINES / "picking" / "TRANSITIONS.md", picking.transition_rows())
