"""One or more of every command there is, for tests that try them all."""

from __future__ import annotations

from pipelines import commands
from pipelines.commands import COMMANDS, Command, FieldKind, ShortReason


def every_command(
    name: str = "Anna", digits: str = "42", numbers: tuple[int, ...] = (0, 1, 3, 9)
) -> tuple[Command, ...]:
    """Give each command, those with an argument with telling ones."""
    with_argument: dict[type[Command], tuple[Command, ...]] = {
        commands.Find: (commands.Find(name), commands.Find("Zebedeus"), commands.Find("")),
        commands.StartFrom: (commands.StartFrom(name), commands.StartFrom("Zebedeus"), commands.StartFrom("")),
        commands.SayFields: tuple(commands.SayFields(kind) for kind in FieldKind),
        commands.EnterCheckDigits: (commands.EnterCheckDigits(digits), commands.EnterCheckDigits("99")),
        commands.EnterQuantity: tuple(commands.EnterQuantity(number) for number in numbers),
        commands.EnterLot: (commands.EnterLot("L-5"), commands.EnterLot("L-9")),
        commands.EnterSerial: (commands.EnterSerial("SN-1"),),
        commands.EnterExpiry: (
            commands.EnterExpiry("270100"),
            commands.EnterExpiry("200101"),
            commands.EnterExpiry("991399"),
        ),
        commands.ChooseRole: (commands.ChooseRole("metafors"),),
        commands.ReportShort: tuple(commands.ReportShort(reason) for reason in ShortReason),
    }
    return tuple(command for kind in COMMANDS for command in with_argument.get(kind) or (kind(),))
