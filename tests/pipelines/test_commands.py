"""Commands by name, as profiles and scripts write them."""

from __future__ import annotations

import dataclasses

import pytest

from pipelines import commands
from pipelines.commands import COMMAND_BY_NAME, COMMANDS, Command, ShortReason, command_name, parse_command
from tests.pipelines.every_command import every_command


def test_the_list_is_closed() -> None:
    # A dataclass with slots leaves its first version among the subclasses, so names are compared.
    assert {kind.__name__ for kind in COMMANDS} == {kind.__name__ for kind in Command.__subclasses__()}
    assert len(COMMANDS) == len(COMMAND_BY_NAME)


@pytest.mark.parametrize("command", every_command(), ids=repr)
def test_every_command_comes_back_from_its_name_and_arguments(command: Command) -> None:
    arguments = {field.name: getattr(command, field.name) for field in dataclasses.fields(command)}
    assert parse_command(command_name(command), arguments) == command


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("reed", {}, 'no command "reed"'),
        ("Read", {}, 'no command "Read"'),
        ("read", {"text": "x"}, "takes no argument"),
        ("find", {}, "takes text; given: none"),
        ("find", {"text": "x", "again": True}, "given: again, text"),
        (
            "report-short",
            {"reason": "bored"},
            '^there is no reason "bored"; the reasons are damaged, empty, not-found, wrong-goods$',
        ),
        (
            "report-short",
            {"reason": "wrong-good"},
            '"wrong-good"; did you mean "wrong-goods"\\? The reasons are damaged, empty, not-found, wrong-goods$',
        ),
        ("enter-quantity", {"number": -1}, "zero or more"),
        ("enter-quantity", {"number": 1.0}, "whole number"),
        ("enter-quantity", {"number": True}, "whole number"),
        ("enter-quantity", {"number": "3"}, "whole number"),
        ("enter-check-digits", {"digits": ""}, "one to six digits"),
        ("enter-check-digits", {"digits": "1234567"}, "one to six digits"),
        ("enter-check-digits", {"digits": "٣"}, "one to six digits"),
    ],
)
def test_what_is_no_command_is_refused(name: str, arguments: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_command(name, arguments)


def test_a_reason_is_read_by_its_value() -> None:
    parsed = parse_command("report-short", {"reason": "wrong-goods"})
    assert parsed == commands.ReportShort(ShortReason.WRONG_GOODS)
