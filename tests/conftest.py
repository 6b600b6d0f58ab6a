"""The suite's ground: one app on each of the two databases, and the cast signed in."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from server import db, marks, sealed
from server.app import create_app
from server.config import load
from server.tables import TABLES
from tests import cast as people
from tests.cast import Cast
from tests.postgres import Cluster

STORES = ("sqlite", "postgresql")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--store", action="append", choices=STORES, help="only this database (default: both)")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "store" in metafunc.fixturenames:
        metafunc.parametrize("store", metafunc.config.getoption("--store") or STORES, scope="session")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """What tests have measured (`record_property`): words as they are, numbers summed up under their name."""
    counted: Counter[str] = Counter()
    lines: dict[str, None] = {}
    for report in (*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")):
        for name, value in report.user_properties if report.when == "call" else ():
            if isinstance(value, str):
                lines[value] = None
            else:
                counted[name] += value
    for line in (*lines, *(f"{name}: {number}" for name, number in counted.items())):
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    running = Cluster()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def apps() -> dict[str, Flask]:
    """The app on each of the two databases, once it was asked for."""
    return {}


@pytest.fixture(scope="session")
def store_app(
    store: str, apps: dict[str, Flask], tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Flask]:
    """The app on one of the two databases, whose tables are made once a session: each file of tests asks for both in turn."""
    if store in apps:
        settings = apps[store].config["RUHU"]
        sealed.load(settings.field_key, create=False)
        db.bind(settings.database_url)
    else:
        var = tmp_path_factory.mktemp(f"var-{store}")
        env = {"RUHU_VAR": str(var), "RUHU_CHECK_ANSWERS": "1", "RUHU_WEB": str(var / "web")}
        if store == "postgresql":
            env["DATABASE_URL"] = request.getfixturevalue("cluster").fresh_database()
        settings = load(env)
        sealed.load(settings.field_key, create=True)
        apps[store] = create_app(settings)
        apps[store].testing = True
        with db.database.connection_context():
            db.migrate()
    yield apps[store]
    db.database.close_all()


@pytest.fixture
def app(store_app: Flask) -> Iterator[Flask]:
    """The app on an empty store that knows the places."""
    with db.database.connection_context():
        yield store_app
        with db.write():
            for table in reversed(TABLES):
                table.delete().execute()
        shutil.rmtree(store_app.config["RUHU"].photo_store, ignore_errors=True)


@pytest.fixture
def cast(app: Flask) -> Cast:
    """The named people and households of `tests/cast.py`, on a fresh store."""
    with db.write():
        marks.put("epoch", "epoch-of-the-tests")
        return people.assemble(app)


@pytest.fixture
def app_with(app: Flask) -> Iterator[Callable[..., Flask]]:
    """Makes the app once more on the same store, with other settings."""

    def make(**settings: str) -> Flask:
        theirs = app.config["RUHU"]
        return create_app(load({"RUHU_VAR": str(theirs.var), "DATABASE_URL": theirs.database_url, **settings}))

    ours = db.database.obj
    yield make
    if db.database.obj is not ours:
        db.database.close_all()
        db.database.initialize(ours)


@pytest.fixture
def data() -> Path:
    """The folder of test files."""
    return Path(__file__).parent / "data"
