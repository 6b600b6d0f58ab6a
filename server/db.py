"""The store: `embedded` or `served`. Nothing outside this file asks which of the two it is."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import apsw
import orjson
import peewee
from peewee import BigIntegerField, Database, DatabaseProxy, Model, TextField
from playhouse.migrations import Runner

from server import embedded, turns
from server.embedded import Embedded
from server.served import Served

CONNECTIONS = 40
_READ_ONLY = "25006"  # PostgreSQL: what was written to has become a standby, and another is the primary
MIGRATIONS = Path(__file__).parent / "migrations"

database = DatabaseProxy()
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


class Moment(BigIntegerField):
    """An aware datetime, kept as milliseconds since 1970 UTC: one order and one meaning on both databases."""

    def db_value(self, value: datetime | int | None) -> int | None:
        # Rounded down: the last microsecond of the year 9999 must not become a year that no date can hold.
        return (value - _EPOCH) // _MILLISECOND if isinstance(value, datetime) else value

    def python_value(self, value: int | None) -> datetime | None:
        return None if value is None else _EPOCH + value * _MILLISECOND


class Json(TextField):
    """Plain data, kept as JSON text: written once and read whole, never searched inside."""

    def db_value(self, value: Any) -> str | None:
        return None if value is None else orjson.dumps(value).decode()

    def python_value(self, value: str | None) -> Any:
        return None if value is None else orjson.loads(value)


class Table(Model):
    """The base of every table."""

    class Meta:
        database = database
        legacy_table_names = False


def bind(url: str) -> None:
    """Point every table at the store that `url` names; raises ConfigError where it cannot be safe."""
    if url.startswith("postgresql://"):
        database.initialize(Served(url, max_connections=CONNECTIONS, stale_timeout=600, prefer_psycopg3=True))
        _queue.path = None
        return
    path = Path(url.removeprefix("sqlite:///"))
    database.initialize(embedded.opened(path, CONNECTIONS))
    _queue.path = path.with_name(path.name + ".writers")


def stay() -> None:
    """Keep the store readable as long as this process serves, however many of its connections are given up."""
    if isinstance(database.obj, Embedded):
        with suppress(peewee.PeeweeException):  # then it is as readable as it can be
            database.obj.stay()


def migrate(store: Database | None = None) -> list[str]:
    """Bring the store's tables, or another's, to this version; returns the names of the steps taken."""
    return list(Runner(store or database.obj, str(MIGRATIONS)).up())


def migrations(store: Database | None = None) -> tuple[list[str], list[str]]:
    """The steps that the store has taken, and those that this version knows."""
    steps = Runner(store or database.obj, str(MIGRATIONS)).status()
    return [step.name for step in steps if step.applied], [step.name for step in steps if step.path]


@contextmanager
def file(path: Path) -> Iterator[Embedded]:
    """A store in a file of its own beside the one that is served: a backup's. Who wants it to survive a power cut syncs it."""
    store = Embedded(str(path), pragmas={"synchronous": "off"})
    try:
        with store.connection_context():
            yield store
    finally:
        store.close_all()


_queue = turns.Queue()
_local = threading.local()
Settle = Callable[[list[Any]], None]


@contextmanager
def write(most: float | None = None) -> Iterator[None]:
    """One write transaction, immediate from its first statement; what was handed to `at_commit` is settled at its end.

    Opened only by a door (an endpoint, a command, a push), never inside a verb, so that the answer can leave after the commit.
    Whoever must wait longer than `most` seconds (as a rule `turns.BUSY_SECONDS`) gets an error that is `retryable`.
    """
    if getattr(_local, "pending", None) is not None:
        raise RuntimeError("a write is open already: only doors open one")
    with turns.limited(most), _begun():
        _local.pending = {}
        try:
            yield
            while pending := _local.pending:  # what is settled may hand over something more
                first = min(pending, key=lambda key: key[0])
                first[1](pending.pop(first))
        finally:
            _local.pending = None


_IMMEDIATE: dict[type, tuple[str, ...]] = {Embedded: ("IMMEDIATE",)}


def _begun() -> ExitStack:
    """A transaction that has begun, at the head of the line of writers."""
    while True:
        with ExitStack() as held:
            held.enter_context(_queue.turn())
            try:
                held.enter_context(database.atomic(*_IMMEDIATE.get(type(database.obj), ())))
                return held.pop_all()
            except peewee.OperationalError as error:
                if not isinstance(_drivers(error), apsw.BusyError) or (turns.left() or 0) <= 0:
                    raise


@contextmanager
def snapshot() -> Iterator[None]:
    """Several readings that all see the store as it was at the first of them: a report's sheets must agree."""
    with database.atomic("DEFERRED" if isinstance(database.obj, Embedded) else "REPEATABLE READ"):
        yield


@contextmanager
def savepoint() -> Iterator[None]:
    """Part of a write that may fail alone: on an exception its rows and its `at_commit` items are gone, the rest stays."""
    pending: dict[Any, list[Any]] = _local.pending
    lengths = {key: len(items) for key, items in pending.items()}
    try:
        with database.savepoint():
            yield
    except BaseException as error:
        for key, items in pending.items():
            del items[lengths.get(key, 0) :]
        if isinstance(_drivers(error), apsw.SQLError) and database.connection().getautocommit():
            raise peewee.OperationalError("the write was rolled back before its end") from error
        raise


def at_commit(rank: int, settle: Settle, item: Any) -> None:
    """Have `settle` called once, just before the commit, with every item handed over in this write.

    `rank` orders the settling the same way in every write, so that two of them seldom wait for each other on PostgreSQL.
    """
    _local.pending.setdefault((rank, settle), []).append(item)


def for_update(query: Any) -> Any:
    """`query` with its rows locked until the commit; on SQLite the immediate transaction has locked them already."""
    return query if isinstance(database.obj, Embedded) else query.for_update()


def deadlocked(error: peewee.PeeweeException) -> bool:
    """Whether PostgreSQL has ended this write so that another, which waited for it and it for that, could go on."""
    return getattr(_drivers(error), "sqlstate", None) in ("40P01", "40001")


def retryable(error: Exception) -> bool:
    """Whether the same request may succeed later: locked, full, or a database that is away.

    A statement that SQLite cannot compile is an operational error by its class too; that is our fault and stays so.
    """
    if getattr(_drivers(error), "sqlstate", None) == _READ_ONLY:
        return True
    return isinstance(error, (peewee.OperationalError, peewee.InterfaceError)) and not isinstance(
        _drivers(error), apsw.SQLError
    )


def _drivers(error: BaseException) -> object:
    # peewee keeps the driver's own error beside its own.
    return getattr(error, "orig", None)
