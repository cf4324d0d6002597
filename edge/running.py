"""`kijkmee run`: puts a live run together from a profile, a camera, controls, the journal and the sound."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from edge import app, outputs, resuming
from edge.chosen_camera import choose_camera
from edge.device_status import DeviceWatch
from edge.ending import ended_politely
from edge.first_sound import Opened
from edge.health.notify import Notifier
from edge.health.pulse import Pulse
from edge.health.watchdog import Watchdog, ping_seconds
from edge.inbox import Inbox
from edge.journal.journal import Journal
from edge.live import Hooks, Listener, Live
from edge.shifts import Given, Shifts
from edge.sound.speaker import Speaker

PICTURES_OVER = (
    'The pictures are over. The last one stays in view until "end-shift" (key Q), Ctrl-C or the end of standard input.'
)


def run(opened: Opened, given: Given, complain: Callable[[str], None], listener: Listener) -> tuple[Path, ...]:
    """Run live until the shift ends, or the pictures and standard input are over and all is said.

    Args:
        opened: The profile, and the output that sounds already.
        given: What was asked for.
        complain: Told of typed lines that are no commands, and that the pictures have ended.
        listener: Told of what is done and heard.

    Returns:
        The files that were written.

    Raises:
        UserError: Something cannot be used, with the remedy.
    """
    profile, clock = opened.profile, opened.clock
    with contextlib.ExitStack() as closing:
        closing.callback(opened.close)
        app.use_threads(profile.text.threads)
        inbox, pulse = Inbox(), Pulse(clock)
        watchdog = Watchdog(Notifier.of_environment(), pulse.health, ping_seconds())
        camera = choose_camera(given.camera, profile, clock, inbox.put, lambda: complain(PICTURES_OVER))
        journal = closing.enter_context(Journal.open(clock=clock))
        closing.enter_context(ended_politely())
        shifts = Shifts(journal, opened.player, complain, given.settings, camera.follow)
        home = shifts.home(opened.profile_name, given)
        kept = resuming.kept() if given.stays else None
        shift = None if kept is None else shifts.resumed(kept)
        shift = shift or shifts.first(opened.profile_name, profile, given, camera.brought)
        voice = outputs.ready_voice(shift.loop.assistant.preferences.voice, opened.espeak)
        closing.callback(watchdog.stop)
        live = Live(
            shift,
            camera.source,
            Speaker(opened.player, voice, clock, inbox.put, pulse.sounded),
            inbox=inbox,
            clock=clock,
            device=DeviceWatch(shift.title, clock),
            successor=shifts.successor,
            home=home,
            pulse=pulse,
            hooks=Hooks(
                listener=listener,
                let_go=camera.let_go,
                focus=camera.focus,
                spare=camera.spare,
                rest=camera.rest,
                started=watchdog.start,
                took_over=resuming.keep if given.stays else lambda _: None,
            ),
            stays=given.stays,
        )
        # Held here, its eyes would stay in memory after it has handed over.
        del shift
        live.run()
    return () if opened.wav is None else (opened.wav,)
