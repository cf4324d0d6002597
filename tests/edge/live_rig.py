"""One live run to be tested: real threads around the real loop, with fakes that do as they are told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from edge.cameras.faulty import FaultyCamera
from edge.cameras.held import HeldCamera
from edge.controls.control import Deliver
from edge.device_status import DeviceWatch
from edge.errors import UserError
from edge.inbox import Inbox
from edge.journal.errors import JournalError
from edge.live import Hooks, Live, Shift
from edge.loop import Loop
from edge.replay import Entry
from edge.shifts import wants_focus
from edge.sound.fakes import FakeVoice
from edge.sound.player import Player
from edge.sound.sinks import NullSink
from edge.sound.speaker import Speaker
from pipelines import commands
from pipelines.assistant import Assistant
from pipelines.effort import Effort
from pipelines.events import Event
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.preferences import Preferences
from pipelines.reading.capture import CaptureSettings
from pipelines.reading.session import ReadingSession
from pipelines.reading.settings import ReadingSettings
from pipelines.roles import CardDesk, Handover
from pipelines.types import Frame, Point, Quad, TextLine
from pipelines.vision.fakes import FakeEyes, FakeScene, fake_frame
from pipelines.vision.look import Vision

SPEED = 20
"""The run's clock is so much faster than the machine's, so that no test waits for speech."""
PATIENCE_SECONDS = 20.0
"""Of the machine: what has not happened by then does not happen."""
PAGE, NOTHING = 1, 0
GREETING = ["Je dienst begint.", "Ik kan nu voorlezen."]
GOODBYE = "Je dienst is klaar. Tot de volgende keer."
RATE_CHANGED = "Zo snel praat ik nu."
THREADS = {"camera", "vision", "speaker", "sink", "device", "journal"}


def line(text: str, row: int) -> TextLine:
    top = 100 + 40.0 * row
    quad = Quad((Point(100, top), Point(500, top), Point(500, top + 20), Point(100, top + 20)))
    return TextLine(text, 0.99, (0.99,) * len(text), quad, 0)


LINES = ("Beste bewoner", "De lift is morgen dicht", "Groeten")
SCENES = {PAGE: FakeScene(lines=tuple(line(text, row) for row, text in enumerate(LINES)))}


MACHINE_SECONDS = SPEED
"""So long on the run's clock is a second of the machine, which may be slow."""


class FastClock:
    """Runs so many times as fast as the machine's own."""

    def __init__(self, speed: float) -> None:
        self._speed = speed

    def now(self) -> float:
        """See `Clock.now`."""
        return self._speed * time.monotonic()


CAPTURE = CaptureSettings(
    keep_frames=4, choose_within_seconds=1.0 * MACHINE_SECONDS, wait_seconds=1.5 * MACHINE_SECONDS
)
"""As usual on the machine's clock: seeing and thinking do not get faster with the run's."""


class SteadyCamera:
    """Shows what a FaultyCamera shows, a hundred frames a second of the machine's time."""

    def __init__(self, camera: FaultyCamera) -> None:
        self._camera = camera
        self._closed = threading.Event()
        self.given = 0

    def open(self) -> None:
        """See `FrameSource.open`."""
        self._camera.open()

    def read(self, timeout_seconds: float) -> Frame | None:
        """See `FrameSource.read`."""
        if self._closed.wait(0.01):
            return None
        frame = self._camera.read(timeout_seconds)
        self.given += 1
        return frame

    def close(self) -> None:
        """See `FrameSource.close`."""
        self._closed.set()
        self._camera.close()


class ScriptedControl:
    """Does what the test does."""

    is_over = False

    def __init__(self) -> None:
        self.deliver: Deliver | None = None
        self.is_stopped = False

    def start(self, deliver: Deliver) -> None:
        """See `Control.start`."""
        self.deliver = deliver

    def stop(self) -> None:
        """See `Control.stop`."""
        self.is_stopped = True

    def give(self, *given: commands.Command) -> None:
        """Do this, at once."""
        assert self.deliver is not None
        for command in given:
            self.deliver(command)


