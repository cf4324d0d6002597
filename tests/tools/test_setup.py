"""tools/setup in a checkout of its own, where scripts play apt-get, dpkg-query, sudo, uv and `kijkmee models`."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

ENVIRONMENT = """
mkdir -p .venv/bin
ln -sf /usr/bin/python3 .venv/bin/python
echo "include-system-site-packages = $system" >.venv/pyvenv.cfg
"""
KIJKMEE = r"""#!/bin/sh
#! made in $PWD/.venv/
case "$*" in
"models check") echo check >>calls; test -e model-files/reader.onnx ;;
"models build")
  if test -e no-font; then echo "A font is missing: install it." >&2; exit 2; fi
  echo build >>calls
  mkdir -p model-files
  touch model-files/reader.onnx ;;
esac
"""
FAKES = {
    "dpkg-query": """
case "$4" in python3-*) test -e "debian-${4#python3-}" && echo installed; exit ;; esac
while read -r name rest; do
  case "$name" in
  "" | "#"*) ;;
  libzbar0) echo "installed libzbar0t64, libzbar0 (= 0.23)" ;;
  *) if test -e packages-are-there || [ "$name" != espeak-ng ]; then echo "installed $name, "; fi ;;
  esac
done <packages.apt
echo "deinstall espeak-ng, "
""",
    "apt-get": """
echo "apt-get $*" >>calls
case "$*" in
*update*) touch lists-are-there ;;
*--simulate*) test -e lists-are-there ;;
*install*) test -e lists-are-there && ! test -e no-network && touch packages-are-there ;;
esac
""",
    "sudo": """
echo "sudo $*" >>calls
test -e sudo-allows || exit 1
if [ "$1" = -n ]; then shift; fi
exec "$@"
""",
    "id": "if test -e is-root; then echo 0; else echo 1000; fi",
    "uv": rf"""
case "$*" in *--version* | *--check*) ;; *) echo "${{0#"$PWD"/}} $*" >>calls ;; esac
case "$*" in
--version) echo "uv $(cat uv-version)" ;;
venv*) case "$*" in *--system-site-packages*) system=true ;; *) system=false ;; esac
{ENVIRONMENT} ;;
*--check*) test -e .venv/synced ;;
sync*) if test -e lock-is-old; then echo "The lockfile at uv.lock needs to be updated" >&2; exit 1; fi
  touch .venv/synced
  sed "s|\$PWD|$PWD|" kijkmee >.venv/bin/kijkmee
  chmod +x .venv/bin/kijkmee ;;
esac
""",
}


@dataclass
class Checkout:
    """A checkout with a machine around it; what is true of the machine are the names of empty files."""

    folder: Path

    def make(self, *truths: str) -> None:
        """Make these true of the machine."""
        for truth in truths:
            (self.folder / truth).touch()

    def unmake(self, *truths: str) -> None:
        """Make these untrue of the machine."""
        for truth in truths:
            (self.folder / truth).unlink()

    def run(self, *lists: str, variables: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        """Run the set-up, with further lists of packages, in an environment that holds nothing else."""
        path = f"PATH={self.folder / 'fakes'}:/usr/bin:/bin"
        return subprocess.run(
            ["/usr/bin/env", "-i", path, *variables, self.folder / "tools" / "setup", *lists],
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=60,
        )

    @property
    def calls(self) -> list[str]:
        """What was called to change the machine, in order."""
        file = self.folder / "calls"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A new machine: root, package lists fetched, one Debian package missing, no environment, no models."""
    folder = tmp_path / "a checkout"
    (folder / "tools").mkdir(parents=True)
    for name in ("tools/setup", "tools/uv.txt", "packages.apt"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "fakes").mkdir()
    for name, script in FAKES.items():
        fake = folder / "fakes" / name
        fake.write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
        fake.chmod(0o755)
    (folder / "kijkmee").write_text(KIJKMEE, encoding="utf-8")
    (folder / "models").mkdir()
    (folder / "models" / "store.py").write_text("def models_folder(): return 'model-files'\n", encoding="utf-8")
    for name in ("models/manifest.toml", "models/ranges.json", "uv.lock"):
        (folder / name).touch()
    (folder / "uv-version").write_text("0.13.9 (x86_64)", encoding="utf-8")
    machine = Checkout(folder)
    machine.make("is-root", "lists-are-there")
    return machine


