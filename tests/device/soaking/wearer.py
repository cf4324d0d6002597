"""The wearer of a soak: works, lets one thing after another fail, sees each said and mended, and works on."""

from __future__ import annotations

import itertools
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from edge.health.pulse import Pulse
from edge.loop import Loop
from edge.sound.espeak_voice import EspeakVoice
from edge.sound.speaker import Speaker
from pipelines import commands
from pipelines.phrases import device_phrases, reading_phrases
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.picking.session import PickingSession
from pipelines.picking.states import PickingState
from tests.bench.glass import Hand
from tests.bench.processes import memory_of_all
from tests.device.soaking.day import DayClock, SummingKeeper, Transcript, UnpluggableSink
from tests.device.soaking.soaked import Held

FAULT_MINUTES = 10.0
"""Between two faults, simulated."""
PATIENCE_SECONDS = 60.0
"""Of the machine: what has not happened by then does not happen."""
READ_EVERY = 3
"""So often a page is read, counted in faults; in between, the wearer asks for other things."""
TRIES = 5
ANSWERS = {
    PickingState.LIST_OFFERED: commands.AcceptList(),
    PickingState.GO_TO_LOCATION: commands.EnterCheckDigits("47"),
    PickingState.PUT_TO_TOTE: commands.Confirm(),
}
"""What the picking session waits for and the film does not show."""
CAMERA_FAULTS = ("stall", "freeze", "black", "error", "unplug", "crash", "hang", "hang-in-close")
MILD_FAULTS = ("torn", "slow")
SOUND_FAULTS = ("output lost", "voice killed", "voice hangs")
FAULTS = (*CAMERA_FAULTS[:4], *SOUND_FAULTS[:2], *MILD_FAULTS, *CAMERA_FAULTS[4:], *SOUND_FAULTS[2:])
WORDS = Phrasebook("nl")
LOST, BLACK = WORDS.text(device_phrases.camera_lost()), WORDS.text(device_phrases.camera_black())
BACK = WORDS.text(device_phrases.camera_back())
NO_PICTURE = WORDS.text(reading_phrases.no_picture())
END_OF_PAGE = WORDS.text(reading_phrases.end_of_page())


