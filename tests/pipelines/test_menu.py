"""Everything that is offered can be reached with one button, in every state of both jobs."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace

import pytest

from pipelines import commands
from pipelines.assistant import Assistant, Binding
from pipelines.commands import COMMANDS, Command, EnterCheckDigits, EnterQuantity, ShortReason
from pipelines.menu import Chosen, Menu, MenuMove
from pipelines.phrases.phrasebook import LANGUAGES, Phrasebook
from pipelines.preferences import Guidance, Preferences
from pipelines.roles import CardDesk, Handover, Role
from pipelines.session import Offer, Option, Press, PressKind, Session
from tests.pipelines.picking import states as picking
from tests.pipelines.reading import states as reading

ENGLISH = Phrasebook("en")
ONE_BUTTON = (
    Binding(Press("main", PressKind.SHORT), MenuMove.NEXT),
    Binding(Press("main", PressKind.LONG), MenuMove.CHOOSE),
    Binding(Press("main", PressKind.DOUBLE), MenuMove.BACK),
)
SESSIONS: dict[str, Session] = {
    **{f"reading {name}": session for name, session in reading.states().items()},
    **{f"picking {name}": session for name, session in picking.states().items()},
}


def _wanted_commands(offer: Offer) -> set[Command]:
    """Give every command that an offer promises; of numbers some with each count of digits."""
    if offer.options:
        return {option.command for option in offer.options}
    if not offer.digits:
        return {offer.kind()}
    kind: Callable[..., Command] = offer.kind
    return {kind(int(number) if offer.kind is EnterQuantity else number) for number in _numbers(offer)}


def _numbers(offer: Offer) -> set[str]:
    numbers = {"0", "7", "10", "42", "99"} | {"9" * offer.digits}
    fitting = {number for number in numbers if len(number) == offer.digits or not offer.is_exact}
    return {number for number in fitting if len(number) <= offer.digits}


def _reached(offers: tuple[Offer, ...]) -> set[Command]:
    """Search what presses of one button can lead to; of numbers only those that are looked for."""
    start = Menu(offers)
    known, waiting, found = {start}, deque([start]), set[Command]()
    while waiting:
        menu = waiting.popleft()
        assert menu.label(ENGLISH)
        for outcome in (menu.next(), menu.choose(), menu.back()):
            if isinstance(outcome, Chosen):
                found |= set() if outcome.command is None else {outcome.command}
            elif outcome not in known and _leads_to_a_number(outcome):
                known.add(outcome)
                waiting.append(outcome)
    return found


def _leads_to_a_number(menu: Menu) -> bool:
    return any(number.startswith(menu.keyed) for number in _numbers(menu.offer)) if menu.keyed else True


@pytest.mark.parametrize("session", SESSIONS.values(), ids=SESSIONS)
def test_every_command_on_offer_can_be_reached_with_one_button(session: Session) -> None:
    assistant = Assistant(session, Preferences(language="en"), ONE_BUTTON, is_on_shift=True)
    reached = _reached(assistant.offers())
    for offer in assistant.offers():
        assert _wanted_commands(offer) <= reached, offer
    assert {type(command) for command in reached} == {offer.kind for offer in assistant.offers()}


def test_every_command_there_is_can_be_reached_in_some_state() -> None:
    offered = {offer.kind for session in SESSIONS.values() for offer in session.offers()}
    off_shift = Assistant(next(iter(SESSIONS.values())), Preferences())
    on_shift = Assistant(next(iter(SESSIONS.values())), Preferences(), is_on_shift=True)
    brief = replace(on_shift, preferences=Preferences(guidance=Guidance.TONE))
    desk = CardDesk((Role("orcam", "Read"), Role("metafors", "Pick")), Handover("orcam", None), sees_codes=True)
    offered |= {
        offer.kind
        for assistant in (off_shift, on_shift, brief, replace(on_shift, desk=desk))
        for offer in assistant.offers()
    }
    assert offered == set(COMMANDS)


OFFERS = (
    Offer(commands.Repeat),
    Offer(commands.ReportShort, options=tuple(Option(r.value, commands.ReportShort(r)) for r in ShortReason)),
    Offer(EnterQuantity, digits=2),
    Offer(EnterCheckDigits, digits=3, is_exact=True),
)


def test_next_goes_round() -> None:
    menu = Menu(OFFERS)
    heard = []
    for _ in range(5):
        heard.append(menu.label(ENGLISH))
        menu = menu.next()
    assert heard == ["Repeat", "Report too few", "Enter a number", "Enter check digits", "Repeat"]


def _inside(menu: Menu | Chosen) -> Menu:
    assert isinstance(menu, Menu)
    return menu


def test_options_are_heard_and_chosen() -> None:
    menu = _inside(Menu(OFFERS).next().choose())
    assert (menu.label(ENGLISH), menu.next().label(ENGLISH)) == ("empty", "wrong-goods")
    assert menu.next().choose() == Chosen(commands.ReportShort(ShortReason.WRONG_GOODS))
    assert menu.next().next().next().next() == menu


def test_digits_are_keyed_taken_back_and_taken() -> None:
    menu = _inside(Menu.at(OFFERS, EnterQuantity))
    assert menu.label(ENGLISH) == "zero"
    for _ in range(4):
        menu = menu.next()
    assert menu.label(ENGLISH) == "four"
    keyed = _inside(menu.choose())
    assert keyed.label(ENGLISH) == "four. Choose to take this."
    assert keyed.choose() == Chosen(EnterQuantity(4))
    assert keyed.next().label(ENGLISH) == "zero"
    full = _inside(keyed.next().choose())
    assert full.label(ENGLISH) == "four zero. Choose to take this."
    assert full.next() == full, "there is room for no third digit"
    assert full.choose() == Chosen(EnterQuantity(40))
    assert _inside(full.back()).keyed == "4"
    taken_back = _inside(keyed.back())
    assert (taken_back.keyed, taken_back.label(ENGLISH)) == ("", "zero")
    level_up = _inside(taken_back.back())
    assert level_up.label(ENGLISH) == "Enter a number"
    assert level_up.back() == Chosen(None)


def test_leading_zeros_of_check_digits_are_kept() -> None:
    menu = Menu.at(OFFERS, EnterCheckDigits)
    for keyed in ("0", "00"):
        menu = _inside(menu.choose())
        assert (menu.keyed, menu.label(ENGLISH)) == (keyed, "zero"), "it is not offered before all digits are there"
    menu = _inside(menu.choose())
    assert menu.label(ENGLISH) == "zero zero zero. Choose to take this."
    assert menu.choose() == Chosen(EnterCheckDigits("000"))


def test_back_takes_back_one_digit_at_a_time() -> None:
    menu = _inside(_inside(Menu.at(OFFERS, EnterCheckDigits).next().choose()).choose())
    assert menu.keyed == "10"
    assert _inside(menu.back()).keyed == "1"
    assert _inside(_inside(menu.back()).back()).keyed == ""


def test_digits_keyed_in_are_forgotten_when_the_entry_is_left() -> None:
    menu = _inside(Menu.at(OFFERS, EnterQuantity).choose())
    entry = _inside(_inside(menu.back()).back())
    assert _inside(entry.choose()).keyed == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_level_has_words_in_every_language(language: str) -> None:
    phrasebook = Phrasebook(language)
    for kind in COMMANDS:
        assert Menu((Offer(kind),)).label(phrasebook)
