"""Device profiles: found, extended, checked and explained."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from pydantic import ValidationError

from edge import toml_file
from edge.errors import UserError
from edge.profile_keys import (
    BUTTON_NAME,
    NO_ACTION,
    Profile,
    as_toml,
    key_descriptions,
    known_actions,
)
from edge.toml_file import KeyPath, TomlFile
from pipelines.session import PressKind

SHIPPED_FOLDER = Path(__file__).resolve().parents[1] / "device_profiles"
"""The profiles that come with the program."""

BUTTONS = ("controls", "buttons")


@dataclass(frozen=True, slots=True)
class ProfileSummary:
    """One line of the list of profiles."""

    name: str
    """The file's name without its ending; what `--profile` takes."""
    path: Path
    title: str
    """Empty if the file is wrong; `check` says how."""
    job: str
    """"reading" or "picking"; empty if the file is wrong."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from."""

    path: Path | None
    """The profile's file; None for what holds when no profile says anything."""
    line: int | None
    """Counted from 1."""

    def __str__(self) -> str:
        return "default" if self.path is None else toml_file.where(self.path, self.line)


@dataclass(frozen=True, slots=True)
class Setting:
    """One value of a profile, explained."""

    key: str
    """With dots, for example "voice.rate" or "controls.buttons.main.short"."""
    value: str
    """As written in TOML."""
    origin: Origin
    description: str
    """What the key means, with its unit."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """The values of a chain of profiles laid over one another; the last file wins."""

    values: Mapping[KeyPath, object]
    """Every value by its place in the tables."""
    origins: Mapping[KeyPath, Origin]
    path: Path
    """The file that was asked for."""


def folders() -> tuple[Path, ...]:
    """Give the folders that are searched, in order: the user's own, then the shipped one."""
    return (Path(platformdirs.user_config_dir("kijkmee")) / "device_profiles", SHIPPED_FOLDER)


def load(name_or_path: str | Path) -> Profile:
    """Read a profile.

    Args:
        name_or_path: a profile's name, or the path of a .toml file.

    Raises:
        UserError: there is no such profile, a key is unknown, or a value is not allowed; names file and line.
    """
    return _checked(_layered(_find(name_or_path)))


def check(name_or_path: str | Path) -> None:
    """Raise the UserError that `load` would raise, or that a list which the profile names would."""
    # What only loads a profile needs none of these, and must sound within a second.
    from edge import catalogue_file, name_list_file  # noqa: PLC0415

    profile = load(name_or_path)
    if profile.reading.label_list:
        name_list_file.load(Path(profile.reading.label_list))
    if profile.reading.catalogue:
        catalogue_file.load(Path(profile.reading.catalogue))


def names() -> tuple[ProfileSummary, ...]:
    """List every profile that can be named, by name; a user's own hides a shipped one of the same name."""
    found = {path.stem: path for folder in reversed(folders()) for path in sorted(folder.glob("*.toml"))}
    return tuple(_summary(name, path) for name, path in sorted(found.items()))


def explain(name_or_path: str | Path) -> tuple[Setting, ...]:
    """Give every value of a profile with where it comes from, in the order of the README.

    Raises:
        UserError: as `load`.
    """
    layer = _layered(_find(name_or_path))
    profile = _checked(layer)
    settings: list[Setting] = []
    for description in key_descriptions():
        key = tuple(description.key.split("."))
        if key == BUTTONS:
            settings += [
                Setting(
                    f"{description.key}.{binding.button}.{binding.press}",
                    as_toml(binding.action),
                    layer.origins.get((*BUTTONS, binding.button, binding.press.value), Origin(None, None)),
                    description.meaning,
                )
                for binding in profile.controls.buttons
            ]
        elif key != ("extends",):
            value: object = profile
            for part in key:
                value = getattr(value, part)
            if isinstance(value, Mapping) and value:
                settings += [
                    Setting(
                        f"{description.key}.{name}",
                        as_toml(entry),
                        layer.origins.get((*key, name), Origin(None, None)),
                        description.meaning,
                    )
                    for name, entry in value.items()
                ]
                continue
            origin = layer.origins.get(key, Origin(None, None))
            settings.append(Setting(description.key, as_toml(value), origin, description.meaning))
    return tuple(settings)


def _summary(name: str, path: Path) -> ProfileSummary:
    try:
        profile = _checked(_layered(path.resolve(), is_asked_for=False))
    except UserError:
        # A wrong file must not hide the others; `check` tells what is wrong with it.
        return ProfileSummary(name, path, "", "")
    return ProfileSummary(name, path, profile.title, profile.job)


def _find(name_or_path: str | Path, already: tuple[Path, ...] = (), *, is_asked_for: bool = True) -> Path:
    """Find a profile's file, other than those already in the chain.

    If there is none and a person asked for it, the error suggests those that can be used; this reads all others.
    """
    text = str(name_or_path)
    if text.endswith(".toml"):
        try:
            return Path(text).expanduser().resolve()
        except (OSError, RuntimeError) as error:
            # No such user for "~", links in a circle, or a current folder that has gone.
            raise UserError(f"{text} cannot be found: {error}. Check the name.") from error
    for folder in folders() if re.fullmatch(r"[\w-]+", text) else ():
        path = (folder / f"{text}.toml").resolve()
        if path not in already and path.is_file():
            return path
    known = [summary.name for summary in names() if summary.job] if is_asked_for else []
    raise UserError(f'There is no profile "{text}". {toml_file.did_you_mean(text, known)}')