class Wearer:
    """Acts in a thread of their own, while the loop has the main one."""

    def __init__(
        self,
        *,
        seconds: float,
        clock: DayClock,
        transcript: Transcript,
        hand: Hand,
        fault: Path,
        loop: Loop,
        keeper: SummingKeeper,
        speaker: Speaker,
        espeak: EspeakVoice,
        sink: UnpluggableSink,
        pulse: Pulse,
    ) -> None:
        """Take how long the shift is, in seconds of the day, and what is worked with."""
        self._seconds, self._clock, self._log, self._hand = seconds, clock, transcript, hand
        self._fault, self._loop, self._keeper, self._speaker = fault, loop, keeper, speaker
        self._espeak, self._sink, self._pulse = espeak, sink, pulse
        self.happened: Counter[str] = Counter()
        self.pages = self.changes = self.unhealthy = 0
        self.held: list[Held] = []
        self.failure: BaseException | None = None
        self._answered: object = None
        self._thread = threading.Thread(target=self._work, name="wearer", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def join(self) -> None:
        """Wait for the end; raises what went wrong."""
        self._thread.join(PATIENCE_SECONDS)
        if self.failure is not None:
            raise self.failure

    def _work(self) -> None:
        watch = threading.Thread(target=self._look_after_health, name="health", daemon=True)
        try:
            self._until(lambda: self._log.has("Je dienst begint.", 0), "the beginning")
            watch.start()
            for number, fault in enumerate(itertools.cycle(FAULTS)):
                due = (number + 1) * 60 * FAULT_MINUTES
                if due >= self._seconds:
                    break
                self._clock.skip_to(due)
                self._episode(number, fault)
                self.held.append(self._hold())
            self._clock.skip_to(self._seconds)
        except BaseException as failure:  # noqa: BLE001 -- raised by who started this
            self.failure = failure
        self._hand.give(commands.EndShift())

    def _episode(self, number: int, fault: str) -> None:
        """Work a little, let something fail, see it mended, and work on."""
        self._act(number)
        if fault in SOUND_FAULTS:
            self._fail_sound(fault)
        else:
            self._fail_camera(fault)
        self._change_rate()
        self.happened[fault] += 1

    def _act(self, number: int) -> None:
        if isinstance(self._loop.assistant.session, PickingSession):
            self._pick(1)
        elif number % READ_EVERY == 0:
            self._read()
        else:
            self._hand.give(commands.SayLight())

    def _read(self) -> None:
        """Have a page read to its end; where nothing can be read, as while a busy machine starves the camera, again."""
        for _ in range(TRIES):
            if self._has_read():
                self.pages += 1
                return
            self._until(lambda: self._loop.assistant.device.camera is None, "the camera")
        raise AssertionError(f"nothing could be read in {TRIES} tries; {self._log.tail()}")

    def _has_read(self) -> bool:
        mark = self._log.mark
        self._hand.give(commands.Read())
        self._until(lambda: self._log.has(END_OF_PAGE, mark) or self._log.has(NO_PICTURE, mark), "an end")
        return self._log.has(END_OF_PAGE, mark)

    def _pick(self, units: int) -> None:
        """Wait until so many units are counted, from one list after another."""
        enough = self._keeper.units + units
        self._until(lambda: self._keeper.units >= enough, "counted units")

    def _go_on(self) -> None:
        """Do what the picking session waits for, once; the film shows the article all along."""
        session = self._loop.assistant.session
        if not isinstance(session, PickingSession):
            return
        answer = ANSWERS.get(session.state)
        asked = (
            session.state,
            None if session.progress is None else (session.progress.pick_list.id, session.progress.current),
        )
        if answer is not None and asked != self._answered:
            self._answered = asked
            self._hand.give(answer)

    def _change_rate(self) -> None:
        """Ask for something that is kept and answered; a unit that is counted at that moment may be told instead."""
        mark = self._log.mark
        self._ask_for_another_rate()
        self._until(lambda: self._log.has_speech(mark), "something said")

    def _ask_for_another_rate(self) -> None:
        self.changes += 1
        self._hand.give(commands.Slower() if self.changes % 2 else commands.Faster())
        self._until(lambda: self._keeper.changes == self.changes, "the new rate in the journal")

    # Faults

    def _fail_camera(self, fault: str) -> None:
        # A busy machine may have starved its process; what is lost already cannot be lost once more.
        self._until(lambda: self._loop.assistant.device.camera is None, "the camera")
        mark = self._log.mark
        self._fault.write_text(fault, encoding="utf-8")
        if fault in MILD_FAULTS:
            self._change_rate()
            self._fault.write_text("", encoding="utf-8")
            assert not self._log.has(BLACK, mark), f"said to be black by {fault}"
            return
        lost = BLACK if fault == "black" else LOST
        # Whoever does something at this moment hears the answer to that, and of the loss no more than its tone.
        self._until(lambda: self._log.has(lost, mark), f"the loss by {fault}", acts=False)
        self._change_rate()
        self._fault.write_text("", encoding="utf-8")
        self._until(lambda: self._log.has(BACK, mark), f"the return after {fault}", acts=False)

    def _fail_sound(self, fault: str) -> None:
        voice = self._espeak.process_id
        if fault == "output lost":
            # It may rest; then nobody notices that it has gone.
            self._change_rate()
            self._sink.trigger_loss()
            self._until(lambda: self._speaker.problem is not None, "the loss of the output")
            self._ask_for_another_rate()
            mark = self._log.mark
            self._sink.trigger_return()
            self._until(lambda: self._speaker.problem is None, "the return of the output")
            self._until(lambda: self._log.has_speech(mark), "something said")
            return
        assert voice is not None
        os.kill(voice, signal.SIGKILL if fault == "voice killed" else signal.SIGSTOP)
        self._change_rate()
        self._until(lambda: self._espeak.process_id not in {voice, None}, "another voice")

    # What is watched

    def _look_after_health(self) -> None:
        pause = threading.Event()
        while self.failure is None and self._clock.now() < self._seconds:
            self.unhealthy += not self._pulse.health().is_healthy
            pause.wait(0.5)

    def _hold(self) -> Held:
        # What was replaced has gone only when its thread has ended.
        self._until(lambda: all(each.name != "camera-end" for each in threading.enumerate()), "the end of a camera")
        handles = sum(1 for _ in Path("/proc/self/fd").iterdir())
        memory = memory_of_all()
        return Held(self._clock.now(), memory.whole - memory.shared, memory.shared, threading.active_count(), handles)

    def _until(self, condition: Callable[[], bool], what: str, *, acts: bool = True) -> None:
        pause, deadline = threading.Event(), time.monotonic() + PATIENCE_SECONDS
        while not condition():
            assert time.monotonic() < deadline, f"in vain: {what}; {self._log.tail()}"
            if acts:
                self._go_on()
            pause.wait(0.01)