def test_a_new_machine_is_set_up_step_by_step(checkout: Checkout) -> None:
    made = checkout.run()
    assert made.returncode == 0, made.stderr
    assert [line[:5] for line in made.stdout.splitlines()] == ["[1/4]", "[3/4]", "[4/4]", "Set-u"]
    assert any("install --no-install-recommends espeak-ng" in call for call in checkout.calls), "only what is missing"


def test_a_second_run_does_nothing_and_says_nothing(checkout: Checkout) -> None:
    checkout.run()
    before = checkout.calls
    again = checkout.run()
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert checkout.calls == before


def test_a_further_list_of_packages_is_installed_too(checkout: Checkout) -> None:
    (checkout.folder / "more.apt").write_text("pulseaudio # for tests\n", encoding="utf-8")
    checkout.run("more.apt")
    assert any("install --no-install-recommends espeak-ng pulseaudio" in call for call in checkout.calls)


def test_missing_package_lists_are_fetched(checkout: Checkout) -> None:
    checkout.unmake("lists-are-there")
    assert checkout.run().returncode == 0
    assert [call.rsplit(" ", 1)[-1] for call in checkout.calls if call.startswith("apt-get")][1] == "update"


def test_a_user_installs_through_sudo(checkout: Checkout) -> None:
    checkout.unmake("is-root")
    checkout.make("sudo-allows")
    assert checkout.run().returncode == 0
    assert any(call.startswith("sudo env DEBIAN_FRONTEND=noninteractive") for call in checkout.calls)


@pytest.mark.parametrize(
    ("truths", "untruths", "sentence"),
    [
        ((), ("is-root",), "run 'apt-get install --no-install-recommends espeak-ng' as root"),
        (("no-network",), (), "the Debian packages could not be installed: check the network"),
        (("lock-is-old",), (), "pyproject.toml and uv.lock disagree: run"),
        (("no-font",), (), "the model files could not be derived: do what the line above says"),
    ],
)
def test_a_failure_ends_with_one_sentence_that_says_what_to_do(
    checkout: Checkout, truths: tuple[str, ...], untruths: tuple[str, ...], sentence: str
) -> None:
    checkout.make(*truths)
    checkout.unmake(*untruths)
    failed = checkout.run()
    assert failed.returncode == 1
    last_line = failed.stderr.strip().splitlines()[-1]
    assert last_line.startswith("Set-up stopped: ")
    assert sentence in last_line


def test_a_failed_set_up_goes_on_where_it_stopped(checkout: Checkout) -> None:
    checkout.make("no-font")
    checkout.run()
    checkout.unmake("no-font")
    again = checkout.run()
    assert again.returncode == 0
    assert [line[:5] for line in again.stdout.splitlines()] == ["[4/4]", "Set-u"]


def test_a_lost_environment_is_noticed(checkout: Checkout) -> None:
    checkout.run()
    shutil.rmtree(checkout.folder / ".venv")
    assert "there is none" in checkout.run().stdout
    assert (checkout.folder / ".venv" / "bin" / "kijkmee").exists()


def test_lost_models_are_derived_again(checkout: Checkout) -> None:
    checkout.run()
    checkout.unmake("model-files/reader.onnx")
    assert checkout.run().returncode == 0
    assert [call for call in checkout.calls if call in {"check", "build"}] == ["check", "build", "check", "build"]


def test_another_recipe_has_the_models_checked(checkout: Checkout) -> None:
    checkout.run()
    (checkout.folder / "models" / "manifest.toml").write_text("[detector]", encoding="utf-8")
    checkout.run()
    checkout.run()
    assert [call for call in checkout.calls if call in {"check", "build"}] == ["check", "build", "check"]


