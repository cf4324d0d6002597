"""Every sentence of the lessons by name, with its arguments."""

from __future__ import annotations

from pipelines.phrases.phrase import Phrase, phrase

# Practice


def practice_welcome() -> Phrase:
    """The lesson begins with the sounds."""
    return phrase("practice-welcome")


def practice_aim() -> Phrase:
    """The beacon, before its examples."""
    return phrase("practice-aim")


def practice_try(command: str) -> Phrase:
    """The command, named in the wearer's words, is to be tried now."""
    return phrase("practice-try", command=command)


def practice_shown() -> Phrase:
    """The command was not given, so it comes by itself."""
    return phrase("practice-shown")


def practice_aiming() -> Phrase:
    """A page that is cut off is to be read."""
    return phrase("practice-aiming")


def practice_menu() -> Phrase:
    """How the menu works."""
    return phrase("practice-menu")


def practice_over() -> Phrase:
    """The lesson is at its end."""
    return phrase("practice-over")


def practice_list() -> Phrase:
    """A list to practise with can be begun."""
    return phrase("practice-list")


def practice_place() -> Phrase:
    """The label of a place is about to be shown."""
    return phrase("practice-place")


def practice_wrong_item() -> Phrase:
    """Another item than the wanted one is about to be shown."""
    return phrase("practice-wrong-item")


def practice_right_item() -> Phrase:
    """The wanted item is about to be shown."""
    return phrase("practice-right-item")


def practice_next_unit() -> Phrase:
    """The last unit of a line is about to be shown."""
    return phrase("practice-next-unit")


def practice_undo() -> Phrase:
    """What was confirmed can be taken back."""
    return phrase("practice-undo")


def practice_help() -> Phrase:
    """Help can be asked for."""
    return phrase("practice-help")


def practice_lead_answers() -> Phrase:
    """The lead is about to answer a request for help."""
    return phrase("practice-lead-answers")


def practice_answer() -> Phrase:
    """What the lead answers in the lesson."""
    return phrase("practice-answer")


def practice_short() -> Phrase:
    """A line can be ended short."""
    return phrase("practice-short")


def practice_pause() -> Phrase:
    """The work can be paused."""
    return phrase("practice-pause")
