"""Phones behind a bad line: what it does to their requests harms neither the store nor the server."""

import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.faults.ledger import Ledger
from tests.faults.proxy import FAULTS, Proxy
from tests.faults.sender import sending
from tests.faults.stage import Stage
from tests.serving import Serving

_SECONDS = 8
_PATIENCE = 2  # seconds that the server waits for the rest of a request
_THREADS = 12  # of a worker: its own four, and a few that watch
_MEGABYTES = 200
_MORE_THAN_THREADS = 24


def test_a_bad_line_loses_nothing_and_holds_nobody_up(store: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    url = request.getfixturevalue("cluster").fresh_database() if store == "postgresql" else None
    stage, ledger = Stage(tmp_path, url, helpers=8), Ledger()
    server = Serving(tmp_path, tmp_path / "log", {**stage.env, "RUHU_PATIENCE": str(_PATIENCE)})
    proxy = Proxy(server.port, seed=20261122)
    workers = server.workers()
    try:
        with sending(stage, lambda: proxy.port, ledger, seed=8, seconds=3):
            time.sleep(_SECONDS)
            proxy.heal()
        proxy.close()
        assert set(proxy.met) == {fault.__name__ for fault in FAULTS}
        assert sorted(server.workers()) == sorted(workers)
        for pid in workers:
            used = status(pid)
            assert used["Threads"] <= _THREADS
            assert used["VmRSS"] / 1024 < _MEGABYTES
        with ThreadPoolExecutor(_MORE_THAN_THREADS) as everybody:
            assert list(everybody.map(healthy, [server] * _MORE_THAN_THREADS)) == [200] * _MORE_THAN_THREADS
    finally:
        server.stop()
    verdict = ledger.check(stage)
    assert verdict.is_clean(), verdict
    assert verdict.acknowledged > _SECONDS
    assert ledger.cut > _SECONDS


def status(pid: int) -> dict[str, int]:
    """The kernel's figures of a process; sizes in kilobytes."""
    lines = (line.split() for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return {name.rstrip(":"): int(rest[0]) for name, *rest in lines if rest and rest[0].isdigit()}


def healthy(server: Serving) -> int:
    with urllib.request.urlopen(f"{server.url}/healthz", timeout=30) as answer:
        return int(answer.status)
