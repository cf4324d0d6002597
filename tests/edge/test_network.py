"""Networks through a program that stands in for nmcli: what it is told, by which way, and what its answers mean.

Its answers are those of NetworkManager 1.42 on Debian 12.
"""

from __future__ import annotations

import json
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from edge import network
from edge.network import FakeNetwork, NetworkError, NetworkManager
from pipelines.setup.outcomes import NetworkTrouble
from pipelines.setup.wifi_card import WifiCard, WifiSecurity

PASSWORD = " #Zeer\\Geheim; é= "  # noqa: S105 -- of no network
HOME = WifiCard("-Huis; aan Zee", WifiSecurity.WPA, PASSWORD)
NEW = WifiCard("Nieuw", WifiSecurity.WPA3, "geheim123", is_hidden=True)
GUEST = WifiCard("Gast")
UUID = "e39f9eab-3a95-461d-a73e-992c6b1e6f2a"
ANSWERS: dict[str, tuple[int, str, str]] = {
    "device": (0, "wifi:disconnected\nloopback:unmanaged\n", ""),
    "radio": (0, "enabled:enabled\n", ""),
    "add": (0, f"Connection 'x' ({UUID}) successfully added.\n", ""),
    "list": (0, "", ""),
    "up": (0, "Connection successfully activated\n", ""),
    "modify": (0, "", ""),
    "delete": (0, "", ""),
}
PROGRAM = """#!{python}
import json, os, sys, time
told = json.load(open({answers!r}))
words = [each for each in ("radio", "add", "list", "up", "modify", "delete", "device") if each in sys.argv]
code, out, error = told[words[0]]
given = sys.stdin.read()
with open({log!r}, "a") as log:
    log.write(json.dumps([words[0], sys.argv[1:], given, dict(os.environ)]) + "\\n")
if out == "hangs":
    time.sleep(60)
sys.stdout.write(out)
sys.stderr.write(error)
sys.exit(code)
"""


@dataclass(frozen=True)
class Call:
    """One call of the program."""

    word: str
    arguments: list[str]
    given: str
    environment: dict[str, str]


class StandIn:
    """Stands in for nmcli."""

    def __init__(self, folder: Path) -> None:
        self._answers, self._log, self.program = folder / "answers", folder / "log", folder / "nmcli"
        self.program.write_text(
            PROGRAM.format(python=sys.executable, answers=str(self._answers), log=str(self._log)), encoding="utf-8"
        )
        self.program.chmod(stat.S_IRWXU)
        self._log.touch()
        self.answer()

    def answer(self, **different: tuple[int, str, str]) -> None:
        """Answer as usual from now on, but for these."""
        self._answers.write_text(json.dumps(ANSWERS | different))

    @property
    def calls(self) -> list[Call]:
        """Every call so far."""
        return [Call(*json.loads(line)) for line in self._log.read_text().splitlines()]


@pytest.fixture
def nmcli(tmp_path: Path) -> StandIn:
    """Give a program that stands in for nmcli."""
    return StandIn(tmp_path)


def manager(nmcli: StandIn) -> NetworkManager:
    return NetworkManager(str(nmcli.program))


@pytest.mark.parametrize("card", [HOME, NEW])
def test_the_password_goes_by_the_pipe_and_no_other_way(
    nmcli: StandIn, card: WifiCard, caplog: pytest.LogCaptureFixture
) -> None:
    assert manager(nmcli).join(card) is None
    assert card.password is not None
    for call in nmcli.calls:
        assert not any(card.password.strip() in each for each in call.arguments)
        assert card.password.strip() not in json.dumps(call.environment, ensure_ascii=False)
        assert (call.given != "") is (call.word == "up")
    assert card.password.strip() not in caplog.text


def test_a_password_reaches_nmcli_whole() -> None:
    written = network._escaped(PASSWORD)
    assert written.isascii()
    # As nmcli's passwd-file is read: a backslash and three octal digits are a byte; spaces at the ends are dropped.
    assert written == written.strip()
    assert written.encode().decode("unicode_escape").encode("latin-1").decode("utf-8") == PASSWORD


def test_a_network_is_known_in_memory_alone_until_it_is_kept(nmcli: StandIn) -> None:
    manages = manager(nmcli)
    assert manages.join(HOME) is None
    (added,) = [call for call in nmcli.calls if call.word == "add"]
    assert added.arguments[:4] == ["connection", "add", "save", "no"]
    settings = dict(zip(added.arguments[11::2], added.arguments[12::2], strict=True))
    assert settings == {
        "connection.autoconnect": "no",
        "802-11-wireless.ssid": "-Huis; aan Zee",
        "802-11-wireless.hidden": "no",
        "802-11-wireless-security.key-mgmt": "wpa-psk",
    }
    assert not any(call.word == "modify" for call in nmcli.calls)
    manages.keep()
    assert nmcli.calls[-1].arguments == ["connection", "modify", "uuid", UUID, "connection.autoconnect", "yes"]
    manages.forget()
    assert nmcli.calls[-1].word == "modify", "what was kept is not on trial any more"


