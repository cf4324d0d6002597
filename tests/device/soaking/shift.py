"""One shift of a soak: its parts, and what came of it."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from edge import app, outputs, profiles
from edge.cameras import chosen
from edge.cameras.kept import KeptCamera
from edge.cameras.process import ProcessCamera
from edge.cameras.ring import slots_for
from edge.cameras.watch import Limits
from edge.clock import MonotonicClock
from edge.health.pulse import Pulse
from edge.inbox import Inbox
from edge.journal.journal import Journal
from edge.journal.lists import ListStore
from edge.journal.records import StoredEvent
from edge.journal.warehouse import Names, StoredItem, StoredLine, StoredList, StoredLocation
from edge.journal.watch import JournalWatch
from edge.live import Hooks, Live, Shift
from edge.loop import Loop
from edge.profile_keys import Profile
from edge.shifts import list_at_hand
from edge.sound.espeak_voice import EspeakVoice
from edge.sound.speaker import Speaker
from pipelines.picking.pick_list import ItemCode
from pipelines.preferences import ESPEAK
from pipelines.types import Earcon
from tests.bench import glass
from tests.device.program import write_film
from tests.device.soaking.day import (
    WORK_SPEED,
    DayClock,
    SteadyClock,
    Sum,
    SummingKeeper,
    Transcript,
    UnpluggableSink,
)
from tests.device.soaking.soaked import Losses, Soaked
from tests.device.soaking.wearer import BACK, BLACK, LOST, Wearer

CAMERA_SPEED = 3.0
"""A camera that gives nothing for two thirds of a second of the machine's is lost."""
UNITS = 5
"""Of each line of a list."""


def soak(job: str, hours: float) -> Soaked:
    """Work through a shift of so many hours in a profile's job; raises AssertionError where something is not mended."""
    with tempfile.TemporaryDirectory(prefix="kijkmee-soak-") as place:
        return Soak(job, Path(place), hours).run()


