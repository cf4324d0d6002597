"""What choosing does in a set-up, and what comes back of what was asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from pipelines.cards import ProfileCard, WorkerCard
from pipelines.phrases import catalogue, setup_phrases
from pipelines.session import Step
from pipelines.setup.outcomes import NetworkJoined, SettingsKept
from pipelines.setup.requests import JoinNetwork, KeepSettings
from pipelines.setup.state import Act, Place
from pipelines.setup.telling import SetupTelling
from pipelines.setup.wifi_card import WifiCard
from pipelines.types import Earcon, Silence

JOIN_SECONDS = 100.0
"""So long a network may take; what carries it out gives up before."""
KEEP_SECONDS = 60.0
"""So long keeping the settings may take; what carries it out gives up before."""
VOLUME_STEP = 0.1
"""Share of full loudness that louder and softer change."""
WORKING_SECONDS = 5.0
"""So often it is heard that something is still being done."""
LOUDEST, SOFTEST = 1.0, 0.1


@dataclass(frozen=True, slots=True)
class SetupChoosing(SetupTelling):
    """A set-up in which something can be chosen."""

    def _choose(self, now: float) -> Step[Self]:
        if self.request is not None:
            return self._working()
        choice = self.choices[self.index]
        match choice.act:
            case Act.LANGUAGE:
                spoken = replace(self, settings=replace(self.settings, language=choice.value))
                return spoken._onward(now, setup_phrases.setup_welcome(), sound=Earcon.GOOD)
            case Act.GO_ON:
                return self._onward(now)
            case Act.LOUDER:
                return self._sound_at(self.settings.volume + VOLUME_STEP)
            case Act.SOFTER:
                return self._sound_at(self.settings.volume - VOLUME_STEP)
            case Act.NO_NETWORK:
                return replace(self, network=None, network_request=None)._arrive(Place.NETWORK, now)
            case Act.ROLE:
                return replace(self, settings=replace(self.settings, profile=choice.value))._onward(now)
            case Act.NOBODY:
                return replace(self, settings=replace(self.settings, worker=None))._onward(now)
            case Act.TAKE:
                return self._take(now)
            case Act.DECLINE:
                return self._arrive(self.place, now)
            case Act.SAVE:
                number = self.requests + 1
                request = KeepSettings(number, self.settings, self.network_request)
                saving = replace(self, request=request, requests=number, gives_up_at=now + KEEP_SECONDS)
                return replace(saving, due_at=now + WORKING_SECONDS)._working().preceded_by(Silence())
            case Act.START_OVER | Act.RETURN:
                return self._arrive(Place.LANGUAGE, now)
            case Act.STOP:
                return self._leave()

    def _sound_at(self, volume: float) -> Step[Self]:
        volume = round(min(max(volume, SOFTEST), LOUDEST), 2)
        if volume == self.settings.volume:
            return self._tell(catalogue.at_the_limit())
        after = replace(self, settings=replace(self.settings, volume=volume))
        return after._tell(catalogue.volume_changed(), sound=Earcon.GOOD)

    def _take(self, now: float) -> Step[Self]:
        """Take what the card says, if it was heard what that is."""
        if not self.is_asked_heard:
            return self._tell_again()
        match self.asked:
            case WifiCard():
                number = self.requests + 1
                joining = replace(
                    self,
                    asked=None,
                    index=0,
                    network=None,
                    network_request=None,
                    request=JoinNetwork(number, self.asked),
                    requests=number,
                    gives_up_at=now + JOIN_SECONDS,
                )
                told = joining._tell(setup_phrases.setup_network_joining(), sound=Earcon.HEARD)
                return replace(told, session=replace(told.session, due_at=now + WORKING_SECONDS))
            case ProfileCard(name=name):
                chosen = replace(self, settings=replace(self.settings, profile=name))
            case WorkerCard(code=code):
                chosen = replace(self, settings=replace(self.settings, worker=code.upper()))
            case None:
                return self._tell_again()
        return chosen._onward(now, sound=Earcon.GOOD)

    # What comes back

    def _joined(self, outcome: NetworkJoined, now: float) -> Step[Self]:
        if not isinstance(self.request, JoinNetwork) or outcome.request != self.request.number:
            return Step(self)
        name = self.request.card.name
        done = replace(self, request=None, gives_up_at=None)
        if outcome.trouble is not None:
            trouble = setup_phrases.setup_network_trouble(outcome.trouble)
            return done._arrive(Place.NETWORK, now, trouble, sound=Earcon.ATTENTION)
        joined = replace(done, network=name, network_request=outcome.request)
        return joined._onward(now, setup_phrases.setup_network_joined(name), sound=Earcon.GOOD)

    def _kept(self, outcome: SettingsKept) -> Step[Self]:
        if not isinstance(self.request, KeepSettings) or outcome.request != self.request.number:
            return Step(self)
        done = replace(self, request=None, gives_up_at=None)
        if not outcome.is_kept:
            there = replace(done, place=Place.DONE, asked=None, index=0, repeats=0)
            return there._tell(setup_phrases.setup_not_saved(), sound=Earcon.ATTENTION)
        kept = replace(done, place=Place.OVER, index=0, is_kept=True)
        return kept._tell(setup_phrases.setup_saved(), setup_phrases.setup_anew(), sound=Earcon.DONE)
