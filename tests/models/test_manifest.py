"""Where the source models come from, and that nothing else is taken for them."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from models.manifest import ModelName, ModelSource, sources
from models.store import ModelError, sha256_of
from tests.models import toys


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModelSource:
    """Install a package that holds a network, and name it as a source."""
    return toys.install(tmp_path / "site", monkeypatch)[ModelName.DETECTOR]


def test_every_network_has_a_source_of_a_known_origin_and_licence() -> None:
    table = sources()
    assert list(table) == list(ModelName)
    for name, each in table.items():
        assert each.name is name
        assert re.fullmatch("[0-9a-f]{64}", each.sha256)
        assert "https://" in each.origin
        assert each.licence == "Apache-2.0"
        assert each.derived
    assert len({each.sha256 for name, each in table.items() if name is not ModelName.RECOGNISER_FLOAT}) == 3
    assert table[ModelName.RECOGNISER_FLOAT].file == table[ModelName.RECOGNISER].file
    assert table[ModelName.RECOGNISER_FLOAT].sha256 == table[ModelName.RECOGNISER].sha256


@pytest.mark.parametrize("name", ModelName)
def test_the_installed_sources_are_those_of_the_manifest(name: ModelName) -> None:
    source = sources()[name]
    assert sha256_of(source.locate()) == source.sha256


def test_a_source_is_found_inside_its_package(tmp_path: Path, source: ModelSource) -> None:
    assert source.locate() == tmp_path / "site" / source.file


def test_a_missing_package_is_said_with_the_remedy(source: ModelSource) -> None:
    with pytest.raises(ModelError, match=r"kijkmee-no-such .* not installed\. .*`uv sync --group models`"):
        dataclasses.replace(source, package="kijkmee-no-such").locate()


def test_another_version_is_said_with_the_remedy(source: ModelSource) -> None:
    with pytest.raises(ModelError, match=r"toys 2\.0, but 1\.0 is installed\. .*`uv sync --group models`"):
        dataclasses.replace(source, version="2.0").locate()


@pytest.mark.parametrize("content", [None, b"", b"more"])
def test_a_missing_or_altered_file_is_said_with_the_remedy(source: ModelSource, content: bytes | None) -> None:
    path = source.locate()
    if content is None:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes() + content if content else b"")
    with pytest.raises(ModelError, match="`uv sync --group models --reinstall-package toys`") as refused:
        source.locate()
    assert str(path) in str(refused.value)
