"""The app is loaded once, by gunicorn's master: its workers come into being with it, and share nothing of the store."""

import os
import signal
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import PATIENCE, Serving, flask


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Serving]:
    flask(tmp_path / "var", "init")
    running = Serving(tmp_path / "var", tmp_path / "log")
    yield running
    running.stop()


def test_the_master_holds_no_connection_that_a_worker_could_inherit(server: Serving) -> None:
    held = [os.readlink(one) for one in Path(f"/proc/{server.process.pid}/fd").iterdir()]
    assert not [one for one in held if one.startswith(str(server.var))]


def test_workers_are_replaced_while_the_store_cannot_be_looked_at(server: Serving) -> None:
    (server.var / "keys").rename(server.var / "away")
    for worker in server.workers():
        os.kill(worker, signal.SIGKILL)
    until = time.monotonic() + PATIENCE
    while not _answers(server):
        assert server.process.poll() is None
        assert time.monotonic() < until


def _answers(server: Serving) -> bool:
    try:
        with urllib.request.urlopen(f"{server.url}/healthz", timeout=PATIENCE) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
