"""`flask demo`: only into an empty store, never where data is real."""

from dataclasses import replace

import pytest
from click.testing import Result
from flask import Flask

from server import db, marks
from server.accounts.model import Account
from server.demonstration import commands
from tests.cast import Cast


def demo(app: Flask, *arguments: str) -> Result:
    return app.test_cli_runner().invoke(args=["demo", *arguments])


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whether loading began; the loading itself is `test_promises`' matter."""
    begun: list[str] = []
    monkeypatch.setattr(commands, "load", lambda _say: begun.append("begun"))
    return begun


def test_an_empty_store_is_filled(app: Flask, loads: list[str]) -> None:
    assert demo(app, "--if-empty").exit_code == 0
    assert loads == ["begun"]


def test_a_store_with_accounts_is_left_alone(cast: Cast, loads: list[str]) -> None:
    before = Account.select().count()
    assert demo(cast.app, "--if-empty").exit_code == 0
    refused = demo(cast.app)
    assert refused.exit_code == 1
    assert "not empty" in refused.output
    assert (Account.select().count(), loads) == (before, [])


def test_half_a_demonstration_is_not_taken_for_a_whole_one(app: Flask, loads: list[str]) -> None:
    with db.write():
        marks.put("demonstration", "loading")
    refused = demo(app, "--if-empty")
    assert refused.exit_code == 1
    assert "cut off" in refused.output
    assert loads == []


def test_production_refuses(app: Flask, loads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "RUHU", replace(app.config["RUHU"], production=True))
    assert demo(app).exit_code == 1
    assert loads == []