class Store:
    """Keeps events, unless it is broken."""

    def __init__(self) -> None:
        self.kept: list[Event] = []
        self.is_broken = False

    def keep(self, events: tuple[Event, ...], now: float) -> None:
        """See `EventStore.keep`."""
        if self.is_broken:
            raise JournalError(f"The disk is full at {now} s.")
        self.kept.extend(events)


class PatientSpeaker(Speaker):
    """Looks at the clock while it holds its lock, so that two threads never tell its queue their times out of order."""

    def step(self) -> float:
        """See `Speaker.step`."""
        with self._state:
            return super().step()


def _nobody(handover: Handover) -> Shift:
    raise UserError(f"Nobody takes over as {handover.profile}.")


class Rig:
    """One live run with all of its fakes."""

    def __init__(
        self,
        vision: Vision | None = None,
        voice: FakeVoice | None = None,
        control: ScriptedControl | None = None,
        *,
        speed: float = SPEED,
        is_held: bool = False,
        supplies: Path | None = None,
        desk: CardDesk | None = None,
        stays: bool = False,
        home: Handover | None = None,
    ) -> None:
        clock = FastClock(speed)
        self.camera = FaultyCamera(fake_frame(1, 0.0, PAGE).pixels, clock)
        self.steady = SteadyCamera(self.camera)
        self.control = control or ScriptedControl()
        self.store = Store()
        self.voice = voice or FakeVoice()
        self.eyes = FakeEyes(SCENES)
        self.heard: list[str] = []
        self.noted: list[tuple[str, str]] = []
        self.pictures_over = threading.Event()
        self.on_speech: Callable[[str], None] = lambda _: None
        inbox = Inbox()
        self.inbox = inbox
        self.focused = 0
        self.efforts: list[Effort] = []
        self.taken: list[Handover | None] = []
        self.successor: Callable[[Handover], Shift] = _nobody
        self.shift = self.new_shift(vision, desk)
        held = HeldCamera(self.steady, clock, 0.01 * MACHINE_SECONDS, self.pictures_over.set)
        device = DeviceWatch("Voorlezen", clock, supplies=supplies, look_seconds=0.01) if supplies else None
        self.live = Live(
            self.shift,
            held if is_held else self.steady,
            PatientSpeaker(Player(NullSink(clock), clock), self.voice, clock, inbox.put),
            inbox=inbox,
            clock=clock,
            device=device,
            successor=self._take_over,
            hooks=Hooks(self._note, held.let_go, self._focus, self.efforts.append, took_over=self.taken.append),
            home=home,
            stays=stays,
        )

    def new_shift(
        self,
        vision: Vision | None = None,
        desk: CardDesk | None = None,
        control: ScriptedControl | None = None,
        handover: Handover | None = None,
    ) -> Shift:
        """Make a shift of the reading job, in Dutch."""
        session = ReadingSession.beginning(Phrasebook("nl"), ReadingSettings(CAPTURE))
        loop = Loop(Assistant(session, Preferences(), desk=desk or CardDesk()), self.store, CAPTURE.keep_frames)
        return Shift(
            loop,
            vision or self.eyes.vision(),
            "Voorlezen",
            controls=(control or self.control,),
            handover=handover or (desk.current if desk else None),
            wants_focus=lambda: wants_focus(loop),
        )

    def _take_over(self, handover: Handover) -> Shift:
        return self.successor(handover)

    def _focus(self) -> None:
        self.focused += 1

    def _note(self, entry: Entry) -> None:
        self.noted.append((entry.kind, entry.what))
        if entry.kind == "speech":
            self.heard.append(entry.what)
            self.on_speech(entry.what)

    def wait_for(self, text: str) -> None:
        """Wait until this begins to be heard."""
        self.wait_until(lambda: text in self.heard, f"{text!r} in {self.heard}")

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until something is so."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            assert time.monotonic() < deadline, f"in vain: {what}"
            time.sleep(0.002)


def ended(running: Future[None]) -> None:
    """Wait for the end of a run; raises what it raised."""
    running.result(PATIENCE_SECONDS)
