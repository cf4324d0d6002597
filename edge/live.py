"""The assistant in real time: a camera, a speaker and controls, each in a thread of its own, around one loop.

Everything reaches the loop through one inbox, so that its state has one owner. Frames wait in a slot that holds only
the newest; events never wait for frames. No wait is longer than `WAIT_SECONDS`. What changes with the wearer's role is
a `Shift`; camera and speaker stay while one shift takes over from another.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from edge.attention import Attention
from edge.cameras.source import CameraStalledError, FrameSource
from edge.clock import Clock
from edge.controls.control import Control
from edge.device_status import DeviceWatch
from edge.errors import UserError
from edge.health.pulse import Pulse
from edge.inbox import CameraEnded, FrameWaits, Inbox, Looked, Message, ThreadFailed
from edge.journal.watch import JournalWatch
from edge.log_rules import Told
from edge.loop import Job, Loop
from edge.replay import Entry, act_entry, earcon_entry
from edge.sound.speaker import Speaker
from pipelines.commands import Command, EndShift
from pipelines.effort import Effort
from pipelines.phrases import device_phrases
from pipelines.roles import Handover
from pipelines.session import (
    CameraStatus,
    DeviceStatus,
    HandoverFailed,
    Input,
    JournalChanged,
    Press,
    Started,
)
from pipelines.types import Feedback, Observation, Play, Say, SpeechMoment, SpeechProgress, Tick
from pipelines.vision.look import Vision

WAIT_SECONDS = 0.25
"""The longest that the loop sleeps, and so the longest that it takes to notice that it should end."""
LINGER_SECONDS = 30.0
"""After the camera or the shift ended: how long to wait for what is still to be said while nothing happens."""
LOST_LINGER_SECONDS = 5.0
"""The same while the sound output is lost, so that it may come back."""
JOIN_SECONDS = 5.0
"""How long a thread may take to end; one that hangs is left behind."""

log = logging.getLogger(__name__)

Listener = Callable[[Entry], None]
"""Told of each command and press when it is taken, of each earcon, and of each utterance when it begins to be heard.

One that is cut off is told of again, as "cut off".
"""


@dataclass(frozen=True)
class Shift:
    """What the work of one wearer in one role is done with."""

    loop: Loop
    vision: Vision
    title: str
    """The profile's, as it is spoken."""
    sparing: Vision | None = None
    """The eyes for the least effort; None uses the same."""
    journal: JournalWatch | None = None
    controls: tuple[Control, ...] = ()
    first: tuple[Feedback, ...] = ()
    """What is said before the work begins."""
    handover: Handover | None = None
    """The role and worker; None where they cannot be changed."""
    wants_focus: Callable[[], bool] = lambda: False
    """Tells whether something is looked for that must be sharp; the camera focuses when that begins."""
    may_rest: Callable[[], bool] = lambda: True
    """Tells whether fewer looks will do while nothing changes in view."""


@dataclass(frozen=True)
class Hooks:
    """What a live run tells those around it. Each must return at once, and is called in the loop's thread."""

    listener: Listener = lambda _: None
    let_go: Callable[[], None] = lambda: None
    """The controls are over and nothing is left to be read or said: a camera that waits for the wearer may end."""
    focus: Callable[[], None] = lambda: None
    """What is in view must be sharp."""
    spare: Callable[[Effort], None] = lambda _: None
    """So much effort may be made from now on."""
    rest: Callable[[bool], None] = lambda _: None
    """Nothing changes in view, and nobody asks for anything; or that is over."""
    started: Callable[[], None] = lambda: None
    """The first shift has begun."""
    took_over: Callable[[Handover | None], None] = lambda _: None
    """Another role or worker was taken than the program was started with; None: that is over."""