def test_what_is_hidden_wpa3_or_open_is_asked_for_as_such(nmcli: StandIn) -> None:
    assert manager(nmcli).join(NEW) is None
    added = next(call.arguments for call in nmcli.calls if call.word == "add")
    assert added[-4:] == ["802-11-wireless.hidden", "yes", "802-11-wireless-security.key-mgmt", "sae"]
    assert manager(nmcli).join(GUEST) is None
    added, up = (
        [call.arguments for call in nmcli.calls if call.word == "add"][-1],
        [call for call in nmcli.calls if call.word == "up"][-1],
    )
    assert "802-11-wireless-security.key-mgmt" not in added
    assert "passwd-file" not in up.arguments
    assert up.given == ""


def test_a_trial_that_is_not_kept_is_forgotten_once(nmcli: StandIn) -> None:
    manages = manager(nmcli)
    manages.forget()
    assert nmcli.calls == []
    manages.join(HOME)
    manages.join(GUEST)
    assert [call.word for call in nmcli.calls].count("delete") == 1, "the second trial ends the first"
    manages.forget()
    manages.forget()
    assert [call.word for call in nmcli.calls].count("delete") == 2
    manages.keep()
    assert nmcli.calls[-1].word == "delete"


ACTIVATION = "Error: Connection activation failed: "


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        ({"device": (0, "ethernet:connected\n", "")}, NetworkTrouble.NO_ADAPTER),
        ({"device": (0, "wifi:unmanaged\n", "")}, NetworkTrouble.NO_ADAPTER),
        ({"device": (8, "", "Error: NetworkManager is not running.\n")}, NetworkTrouble.NO_ADAPTER),
        ({"radio": (0, "enabled:disabled\n", "")}, NetworkTrouble.SWITCHED_OFF),
        ({"radio": (0, "disabled:enabled\n", "")}, NetworkTrouble.SWITCHED_OFF),
        (
            {"add": (1, "", "Error: Failed to add 'x' connection: Insufficient privileges\n")},
            NetworkTrouble.NOT_ALLOWED,
        ),
        ({"add": (0, "something else\n", "")}, NetworkTrouble.FAILED),
        ({"up": (4, "", ACTIVATION + "Secrets were required, but not provided\n")}, NetworkTrouble.PASSWORD),
        ({"up": (4, "", ACTIVATION + "The Wi-Fi network could not be found\n")}, NetworkTrouble.NOT_FOUND),
        ({"up": (4, "", ACTIVATION + "No suitable device found for this connection.\n")}, NetworkTrouble.NOT_FOUND),
        ({"up": (3, "", "Error: Timeout expired (45 seconds)\n")}, NetworkTrouble.TIMED_OUT),
        ({"up": (4, "", ACTIVATION + "Not authorized to control networking.\n")}, NetworkTrouble.NOT_ALLOWED),
        ({"up": (1, "", "Error: something new\n")}, NetworkTrouble.FAILED),
        ({"list": (1, "", "Error: scanning is not allowed right now\n")}, None),
    ],
)
def test_what_nmcli_says_is_told_apart(
    nmcli: StandIn, answer: dict[str, tuple[int, str, str]], trouble: NetworkTrouble | None
) -> None:
    nmcli.answer(**answer)
    assert manager(nmcli).join(HOME) is trouble
    words = [call.word for call in nmcli.calls]
    assert ("delete" in words) is ("up" in answer), "what was added and cannot be joined is forgotten"


@pytest.mark.parametrize("word", ["device", "add", "list", "up"])
def test_nothing_waits_for_ever(nmcli: StandIn, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    for name in ("ASK_SECONDS", "SCAN_SECONDS"):
        monkeypatch.setattr(network, name, 0.7)
    monkeypatch.setattr(network, "JOIN_SECONDS", 0)
    monkeypatch.setattr(NetworkManager._run, "__kwdefaults__", {"secret": None, "seconds": 0.7})
    nmcli.answer(**{word: (0, "hangs", "")})
    assert manager(nmcli).join(HOME) is NetworkTrouble.TIMED_OUT


def test_a_machine_without_nmcli(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert NetworkManager(str(tmp_path / "nothing")).join(HOME) is NetworkTrouble.NO_ADAPTER
    assert "apt-get install network-manager" in caplog.text


def test_a_network_that_cannot_be_kept_is_told(nmcli: StandIn) -> None:
    nmcli.answer(modify=(1, "", "Error: Failed to modify connection\n"))
    manages = manager(nmcli)
    manages.join(HOME)
    with pytest.raises(NetworkError, match="cannot be kept"):
        manages.keep()
    manages.forget()
    assert nmcli.calls[-1].word == "delete"


def test_the_fake_does_as_it_is_told() -> None:
    fake = FakeNetwork()
    assert fake.join(HOME) is None
    fake.forget()
    fake.keep()
    assert fake == FakeNetwork(joined=[HOME])
    fake.join(GUEST)
    fake.keep()
    assert fake == FakeNetwork(joined=[HOME, GUEST], kept=GUEST)