def _layered(path: Path, *, is_asked_for: bool = True) -> _Layer:
    """Read a file and those it extends, and lay them over one another."""
    chain: list[TomlFile] = [toml_file.read(path)]
    while "extends" in chain[-1].data:
        chain.append(toml_file.read(_extended(chain, is_asked_for=is_asked_for)))
    values: dict[KeyPath, object] = {}
    origins: dict[KeyPath, Origin] = {}
    for file in reversed(chain):
        for key, value in _leaves(file.data):
            if key == ("extends",):
                continue
            # A table over a value, or a value over a table: the later file wins whole, and the check will complain.
            for other in [k for k in values if k[: len(key)] == key or key[: len(k)] == k]:
                del values[other]
            values[key] = value
            origins[key] = Origin(file.path, file.line_of(key))
    return _Layer(values, origins, path)


def _extended(chain: list[TomlFile], *, is_asked_for: bool) -> Path:
    """Find the file that the last one of a chain extends."""
    file = chain[-1]
    name = file.data["extends"]
    place = toml_file.where(file.path, file.line_of(("extends",)))
    if not isinstance(name, str):
        raise UserError(f'{place}: "extends" cannot be this. Write the name of one profile between quotation marks.')
    already = tuple(earlier.path for earlier in chain)
    beside = (file.path.parent / name) if name.endswith(".toml") else (file.path.parent / f"{name}.toml")
    if beside.is_file() and beside.resolve() not in already:
        return beside.resolve()
    try:
        path = _find(name, already, is_asked_for=is_asked_for)
    except UserError as error:
        if any(earlier.stem == name for earlier in already):
            circle = " → ".join([earlier.stem for earlier in already] + [name])
            raise UserError(f"{place}: the profiles extend each other in a circle: {circle}. Break it.") from error
        raise UserError(f"{place}: {error}") from error
    if path in already:
        raise UserError(f"{place}: the profile extends itself. Remove this line.")
    return path


def _leaves(table: Mapping[str, object], prefix: KeyPath = ()) -> list[tuple[KeyPath, object]]:
    """Give the path and value of everything in a table that is not itself a table with content."""
    leaves: list[tuple[KeyPath, object]] = []
    for name, value in table.items():
        # A quoted "main.short" means the same as main.short without the quotation marks.
        key = (*prefix, *name.split(".")) if prefix == BUTTONS else (*prefix, name)
        if isinstance(value, Mapping):
            leaves += _leaves(value, key)
        else:
            leaves.append((key, value))
    return leaves


def _checked(layer: _Layer) -> Profile:
    """Check the values that a chain of files adds up to."""
    data: dict[str, object] = {}
    bindings: list[tuple[KeyPath, dict[str, object]]] = []
    for key, value in layer.values.items():
        if key[:2] == BUTTONS:
            bindings.append((key, _binding(key, value, layer.origins[key])))
            continue
        table = data
        for part in key[:-1]:
            table = table.setdefault(str(part), {})  # type: ignore[assignment]  # every inner value here is a table
        table[str(key[-1])] = value
    if bindings:
        controls = data.setdefault("controls", {})
        if isinstance(controls, dict):
            controls["buttons"] = tuple(binding for _, binding in bindings)
    try:
        profile = Profile.model_validate(data)
    except ValidationError as error:
        details = error.errors()[0]
        key = details["loc"]
        if key[:2] == BUTTONS and len(key) > 2 and isinstance(key[2], int):
            key = bindings[key[2]][0]
        origin = _nearest(layer.origins, key) or layer.path
        raise UserError(toml_file.complaint(Profile, details, toml_file.spelled(key), str(origin))) from error
    used = tuple(binding for binding in profile.controls.buttons if binding.action != NO_ACTION)
    controls_used = profile.controls.model_copy(update={"buttons": used})
    files = {
        name: _file(layer, ("reading", name), getattr(profile.reading, name)) for name in ("label_list", "catalogue")
    }
    reading = profile.reading.model_copy(update=files)
    return profile.model_copy(update={"controls": controls_used, "reading": reading})


def _file(layer: _Layer, key: KeyPath, name: str) -> str:
    """Find a file that a profile names: beside the profile that names it, else in the user's own folder."""
    if not name:
        return ""
    origin = layer.origins[key]
    beside = (origin.path or layer.path).parent
    places = (beside, folders()[0].parent)
    try:
        found = next((path for place in places if (path := place / Path(name).expanduser()).is_file()), None)
    except (OSError, RuntimeError, ValueError) as error:
        raise UserError(f'{origin}: "{toml_file.spelled(key)}" cannot be found: {error}. Check the name.') from error
    if found is None:
        raise UserError(f'{origin}: there is no file "{name}" in {places[0]} or {places[1]}. Put it there.')
    return str(found.resolve())


def _binding(key: KeyPath, action: object, origin: Origin) -> dict[str, object]:
    """Read one line of [controls.buttons]."""
    spelled = toml_file.spelled(key)
    if len(key) != len(BUTTONS) + 2:
        raise UserError(f'{origin}: "{spelled}" is not a press. Write a button and a press, such as main.short.')
    button, press = str(key[2]), str(key[3])
    if not re.fullmatch(BUTTON_NAME, button):
        raise UserError(f'{origin}: "{button}" is not a name for a button. Use small letters, digits and dashes.')
    if press not in set(PressKind):
        raise UserError(f'{origin}: "{press}" is no kind of press. {toml_file.did_you_mean(press, PressKind)}')
    if action not in known_actions():
        known = toml_file.did_you_mean(str(action), known_actions())
        raise UserError(f'{origin}: "{spelled}" cannot be {as_toml(action)}. {known}')
    return {"button": button, "press": press, "action": action}


def _nearest(origins: Mapping[KeyPath, Origin], key: KeyPath) -> Origin | None:
    """Find where a key stands, else something inside it, else something beside it."""
    for length in range(len(key), 0, -1):
        inside = [origin for place, origin in origins.items() if place[:length] == key[:length]]
        if inside:
            return inside[-1]
    return None
