"""What the menu of the reading job offers, the likeliest first."""

from __future__ import annotations

from pipelines import commands
from pipelines.commands import FieldKind
from pipelines.phrases import reading_phrases
from pipelines.reading.reader import MOVES, Reader
from pipelines.reading.settings import ReadingSettings
from pipelines.session import Offer, Option


def offers_of(reader: Reader, settings: ReadingSettings, *, is_idle: bool, was_read: bool) -> tuple[Offer, ...]:
    """Give the commands that make sense now.

    Args:
        reader: Knows the page, and whether the wearer has paused.
        settings: Name what can be sought, and whether there is a list or a catalogue.
        is_idle: Whether nothing is being read or looked at.
        was_read: Whether there is a result to explain or to mark.
    """
    offers: list[Offer] = [Offer(commands.Read)]
    if reader.is_paused or (reader.has_lines and is_idle):
        offers.append(Offer(commands.Resume))
    if settings.label_list.names:
        offers.append(Offer(commands.ReadLabel))
    if reader.has_lines:
        offers += _on_the_page(reader, settings)
    if reader.to_spell is not None:
        offers.append(Offer(commands.Spell))
    if was_read:
        offers += [Offer(commands.Why), Offer(commands.FlagWrong)]
    offers.append(Offer(commands.ReadAlong))
    if settings.names:
        found = tuple(Option(name, commands.Find(name)) for name in settings.names)
        offers.append(Offer(commands.Find, options=found))
    kinds = (commands.ReadProduct, commands.SayLight, commands.SayColour, commands.Pause, commands.Stop, commands.Help)
    return (*offers, *(Offer(kind) for kind in kinds))


def _on_the_page(reader: Reader, settings: ReadingSettings) -> list[Offer]:
    offers = [Offer(commands.Repeat)]
    offers += [Offer(kind) for kind in MOVES]
    offers += [Offer(commands.StartOver), Offer(commands.WhereAmI)]
    words = reader.phrasebook
    fields = (
        Option(words.text(reading_phrases.menu_field(kind.value)), commands.SayFields(kind)) for kind in FieldKind
    )
    offers.append(Offer(commands.SayFields, options=tuple(fields)))
    if settings.names:
        starts = tuple(Option(name, commands.StartFrom(name)) for name in settings.names)
        offers.append(Offer(commands.StartFrom, options=starts))
    return offers