class Live:
    """One live run; use it once."""

    def __init__(
        self,
        shift: Shift,
        camera: FrameSource,
        speaker: Speaker,
        *,
        inbox: Inbox,
        clock: Clock,
        device: DeviceWatch | None = None,
        successor: Callable[[Handover], Shift] | None = None,
        home: Handover | None = None,
        pulse: Pulse | None = None,
        hooks: Hooks | None = None,
        stays: bool = False,
    ) -> None:
        """Take the parts; the speaker must report its progress to the inbox.

        `successor` makes the shift that takes over when the wearer changes role, in well under two seconds; it raises
        UserError where that cannot be. `pulse` is given the signs of life of loop, camera and speaker. A run that
        `stays` waits for the next shift when one has ended, in the role `home`, or, where that is None, in the one of
        the first shift; only Ctrl-C or a request of the system ends it.
        """
        self._shift = shift
        self._home = home or shift.handover
        self._loop = shift.loop
        self._camera = camera
        self._speaker = speaker
        self._inbox = inbox
        self._clock = clock
        self._device = device
        self._successor = successor
        self._pulse = pulse or Pulse(clock)
        self._hooks = hooks or Hooks()
        self._stays = stays
        self._attention = Attention()
        self._jobs: queue.SimpleQueue[tuple[Vision, Job] | None] = queue.SimpleQueue()
        self._is_looking = False
        self._wants_focus = self._is_resting = False
        self._effort = Effort.FULL
        self._is_ending = threading.Event()
        self._unheard = 0
        self._ticked_for: float | None = None
        self._is_last = False
        self._active_at = clock.now()
        self._camera_error: Exception | None = None

    def run(self) -> None:
        """Run until the shift or the camera's pictures end and all is said.

        Ctrl-C ends the shift with a goodbye; a second one ends at once.

        Raises:
            UserError: The camera, the sound output or the voice failed, with the remedy.
            KeyboardInterrupt: There was a second Ctrl-C.
        """
        with contextlib.ExitStack() as closing:
            closing.callback(self._speaker.close)
            threads = (
                threading.Thread(target=self._film, name="camera", daemon=True),
                threading.Thread(target=self._see, name="vision", daemon=True),
            )
            closing.callback(self._end_threads, threads)
            closing.callback(self._camera.close)
            self._camera.open()
            self._speaker.start()
            for thread in threads:
                thread.start()
            if self._device is not None:
                closing.callback(self._device.stop)
                self._device.start(self._inbox.put)
            closing.callback(lambda: self._end(self._shift))
            try:
                self._begin(self._shift)
                self._hooks.started()
                self._work()
            except KeyboardInterrupt:
                self._is_last = True
            self._end_shift()
            self._work()
        if self._camera_error is not None:
            raise self._camera_error

    def _work(self) -> None:
        while not self._is_last or self._has_more():
            self._turn()
            # The controls first: what they gave until then is in the inbox.
            if all(control.is_over for control in self._shift.controls) and not self._has_more():
                self._hooks.let_go()

    def _begin(self, shift: Shift, *, is_on_shift: bool = True) -> None:
        for control in shift.controls:
            control.start(self._inbox.put)
        if shift.journal is not None:
            shift.journal.start(self._inbox.put)
        self._say(shift.first)
        if is_on_shift:
            self._take(Started())

    def _end(self, shift: Shift) -> None:
        for control in shift.controls:
            control.stop()
        if shift.journal is not None:
            shift.journal.stop()

    def _hand_over(self, handover: Handover, *, is_on_shift: bool = True) -> None:
        """Let another shift take over, begun or waiting to be; where that cannot be, this one stays."""
        if self._successor is None:
            raise TypeError("the assistant hands over, and nobody makes what takes over")
        try:
            shift = self._successor(handover)
        except UserError as error:
            log.error("The role cannot be changed. %s", error)  # noqa: TRY400 -- a person reads this
            if is_on_shift:
                self._take(HandoverFailed())
            else:
                # Tried once: what cannot be made now cannot be made in a quarter of a second either.
                self._home = self._shift.handover
            return
        self._end(self._shift)
        # Whoever made it may still hold it, and with it the frames that the camera needs back.
        self._loop.let_go()
        before, fresh = self._loop.assistant, shift.loop.assistant
        device, desk = before.device, fresh.desk.after(before.desk, self._clock.now())
        self._shift, self._loop = shift, shift.loop
        self._loop.assistant = replace(fresh, device=device, desk=desk)
        self._ticked_for = None
        if self._device is not None:
            self._device.rename(shift.title)
        self._hooks.took_over(None if handover == self._home else handover)
        self._begin(shift, is_on_shift=is_on_shift)
        if device.status is not None:
            # The device tells only what changes, and the new session must know the day, too.
            self._take(replace(device.status, profile=shift.title))

    def _go_home(self) -> None:
        """After a shift in another role, or of a worker who signed on, wait as the program was started."""
        is_over = self._stays and not self._loop.assistant.is_on_shift
        if is_over and self._home is not None and self._shift.handover != self._home:
            self._hand_over(self._home, is_on_shift=False)

    def _has_more(self) -> bool:
        """Tell whether something is still to be seen or said, and the wait for it is not in vain."""
        patience = LINGER_SECONDS if self._speaker.problem is None else LOST_LINGER_SECONDS
        if self._clock.now() - self._active_at > patience:
            return False
        # A new frame is always looked at while more may come, a page only when it is read.
        is_looking = self._is_looking and self._loop.assistant.is_on_shift and self._is_last
        is_looking |= self._loop.is_reading
        is_waiting = self._loop.wake_at is not None or not self._inbox.is_empty
        return is_looking or is_waiting or self._unheard > 0

    def _end_shift(self) -> None:
        """Say goodbye, unless the wearer has ended the shift, or it goes on when the program is started anew."""
        if self._loop.assistant.is_on_shift and not (self._is_camera_lost and self._camera_error is not None):
            self._take(EndShift())
            self._hooks.took_over(None)

    @property
    def _is_camera_lost(self) -> bool:
        return self._loop.assistant.device.camera is not None

    def _turn(self) -> None:
        # With nothing to say, this only tells whether the voice or the output has failed for good.
        self._speaker.submit(())
        now, wake_at = self._clock.now(), self._loop.wake_at
        self._pulse.turned(is_on_shift=self._loop.assistant.is_on_shift)
        if wake_at is not None and now >= wake_at and wake_at != self._ticked_for:
            self._ticked_for = wake_at
            self._take(Tick())
            wake_at = self._loop.wake_at
        message = self._inbox.get(WAIT_SECONDS if wake_at is None else min(WAIT_SECONDS, wake_at - now))
        self._receive(message)
        handover = self._loop.assistant.handover
        if handover is not None:
            self._hand_over(handover)
        else:
            self._go_home()
        self._follow()
        # At the end, so that whoever asks what is left to do knows of it.
        self._look()

    def _receive(self, message: Message | None) -> None:
        match message:
            case None:
                pass
            case FrameWaits():
                frame = self._inbox.take_frame()
                is_due = frame is not None and self._attention.is_due(frame, self._clock.now())
                if frame is not None and (is_due or not self._shift.may_rest()):
                    self._loop.show(frame)
            case Looked():
                self._is_looking = False
            case Observation() if not self._loop.knows(message.frame_id):
                pass  # it was asked for by the shift before
            case CameraEnded(error):
                self._end_camera(error)
            case ThreadFailed(error):
                raise error
            case SpeechProgress():
                self._note_speech(message)
                self._take(message)
            case Command() | Press():
                self._act(message)
            case _:
                self._take(message)

    def _end_camera(self, error: Exception | None) -> None:
        self._camera_error = error
        self._is_last = True
        self._active_at = self._clock.now()
        if self._is_camera_lost:
            self._say(self._loop.assistant.phrasebook.say(device_phrases.camera_given_up()))

    def _follow(self) -> None:
        """Pass on to the camera what has changed: whether it must be sharp, the effort, and rest."""
        wanted_focus, self._wants_focus = self._wants_focus, self._shift.wants_focus()
        if self._wants_focus and not wanted_focus:
            self._hooks.focus()
        effort = self._loop.assistant.device.sparing.effort
        if effort is not self._effort:
            self._effort = effort
            self._hooks.spare(effort)
        is_resting = self._attention.is_resting and self._shift.may_rest()
        if is_resting is not self._is_resting:
            self._is_resting = is_resting
            self._hooks.rest(is_resting)

    def _act(self, act: Command | Press) -> None:
        entry = act_entry(act, self._clock.now())
        if self._is_last and not self._loop.assistant.is_on_shift:
            # The goodbye is the last that is heard.
            log.warning('"%s" came after the end of the shift and is not obeyed.', Told(entry.what))
            return
        self._hooks.listener(entry)
        self._take(act)

    def _note_speech(self, progress: SpeechProgress) -> None:
        at, text = round(self._clock.now(), 3), progress.utterance.text
        match progress.moment:
            case SpeechMoment.STARTED:
                self._hooks.listener(Entry(at, "speech", text))
            case SpeechMoment.INTERRUPTED:
                self._unheard -= 1
                self._hooks.listener(Entry(at, "cut off", text))
            case SpeechMoment.FINISHED | SpeechMoment.DROPPED:
                self._unheard -= 1
            case SpeechMoment.MARK_REACHED:
                pass

    def _take(self, given: Input) -> None:
        now = self._clock.now()
        was_on_shift = self._loop.assistant.is_on_shift
        feedback = self._loop.take(given, now)
        # Frames and news of device and lists may come for ever; that they were taken in is nothing to wait for.
        is_news = isinstance(given, Observation | DeviceStatus | JournalChanged | CameraStatus)
        if feedback or isinstance(given, Command | Press):
            self._attention.stirred(now)
        if feedback or not is_news or self._loop.is_reading:
            self._active_at = now
        is_over = not self._loop.assistant.is_on_shift and self._loop.assistant.handover is None
        self._is_last |= was_on_shift and is_over and not self._stays
        self._say(feedback)

    def _say(self, feedback: tuple[Feedback, ...]) -> None:
        if feedback:
            self._unheard += sum(isinstance(each, Say) for each in feedback)
            self._speaker.submit(feedback)
        for each in feedback:
            if isinstance(each, Play):
                self._hooks.listener(earcon_entry(each, self._clock.now()))

    def _look(self) -> None:
        if self._is_looking:
            return
        job = self._loop.next_job()
        if job is not None:
            self._is_looking = True
            sparing = self._shift.sparing if self._effort is Effort.LEAST else None
            self._jobs.put((sparing or self._shift.vision, job))

    # Threads

    def _end_threads(self, threads: tuple[threading.Thread, ...]) -> None:
        self._is_ending.set()
        self._jobs.put(None)
        for thread in threads:
            if thread.ident is not None:
                thread.join(JOIN_SECONDS)

    def _film(self) -> None:
        error: Exception | None = None
        try:
            while not self._is_ending.is_set():
                try:
                    frame = self._camera.read(WAIT_SECONDS)
                except CameraStalledError:
                    # It may come yet: whoever keeps the camera restarts it, or gives up.
                    if self._is_camera_lost:
                        self._pulse.camera_restarts()
                    continue
                if frame is None:
                    break
                self._pulse.framed()
                self._inbox.put_frame(frame)
                # Held here while the next one is waited for, it would keep its place in the camera's memory.
                del frame
        except Exception as caught:  # noqa: BLE001 -- handed to the loop's thread, which raises or says it
            error = caught
        self._inbox.put(CameraEnded(error))

    def _see(self) -> None:
        try:
            while (given := self._jobs.get()) is not None:
                vision, job = given
                self._pulse.looks()
                for observation in vision.look(job.frame, job.wanted):
                    self._inbox.put(observation)
                self._pulse.looked()
                # What is no longer needed must not be held while the next job is awaited.
                del given, job, vision
                self._inbox.put(Looked())
        except Exception as error:  # noqa: BLE001 -- handed to the loop's thread, which raises it
            self._inbox.put(ThreadFailed(error))
