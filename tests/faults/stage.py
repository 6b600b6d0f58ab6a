"""A store with helpers who have work to send; read back in SQL, so that nothing of the server's own stands in between."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw
import orjson
import psycopg

from tests.serving import ROOT

PICTURE = (Path(__file__).parents[1] / "data" / "photos" / "no_exif.jpg").read_bytes()


@dataclass(frozen=True)
class Home:
    """A household, as far as a phone must know it to speak of it."""

    id: str


@dataclass(frozen=True)
class Person:
    """An account with an open session; a clerk has no homes."""

    account_id: str
    token: str
    homes: list[Home]


class Stage:
    """A founded store in `var`, on SQLite or at `database_url`."""

    def __init__(self, var: Path, database_url: str | None = None, helpers: int = 4) -> None:
        self.var = var
        self.env = {"RUHU_VAR": str(var)}
        if database_url:
            self.env["DATABASE_URL"] = database_url
        self._url = database_url
        # In a process of its own: this one's tables may speak of another store.
        command = [sys.executable, "-m", "tests.faults.founding", str(helpers)]
        done = subprocess.run(command, cwd=ROOT, env=self._environment(), capture_output=True, check=True)
        *self.helpers, self.clerk = [
            Person(one["account_id"], one["token"], [Home(home) for home in one["homes"]]) for one in orjson.loads(done.stdout)
        ]

    @property
    def photos(self) -> Path:
        return self.var / "photos"

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What one statement gives."""
        if self._url:
            with psycopg.connect(self._url) as connection:
                found = connection.execute(sql.encode())
                return found.fetchall() if found.description else []
        connection = apsw.Connection(str(self.var / "ruhu.db"))
        connection.set_busy_timeout(60_000)
        try:
            return list(connection.execute(sql))
        finally:
            connection.close()

    def trail_is_whole(self) -> bool:
        """What `verify-trail` says."""
        command = [sys.executable, "-m", "flask", "--app", "wsgi", "verify-trail"]
        return subprocess.run(command, cwd=ROOT, env=self._environment(), capture_output=True).returncode == 0

    def _environment(self) -> dict[str, str]:
        return {**os.environ, **self.env}
