"""Every package that Kijkmee runs on can be had for 64-bit Arm: as a wheel in uv.lock, or from Debian."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import Marker
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).parents[2]
LOCK: dict[str, Any] = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
SYSTEMS = {"Debian 12": ((3, 11), (2, 36)), "Debian 13": ((3, 13), (2, 41))}
"""Python and glibc of each system, as Debian and Raspberry Pi OS have them."""

FROM_DEBIAN = {
    # Made for one libcamera, that of Raspberry Pi OS; a wheel would not fit it.
    "picamera2": "python3-picamera2",
    # Raspberry Pi OS keeps its library in step with the kernel.
    "lgpio": "python3-lgpio",
    # PyPI has its source alone, and a device has no compiler.
    "evdev": "python3-evdev",
}
"""What stands in no lock: the module, and the package of packages-pi.apt that brings it."""

FOR_BUILDING = {"onnx", "rapidocr", "PIL", "torch"}
"""What derives and trains the networks; pyproject.toml forbids their import at run time."""


def environment(python: tuple[int, int]) -> dict[str, str]:
    """Give what markers ask for on a Raspberry Pi."""
    version = f"{python[0]}.{python[1]}"
    return {
        "implementation_name": "cpython",
        "os_name": "posix",
        "platform_machine": "aarch64",
        "platform_python_implementation": "CPython",
        "platform_system": "Linux",
        "python_full_version": f"{version}.2",
        "python_version": version,
        "sys_platform": "linux",
        "extra": "",
    }


def usable_tags(python: tuple[int, int], glibc: tuple[int, int]) -> set[Tag]:
    """Give the tags of the wheels that such a system takes."""
    platforms = [f"manylinux_2_{minor}_aarch64" for minor in range(glibc[1], 16, -1)]
    platforms += ["manylinux2014_aarch64", "linux_aarch64"]
    interpreter = f"cp{python[0]}{python[1]}"
    return {*cpython_tags(python, platforms=platforms), *compatible_tags(python, interpreter, platforms)}


def _holds(entry: Mapping[str, str], python: tuple[int, int]) -> bool:
    return "marker" not in entry or Marker(entry["marker"]).evaluate(environment(python))


def _chosen(entry: Mapping[str, str], python: tuple[int, int]) -> Mapping[str, Any]:
    """Find the package that a dependency means; there may be several versions for several systems."""
    found = [
        package
        for package in LOCK["package"]
        if package["name"] == entry["name"]
        and entry.get("version", package["version"]) == package["version"]
        and _is_for(package, python)
    ]
    assert len(found) == 1, f"{entry['name']} is locked {len(found)} times for one system"
    package: Mapping[str, Any] = found[0]
    return package


def _is_for(package: Mapping[str, Any], python: tuple[int, int]) -> bool:
    markers = package.get("resolution-markers", ())
    return not markers or any(Marker(marker).evaluate(environment(python)) for marker in markers)


def run_time_packages(python: tuple[int, int]) -> dict[str, Mapping[str, Any]]:
    """Give all that is installed on a device, with every extra, and nothing that is for development alone."""
    own = _chosen({"name": "kijkmee"}, python)
    found: dict[str, Mapping[str, Any]] = {}
    waiting = [*own["dependencies"], *(entry for extra in own["optional-dependencies"].values() for entry in extra)]
    while waiting:
        entry = waiting.pop()
        if not _holds(entry, python):
            continue
        package = _chosen(entry, python)
        if package["name"] not in found:
            found[package["name"]] = package
            waiting += package.get("dependencies", ())
        for extra in entry.get("extra", ()):
            waiting += package["optional-dependencies"][extra]
    return found


def wheels(package: Mapping[str, Any]) -> Iterator[str]:
    """Give the names of the wheels that are locked for a package."""
    for wheel in package.get("wheels", ()):
        yield wheel["url"].rsplit("/", 1)[-1].split("#")[0]


def has_wheel(package: Mapping[str, Any], tags: set[Tag]) -> bool:
    """Tell whether one of the wheels fits."""
    return any(tags & parse_wheel_filename(wheel.replace("%2B", "+"))[3] for wheel in wheels(package))


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_locked_package_has_a_wheel_for_arm(system: str) -> None:
    python, glibc = SYSTEMS[system]
    packages = run_time_packages(python)
    assert {"numpy", "onnxruntime", "opencv-python-headless", "zxing-cpp", "piper-tts"} <= set(packages)
    assert not {"torch", "rapidocr", "pytest"} & set(packages), "these are not for a device"
    tags = usable_tags(python, glibc)
    assert [name for name, package in packages.items() if not has_wheel(package, tags)] == []


def test_a_wheel_for_another_system_does_not_count() -> None:
    tags = usable_tags((3, 11), (2, 36))
    for name, fits in (
        ("a-1-py3-none-any.whl", True),
        ("a-1-cp311-cp311-manylinux_2_34_aarch64.whl", True),
        ("a-1-cp39-abi3-manylinux2014_aarch64.manylinux_2_17_aarch64.whl", True),
        ("a-1-py3-none-manylinux_2_28_aarch64.whl", True),
        ("a-1-cp311-cp311-manylinux_2_38_aarch64.whl", False),
        ("a-1-cp313-cp313-manylinux_2_28_aarch64.whl", False),
        ("a-1-cp312-abi3-manylinux_2_28_aarch64.whl", False),
        ("a-1-cp311-cp311-musllinux_1_2_aarch64.whl", False),
        ("a-1-cp311-cp311-manylinux_2_28_x86_64.whl", False),
        ("a-1-cp311-cp311-linux_armv7l.whl", False),
    ):
        assert has_wheel({"wheels": [{"url": f"https://example.org/{name}"}]}, tags) is fits, name
    assert not has_wheel({"sdist": {}}, tags)


def test_what_comes_from_debian_instead_is_what_the_list_for_a_pi_names() -> None:
    text = (ROOT / "packages-pi.apt").read_text(encoding="utf-8")
    listed = {line.split("#")[0].strip() for line in text.splitlines()} - {""}
    assert set(FROM_DEBIAN.values()) == {name for name in listed if name.startswith("python3-")}
    locked = {canonicalize_name(package["name"]) for package in LOCK["package"]}
    assert not locked & {canonicalize_name(name) for name in FROM_DEBIAN}, "locked: it needs no package of Debian"


def test_every_module_that_is_imported_is_locked_or_comes_from_debian() -> None:
    # The extra is locked too, and need not be installed here.
    names = {"edge", "pipelines", "models", "piper", *sys.stdlib_module_names, *FROM_DEBIAN}
    distributions = packages_distributions()
    packages = run_time_packages((3, 11)).keys()
    unknown = {
        f"{file}: {module}"
        for folder in ("edge", "pipelines", "models")
        for file in sorted((ROOT / folder).rglob("*.py"))
        for module in imported(file) - names - (FOR_BUILDING if folder == "models" else set())
        if not packages & {canonicalize_name(name) for name in distributions.get(module, ())}
    }
    assert unknown == set()


def imported(file: Path) -> set[str]:
    """Give the top of each module that a file imports, also inside functions or by name."""
    text = file.read_text(encoding="utf-8")
    found = set(re.findall(r"import_module\(\"(\w+)", text))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found
