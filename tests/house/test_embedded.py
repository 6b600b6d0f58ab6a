"""The file that SQLite keeps."""

import resource
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from server import embedded
from server.config import ConfigError


@pytest.mark.parametrize("version", ["3.40.1", "3.51.2"])
def test_a_library_that_could_corrupt_it_is_refused(version: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: version)
    with pytest.raises(ConfigError, match=version):
        embedded.opened(tmp_path / "ruhu.db", 1)
    assert not (tmp_path / "ruhu.db").exists()


@pytest.fixture
def full_disk() -> Iterator[None]:
    """No file of this process grows past its first block."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_one_that_stays_can_be_read_on_a_full_disk_though_every_connection_was_given_up(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    store = embedded.opened(tmp_path / "ruhu.db", 1)
    with store.connection_context():
        store.execute_sql("CREATE TABLE kept (word)")
        store.execute_sql("INSERT INTO kept VALUES ('here')")
    store.stay()
    request.getfixturevalue("full_disk")
    store.close_all()
    with store.connection_context():
        assert list(store.execute_sql("SELECT word FROM kept")) == [("here",)]
    store.close_all()
