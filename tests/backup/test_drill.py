"""The restore drill: a county loses its server's disk, and in the end it has lost nothing and has nothing twice."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from server import db, marks
from server.needs.model import Need
from server.photos.model import Photo
from server.sync.model import Receipt
from server.visits.model import Visit, VisitRevision
from tests import cast as people
from tests.backup import content
from tests.backup.commands import done
from tests.backup.conftest import Another
from tests.backup.line import Handset
from tests.cast import session_of
from tests.serving import Serving


@contextmanager
def serving(app: Flask) -> Iterator[int]:
    """A real server on the store of `app`; its port."""
    settings = app.config["RUHU"]
    server = Serving(settings.var, settings.var / "gunicorn.log", {"DATABASE_URL": settings.database_url})
    try:
        yield server.port
    finally:
        server.stop()


def lose(app: Flask) -> None:
    """The disk is gone, but for the key, of which there is a copy elsewhere."""
    settings = app.config["RUHU"]
    db.database.close_all()
    for path in settings.var.glob("ruhu.db*"):
        path.unlink()
    shutil.rmtree(settings.photo_store)


def of_store() -> dict[str, Any]:
    """What a county would count."""
    return {
        "visits": Counter(row.id for row in Visit.select()),
        "revisions": Counter(row.visit_id for row in VisitRevision.select()),
        "needs": Need.select().count(),
        "receipts": Counter(row.outcome for row in Receipt.select()),
        "photos": Photo.select().count(),
        "here": Photo.select().where(Photo.arrived_at.is_null(False)).count(),
    }


@pytest.mark.parametrize("lets_go", [True, False], ids=["phones let copies go", "phones keep every copy"])
def test_a_county_that_loses_its_server_loses_nothing(
    store: str, another: Another, folder: Path, pictures: list[bytes], lets_go: bool
) -> None:
    app = another(store)
    done(app, "init")
    with db.write():
        cast = people.assemble(app)
    mine = Handset(cast.helper.id, session_of(cast.helper), piece=10_000)
    other = Handset(cast.other_helper.id, session_of(cast.other_helper))
    shots = [pictures[0] + bytes([number]) for number in range(4)]
    early = mine.visit(cast.mao, shots[0], needs=1)
    with serving(app) as port:
        mine.send(port)
        other.send(port)
        done(app, "backup", folder)
        if not lets_go:
            with db.write():
                marks.Mark.delete().where(marks.Mark.name == marks.SAFE_UNTIL).execute()
        mine.send(port)
        assert (len(mine.disk.bytes) == 0) is lets_go
        late = [mine.visit(cast.mao, shots[1]), mine.visit(cast.chen, needs=1), other.visit(cast.shi, shots[2])]
        mine.send(port)
        other.send(port)
        cut = mine.visit(cast.chen, shots[3])
        mine.send(port, most=4)
    assert [row.split()[1] for row in mine.unsent()] == ["waiting"], "the tab was killed while a photo was on its way"
    before, epoch = of_store(), marks.get(marks.EPOCH)
    assert before["visits"] == Counter([early, *late, cut])

    lose(app)
    app = another(store)
    done(app, "restore", folder)
    assert of_store()["visits"] == Counter([early])
    with serving(app) as port:
        for handset in (mine, other):
            handset.send(port)
        for handset in (mine, other):
            assert handset.unsent() == []
    assert of_store() == before | {"here": 4}
    assert marks.get(marks.EPOCH) not in (None, epoch)
    found = content.photos(app.config["RUHU"].photo_store)
    assert found == {sha256(shot).hexdigest(): shot for shot in shots}
    assert "trail: whole" in done(app, "verify-trail")
    done(app, "backup", folder)
    done(app, "verify-backup", folder)
