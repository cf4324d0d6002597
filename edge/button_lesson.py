"""Says what is asked while buttons are learned, aloud and in writing: whoever sets up the device may be its wearer."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from edge import outputs
from edge.clock import Clock
from edge.earcon_lesson import spoken
from edge.errors import UserError
from edge.profile_keys import Profile
from edge.sound.recital import Recital
from edge.sound.speaker import Speaker
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook


@contextlib.contextmanager
def saying(
    profile: Profile, tell: Callable[[str], None], clock: Clock, *, is_silent: bool = False
) -> Iterator[Callable[[Phrase], None]]:
    """Give what says a phrase and returns when it was heard; without a sound output it is written only.

    Args:
        profile: Names the output, the voice and the language.
        tell: Writes a line.
        clock: Of the run.
        is_silent: Write only.
    """
    preferences = profile.preferences()
    words = Phrasebook(preferences.language)

    def write(phrase: Phrase) -> None:
        tell(words.text(phrase))

    if is_silent:
        yield write
        return
    recital = Recital(clock)
    with contextlib.ExitStack() as closing:
        try:
            player = outputs.player_on(
                outputs.chosen_sink("device", None, clock, profile.sound, tell), profile.sound, clock
            )
            speaker = Speaker(player, outputs.ready_voice(preferences.voice), clock, recital.report)
            closing.callback(speaker.close)
            speaker.start()
        except UserError as error:
            tell(f"{error} Until then it is written only.")
            yield write
            return
        has_sound = True

        def say(phrase: Phrase) -> None:
            nonlocal has_sound
            write(phrase)
            if not has_sound:
                return
            try:
                recital.perform((spoken(phrase, words, preferences),), speaker, lambda _: None)
            except UserError as error:
                has_sound = False
                tell(f"{error} Until then it is written only.")

        yield say
