r"""The QR code with which a phone shares a Wi-Fi network, such as `WIFI:T:WPA;S:Home;P:secret 123;;`.

Fields stand in any order, each ended by a semicolon: `S` the name, `T` the security, `P` the password, `H` whether the
name is hidden; `R` and `K`, which newer phones add, change nothing here. A backslash stands before `\ ; , : "` in a
value, and a value may stand between quotation marks (ZXing's "Barcode Contents", and section 7 of the WPA3
Specification).

Anybody can print such a code, so it is read strictly: what is not exactly of this form is no card.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from dataclasses import dataclass, field

LONGEST_TEXT = 400
"""Characters of the whole code; one in which each character of name and password is escaped fits."""
LONGEST_NAME_BYTES = 32
"""Of a network's name (IEEE 802.11, the SSID element)."""
SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 63
"""Characters of a password (IEEE 802.11, annex J); one of 64 hexadecimal digits is the key itself."""

_SCHEME = "WIFI:"
_ESCAPED = '\\;,:"'
_KEYS = frozenset("STPHRK")


class WifiSecurity(enum.StrEnum):
    """How a network is secured."""

    OPEN = "open"
    WPA = "wpa"
    """A password, WPA2 or WPA3 as the network has it."""
    WPA3 = "wpa3"
    """A password, WPA3 alone."""


_SECURITY = {
    "": WifiSecurity.OPEN,
    "NOPASS": WifiSecurity.OPEN,
    "WPA": WifiSecurity.WPA,
    "WPA2": WifiSecurity.WPA,
    "WPA/WPA2": WifiSecurity.WPA,
    "SAE": WifiSecurity.WPA3,
    "WPA3": WifiSecurity.WPA3,
}
_WRITTEN = {WifiSecurity.OPEN: "nopass", WifiSecurity.WPA: "WPA", WifiSecurity.WPA3: "SAE"}
_HIDDEN = {"": False, "FALSE": False, "TRUE": True}


@dataclass(frozen=True, slots=True)
class WifiCard:
    """A network to join."""

    name: str
    """The SSID, 1 to 32 bytes as UTF-8, without control characters."""
    security: WifiSecurity = WifiSecurity.OPEN
    password: str | None = field(default=None, repr=False)
    """None exactly where the network is open. It is shown nowhere, not even in a traceback."""
    is_hidden: bool = False
    """Whether the network does not tell its name, and must be asked for."""

    def __post_init__(self) -> None:
        """Refuse what no network can have.

        Raises:
            ValueError: A value is out of range; the message never holds the password.
        """
        if not 1 <= len(self.name.encode("utf-8", "surrogatepass")) <= LONGEST_NAME_BYTES or not _is_plain(self.name):
            raise ValueError("a network's name is 1 to 32 bytes without control characters")
        if (self.password is None) is not (self.security is WifiSecurity.OPEN):
            raise ValueError("an open network has no password, and every other has one")
        if self.password is not None and not _is_password(self.password):
            raise ValueError("a password is 8 to 63 characters, or a key of 64 hexadecimal digits")

    @property
    def text(self) -> str:
        """What the QR code holds."""
        fields = [f"T:{_WRITTEN[self.security]}", f"S:{_escaped(self.name)}"]
        if self.password is not None:
            fields.append(f"P:{_escaped(self.password)}")
        if self.is_hidden:
            fields.append("H:true")
        return _SCHEME + "".join(f"{each};" for each in fields) + ";"


def parse_wifi_card(text: str) -> WifiCard | None:
    """Read the text of a QR code; None for all that is no network which can be joined with a password at most."""
    if len(text) > LONGEST_TEXT or not text.startswith(_SCHEME):
        return None
    values = _values(text.removeprefix(_SCHEME))
    if values is None or "S" not in values:
        return None
    security = _SECURITY.get(values.get("T", "").upper())
    is_hidden = _HIDDEN.get(values.get("H", "").upper())
    if security is None or is_hidden is None:
        return None
    password = None if security is WifiSecurity.OPEN else values.get("P")
    if "T" not in values and values.get("P"):
        # A password without a kind of security: guessing one could send it where it does not belong.
        return None
    try:
        return WifiCard(values["S"], security, password, is_hidden)
    except ValueError:
        return None


def _values(rest: str) -> dict[str, str] | None:
    """Give the fields by their letter; None if the text is not of the form."""
    *fields, end = re.findall(r"((?:[^\\;]|\\.)*)(?:;|$)", rest, re.DOTALL)
    if not rest.endswith(";") or "".join(f"{each};" for each in fields) != rest or end:
        return None
    if fields and not fields[-1]:
        fields.pop()
    values: dict[str, str] = {}
    for each in fields:
        key, colon, value = each.partition(":")
        if not colon or key not in _KEYS or key in values:
            return None
        values[key] = _plain(value)
    return values


def _plain(value: str) -> str:
    quoted = re.fullmatch(r'"((?:[^"\\]|\\.)*)"', value, re.DOTALL)
    return re.sub(r"\\(.)", r"\1", quoted[1] if quoted else value, flags=re.DOTALL)


def _escaped(value: str) -> str:
    return "".join(f"\\{each}" if each in _ESCAPED else each for each in value)


def _is_plain(text: str) -> bool:
    """Tell whether a text holds nothing but what is seen or heard: no control, format or private characters."""
    return not any(unicodedata.category(each).startswith("C") for each in text)


def _is_password(password: str) -> bool:
    if re.fullmatch(r"[0-9A-Fa-f]{64}", password):
        return True
    is_in_range = len(password) >= SHORTEST_PASSWORD and len(password.encode()) <= LONGEST_PASSWORD
    return is_in_range and _is_plain(password)
