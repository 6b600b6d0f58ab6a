"""What whoever runs it sees: lines without personal data, figures on a private port, health, and a store that is busy."""

import logging
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import apsw
import orjson
import psycopg
import pytest
from flask import Flask

from server import db, ids, turns
from tests.cast import Cast
from tests.serving import Serving, flask, free_port


class Lines(logging.Handler):
    """What the request log says."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@pytest.fixture
def lines() -> Iterator[Lines]:
    log, handler = logging.getLogger("ruhu.request"), Lines()
    log.addHandler(handler)
    yield handler
    log.removeHandler(handler)


def test_a_line_names_route_and_account_and_nothing_of_anybody(cast: Cast, lines: Lines) -> None:
    client, thing = cast.client(cast.supervisor), ids.new()
    client.get(f"/api/visits/{thing}")
    client.get("/api/households?q=毛静")
    client.get("/毛静/522634101001000000")
    client.open("/api/session", method="毛静")
    client.post("/api/session", json={"phone": "13900000001", "password": "wrong", "device": {"id": "d", "name": "毛静"}})
    said = "\n".join(lines.said)
    assert [name for name in ("毛", "522634", "139", "wrong", thing) if name in said.replace('"at":139', "")] == []
    first, *_, last = (orjson.loads(line) for line in lines.said)
    assert (first["route"], first["status"], first["account"]) == ("/api/visits/<visit_id>", 404, cast.supervisor.id)
    assert (last["method"], last["status"], last["account"], last["problem"]) == ("POST", 401, None, "bad_credentials")


def test_health_says_whether_the_store_answers_and_has_begun(cast: Cast) -> None:
    assert cast.client(None).get("/healthz").json == {"ok": True, "initialised": True}


@contextmanager
def locked(app: Flask, store: str) -> Iterator[None]:
    """Somebody else holds what every write needs, and we do not wait long."""
    url = app.config["RUHU"].database_url
    if store == "sqlite":
        other = apsw.Connection(url.removeprefix("sqlite:///"))
        other.execute("BEGIN IMMEDIATE")
        waits = "PRAGMA busy_timeout = {}"
    else:
        other = psycopg.connect(url)
        other.execute("LOCK TABLE account IN ACCESS EXCLUSIVE MODE")
        waits = "SET lock_timeout = {}"
    db.database.execute_sql(waits.format(50))
    try:
        yield
    finally:
        other.close()
        db.database.execute_sql(waits.format(20_000 if store == "sqlite" else 0))


def test_a_store_that_is_held_by_others_is_busy_and_says_when_to_come_again(
    cast: Cast, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "BUSY_SECONDS", 0.1)
    client, url = cast.client(cast.county), f"/api/accounts/{cast.helper.id}"
    with locked(cast.app, store):
        answer = client.patch(url, json={"name": "吴春花"})
    assert (answer.status_code, answer.json["code"], answer.headers["Retry-After"]) == (503, "busy", "2")
    assert client.patch(url, json={"name": "吴春花"}).status_code == 200


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as answer:
        text: str = answer.read().decode()
        return text


@pytest.mark.parametrize("named", [False, True], ids=["in a folder of ours", "in the operator's folder"])
def test_figures_stand_on_a_private_port_only(tmp_path: Path, named: bool) -> None:
    temporary, chosen = tmp_path / "tmp", tmp_path / "figures"
    temporary.mkdir(), chosen.mkdir()
    flask(tmp_path, "init")
    private = free_port()
    env = {"RUHU_METRICS_PORT": str(private), "TMPDIR": str(temporary), "RUHU_WEB": str(tmp_path / "none")}
    server = Serving(tmp_path, tmp_path / "log", env | ({"PROMETHEUS_MULTIPROC_DIR": str(chosen)} if named else {}))
    try:
        line = HTTPConnection("127.0.0.1", server.port)
        line.request("BREW", "/api/session")
        line.getresponse().read()
        line.close()
        figures = read(f"http://127.0.0.1:{private}/metrics")
        assert 'ruhu_requests_total{method="other",route="-",status="405"} 1.0' in figures
        assert "BREW" not in figures
        public = HTTPConnection("127.0.0.1", server.port)
        public.request("GET", "/metrics")
        assert b"ruhu_" not in public.getresponse().read()
        public.close()
    finally:
        server.stop()
    home = Path("/dev/shm") if Path("/dev/shm").is_dir() else temporary
    assert list(home.glob(f"ruhu-metrics-{server.process.pid}-*")) == []
    assert chosen.exists()
