"""Every sentence of the set-up by name, with its arguments."""

from __future__ import annotations

from pipelines.phrases.phrase import Phrase, phrase

# Set-up


def setup_language() -> Phrase:
    """The language asks for itself, in its own words."""
    return phrase("setup-language")


def setup_welcome() -> Phrase:
    """The language is chosen; how the steps are worked."""
    return phrase("setup-welcome")


CHOICES = (
    "good",
    "louder",
    "softer",
    "go-on",
    "take",
    "decline",
    "no-network",
    "nobody",
    "save",
    "start-over",
    "stop",
)
"""What can be chosen beside languages, roles and workers."""


def setup_choice(name: str) -> Phrase:
    """A choice of a step; `name` is one of CHOICES."""
    return phrase(f"setup-choice-{name}")


def setup_sound() -> Phrase:
    """A sample of the loudness, and the question whether it is heard."""
    return phrase("setup-sound")


def setup_button() -> Phrase:
    """The button is about to be tried."""
    return phrase("setup-button")


PRESSES = ("short", "long", "double")
"""How a button is pressed."""


def setup_press(kind: str) -> Phrase:
    """The button is to be pressed so; `kind` is one of PRESSES."""
    return phrase(f"setup-press-{kind}")


def setup_pressed(kind: str) -> Phrase:
    """The button was pressed so; `kind` is one of PRESSES."""
    return phrase(f"setup-pressed-{kind}")


def setup_button_works() -> Phrase:
    """Each press was felt."""
    return phrase("setup-button-works")


def setup_button_left() -> Phrase:
    """Nothing was pressed; the step is left."""
    return phrase("setup-button-left")


def setup_camera() -> Phrase:
    """The camera is about to be tried."""
    return phrase("setup-camera")


def setup_camera_none() -> Phrase:
    """The camera gives no picture."""
    return phrase("setup-camera-none")


def setup_camera_dark() -> Phrase:
    """The picture is too dark."""
    return phrase("setup-camera-dark")


def setup_camera_ready() -> Phrase:
    """There is a picture, and light enough; something is to be shown."""
    return phrase("setup-camera-ready")


def setup_camera_text(lines: int) -> Phrase:
    """So many lines of text are in view."""
    return phrase("setup-camera-text", lines=lines)


def setup_camera_code() -> Phrase:
    """A code is in view."""
    return phrase("setup-camera-code")


def setup_network() -> Phrase:
    """A network can be joined, and need not be."""
    return phrase("setup-network")


def setup_network_found(name: str) -> Phrase:
    """A network's code was shown; it is joined only if that is chosen."""
    return phrase("setup-network-found", name=name)


def setup_network_joining() -> Phrase:
    """The network is being joined."""
    return phrase("setup-network-joining")


def setup_network_joined(name: str) -> Phrase:
    """The network is joined."""
    return phrase("setup-network-joined", name=name)


def setup_network_trouble(trouble: str) -> Phrase:
    """Why the network is not joined; `trouble` is a value of NetworkTrouble."""
    return phrase(f"setup-network-{trouble}")


def setup_other_code() -> Phrase:
    """The code that is shown is not one that this step can use."""
    return phrase("setup-other-code")


def setup_role() -> Phrase:
    """The job is to be chosen."""
    return phrase("setup-role")


def setup_role_choice(title: str) -> Phrase:
    """A job that can be chosen, or was."""
    return phrase("setup-role-choice", title=title)


def setup_role_missing() -> Phrase:
    """The card names a job that is not installed."""
    return phrase("setup-role-missing")


def setup_worker() -> Phrase:
    """A worker's card can be shown, and need not be."""
    return phrase("setup-worker")


def setup_worker_choice(letters: str) -> Phrase:
    """A worker's code that can be chosen, or was."""
    return phrase("setup-worker-choice", letters=letters)


def setup_take() -> Phrase:
    """What a card says counts only if that is chosen."""
    return phrase("setup-take")


def setup_summary() -> Phrase:
    """What was set follows."""
    return phrase("setup-summary")


def setup_save() -> Phrase:
    """What was set counts only if that is chosen."""
    return phrase("setup-save")


def setup_saved() -> Phrase:
    """What was set is kept."""
    return phrase("setup-saved")


def setup_anew() -> Phrase:
    """How the set-up is done again."""
    return phrase("setup-anew")


def setup_not_saved() -> Phrase:
    """What was set could not be kept."""
    return phrase("setup-not-saved")


def setup_leave() -> Phrase:
    """Whether the set-up shall be left."""
    return phrase("setup-leave")


def setup_left() -> Phrase:
    """The set-up was left, and nothing is changed."""
    return phrase("setup-left")
