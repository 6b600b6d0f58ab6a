"""SQLite by apsw: a file with write-ahead log, and a full sync at each commit."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import apsw
import peewee
from peewee import __exception_wrapper__  # type: ignore[attr-defined]
from playhouse.apsw_ext import APSWDatabase
from playhouse.pool import PooledDatabase

from server.config import ConfigError

# Below it, two connections that write can corrupt the file (the WAL-reset bug, mended in SQLite 3.51.3).
FLOOR = (3, 51, 3)
_TRY_MS = 1000  # that the head of the line waits for somebody outside it, before others have their try


class Embedded(PooledDatabase, APSWDatabase):
    """A pool of connections to one file. A commit is believed only when it was one."""

    def _connect(self) -> apsw.Connection:
        connection: apsw.Connection = super()._connect()
        connection.convert_binding = _plain
        return connection

    def stay(self) -> None:
        """Hold the file open, beside the pool, as long as this process lives.

        With the last connection SQLite's log goes; on a full disk it cannot be made anew, and nobody could even read.
        """
        with __exception_wrapper__:
            self._kept = APSWDatabase._connect(self)

    def execute_sql(self, sql: str, params: Sequence[Any] | None = None) -> Any:
        # Past peewee's logging and its hooks, which nobody uses here: they cost as much as a small statement itself.
        with __exception_wrapper__:
            return self.connection().execute(sql, params or ())

    def _can_reuse(self, connection: apsw.Connection) -> bool:
        return connection.getautocommit()

    def commit(self) -> bool:
        # On a full or failing disk SQLite rolls a whole write back by itself; what follows would be answered and not kept.
        if not super().commit():
            raise peewee.OperationalError("the write was rolled back before its end")
        return True


def _plain(_cursor: Any, _number: int, value: Any) -> Any:
    # apsw refuses to guess: days come from our tables, a datetime from playhouse's migration history.
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"cannot store a {type(value).__name__}")


def opened(path: Path, connections: int) -> Embedded:
    """The store in a file that only its owner reads; raises ConfigError where SQLite could corrupt it."""
    found = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
    if found < FLOOR:
        raise ConfigError(
            f"SQLite {apsw.sqlite_lib_version()} can corrupt a store with two writers: 3.51.3 or newer is needed."
        )
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600)  # SQLite gives its other files the same mode
    pragmas = {
        "journal_mode": "wal",
        "synchronous": "full",
        "busy_timeout": _TRY_MS,
        "cache_size": -32_000,
        "temp_store": "memory",
    }
    return Embedded(str(path), pragmas=pragmas, max_connections=connections)
