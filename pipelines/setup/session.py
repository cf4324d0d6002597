"""The set-up as a session: it speaks its steps, and is worked with one button, with cards, or with commands.

A short press goes to the next choice or tells the step again, a long one chooses, a double one goes back. Nothing
counts before the end: a network is joined for a trial, and what was set is kept as a whole when that is chosen, or not
at all. What is to be done in the world stands in `request` until its outcome comes back as an input. There are no
events: what is set is no fact of a shift, and a network's name or password has no place in a journal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from pipelines import commands
from pipelines.cards import PressCard, ProfileCard, WorkerCard
from pipelines.commands import Command
from pipelines.phrases import catalogue, setup_phrases
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.session import CameraStatus, Offer, Press, PressKind, SessionInput, Started, Step
from pipelines.setup.camera_trial import CameraTrial
from pipelines.setup.choosing import VOLUME_STEP, WORKING_SECONDS, SetupChoosing
from pipelines.setup.outcomes import NetworkJoined, NetworkTrouble, SettingsKept
from pipelines.setup.requests import JoinNetwork
from pipelines.setup.showing import Shown, shown
from pipelines.setup.state import CAMERA_PLACES, STEPS, Place
from pipelines.setup.telling import MOST_REPEATS
from pipelines.setup.wifi_card import WifiCard
from pipelines.types import Earcon, Observation, Silence, SpeechProgress, Tick, Wanted

SetupInput = SessionInput | Press | CameraStatus

LEAVE_SECONDS = 900.0
"""Nobody did anything for so long: the set-up is left, so that a device without anybody at it goes on to start."""

_KINDS = tuple(PressKind)
"""The presses in the order in which they are tried: short, long, double."""


@dataclass(frozen=True, slots=True)
class SetupSession(SetupChoosing):
    """Implements Session. Same value, same input, same time: same step."""

    # The contract

    def step(self, given: SetupInput, now: float) -> Step[Self]:
        """Take one input at `now`, in seconds on the run's monotonic clock; pure."""
        if self.is_over:
            return Step(self)
        match given:
            case Started():
                step = self._awake(now)._arrive(self.place, now)
            case Tick():
                step = self._woken(now)
            case Press(kind=kind):
                step = self._awake(now)._pressed(kind, now)
            case Command():
                step = self._awake(now)._obey(given, now)
            case Observation():
                step = self._see(given, now)
            case CameraStatus(trouble=trouble) if self.place is Place.CAMERA:
                step = self._camera_changed(is_lost=trouble is not None, now=now)
            case SpeechProgress():
                step = Step(self._heard_of(given, now))
            case NetworkJoined():
                step = self._joined(given, now)
            case SettingsKept():
                step = self._awake(now)._kept(given)
            case _:
                step = Step(self)
        return replace(step, wanted=step.session._wanted, wake_at=step.session._wakes_at)

    def offers(self) -> tuple[Offer, ...]:
        """Give nothing: the set-up has no menu, it is one."""
        return ()

    def in_words_of(self, phrasebook: Phrasebook) -> Self:  # noqa: ARG002 -- the language is what is set here
        """Give itself: how much is said does not change here."""
        return self

    @property
    def _wanted(self) -> Wanted:
        if self.is_over:
            return Wanted()
        return self.trial.wanted if self.place is Place.CAMERA else Wanted(barcodes=True)

    @property
    def _wakes_at(self) -> float | None:
        lost_at = self.trial.lost_at if self.place is Place.CAMERA else None
        leaves_at = self.leaves_at if self.request is None else None
        times = [each for each in (self.due_at, leaves_at, lost_at) if each is not None]
        return None if self.is_over else min(times, default=None)

    def _awake(self, now: float) -> Self:
        """Give the session after somebody did something."""
        return replace(self, leaves_at=now + LEAVE_SECONDS)

    # Time

    def _woken(self, now: float) -> Step[Self]:
        if self.leaves_at is not None and now >= self.leaves_at and self.request is None:
            return self._leave()
        if self.place is Place.CAMERA:
            trial, told = self.trial.at(now)
            if told:
                return replace(self, trial=trial)._add(told)
        if self.due_at is None or now < self.due_at:
            return Step(self)
        if self.request is not None:
            return self._still_working(now)
        again = replace(self, repeats=self.repeats + 1, due_at=None)
        match self.place:
            case Place.LANGUAGE:
                return again._next(now)
            case Place.BUTTON if again.repeats >= MOST_REPEATS:
                return again._arrive(Place.CAMERA, now, setup_phrases.setup_button_left())
            case Place.CAMERA:
                return again._tell(self.trial.state)
        return again._tell_again()

    def _still_working(self, now: float) -> Step[Self]:
        if self.gives_up_at is not None and now >= self.gives_up_at:
            number = self.requests
            if self.is_saving:
                return self._awake(now)._kept(SettingsKept(number, is_kept=False))
            return self._joined(NetworkJoined(number, NetworkTrouble.TIMED_OUT), now)
        return replace(self, due_at=now + WORKING_SECONDS)._working()

    # Presses

    def _pressed(self, kind: PressKind, now: float) -> Step[Self]:
        return self._try_button(kind, now) if self.place is Place.BUTTON else self._move(kind, now)

    def _move(self, kind: PressKind, now: float) -> Step[Self]:
        if self.is_saving:
            return self._working()
        match kind:
            case PressKind.SHORT:
                return self._next(now)
            case PressKind.LONG:
                return self._choose(now)
            case PressKind.DOUBLE:
                return self._back(now)

    def _next(self, now: float) -> Step[Self]:
        if self.request is not None:
            return self._working()
        if len(self.choices) < 2:
            return replace(self, trial=CameraTrial(now))._tell_again()
        at_next = replace(self, index=(self.index + 1) % len(self.choices))
        told = at_next._tell(at_next.choices[at_next.index].label)
        # What the card says stays heard while yes and no are gone through.
        return replace(told, session=replace(told.session, is_asked_heard=self.is_asked_heard))

    def _back(self, now: float) -> Step[Self]:
        if isinstance(self.request, JoinNetwork):
            # Its outcome counts no more; what was joined meanwhile is not kept.
            return replace(self, request=None, gives_up_at=None)._arrive(Place.NETWORK, now)
        if self.asked is not None:
            return self._arrive(self.place, now)
        if self.place is Place.LEAVING:
            return self._arrive(Place.LANGUAGE, now)
        number = STEPS.index(self.place)
        return self._arrive(STEPS[number - 1] if number else Place.LEAVING, now)

    def _try_button(self, kind: PressKind, now: float) -> Step[Self]:
        felt = setup_phrases.setup_pressed(kind)
        if kind is not _KINDS[self.pressed]:
            if kind is self.odd:
                # Twice the same is meant: it does what it does everywhere else.
                return replace(self, odd=None)._move(kind, now)
            return replace(self, odd=kind)._tell(felt, setup_phrases.setup_press(_KINDS[self.pressed]))
        after = replace(self, pressed=self.pressed + 1, odd=None, repeats=0)
        if after.pressed < len(_KINDS):
            return after._tell(felt, setup_phrases.setup_press(_KINDS[after.pressed]), sound=Earcon.GOOD)
        return self._onward(now, felt, setup_phrases.setup_button_works(), sound=Earcon.GOOD)

    # Commands, for a developer's keyboard and for spoken words

    def _obey(self, command: Command, now: float) -> Step[Self]:
        if self.is_saving:
            return Step(self)
        match command:
            case commands.Repeat() | commands.Help() | commands.WhereAmI():
                return self._working() if self.request is not None else self._tell_again()
            case commands.Confirm():
                return self._choose(now)
            case commands.Decline() if self.asked is not None:
                return self._arrive(self.place, now)
            case commands.Decline():
                return self._next(now)
            case commands.Undo():
                return self._back(now)
            case commands.Skip() if self.request is None and self.place in STEPS and self.place is not Place.DONE:
                return self._onward(now)
            case commands.Louder():
                return self._sound_at(self.settings.volume + VOLUME_STEP)
            case commands.Softer():
                return self._sound_at(self.settings.volume - VOLUME_STEP)
            case commands.StartOver() if self.request is None:
                return self._arrive(Place.LANGUAGE, now)
            case commands.Stop():
                return Step(replace(self, tellings=self.tellings + 1, due_at=None), (Silence(),))
            case commands.EndShift():
                return self._leave()
        name = self.phrasebook.text(catalogue.menu_command(commands.command_name(type(command))))
        return self._tell(catalogue.not_now(name))

    # What is seen

    def _see(self, seen: Observation, now: float) -> Step[Self]:
        step = self._look_for_cards(seen, now)
        if step.session.place is not Place.CAMERA or self.place is not Place.CAMERA:
            return step
        trial, told = step.session.trial.see(seen, now)
        return step.then(replace(step.session, trial=trial)._add(told))

    def _look_for_cards(self, seen: Observation, now: float) -> Step[Self]:
        if seen.barcodes is None:
            return Step(self)
        codes = shown(seen.barcodes)
        looked = replace(self, in_view=self.in_view.looked(codes, seen.captured_at))
        for code in codes:
            if not looked.in_view.holds(code) and looked._heeds(code):
                heeding = replace(looked, in_view=looked.in_view.heeded(code, seen.captured_at))
                return heeding._awake(now)._take_in(code, now)
        return Step(looked)

    def _heeds(self, code: Shown) -> bool:
        if isinstance(code.card, PressCard):
            return True
        # A second card must not take the place of the one that is asked about: the answer would be given to the first.
        return self.place in CAMERA_PLACES and self.asked is None and self.request is None

    def _take_in(self, code: Shown, now: float) -> Step[Self]:
        match code.card:
            case PressCard(kind=kind) if self.place is Place.BUTTON and kind is not PressKind.DOUBLE:
                # Who shows a card for it has no button that works.
                return self._onward(now, setup_phrases.setup_button_left())
            case PressCard(kind=kind):
                return self._move(kind, now)
            case ProfileCard(name=name) if self.place is Place.ROLE and all(each.name != name for each in self.roles):
                return self._tell_again(setup_phrases.setup_role_missing(), sound=Earcon.WRONG)
        places = {WifiCard: Place.NETWORK, ProfileCard: Place.ROLE, WorkerCard: Place.WORKER}
        if code.card is None or places[type(code.card)] is not self.place:
            return self._tell(setup_phrases.setup_other_code(), sound=Earcon.WRONG)
        asking = replace(self, asked=code.card, index=0, repeats=0)
        return asking._tell_again(sound=Earcon.CAPTURED)

    def _camera_changed(self, *, is_lost: bool, now: float) -> Step[Self]:
        trial, told = self.trial.without_picture() if is_lost else (CameraTrial(now), ())
        return replace(self, trial=trial)._add(told)
