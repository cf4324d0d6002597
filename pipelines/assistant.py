"""What both jobs share, around a session: shift, buttons and menu, cards and roles, and the wearer's preferences."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self

from pipelines import commands
from pipelines.commands import Command
from pipelines.device import ABOUT_DEVICE, Device
from pipelines.events import CameraLost, CameraReturned, Event, PreferenceChanged, ShiftEnded, ShiftStarted
from pipelines.menu import MENU_SECONDS, Chosen, Menu, MenuMove
from pipelines.phrases import catalogue, device_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.preferences import Guidance, GuidanceChange, Preferences
from pipelines.roles import CardAnswer, CardDesk, Handover, is_card
from pipelines.session import (
    CameraStatus,
    DeviceStatus,
    HandoverFailed,
    Held,
    Input,
    JournalChanged,
    Offer,
    Press,
    Released,
    Session,
    SessionInput,
    Started,
    Step,
)
from pipelines.types import (
    Earcon,
    Feedback,
    Observation,
    Play,
    Priority,
    Say,
    Silence,
    SpeechProgress,
    Tick,
    Utterance,
    Wanted,
)

RATE_STEP = 15
"""Words a minute that Faster and Slower change."""
VOLUME_STEP = 0.1
"""Share of full loudness that Louder and Softer change."""
PITCH_STEP = 10
"""Of a hundred, what Higher and Lower change."""

SOFT_SHARE = 0.5
"""Of the wearer's loudness, for sounds that come again and again."""
_SOFT = frozenset({Earcon.AIM, Earcon.WORKING})


@dataclass(frozen=True, slots=True)
class Binding:
    """What a press does, as the profile says it."""

    press: Press
    action: MenuMove | type[Command]