class Soak:
    """One shift; use it once."""

    def __init__(self, job: str, folder: Path, hours: float) -> None:
        """Take the profile's name, a folder for all that is written, and how long the shift is."""
        self._folder, self._seconds = folder, 3600 * hours
        self._profile = _at_speed(profiles.load(job))
        self._clock, self._transcript = DayClock(), Transcript()
        self._fault = folder / "fault"
        self._hand = glass.Hand()
        for each in (LOST, BLACK, BACK, Earcon.CAMERA_LOST):
            self._transcript.count_of(each)

    def run(self) -> Soaked:
        """Work through the shift."""
        profile, clock, inbox, pulse = self._profile, self._clock, Inbox(), Pulse(MonotonicClock())
        began = time.monotonic()
        app.use_threads(profile.text.threads)
        with Journal.open(self._folder / "journal.sqlite3", clock) as journal:
            keeper = SummingKeeper(journal, None)
            shift = self._shift(journal, keeper)
            sink, espeak = UnpluggableSink(clock, profile.sound.channels), EspeakVoice(chunk_seconds=1.0)
            player = outputs.player_on(sink, profile.sound, clock)
            speaker = Speaker(player, outputs.ready_voice(ESPEAK, espeak), clock, inbox.put, pulse.sounded)
            live = Live(
                shift,
                self._camera(inbox),
                speaker,
                inbox=inbox,
                clock=clock,
                pulse=pulse,
                hooks=Hooks(self._transcript.note),
            )
            wearer = Wearer(
                seconds=self._seconds,
                clock=clock,
                transcript=self._transcript,
                hand=self._hand,
                fault=self._fault,
                loop=shift.loop,
                keeper=keeper,
                speaker=speaker,
                espeak=espeak,
                sink=sink,
                pulse=pulse,
            )
            wearer.start()
            live.run()
            wearer.join()
        return self._outcome(wearer, keeper, time.monotonic() - began)

    def _camera(self, inbox: Inbox) -> KeptCamera:
        """Give the camera: its frames have the day's time, and it is judged by a clock of its own."""
        keys = self._profile.camera
        description = chosen.described(keys, f"faulty:{self._fault}:{self._film()}")
        return KeptCamera(
            lambda: ProcessCamera(description, self._clock, slots_for(app.frames_kept(self._profile))),
            SteadyClock(CAMERA_SPEED),
            inbox.put,
            frames_per_second=keys.frames_per_second,
            failures=keys.failures,
            limits=Limits(start=CAMERA_SPEED * 30),
        )

    def _film(self) -> Path:
        path = self._folder / "film.avi"
        is_reading = self._profile.job == "reading"
        return (
            write_film(path, "notice-wall/01.jpg", each=15)
            if is_reading
            else glass.write_pick_film(path, shown=4, hidden=5)
        )

    def _shift(self, journal: Journal, keeper: SummingKeeper) -> Shift:
        profile = self._profile
        lists, watch = app.Lists(), None
        if profile.job == "picking":
            _fill(ListStore(journal), round(self._seconds / 60))
            lists = app.Lists(kept=ListStore(journal).next_for(None, "nl"))
            row, look = journal.last_row(), 1 / WORK_SPEED
            watch = JournalWatch(journal.path, None, "nl", lambda: list_at_hand(loop), row, look_seconds=look)
        wearer = app.assistant(profile, profile.preferences(), lists)
        loop = Loop(wearer, keeper, app.frames_kept(profile))
        return Shift(loop, app.vision(profile), profile.title, journal=watch, controls=(self._hand,))

    def _outcome(self, wearer: Wearer, keeper: SummingKeeper, took: float) -> Soaked:
        with Journal.open_to_read(self._folder / "journal.sqlite3") as journal:
            assert journal is not None
            stored = journal.events()
        names = Counter(each.event.type for each in stored)
        spoken = self._transcript.spoken
        is_gapless = [each.sequence for each in stored] == list(range(1, len(stored) + 1))
        return Soaked(
            self._profile.job,
            self._seconds,
            took,
            dict(wearer.happened),
            Losses(
                spoken[Earcon.CAMERA_LOST],
                spoken[LOST] + spoken[BLACK],
                spoken[BACK],
                names["camera-lost"],
                names["camera-returned"],
            ),
            (wearer.changes, names["preference-changed"]),
            wearer.pages,
            _units(stored),
            names["list-completed"],
            len(stored),
            is_gapless and Sum(each.event for each in stored) == keeper.sum,
            wearer.unhealthy,
            wearer.held,
        )


def _units(stored: Iterable[StoredEvent]) -> int:
    counted = (each.event.payload["quantity"] for each in stored if each.event.type == "units-counted")
    return sum(number for number in counted if isinstance(number, int))


def _at_speed(profile: Profile) -> Profile:
    """Give what looking and thinking take, which is not faster because the day is, as much of the day's time."""
    keys = profile.reading
    reading = keys.model_copy(
        update={
            "choose_within_seconds": WORK_SPEED * keys.choose_within_seconds,
            "wait_seconds": WORK_SPEED * keys.wait_seconds,
            "aim_seconds": WORK_SPEED * keys.aim_seconds,
        }
    )
    camera = profile.camera.model_copy(update={"frames_per_second": 15.0, "failures": 30})
    return profile.model_copy(update={"reading": reading, "camera": camera})


def _fill(store: ListStore, lists: int) -> None:
    """Give the wearer lists of the article that the film shows."""
    item = StoredItem("K6204", Names("kogellager 6204"), (ItemCode("2012345000018"),))
    places = tuple(StoredLocation(name, name, "47") for name in ("A-03-2", "A-05-1"))
    lines = tuple(StoredLine(number, "K6204", place.code, UNITS) for number, place in enumerate(places, start=1))
    store.save(
        (item,), places, tuple(StoredList(f"P-{number}", lines) for number in range(1, lists + 1)), origin="soak"
    )
