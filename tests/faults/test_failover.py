"""PostgreSQL goes away: its connections are cut, or its primary falls and the synchronous standby takes over."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from tests.faults.ledger import Ledger
from tests.faults.sender import sending
from tests.faults.stage import Stage
from tests.postgres import Cluster
from tests.serving import PATIENCE, Serving

_CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
_ENOUGH = 30  # acknowledgements before and after


@pytest.fixture
def pair() -> Iterator[tuple[Cluster, Cluster, str]]:
    """A primary, its synchronous standby, and the URL that names both."""
    with ExitStack() as held:
        primary = Cluster("first")
        held.callback(primary.stop)
        name = primary.fresh_database().split("/")[3].split("?")[0]
        standby = Cluster("second", copied_from=primary)
        held.callback(standby.stop)
        with psycopg.connect(f"postgresql://ruhu@/{name}?host={primary.home}", autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
            connection.execute("SELECT pg_reload_conf()")
            following = "SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'"
            until(lambda: connection.execute(following.encode()).fetchone() is not None)
        yield primary, standby, f"postgresql://ruhu@/{name}?host={primary.home},{standby.home}&target_session_attrs=read-write"


def until(seen: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not seen():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_the_standby_has_all_that_the_primary_acknowledged(pair: tuple[Cluster, Cluster, str], tmp_path: Path) -> None:
    primary, standby, url = pair
    stage, ledger = Stage(tmp_path, url), Ledger()
    server = Serving(tmp_path, tmp_path / "log", stage.env)
    try:
        with sending(stage, lambda: server.port, ledger, seed=5):
            until(lambda: len(ledger.recorded) > _ENOUGH)
            primary.fall()
            until(lambda: ledger.put_off["sync"] > 0)
            standby.promote()
            before = len(ledger.recorded)
            until(lambda: len(ledger.recorded) > before + _ENOUGH)
    finally:
        server.stop()
    verdict = ledger.check(stage)
    assert verdict.is_clean(), verdict


def test_connections_that_were_cut_are_made_anew(cluster: Cluster, tmp_path: Path) -> None:
    url = cluster.fresh_database()
    stage, ledger = Stage(tmp_path, url), Ledger()
    server = Serving(tmp_path, tmp_path / "log", stage.env)
    try:
        with sending(stage, lambda: server.port, ledger, seed=6):
            for _ in range(10):
                before = len(ledger.recorded)
                until(lambda before=before: len(ledger.recorded) > before + 5)
                stage.rows(_CUT)
            put_off = ledger.answers[503]
            before = len(ledger.recorded)
            until(lambda: len(ledger.recorded) > before + _ENOUGH)
            assert ledger.answers[503] - put_off <= 4 * 2  # at most once a thread: none of them stays broken
    finally:
        server.stop()
    verdict = ledger.check(stage)
    assert verdict.is_clean(), verdict
    assert put_off > 0
