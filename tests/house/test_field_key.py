"""The field key: made once, with the store; a store whose key is gone, or another, is not served and not given a new one."""

from pathlib import Path

import pytest

from tests.serving import flask


@pytest.fixture
def var(store: str, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a store that has begun."""
    if store == "postgresql":
        monkeypatch.setenv("DATABASE_URL", request.getfixturevalue("cluster").fresh_database())
    flask(tmp_path, "init")
    return tmp_path


@pytest.mark.parametrize("command", ["init", "verify-trail"])
def test_a_lost_key_is_not_replaced_in_silence(var: Path, command: str) -> None:
    key = var / "keys" / "field.key"
    key.unlink()
    with pytest.raises(RuntimeError, match=f"Ruhu cannot start: The field key {key}.* is missing"):
        flask(var, command)
    assert not key.exists()


def test_another_key_is_refused_and_the_right_one_serves_again(var: Path) -> None:
    key = var / "keys" / "field.key"
    right = key.read_text()
    key.write_text("0" * 64)
    with pytest.raises(RuntimeError, match="is not the key that this store is sealed with"):
        flask(var, "init")
    key.write_text(right)
    flask(var, "init")


def test_a_store_that_is_away_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://ruhu@127.0.0.1:1/ruhu")
    with pytest.raises(RuntimeError, match="Ruhu cannot start: The store does not answer: ") as failure:
        flask(tmp_path, "init")
    assert "Traceback" not in str(failure.value)
