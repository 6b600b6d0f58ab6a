"""The server under test: the real application on a real SQLite file and real photo files, which can be killed at any step.

A kill is the disk as it stood at that step: it is copied there, the thread unwinds, and the copy is put back. So nothing that
Python does on the way out (a rollback, a flush) can help, just as with `kill -9`. SQLite's syncs stay full.
"""

import io
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import apsw
from flask import Flask

from server import clock, db, sealed
from server.app import create_app
from server.config import load
from tests.sim.environ import environ
from tests.sim.interleave import Baton
from tests.sim.phone import Answer, Request
from tests.sim.virtual_ids import Ids

_SPINS = 100  # a writer that finds SQLite locked asks again; in this process waiting longer would help nobody


class Killed(BaseException):
    """The process is gone; nothing of it runs any more."""


class Cutting(io.BytesIO):
    """A body of which only the beginning comes: then the line is dead, or silent until the server loses patience."""

    def __init__(self, body: bytes, keep: int, *, silent: bool) -> None:
        super().__init__(body[:keep])
        self._silent = silent

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        if not found and self._silent:
            raise TimeoutError
        return found


@dataclass
class Trap:
    """Kills the server when it comes to `place` for the `after`th time from now."""

    place: str
    after: int = 0


class Server:
    """One store in `home`, and the application on it. One at a time in a process: the tables are bound to it."""

    def __init__(self, home: Path) -> None:
        self.home, self.var = home, home / "var"
        self.errors: list[str] = []
        self.trap: Trap | None = None
        self.baton: Baton | None = None
        self.left: Answer | None = None  # an answer that left before its commit: only a planted bug sends one
        self.app = self._open()
        self._reading: apsw.Connection | None = None
        self.ids = Ids()

    def _open(self) -> Flask:
        env = {"RUHU_VAR": str(self.var), "RUHU_WEB": str(self.home / "web")}
        settings = load(env)
        sealed.load(settings.field_key, create=True)
        app = create_app(settings)
        obj = db.database.obj
        for name, before, after in (
            ("begin", "begin", None),
            ("execute_sql", "statement", None),
            ("commit", "commit", "committed"),
        ):
            setattr(obj, name, self._stepping(getattr(obj, name), before, after))
        connect = obj._connect

        def connected() -> apsw.Connection:
            connection: apsw.Connection = connect()
            connection.set_busy_handler(self._busy)
            return connection

        obj._connect = connected
        db._queue = _Turns(db._queue, self)  # type: ignore[assignment]
        return app

    def _stepping(self, act: Callable[..., Any], before: str, after: str | None) -> Callable[..., Any]:
        def stepped(*given: Any, **named: Any) -> Any:
            self.step(before)
            result = act(*given, **named)
            if after:
                self.step(after)
            return result

        return stepped

    def step(self, place: str) -> None:
        """The server is at `place`: here it may be killed, and here another request may go on."""
        if self.trap and self.trap.place == place:
            self.trap.after -= 1
            if self.trap.after < 0:
                self.trap = None
                shutil.copytree(self.var, self.home / "killed", ignore=shutil.ignore_patterns("*-shm"))
                raise Killed
        if self.baton:
            self.baton.pause()

    def _busy(self, times: int) -> bool:
        return times < _SPINS and self.baton is not None and self.baton.let_others()

    def begin(self, template: Path) -> None:
        """Start on a copy of `template`."""
        self.stop()
        self.trap, self.left = None, None
        self.errors.clear()
        self.ids.restart()
        for folder in (self.var, self.home / "backups"):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(template, self.var)

    def stop(self) -> None:
        """Every connection is closed; a new one is a new process as far as the store can tell."""
        if self._reading:
            self._reading.close()
        self._reading = None
        db.database.close_all()

    def revive(self) -> None:
        """Start again after a kill, on the disk as it stood then."""
        self.stop()
        shutil.rmtree(self.var)
        (self.home / "killed").rename(self.var)

    def ask(self, request: Request, now: datetime, cookie: str | None = None, body: io.BytesIO | None = None) -> Answer | None:
        """The answer; None when the server was killed before one could leave."""
        self.left = None
        try:
            return self.serve(request, now, cookie, body)
        except Killed:
            self.revive()
            return self.left
        finally:
            self.trap = None

    def together(self, works: list[Callable[[], None]], turn: Callable[[int], int]) -> None:
        """Do several things at once, interleaved at every statement as `turn` says. Raises Deadlock."""
        self.baton = Baton(turn)
        try:
            self.baton.run(works)
        except Killed:
            self.revive()
        finally:
            self.baton = self.trap = None

    def serve(self, request: Request, now: datetime, cookie: str | None, body: io.BytesIO | None = None) -> Answer:
        """The application's answer; raises Killed."""
        with clock.pinned(now):
            self.ids.now = now
            head: list[Any] = []
            parts = self.app.wsgi_app(
                environ(request, cookie, body), lambda status, headers, _=None: head.extend((status, headers))
            )
            try:
                content = b"".join(parts)
            finally:
                if hasattr(parts, "close"):
                    parts.close()
        return Answer(int(head[0][:3]), dict(head[1]), content)

    @contextmanager
    def at(self, now: datetime) -> Iterator[None]:
        """For what a command does: by the server's clock it is `now`."""
        self.ids.now = now
        with clock.pinned(now), self.app.app_context(), db.database.connection_context():
            yield

    def look(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """What is committed, read past the application."""
        if self._reading is None:
            self._reading = apsw.Connection(str(self.var / "ruhu.db"))
        return list(self._reading.execute(sql, values))

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Somebody else, a backup tool perhaps, holds the store's write lock."""
        other = apsw.Connection(str(self.var / "ruhu.db"))
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.close()

    def photo(self, sha256: str) -> bytes | None:
        """A photo's bytes as they lie on the disk."""
        path = self.var / "photos" / sha256[:2] / sha256
        return path.read_bytes() if path.is_file() else None


class _Turns:
    """The writers' queue: the real one; whoever would have to wait for it hands over to who holds it."""

    def __init__(self, real: Any, server: Server) -> None:
        self._real, self._server, self._taken = real, server, False

    @contextmanager
    def turn(self) -> Iterator[None]:
        if self._server.baton:
            self._server.baton.wait(lambda: self._taken)
        self._taken = True
        try:
            with self._real.turn():
                yield
        finally:
            self._taken = False
