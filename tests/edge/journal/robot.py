"""A worker who never tires: picks one list after another through the real loop and session, and errs now and then."""

from __future__ import annotations

import random

from edge.journal.journal import Journal
from edge.journal.lists import ListStore
from edge.loop import EventStore, Loop
from pipelines import commands
from pipelines.assistant import Assistant
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.picking.progress import ListProgress
from pipelines.picking.scans import ScanTracker
from pipelines.picking.session import PickingSession
from pipelines.picking.settings import PickingSettings
from pipelines.picking.states import PickingState
from pipelines.preferences import Preferences
from pipelines.session import Input, JournalChanged, Started
from pipelines.types import Barcode, BarcodeStage, Observation, Point, Quad, Symbology

QUAD = Quad((Point(500, 300), Point(590, 300), Point(590, 340), Point(500, 340)))
FRAME_SECONDS = 0.1
GONE_SECONDS = 2.0
"""So long a code is out of view before the next is shown."""


class Robot:
    """Works through the lists that the journal has for it."""

    def __init__(self, journal: Journal, store: EventStore, worker: str, luck: random.Random) -> None:
        """Take up work where the journal says."""
        self._lists = ListStore(journal)
        self._worker = worker
        self._luck = luck
        self._now = 0.0
        self._frame_id = 0
        begun = self._lists.next_for(worker, "nl")
        session = PickingSession.resuming(begun, Phrasebook("nl"), PickingSettings(), ScanTracker())
        self.loop = Loop(Assistant(session, Preferences()), store, 3)
        self.take(Started())

    @property
    def session(self) -> PickingSession:
        """What the loop has now."""
        session = self.loop.assistant.session
        assert isinstance(session, PickingSession)
        return session

    def act(self) -> bool:
        """Do the next thing; False if there is nothing more to do."""
        progress = self.session.progress
        if progress is None or self.session.state in {PickingState.NO_LIST, PickingState.LIST_DONE}:
            offered = self._lists.next_for(self._worker, "nl", None if progress is None else progress.pick_list.id)
            self.take(JournalChanged((), offered))
            return offered is not None
        if self._luck.random() < 0.2:
            self.take(self._whim(progress))
            return True
        match self.session.state:
            case PickingState.LIST_OFFERED:
                self.take(commands.AcceptList())
            case PickingState.GO_TO_LOCATION:
                self._show(progress.at.line.location.barcode)
            case PickingState.VERIFY_ITEM | PickingState.COUNT:
                self._show(self._luck.choice([*(code.content for code in progress.at.line.item.codes), "W-20"]))
            case _:
                self.take(commands.Confirm())
        return True

    def show(self, content: str, frames: int = 3) -> None:
        """Hold a code before the camera."""
        code = Barcode(Symbology.CODE_128, content.encode(), content, "", None, (), (), QUAD, BarcodeStage.ZXING)
        for _ in range(frames):
            self._look((code,))

    def show_nothing(self) -> None:
        """Let all codes leave the view."""
        for _ in range(int(GONE_SECONDS / FRAME_SECONDS)):
            self._look(())

    def _look(self, codes: tuple[Barcode, ...]) -> None:
        self._frame_id += 1
        self._now += FRAME_SECONDS
        self.loop.take(Observation(self._frame_id, self._now, barcodes=codes, stripes=()), self._now)

    def _show(self, content: str) -> None:
        self.show(content)
        self.show_nothing()

    def _whim(self, progress: ListProgress) -> commands.Command:
        whims = (
            commands.Undo(),
            commands.Skip(),
            commands.EnterQuantity(self._luck.randint(1, progress.at.line.quantity)),
            commands.ReportShort(commands.ShortReason.DAMAGED),
            commands.Help(),
            commands.ReportDamaged(),
        )
        return self._luck.choice(whims)

    def take(self, given: Input) -> None:
        """Give the loop an input, a little later than the last."""
        self._now += FRAME_SECONDS
        self.loop.take(given, self._now)
