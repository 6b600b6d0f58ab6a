"""PostgreSQL, where nobody waits without an end, and a commit is believed only when the server says that it was one."""

import threading
from typing import Any

import peewee
import psycopg
from peewee import PostgresqlDatabase
from playhouse.pool import PooledPostgresqlDatabase
from psycopg.pq import TransactionStatus

from server import turns

_LEAST = 0.1  # seconds for a lock, however long others were waited for

# For libpq: a host that was switched off says nothing, and would be waited for for a quarter of an hour.
_LINE = {
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}


class _Patient(PostgresqlDatabase):
    def _connect(self) -> Any:
        connection = super()._connect()  # type: ignore[misc]
        connection.execute(f"SET lock_timeout = {turns.BUSY_SECONDS * 1000}")
        return connection


class Served(PooledPostgresqlDatabase, _Patient):
    """The pool's connections wait for one lock at most as long as a request may wait in all; within a write, for less."""

    def __init__(self, url: str, **more: Any) -> None:
        said = psycopg.conninfo.conninfo_to_dict(url)
        for name in _LINE.keys() - said.keys():
            more[name] = _LINE[name]
        super().__init__(url, **more)
        self._write = threading.local()

    def begin(self, isolation_level: str | None = None) -> None:
        self._write.granted = turns.BUSY_SECONDS
        super().begin(isolation_level)

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        left = turns.left()
        if left is not None and _LEAST < self._write.granted > left + 1 and self._is_writing():
            self._write.granted = max(left, _LEAST)
            self._run(f"SET LOCAL lock_timeout = {int(self._write.granted * 1000)}")
        return self._run(sql, params)

    def _run(self, sql: str, params: Any = None) -> Any:
        return super().execute_sql(sql, params)  # type: ignore[no-untyped-call]

    def commit(self) -> None:
        # A transaction in which a statement has failed is rolled back by COMMIT, without an error.
        said = self._run("COMMIT").statusmessage
        if said != "COMMIT":
            raise peewee.OperationalError(f"the store answered COMMIT with {said}")

    def _is_writing(self) -> bool:
        connection: psycopg.Connection[Any] = self._state.conn
        return bool(connection.info.transaction_status == TransactionStatus.INTRANS)