def test_a_moved_checkout_gets_a_new_environment(checkout: Checkout) -> None:
    checkout.run()
    moved = Checkout(checkout.folder.rename(checkout.folder.with_name("moved")))
    assert "the checkout has moved" in moved.run().stdout
    assert moved.run().stdout == ""


@pytest.mark.parametrize("package", ["picamera2", "lgpio", "evdev"])
def test_what_reaches_the_hardware_is_seen_by_the_environment(checkout: Checkout, package: str) -> None:
    checkout.run()
    checkout.make(f"debian-{package}")
    assert "packages for the hardware" in checkout.run().stdout
    assert any("--system-site-packages" in call for call in checkout.calls)
    assert checkout.run().stdout == ""


def test_piper_is_installed_when_it_is_asked_for_and_then_stays(checkout: Checkout) -> None:
    checkout.run()
    assert not any("piper" in call for call in checkout.calls)
    checkout.unmake(".venv/synced")
    checkout.run(variables=("KIJKMEE_PIPER=1",))
    (checkout.folder / ".venv" / "lib" / "python3.11" / "site-packages" / "piper").mkdir(parents=True)
    checkout.unmake(".venv/synced")
    checkout.run()
    assert [call.split(" ", 1)[1] for call in checkout.calls if " sync" in call] == [
        "sync --locked",
        "sync --locked --extra piper",
        "sync --locked --extra piper",
    ]


def test_pytorch_is_installed_only_for_who_trains_and_then_stays(checkout: Checkout) -> None:
    checkout.run()
    checkout.unmake(".venv/synced")
    checkout.run(variables=("KIJKMEE_PIPER=1", "KIJKMEE_TRAIN=yes"))
    (checkout.folder / ".venv" / "lib" / "python3.11" / "site-packages" / "torch").mkdir(parents=True)
    checkout.unmake(".venv/synced")
    checkout.run()
    assert [call.split(" ", 1)[1] for call in checkout.calls if " sync" in call] == [
        "sync --locked",
        "sync --locked --extra piper --group train",
        "sync --locked --group train",
    ]


def test_a_device_gets_what_runs_and_what_derives_the_models_only_meanwhile(checkout: Checkout) -> None:
    made = checkout.run(variables=("KIJKMEE_DEVICE=yes", "KIJKMEE_PIPER=1", "KIJKMEE_SPOKEN=1"))
    assert made.returncode == 0, made.stderr
    done = [call.split(" ", 1)[-1] for call in checkout.calls]
    assert [each for each in done if each == "build" or each.startswith("sync")] == [
        "sync --locked --extra piper --extra spoken --no-dev --group models",
        "build",
        "sync --locked --no-dev --extra piper --extra spoken",
    ]


@pytest.mark.parametrize(("version", "used"), [("0.9.30", ".tools/uv-0.13.9/bin/uv"), ("0.11.0", "fakes/uv")])
def test_a_uv_that_is_too_old_is_not_used(checkout: Checkout, version: str, used: str) -> None:
    own = checkout.folder / ".tools" / "uv-0.13.9" / "bin"
    own.mkdir(parents=True)
    shutil.copy(checkout.folder / "fakes" / "uv", own / "uv")
    (checkout.folder / "uv-version").write_text(version, encoding="utf-8")
    assert checkout.run().returncode == 0
    assert {call.split()[0] for call in checkout.calls if "/uv " in call} == {used}


def test_two_at_once_wait_for_each_other(checkout: Checkout) -> None:
    command = [checkout.folder / "tools" / "setup"]
    environment = {"PATH": f"{checkout.folder / 'fakes'}:/usr/bin:/bin", "HOME": os.environ.get("HOME", "/")}
    both = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    outputs = [process.communicate(timeout=60)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum("[3/4]" in output for output in outputs) == 1, "one of them does the work"
