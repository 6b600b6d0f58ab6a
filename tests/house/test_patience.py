"""People who stall do not stop the server: on a real gunicorn, whose eight threads are all that it has."""

import json
import socket
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.serving import Serving, flask

PATIENCE = 3
HEAD = b"POST /api/session HTTP/1.1\r\nHost: ruhu\r\nContent-Type: application/json\r\nContent-Length: 999\r\n"
STALLING = {"in its body": HEAD + b"\r\n{", "in its headers": HEAD}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    var = tmp_path_factory.mktemp("patience")
    flask(var, "init")
    flask(var, "import-regions", str(Path(__file__).parents[1] / "data" / "regions.csv"))
    running = Serving(var, var / "log", {"RUHU_PATIENCE": str(PATIENCE)})
    yield running
    running.stop()


def stall(server: Serving, held: ExitStack, said: bytes) -> socket.socket:
    one = held.enter_context(socket.create_connection(("127.0.0.1", server.port)))
    one.sendall(said)
    return one


def healthy(server: Serving) -> int:
    with urllib.request.urlopen(f"{server.url}/healthz", timeout=PATIENCE + 10) as answer:
        return int(answer.status)


@pytest.mark.parametrize("where", STALLING)
def test_forty_who_stall_hold_everybody_up_for_no_longer_than_the_patience(server: Serving, where: str) -> None:
    with ExitStack() as held:
        for _ in range(40):
            stall(server, held, STALLING[where])
        time.sleep(0.5)  # they have reached the threads
        with ThreadPoolExecutor(20) as others:  # enough to meet both workers
            assert list(others.map(healthy, [server] * 20)) == [200] * 20


def test_who_drips_is_ended_as_well(server: Serving) -> None:
    with ExitStack() as held:
        one = stall(server, held, STALLING["in its body"])
        one.settimeout(0.2)
        until, answer = time.monotonic() + PATIENCE + 5, b""
        while not answer and time.monotonic() < until:
            one.sendall(b" ")
            try:
                answer = one.recv(4096)
            except TimeoutError:
                continue
        assert b"problem+json" in answer


def test_who_is_signed_in_has_time_for_what_a_slow_line_brings(server: Serving) -> None:
    phone = "13900000003"
    told = flask(server.var, "add-account", "--name", "王县", "--phone", phone, "--role", "county", "--region", "522634")
    who = {"phone": phone, "password": told.split()[-1], "device": {"id": "1", "name": "test"}}
    line = HTTPConnection("127.0.0.1", server.port)
    line.request("POST", "/api/session", json.dumps(who))
    signed_in = line.getresponse()
    cookie = signed_in.headers["Set-Cookie"].split(";")[0]
    signed_in.read()
    body = json.dumps({"old": who["password"], "new": "new horse 2"}).ljust(20_000)
    line.putrequest("PUT", "/api/session/password")
    line.putheader("Cookie", cookie)
    line.putheader("Content-Length", str(len(body)))
    line.endheaders(body[:10].encode())
    time.sleep(PATIENCE + 2)
    line.send(body[10:].encode())
    assert line.getresponse().status == 204
    line.close()


def test_a_failure_to_arrive_is_no_failure_of_the_server(server: Serving) -> None:
    assert "Traceback" not in Path(server.log).read_text()
