"""The demonstration county, loaded once for each store, on a Wednesday afternoon at which the clock stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server import clock, db, ids, marks
from server.demonstration import county
from server.demonstration.commands import load
from server.demonstration.county import County
from server.tables import TABLES

NOW = datetime(2026, 11, 18, 15, 20, tzinfo=clock.SHANGHAI)


@dataclass(frozen=True)
class Shown:
    """The loaded county, and its people signed in with the published password."""

    app: Flask
    lines: list[str]
    _clients: dict[str, FlaskClient] = field(default_factory=dict)

    def sign_in(self, phone: str, password: str = "ruhu-demo") -> Any:
        return self._post(self.app.test_client(), phone, password)

    def client(self, phone: str) -> FlaskClient:
        if phone not in self._clients:
            self._clients[phone] = self.app.test_client()
            assert self._post(self._clients[phone], phone, "ruhu-demo").status_code == 200
        return self._clients[phone]

    def _post(self, client: FlaskClient, phone: str, password: str) -> Any:
        body = {"phone": phone, "password": password, "device": {"id": ids.new(), "name": "test"}}
        return client.post("/api/session", json=body)


@contextmanager
def emptied() -> Iterator[None]:
    """The store, open, with the clock at its moment; nothing is left in it afterwards."""
    with clock.pinned(NOW), db.database.connection_context():
        try:
            yield
        finally:
            with db.write():
                for table in reversed(TABLES):
                    table.delete().execute()


@pytest.fixture(scope="module")
def stage(store_app: Flask) -> Iterator[County]:
    """The county before anything happens in it."""
    with emptied(), store_app.app_context():
        yield county.found(lambda _: None)


@pytest.fixture(scope="module")
def shown(store_app: Flask) -> Iterator[Shown]:
    """The county with all that happened in it."""
    lines: list[str] = []
    with emptied():
        with db.write():
            marks.put("epoch", "epoch-of-the-tests")
        with store_app.app_context():
            load(lines.append)
        yield Shown(store_app, lines)
