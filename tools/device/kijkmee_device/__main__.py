"""The command `kijkmee-device`: it parses, calls and prints."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from . import fitness, source
from .building import build, fill_wheelhouse
from .changing import SERVICE, Start, alone, take_into_use, undo_what_was_cut_off
from .machine import HOME, Machine, StoppedError
from .overlay import add_overlay_commands
from .releases import Releases

CHECKOUT = Path(__file__).resolve().parents[3]
"""The checkout, or the release, that this file lies in."""


def main() -> int:
    """Run the command; gives its exit code: 0 for done, 2 for what could not be done, with one sentence on why."""
    os.umask(0o022)
    arguments = _parser().parse_args()
    machine = Machine(arguments.root.resolve())
    try:
        said: str = arguments.act(machine, arguments)
    except StoppedError as error:
        sys.stderr.write(f"kijkmee-device: {error}\n")
        return 2
    sys.stdout.write(f"{said}\n")
    return 0


def _install(machine: Machine, arguments: argparse.Namespace) -> str:
    facts = fitness.facts_of(machine)
    problem = fitness.objection(facts)
    if problem is not None:
        raise StoppedError(problem)
    found = source.find(machine, arguments.source, arguments.sha256)
    with alone(machine):
        build(machine, found, arguments.wheelhouse, is_pi=facts.is_pi)
        return take_into_use(machine, found.release, arguments.profile, _start(arguments))


def _upgrade(machine: Machine, arguments: argparse.Namespace) -> str:
    if Releases(machine).current is None:
        raise StoppedError("Nothing is installed here yet: use `kijkmee-device install`.")
    return _install(machine, arguments)


def _rollback(machine: Machine, arguments: argparse.Namespace) -> str:
    with alone(machine):
        previous = Releases(machine).previous
        if previous is None:
            raise StoppedError("There is no release before this one to go back to.")
        return take_into_use(machine, previous, None, _start(arguments))


def _recover(machine: Machine, _: argparse.Namespace) -> str:
    before = undo_what_was_cut_off(machine)
    if before is None:
        return "No upgrade was cut off."
    # The units may have changed with the release.
    machine.succeeds(["systemctl", "daemon-reload"])
    return f"An upgrade was cut off before its health check. {before} is in use again."


def _status(machine: Machine, _: argparse.Namespace) -> str:
    releases = Releases(machine)
    if releases.current is None:
        return "Nothing is installed here."
    marks = {releases.current: "in use", releases.previous: "before"}
    lines = [f"{name}  {marks.get(name, '')}".rstrip() for name in releases.names()]
    is_up = machine.succeeds(["systemctl", "is-active", "--quiet", SERVICE])
    return "\n".join([*lines, f"The service {'runs' if is_up else 'does not run'}."])


def _wheelhouse(machine: Machine, arguments: argparse.Namespace) -> str:
    fill_wheelhouse(machine, source.find(machine, CHECKOUT), arguments.folder)
    return f"{arguments.folder} holds what a device of this kind needs. Name it there after --wheelhouse."


def _start(arguments: argparse.Namespace) -> Start:
    return Start(not arguments.no_start, arguments.settle_seconds)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("kijkmee-device", description="Kijkmee on a device. See docs/SERVICE.md.")
    parser.add_argument("--root", type=Path, default=Path("/"), help="the system's root, of an image for example")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    starting = argparse.ArgumentParser(add_help=False)
    starting.add_argument("--no-start", action="store_true", help="do not start the service: the system does not run")
    starting.add_argument("--settle-seconds", type=float, default=20.0, help="how long the service must stay up")
    bringing = argparse.ArgumentParser(add_help=False, parents=[starting])
    bringing.add_argument("source", type=Path, nargs="?", default=CHECKOUT, help="a checkout or .tar.gz; this one")
    bringing.add_argument("--sha256", help="the hash that the archive must have")
    bringing.add_argument("--profile", help="what the device does; without it, it asks by ear at its first start")
    bringing.add_argument("--wheelhouse", type=Path, help="build without a network, from this folder")

    for name, act, parents, text in (
        ("install", _install, [bringing], f"put a release into {HOME}, and start it"),
        ("upgrade", _upgrade, [bringing], "the same where one is in use; that one comes back if the new one fails"),
        ("rollback", _rollback, [starting], "take the release before into use again"),
        ("recover", _recover, [], "undo an upgrade that was cut off; done at each start"),
        ("status", _status, [], "list the releases"),
    ):
        commands.add_parser(name, parents=parents, help=text, description=text).set_defaults(act=act)
    filling = commands.add_parser("wheelhouse", help="fetch what devices without a network need")
    filling.add_argument("folder", type=Path, help="the folder to fill")
    filling.set_defaults(act=_wheelhouse)
    add_overlay_commands(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
