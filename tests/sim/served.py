"""The server, and around it whatever else is bound in this process: put aside, and put back afterwards."""

import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import apsw
from peewee import Database

from server import db, ids, sealed, turns
from server.photos import pictures, store
from server.reviews import bulk as batches
from tests.sim import bulk
from tests.sim.server import Server


@contextmanager
def served(home: Path) -> Iterator[Server]:
    """A server in `home`, and around it whatever else is bound in this process, put back afterwards."""
    obj, queue, path, keys = db.database.obj, db._queue, db._queue.path, dict(vars(sealed._Keys))
    put, make_soon, new, left, part = store.Store.put, pictures.make_soon, ids.new, turns.left, batches._PART
    migrate = db.migrate
    server = Server(home)

    def stepping_put(self: store.Store, file: Path, name: str) -> None:
        server.step("put")
        put(self, file, name)
        server.step("kept")

    empty = home / "empty.db"
    with db.file(empty) as made:
        db.migrate(made)

    def migrated(into: Database | None = None) -> list[str]:
        if into is None or db.migrations(into)[0]:
            return migrate(into)
        # A backup's new file: making its tables one by one takes as long as ten requests.
        with closing(apsw.Connection(str(empty))) as source, into.connection().backup("main", source, "main") as copying:
            copying.step()
        return db.migrations(into)[0]

    class Listening(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            server.errors.append(self.format(record))

    log, requests, ear = logging.getLogger("ruhu"), logging.getLogger("ruhu.request"), Listening(logging.ERROR)
    store.Store.put = stepping_put
    pictures.make_soon = lambda *_: None  # a thread that idles by the real clock; small pictures are made when looked at
    ids.new = server.ids.new
    db.migrate = migrated
    batches._PART = bulk.PART
    turns.left = lambda: 0.0  # whoever finds the store locked by another program has waited its time already
    propagated = log.propagate
    log.addHandler(ear)
    log.propagate, requests.disabled = False, True
    try:
        yield server
    finally:
        server.stop()
        log.removeHandler(ear)
        log.propagate, requests.disabled = propagated, False
        store.Store.put, pictures.make_soon, ids.new, turns.left, batches._PART = put, make_soon, new, left, part
        db.migrate, db._queue, queue.path = migrate, queue, path
        for name in keys.keys() - {"__dict__", "__weakref__"}:
            setattr(sealed._Keys, name, keys[name])
        if obj is not None:
            db.database.initialize(obj)
