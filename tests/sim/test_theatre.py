"""A theatre leaves the process as it was: the store that was bound before it is bound again, with its key."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server import db, ids, sealed
from server.app import create_app
from server.config import load
from server.photos.store import Store
from tests.sim.play import theatre


@pytest.fixture
def bound_before(tmp_path: Path) -> Iterator[object]:
    settings = load({"RUHU_VAR": str(tmp_path)})
    obj, path, keys = db.database.obj, db._queue.path, {**vars(sealed._Keys)}
    sealed.load(settings.field_key, create=True)
    create_app(settings)
    yield db.database.obj
    db.database.close_all()
    db._queue.path = path
    for name in ("seal", "digest", "signature"):
        if name in keys:
            setattr(sealed._Keys, name, keys[name])
    if obj is not None:
        db.database.initialize(obj)


def test_what_was_bound_is_bound_again(bound_before: object, tmp_path: Path) -> None:
    before = sealed.fingerprint(), db._queue, db._queue.path, db.migrate, Store.put, ids.new
    with theatre():
        assert db.database.obj is not bound_before
        assert sealed.fingerprint() != before[0]
    assert db.database.obj is bound_before
    assert (sealed.fingerprint(), db._queue, db._queue.path, db.migrate, Store.put, ids.new) == before
    assert db._queue.path == tmp_path / "ruhu.db.writers"