@dataclass(frozen=True, slots=True)
class Assistant:
    """The whole of one wearer's running program, as a value with a pure step."""

    session: Session
    preferences: Preferences
    bindings: tuple[Binding, ...] = ()
    menu: Menu | None = None
    """None while the menu is closed."""
    menu_closes_at: float | None = None
    """Seconds on the run's clock."""
    is_on_shift: bool = False
    session_wanted: Wanted = field(default_factory=Wanted)
    """What the session wanted last; an input that does not reach the session leaves it in force."""
    session_wakes_at: float | None = None
    device: Device = field(default_factory=Device)
    """What is known of the device."""
    desk: CardDesk = field(default_factory=CardDesk)
    """The roles that can be taken, and the cards that are shown."""
    handover: Handover | None = None
    """What shall take over from this assistant; None while it works on."""

    def step(self, given: Input, now: float) -> Step[Self]:
        """Take one input at `now`, in seconds on the run's monotonic clock; pure."""
        match given:
            case Started():
                result = self._start_shift(now)
            case Press():
                result = self._pressed(given, now)
            case Command() if self.menu is not None:
                # A command by another way is a choice as well; the menu would keep the session quiet.
                result = self._leave_menu(Chosen(given), now)
            case Command():
                result = self._obey(given, now)
            case Tick() if self.menu is not None and self.menu_closes_at is not None and now >= self.menu_closes_at:
                result = self._leave_menu(Chosen(None), now)
            case Tick() if self.is_on_shift and self.desk.wake_at is not None and now >= self.desk.wake_at:
                result = self._answered(self.desk.lapsed(now), now)
            case DeviceStatus():
                result = replace(self, device=self.device.told(given))._pass_on(given, now)
            case CameraStatus():
                result = self._camera(given, now)
            case HandoverFailed():
                result = self._stay(now)
            case Observation() if self.is_on_shift and given.barcodes is not None:
                result = self._observe(given, now)
            case JournalChanged() if not self.is_on_shift:
                # It is known when the shift begins, and says so then.
                result = replace(self._pass_on(given, now), feedback=())
            case SpeechProgress() if self.is_on_shift:
                heard = replace(self, desk=self.desk.heard(given), device=self.device.heard(given))
                result = heard._pass_on(given, now)
            case Observation() | SpeechProgress() | Tick() if not self.is_on_shift:
                # What was under way when the shift ended counts no more.
                result = Step(self)
            case _:
                result = self._pass_on(given, now)
        result = result.session._told_of_device(result)
        after = result.session
        feedback = tuple(after._as_preferred(one) for one in result.feedback)
        wakes_at = after.session_wakes_at if after.is_on_shift else None
        desk_wakes_at = after.desk.wake_at if after.is_on_shift else None
        times = [time for time in (after.menu_closes_at, wakes_at, desk_wakes_at) if time is not None]
        wanted = after.session_wanted if after.is_on_shift else Wanted()
        if after.is_on_shift and after.desk.is_seeking(now):
            wanted = replace(wanted, barcodes=True)
        return Step(after, feedback, result.events, wanted, min(times, default=None))

    def offers(self) -> tuple[Offer, ...]:
        """Give every command that makes sense now, those of the job first."""
        if not self.is_on_shift:
            return tuple(Offer(kind) for kind in (commands.StartShift, *ABOUT_DEVICE))
        voice = (commands.Faster, commands.Slower, commands.Louder, commands.Softer, commands.Higher, commands.Lower)
        more = (commands.SayMore,) if self.preferences.guidance is not Guidance.FULL else ()
        less = (commands.SayLess,) if self.preferences.guidance is not Guidance.TONE else ()
        answers = (Offer(commands.Confirm), Offer(commands.Decline)) if self.desk.is_asked else ()
        jobs = tuple(offer for offer in self.session.offers() if offer.kind not in {each.kind for each in answers})
        role = (Offer(commands.ChooseRole, self.desk.options),) if self.desk.options else ()
        card = (Offer(commands.ReadCard),) if self.desk.can_read else ()
        before, after = (*ABOUT_DEVICE, *voice, *more, *less), (Offer(commands.EndShift),)
        return (*answers, *jobs, *(Offer(kind) for kind in before), *role, *card, *after)

    @property
    def phrasebook(self) -> Phrasebook:
        """The words for this wearer."""
        return Phrasebook(self.preferences.language, self.preferences.guidance)

    def _as_preferred(self, feedback: Feedback) -> Feedback:
        match feedback:
            case Say(utterance):
                liked = self.preferences
                return Say(replace(utterance, rate=liked.rate, volume=liked.volume, pitch=liked.pitch))
            case Play(earcon):
                share = SOFT_SHARE if earcon in _SOFT else 1.0
                return replace(feedback, volume=self.preferences.volume * share)
            case Silence():
                return feedback

    def _pass_on(self, given: SessionInput, now: float) -> Step[Self]:
        step = self.session.step(given, now)
        after = replace(self, session=step.session, session_wanted=step.wanted, session_wakes_at=step.wake_at)
        return Step(after, step.feedback, step.events)

    # Shift

    def _start_shift(self, now: float) -> Step[Self]:
        begun = replace(self, is_on_shift=True, desk=self.desk.beginning())._pass_on(Started(), now)
        return replace(begun, events=(ShiftStarted(), *begun.events)).preceded_by(
            *self.phrasebook.say(catalogue.shift_started())
        )

    # Commands

    def _obey(self, command: Command, now: float) -> Step[Self]:
        answer = self.device.answer(command, now, self.preferences.language)
        if answer is not None:
            # The earcon comes at once, the words after what is being said.
            return self._told(answer).preceded_by(Play(Earcon.HEARD))
        if not self.is_on_shift:
            is_start = isinstance(command, commands.StartShift)
            return self._start_shift(now) if is_start else self._told(catalogue.off_shift())
        if self.desk.is_asked and isinstance(command, commands.Confirm | commands.Decline):
            if isinstance(command, commands.Confirm):
                return self._answered(self.desk.confirmed(), now)
            # The question may still be spoken.
            return self._answered(self.desk.declined(), now).preceded_by(Silence())
        match command:
            case commands.StartShift():
                return self._not_now(commands.StartShift)
            case commands.ReadCard() if self.desk.can_read:
                seeking = replace(self, desk=self.desk.seeking(now))._told(device_phrases.hold_up_card())
                return seeking.preceded_by(Play(Earcon.HEARD))
            case commands.ChooseRole(name) if self.desk.roles:
                return self._answered(self.desk.chosen(name), now)
            case commands.ReadCard() | commands.ChooseRole():
                return self._not_now(type(command))
            case commands.EndShift():
                quiet = self._pass_on(commands.Stop(), now)
                ended = replace(quiet.session, is_on_shift=False)
                goodbye = self.phrasebook.say(catalogue.shift_ended())
                return Step(ended, (*quiet.feedback, *goodbye), (*quiet.events, ShiftEnded()))
            case commands.Faster():
                return self._set_rate(self.preferences.rate + RATE_STEP)
            case commands.Slower():
                return self._set_rate(self.preferences.rate - RATE_STEP)
            case commands.Louder():
                return self._set_volume(self.preferences.volume + VOLUME_STEP)
            case commands.Softer():
                return self._set_volume(self.preferences.volume - VOLUME_STEP)
            case commands.Higher():
                return self._set_pitch(self.preferences.pitch + PITCH_STEP)
            case commands.Lower():
                return self._set_pitch(self.preferences.pitch - PITCH_STEP)
            case commands.SayMore():
                return self._set_guidance(-1)
            case commands.SayLess():
                return self._set_guidance(1)
        return self._pass_on(command, now)

    def _set_rate(self, rate: int) -> Step[Self]:
        rate = min(max(rate, 80), 600)
        if rate == self.preferences.rate:
            return self._told(catalogue.at_the_limit())
        after = replace(self, preferences=replace(self.preferences, rate=rate))
        return after._told(catalogue.rate_changed(), PreferenceChanged("rate", rate))

    def _set_volume(self, volume: float) -> Step[Self]:
        volume = round(min(max(volume, 0.1), 1.0), 2)
        if volume == self.preferences.volume:
            return self._told(catalogue.at_the_limit())
        after = replace(self, preferences=replace(self.preferences, volume=volume))
        return after._told(catalogue.volume_changed(), PreferenceChanged("volume", volume))

    def _set_pitch(self, pitch: int) -> Step[Self]:
        pitch = min(max(pitch, 0), 100)
        if pitch == self.preferences.pitch:
            return self._told(catalogue.at_the_limit())
        after = replace(self, preferences=replace(self.preferences, pitch=pitch))
        return after._told(catalogue.pitch_changed(), PreferenceChanged("pitch", pitch))

    def _set_guidance(self, step: int) -> Step[Self]:
        levels = list(Guidance)
        place = levels.index(self.preferences.guidance) + step
        if not 0 <= place < len(levels):
            return self._told(catalogue.at_the_limit())
        fixed = GuidanceChange.FIXED
        preferences = replace(self.preferences, guidance=levels[place], guidance_change=fixed)
        words = Phrasebook(preferences.language, preferences.guidance)
        after = replace(self, preferences=preferences, session=self.session.in_words_of(words))
        phrase = catalogue.says_more() if step < 0 else catalogue.says_less()
        told = PreferenceChanged("guidance", levels[place].value)
        is_new = self.preferences.guidance_change is not fixed
        return after._told(phrase, told, *((PreferenceChanged("guidance_change", fixed.value),) if is_new else ()))

    def _told(self, phrase: Phrase, *happened: Event) -> Step[Self]:
        return Step(self, self.phrasebook.say(phrase, Priority.NEXT), happened)

    def _told_of_device(self, step: Step[Self]) -> Step[Self]:
        """Add what is to be said of the device to a step; the menu and the pause between shifts go first."""
        notice = self.device.notice if self.is_on_shift and self.menu is None else None
        if notice is None:
            return step
        said = self.phrasebook.say(notice.phrase, Priority.NEXT)
        sound = () if notice.earcon is None else (Play(notice.earcon),)
        after = replace(self, device=notice.device)
        return Step(after, (*step.feedback, *sound, *said), step.events)

    def _camera(self, status: CameraStatus, now: float) -> Step[Self]:
        was_lost = self.device.camera is not None
        passed = replace(self, device=self.device.seen(status))._pass_on(status, now)
        happened: tuple[Event, ...] = ()
        if status.trouble is not None and not was_lost:
            happened = (CameraLost(status.trouble.value),)
        elif status.trouble is None and was_lost:
            happened = (CameraReturned(),)
        return replace(passed, events=(*passed.events, *happened))

    # Roles and cards

    def _observe(self, seen: Observation, now: float) -> Step[Self]:
        """Keep cards from the session: they are meant for the device itself."""
        codes = seen.barcodes or ()
        cards = tuple(code for code in codes if is_card(code))
        step = Step(self)
        if self.session_wanted.barcodes:
            step = self._pass_on(replace(seen, barcodes=tuple(code for code in codes if not is_card(code))), now)
        if not cards or self.menu is not None:
            return step
        return step.then(step.session._answered(step.session.desk.shown(cards[0].text, now), now))

    def _answered(self, answer: CardAnswer, now: float) -> Step[Self]:
        after = replace(self, desk=answer.desk)
        if answer.handover is not None:
            return after._leave(answer.handover, now)
        if answer.phrase is None:
            return Step(after)
        return after._told(answer.phrase).preceded_by(Play(Earcon.ATTENTION))

    def _leave(self, handover: Handover, now: float) -> Step[Self]:
        """End the shift in this role, and say what follows."""
        quiet = self._pass_on(commands.Stop(), now)
        left = replace(quiet.session, is_on_shift=False, handover=handover)
        said = left.phrasebook.say(self.desk.words_for(handover))
        return Step(left, (*quiet.feedback, Silence(), Play(Earcon.HEARD), *said), (*quiet.events, ShiftEnded()))

    def _stay(self, now: float) -> Step[Self]:
        begun = replace(self, handover=None, is_on_shift=True)._pass_on(Started(), now)
        said = self.phrasebook.say(device_phrases.role_failed())
        return replace(begun, events=(ShiftStarted(), *begun.events)).preceded_by(Play(Earcon.ATTENTION), *said)

    # Buttons and menu

    def _pressed(self, press: Press, now: float) -> Step[Self]:
        action = next((binding.action for binding in self.bindings if binding.press == press), None)
        match action:
            case None:
                return Step(self)
            case MenuMove():
                return self._move_menu(action, now)
        offer = next((offer for offer in self.offers() if offer.kind is action), None)
        if offer is None:
            return self._not_now(action)
        if offer.options or offer.digits:
            return self._open_menu(Menu.at(self.offers(), offer.kind), now)
        chosen = Chosen(action())
        return self._take(chosen, now) if self.menu is None else self._leave_menu(chosen, now)

    def _move_menu(self, move: MenuMove, now: float) -> Step[Self]:
        if self.menu is None:
            match move:
                case MenuMove.NEXT:
                    return self._open_menu(Menu(self.offers()), now)
                case MenuMove.CHOOSE:
                    # Outside the menu a choice takes the likeliest command at once.
                    first = Menu(self.offers()).choose()
                    if isinstance(first, Menu):
                        return self._open_menu(first, now)
                    return self._take(first, now)
                case MenuMove.BACK:
                    return self._obey(commands.Stop(), now)
        match move:
            case MenuMove.NEXT:
                outcome: Menu | Chosen = self.menu.next()
            case MenuMove.CHOOSE:
                outcome = self.menu.choose()
            case MenuMove.BACK:
                outcome = self.menu.back()
        return self._in_menu(outcome, now) if isinstance(outcome, Menu) else self._leave_menu(outcome, now)

    def _open_menu(self, menu: Menu, now: float) -> Step[Self]:
        held = self._pass_on(Held(), now)
        opened = held.session._in_menu(menu, now)
        return Step(opened.session, (*held.feedback, *opened.feedback), held.events)

    def _in_menu(self, menu: Menu, now: float) -> Step[Self]:
        after = replace(self, menu=menu, menu_closes_at=now + MENU_SECONDS)
        label = Utterance(menu.label(self.phrasebook), self.preferences.language, phrase="menu")
        return Step(after, (Silence(), Say(label)))

    def _leave_menu(self, chosen: Chosen, now: float) -> Step[Self]:
        closed = replace(self, menu=None, menu_closes_at=None)
        first = closed._take(chosen, now)
        released = first.session._pass_on(Released(), now)
        feedback = (Silence(), *first.feedback, *released.feedback)
        return Step(released.session, feedback, (*first.events, *released.events))

    def _take(self, chosen: Chosen, now: float) -> Step[Self]:
        if chosen.command is None:
            return self._told(catalogue.menu_closed())
        obeyed = self._obey(chosen.command, now)
        heard = Play(Earcon.HEARD)
        return obeyed if heard in obeyed.feedback else obeyed.preceded_by(heard)

    def _not_now(self, kind: type[Command]) -> Step[Self]:
        name = catalogue.menu_command(commands.command_name(kind))
        return self._told(catalogue.not_now(self.phrasebook.text(name)))
