"""The file that SQLite keeps."""

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
