"""Somebody else holds the database for half a minute: pushes are put off in time and go through afterwards, reads go on."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import psycopg
import pytest

from tests.conftest import STORES
from tests.faults.ledger import Ledger, Verdict
from tests.faults.sender import Sender, sending
from tests.faults.stage import Stage
from tests.serving import Serving

_HELD = 30  # seconds
_BOUND = 20  # seconds that the server waits for the store
_SLACK = 12  # for a busy machine
_REST = 1  # second, before what was put off is sent again; a phone rests for longer
_PULL = b'{"device_id":"phone","known":{}}'
_HOLDER = """
import apsw, sys
connection = apsw.Connection(sys.argv[1])
connection.set_busy_timeout(60_000)
connection.execute("BEGIN IMMEDIATE")
print(flush=True)
sys.stdin.read()
"""


@dataclass
class Outcome:
    pushes: Ledger
    pulls: Ledger
    verdict: Verdict
    workers: tuple[list[int], list[int]]  # before and after
    put_off: int = 0  # pushes answered 503 while the lock was held
    read: int = 0  # pulls answered 200 meanwhile


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> dict[str, Outcome]:
    """Both stores held at the same time: half a minute is long."""
    stores = request.config.getoption("--store") or STORES
    url = request.getfixturevalue("cluster").fresh_database() if "postgresql" in stores else None
    with ThreadPoolExecutor(len(stores)) as both:
        futures = {one: both.submit(_hold, tmp_path_factory.mktemp(one), None if one == "sqlite" else url) for one in stores}
        return {one: future.result() for one, future in futures.items()}


def _hold(var: Path, url: str | None) -> Outcome:
    stage = Stage(var, url, helpers=9)
    reader = stage.helpers.pop()
    # Once an hour a request, also one that reads, wants to write down that its session is in use.
    stage.rows(f"UPDATE session SET seen_at = seen_at - 7200000 WHERE account_id = '{reader.account_id}'")
    pushes, pulls, over = Ledger(), Ledger(), threading.Event()
    server = Serving(var, var / "log", stage.env)
    before = server.workers()

    def read() -> None:
        phone = Sender(reader, lambda: server.port, pulls, Random(0))
        while not over.wait(0.5):
            phone.ask("POST", "/api/sync/pull", _PULL, **{"Content-Type": "application/json"})
        phone.hang_up()

    reading = threading.Thread(target=read)
    try:
        with sending(stage, lambda: server.port, pushes, seed=4, pause=_REST):
            reading.start()
            with _locked(stage, url):
                time.sleep(_HELD)
                put_off, answered = pushes.answers[503], pulls.answers[200]
        over.set()
        reading.join()
        after = server.workers()
    finally:
        over.set()
        server.stop()
    return Outcome(pushes, pulls, pushes.check(stage), (before, after), put_off, answered)


@contextmanager
def _locked(stage: Stage, url: str | None) -> Iterator[None]:
    if url:
        with psycopg.connect(url) as other:
            other.execute("LOCK TABLE receipt IN EXCLUSIVE MODE")
            yield
        return
    command = [sys.executable, "-c", _HOLDER, str(stage.var / "ruhu.db")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdin
        assert holder.stdout
        assert holder.stdout.readline() == b"\n"
        yield
        holder.stdin.close()


def test_every_push_is_put_off_in_time(outcomes: dict[str, Outcome], store: str) -> None:
    found = outcomes[store]
    assert found.put_off > 0
    assert found.pushes.answers.keys() <= {200, 201, 204, 503}
    assert found.pushes.slowest < _BOUND + _SLACK


def test_all_goes_through_afterwards(outcomes: dict[str, Outcome], store: str) -> None:
    verdict = outcomes[store].verdict
    assert verdict.is_clean(), verdict
    assert verdict.acknowledged > 8


def test_reading_goes_on_meanwhile(outcomes: dict[str, Outcome], store: str) -> None:
    found = outcomes[store]
    assert found.pulls.answers.keys() == {200}
    assert found.read > 1
    assert found.pulls.slowest < _SLACK


def test_no_worker_is_ended(outcomes: dict[str, Outcome], store: str) -> None:
    before, after = outcomes[store].workers
    assert sorted(before) == sorted(after)
