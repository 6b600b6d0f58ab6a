"""The server, and around it whatever else is bound in this process: put aside, and put back afterwards."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
    server = Server(home)

    def stepping_put(self: store.Store, file: Path, name: str) -> None:
        server.step("put")
        put(self, file, name)
        server.step("kept")

    class Listening(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            server.errors.append(self.format(record))

    log, requests, ear = logging.getLogger("ruhu"), logging.getLogger("ruhu.request"), Listening(logging.ERROR)
    store.Store.put = stepping_put
    pictures.make_soon = lambda *_: None  # a thread that idles by the real clock; small pictures are made when looked at
    ids.new = server.ids.new
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
        db._queue, queue.path = queue, path
        for name in keys.keys() - {"__dict__", "__weakref__"}:
            setattr(sealed._Keys, name, keys[name])
        if obj is not None:
            db.database.initialize(obj)
