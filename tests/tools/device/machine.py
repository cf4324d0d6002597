"""A machine below a folder, where scripts play systemctl and the set-up of a release, and the rest is real."""

from __future__ import annotations

import os
import subprocess
import tarfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).parents[3]
DEVICE = ROOT / "tools" / "device"
UNITS = tuple(sorted(DEVICE.glob("*.service")))

SETUP = r"""#!/bin/bash
cd "$(dirname "$0")/.." || exit 1
echo "setup $PWD $* KIJKMEE_DEVICE=$KIJKMEE_DEVICE UV_OFFLINE=$UV_OFFLINE" >>"$CALLS"
if [ -e broken-setup ]; then echo "The network is gone."; exit 1; fi
mkdir -p .venv/bin "$KIJKMEE_MODELS"
printf '#!/bin/sh\nexit 0\n' >.venv/bin/python
cat >.venv/bin/kijkmee <<'END'
#!/bin/sh
here=$(readlink -f "$(dirname "$0")/../..")
test "$*" = "models check" && test -e "$here/broken-models" && exit 1
exit 0
END
chmod +x .venv/bin/*
"""
SYSTEMCTL = r"""#!/bin/bash
echo "systemctl $*" >>"$CALLS"
release=$(readlink -f "$MACHINE/opt/kijkmee/current")
case "$1" in
restart)
  rm -f "$MACHINE/up"
  if [ -e "$release/broken-service" ]; then exit 1; fi
  touch "$MACHINE/up"
  if [ -e "$release/unstable-service" ]; then rm "$MACHINE/up"; fi ;;
stop) rm -f "$MACHINE/up" ;;
is-active) test -e "$MACHINE/up" ;;
esac
"""
OS_RELEASE = 'PRETTY_NAME="Debian"\nID=debian\nVERSION_ID="12"\n'


@dataclass(frozen=True)
class Device:
    """A machine with nothing installed at first."""

    folder: Path

    @property
    def root(self) -> Path:
        """The machine's own root."""
        return self.folder / "root"

    @property
    def home(self) -> Path:
        """Where the program lies."""
        return self.root / "opt" / "kijkmee"

    @property
    def current(self) -> str | None:
        """The release in use, as far as one can use it."""
        link = self.home / "current"
        return link.resolve(strict=True).name if link.is_symlink() else None

    @property
    def is_up(self) -> bool:
        """Whether the service runs."""
        return (self.root / "up").exists()

    def calls(self) -> list[str]:
        """Give what was called of the system, in order, and forget it."""
        file = self.folder / "calls"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return lines

    def release(self, version: str, *faults: str) -> Path:
        """Make an archive of a release; a fault is the name of an empty file in it."""
        archive = self.folder / f"kijkmee-{version}.tar.gz"
        with tarfile.open(archive, "w:gz") as tar:
            add(tar, "pyproject.toml", f'[project]\nname = "kijkmee"\nversion = "{version}"\n')
            add(tar, "tools/setup", SETUP, 0o755)
            for fault in faults:
                add(tar, fault, "")
            add(tar, "tools/device/kijkmee-device", "#!/bin/sh\nexit 0\n", 0o755)
            for file in DEVICE.glob("*.*"):
                tar.add(file, f"kijkmee/{file.relative_to(ROOT)}")
        return archive

    def environment(self) -> dict[str, str]:
        """Give the variables under which the command runs."""
        path = f"{self.folder / 'fakes'}:{os.environ['PATH']}:/usr/sbin:/usr/bin:/sbin:/bin"
        return {"PATH": path, "CALLS": str(self.folder / "calls"), "MACHINE": str(self.root), "LC_ALL": "C.UTF-8"}

    def command(self, *words: str | Path) -> list[str]:
        """Give the command line for this machine."""
        return [str(word) for word in (DEVICE / "kijkmee-device", "--root", self.root, *words)]

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Run the command on this machine."""
        return subprocess.run(
            self.command(*words), env=self.environment(), capture_output=True, text=True, check=False, timeout=60
        )

    def install(self, archive: Path, command: str = "install") -> subprocess.CompletedProcess[str]:
        """Install a release for a job that is known."""
        return self.run(command, archive, "--profile", "orcam", "--settle-seconds", "0")


def add(tar: tarfile.TarFile, name: str, text: str, mode: int = 0o644) -> None:
    """Put a file into an archive, below one folder as forges make them."""
    data = text.encode()
    entry = tarfile.TarInfo(f"kijkmee/{name}")
    entry.size, entry.mode = len(data), mode
    tar.addfile(entry, BytesIO(data))


def new_device(folder: Path) -> Device:
    """Make a machine with a fresh Debian 12."""
    device = Device(folder)
    (device.root / "etc").mkdir(parents=True)
    (device.root / "etc" / "os-release").write_text(OS_RELEASE, encoding="utf-8")
    fakes = folder / "fakes"
    fakes.mkdir()
    for name, script in {"systemctl": SYSTEMCTL}.items():
        (fakes / name).write_text(script, encoding="utf-8")
        (fakes / name).chmod(0o755)
    return device
