"""What a newcomer meets first holds together: Makefile, packages, documents, licences."""

from __future__ import annotations

import importlib.util
import os
import re
import runpy
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sample_frames.render.fonts import Typeface

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
NOT_OURS = {
    ".git",
    ".venv",
    ".tools",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
    "__pycache__",
    "out",
}
PACKAGE_LISTS = sorted(set(ROOT.glob("packages*.apt")) - {ROOT / "packages-pi.apt"})
"""Those of Debian; Raspberry Pi OS alone has the packages of the one that is left out."""
PICTURES_AND_SOUND = {".jpg", ".png", ".wav", ".onnx"}


def our_files() -> Iterator[Path]:
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS and not name.endswith((".egg-info", "_cache"))]
        # In a worktree of git, .git is a file.
        kept = (name for name in names if name not in NOT_OURS)
        yield from (Path(folder, name) for name in kept if Path(name).suffix not in PICTURES_AND_SOUND)


def packages() -> list[str]:
    lines = [line for file in PACKAGE_LISTS for line in file.read_text(encoding="utf-8").splitlines()]
    return [words[0] for line in lines if (words := line.split("#")[0].split())]


def test_make_alone_lists_every_target_with_its_purpose() -> None:
    targets = set(re.findall(r"^([a-z][a-z0-9-]*):", MAKEFILE, re.MULTILINE))
    listed = subprocess.run(["/usr/bin/make", "-C", ROOT], capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make ([a-z0-9-]+) +\S", listed, re.MULTILINE)) == targets
    assert {"setup", "demo", "test", "check"} <= targets


def test_every_target_is_phony() -> None:
    phony = {name for line in re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE) for name in line.split()}
    assert phony == set(re.findall(r"^([a-z][a-z0-9-]*):", MAKEFILE, re.MULTILINE))


@pytest.mark.parametrize("module", sorted(set(re.findall(r"\$\(PYTHON\) -m ([a-z_.]+)", MAKEFILE)) - {"pytest"}))
def test_what_make_runs_exists(module: str) -> None:
    found = importlib.util.find_spec(module)
    assert found is not None
    if found.submodule_search_locations is not None:
        assert importlib.util.find_spec(f"{module}.__main__") is not None, f"python -m {module} has nothing to run"


def test_packages_are_listed_once() -> None:
    assert len(packages()) == len(set(packages()))


def test_every_package_is_known_to_apt() -> None:
    if shutil.which("apt-get") is None:
        pytest.skip("there is no apt-get here")
    command = ["apt-get", "install", "--simulate", "--no-install-recommends", *packages()]
    asked = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"}
    )
    unknown = re.findall(
        r"^E: (?:Unable to locate package|Package '?\S+'? has no installation candidate).*", asked.stderr
    )
    if unknown and not any(Path("/var/lib/apt/lists").glob("*_Packages*")):
        pytest.skip("apt has no package lists here; `apt-get update` fetches them")
    assert unknown == []


@pytest.mark.parametrize("typeface", Typeface)
def test_set_up_brings_every_typeface_of_the_sample_frames(typeface: Typeface) -> None:
    assert typeface.path().is_file()


@pytest.mark.parametrize("script", [".ci/run", "tools/setup", "tools/arm64-tests"])
def test_scripts_can_be_run(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
    subprocess.run(["/bin/bash", "-n", ROOT / script], check=True)


def test_ci_calls_the_same_make_test_as_people_do() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_readme_names_both_commands_near_its_top() -> None:
    top = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:30]
    for command in ("make demo", "make test"):
        assert any(line.strip().startswith(command) for line in top), command


@pytest.mark.parametrize("document", [*sorted(ROOT.glob("docs/*.md")), ROOT / "README.md"], ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_notices_list_every_package_that_running_needs() -> None:
    needed = runpy.run_path(str(ROOT / "tools" / "notices.py"))["packages_to_run"]()
    notices = (ROOT / "THIRD-PARTY-NOTICES.md").read_text(encoding="utf-8")
    assert needed == re.findall(r"^\| ([a-z0-9-]+) \| [^|]+ \| https?:", notices, re.MULTILINE), "run `make notices`"


def test_the_lock_names_no_index_but_pypi() -> None:
    lock = (ROOT / "uv.lock").read_text(encoding="utf-8")
    assert set(re.findall(r'registry = "([^"]+)"', lock)) == {"https://pypi.org/simple"}
    assert set(re.findall(r'url = "https?://([^/"]+)', lock)) <= {"files.pythonhosted.org"}


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    place = re.compile(r"(?<![\w.*~}>])/(?:work|root|home|var/tmp|Users)/\w")
    found = []
    for path in our_files():
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in place.finditer(text)]
    assert found == []
