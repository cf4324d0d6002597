"""What a set tells beside its pictures: what the wearer does, what is to be picked, how long things take."""

from collections.abc import Callable
from dataclasses import dataclass

from sample_frames.render.take import Take


@dataclass(frozen=True)
class Act:
    """Something that the wearer does: a command, or a press of a button."""

    at: float
    """Seconds."""
    command: str | None = None
    """Kebab-case name of a command."""
    press: str | None = None
    """Button and kind of press, such as "main.short"; instead of a command."""
    reason: str | None = None
    text: str | None = None
    digits: str | None = None
    number: int | None = None
    field: str | None = None


@dataclass(frozen=True)
class PackCode:
    """A barcode of an item."""

    content: str
    pack_quantity: int = 1
    """How many pieces one such code stands for."""


@dataclass(frozen=True)
class Line:
    """One line of a pick list."""

    location: str
    location_barcode: str
    check_digits: str
    article: str
    names: dict[str, str]
    """By language: nl, en, de."""
    quantity: int
    barcodes: tuple[PackCode, ...]
    counting: str = "each"
    """Or "number": one code is shown, and then the number is confirmed."""
    has_lot: bool = False
    has_serial: bool = False
    has_expiry: bool = False
    lot: str = ""
    """The lot that is to be taken; empty: any."""
    earliest_expiry: str = ""
    """As YYYY-MM-DD; empty: anything that has not expired."""
    note: str = ""
    """For the worker."""


@dataclass(frozen=True)
class List:
    """A pick list."""

    id: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Product:
    """One product of a catalogue."""

    code: str
    name: str


@dataclass(frozen=True)
class Nominal:
    """Declared durations of the vision jobs, in seconds; with them a replay does not depend on the machine."""

    quality: float = 0.005
    barcodes: float = 0.02
    detection: float = 0.25
    line: float = 0.05


@dataclass(frozen=True)
class Device:
    """What the device tells of itself at the start; what is None is unknown to it."""

    time: str | None = None
    """The time on the wall with its offset, such as "2026-11-25T09:15:00+01:00"."""
    battery: float | None = None
    """How full the battery is, 0 to 1."""
    charging: bool = False


@dataclass(frozen=True)
class FrameSet:
    """A set, before it is rendered."""

    name: str
    """The name of its folder."""
    title: str
    """One sentence."""
    profile: str
    """orcam or metafors."""
    build: Callable[[], Take]
    """Makes the scene; called only when the set is rendered."""
    duration: float = 30.0
    """Seconds; a replay ends here at the latest."""
    acts: tuple[Act, ...] = ()
    pick_list: List | None = None
    names: tuple[str, ...] = ()
    """The list of names for labels that the set brings; empty leaves the profile's."""
    products: tuple[Product, ...] = ()
    """The catalogue that the set brings; empty leaves the profile's."""
    nominal: Nominal = Nominal()
    device: Device | None = None
    shown_again_at: tuple[float, ...] = ()
    """Seconds at which the last picture is shown again, unchanged; for stills in which time goes on."""
