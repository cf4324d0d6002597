"""Every sentence that both jobs share, by name, with its arguments. The words are in nl.ftl, en.ftl and de.ftl.

The sentences of each job are in reading_phrases.py and picking_phrases.py, those of the lessons in practice_phrases.py,
those of the set-up in setup_phrases.py.
"""

from __future__ import annotations

from pipelines.phrases.phrase import Phrase, phrase

# Both jobs


def welcome_reading() -> Phrase:
    """The reading job is ready."""
    return phrase("welcome-reading")


def shift_started() -> Phrase:
    """A shift begins."""
    return phrase("shift-started")


def shift_ended() -> Phrase:
    """The shift is over."""
    return phrase("shift-ended")


def off_shift() -> Phrase:
    """A command came while no shift is going on."""
    return phrase("off-shift")


def paused() -> Phrase:
    """Work is held."""
    return phrase("paused")


def resumed() -> Phrase:
    """Work goes on."""
    return phrase("resumed")


def nothing_to_repeat() -> Phrase:
    """Repeat came before anything was said."""
    return phrase("nothing-to-repeat")


def not_now(command: str) -> Phrase:
    """The command, named in the wearer's words, makes no sense in this state."""
    return phrase("not-now", command=command)


def not_stored() -> Phrase:
    """The journal could not keep the last act, so it does not count."""
    return phrase("not-stored")


def journal_set_aside() -> Phrase:
    """The journal was damaged; work goes on in a fresh one."""
    return phrase("journal-set-aside")


def rate_changed() -> Phrase:
    """A sample of the new speed."""
    return phrase("rate-changed")


def volume_changed() -> Phrase:
    """A sample of the new loudness."""
    return phrase("volume-changed")


def pitch_changed() -> Phrase:
    """A sample of the new pitch."""
    return phrase("pitch-changed")


def says_more() -> Phrase:
    """From now on more is said."""
    return phrase("says-more")


def says_less() -> Phrase:
    """From now on less is said."""
    return phrase("says-less")


def at_the_limit() -> Phrase:
    """A preference cannot go further."""
    return phrase("at-the-limit")


def recording_starts(seconds: int) -> Phrase:
    """From now on pictures are kept, for so long at most."""
    return phrase("recording-starts", seconds=seconds)


def recording_ended() -> Phrase:
    """The recording has ended as it was asked to."""
    return phrase("recording-ended")


def recording_no_room() -> Phrase:
    """The recording has ended because the disk, or what it may take of it, is full."""
    return phrase("recording-no-room")


def recording_held_up() -> Phrase:
    """The recording has ended because the camera or the disk failed."""
    return phrase("recording-held-up")


def voice_sample() -> Phrase:
    """What a voice is tried with."""
    return phrase("voice-sample")


# Earcons, as they are taught


def earcon_meaning(earcon: str) -> Phrase:
    """What an earcon means; `earcon` is a value of Earcon."""
    return phrase(f"earcon-{earcon}")


def aim_example(place: str) -> Phrase:
    """Where what is sought lies in an example of AIM; `place` is one of AIM_PLACES."""
    return phrase(f"aim-{place}")


AIM_PLACES = ("left", "ahead", "right", "far", "near")
"""The examples with which AIM is taught."""


# Menu


def menu_command(command: str) -> Phrase:
    """A command in the menu; `command` is its name in COMMANDS."""
    return phrase(f"command-{command}")


def menu_reason(reason: str) -> Phrase:
    """A reason in the menu; `reason` is a value of ShortReason."""
    return phrase(f"reason-{reason}")


def menu_keyed(digits: str) -> Phrase:
    """The digits keyed in so far can be taken as they are."""
    return phrase("menu-keyed", digits=digits)


def menu_closed() -> Phrase:
    """The menu is left without a choice."""
    return phrase("menu-closed")


# Teaching which button is which


def buttons_welcome() -> Phrase:
    """The buttons are about to be learned, one after the other."""
    return phrase("buttons-welcome")


def button_press(button: str) -> Phrase:
    """The button of this name in the profile is to be pressed now."""
    return phrase("button-press", button=button)


def button_learned() -> Phrase:
    """The button was heard."""
    return phrase("button-learned")


def button_taken() -> Phrase:
    """This button was named before; another one is to be pressed."""
    return phrase("button-taken")


def button_passed_over() -> Phrase:
    """No button was pressed for a while, so this one stays as it was."""
    return phrase("button-passed-over")


def buttons_saved() -> Phrase:
    """What was learned is kept."""
    return phrase("buttons-saved")


def buttons_unchanged() -> Phrase:
    """Nothing was learned."""
    return phrase("buttons-unchanged")
