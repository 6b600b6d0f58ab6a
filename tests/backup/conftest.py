import shutil
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest
from flask import Flask

from server import clock, db, ids
from server.accounts.model import SignInFailure
from server.app import create_app
from server.config import load
from server.photos.model import Photo
from server.statements import insert
from tests.bodies import need, operation, photo, push, record
from tests.cast import Cast
from tests.photos.phone import all_drawn, create

Another = Callable[[str], Flask]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the backups stand."""
    return tmp_path / "backups"


@pytest.fixture
def another(app: Flask, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Another]:
    """Makes the app on a new, empty store of the database named, sealed with the same key, and binds every table to it."""
    ours, theirs, numbers = db.database.obj, app.config["RUHU"], count()

    def make(store: str) -> Flask:
        if db.database.obj is not ours:
            db.database.close_all()
        var = tmp_path / f"var{next(numbers)}"
        (var / "keys").mkdir(parents=True)
        shutil.copy(theirs.field_key, var / "keys" / "field.key")
        env = {"RUHU_VAR": str(var), "RUHU_WEB": str(var / "web"), "RUHU_CHECK_ANSWERS": "1"}
        if store == "postgresql":
            env["DATABASE_URL"] = request.getfixturevalue("cluster").fresh_database()
        made = create_app(load(env))
        made.testing = True
        return made

    yield make
    if db.database.obj is not ours:
        db.database.close_all()
        db.bind(theirs.database_url)
        db.database.initialize(ours)


@pytest.fixture
def pictures(data: Path) -> list[bytes]:
    """Two pictures as phones make them."""
    return [(data / "photos" / name).read_bytes() for name in ("no_exif.jpg", "other_scene.jpg")]


@pytest.fixture
def county(cast: Cast, pictures: list[bytes]) -> Cast:
    """The cast after some work: applied, held and refused operations, photos here and not here, more rows than a page."""
    shutil.rmtree(cast.app.config["RUHU"].photo_store, ignore_errors=True)  # of earlier tests
    here = [photo(sha256=sha256(data).hexdigest(), bytes=len(data)) for data in pictures]
    client = cast.client(cast.helper)
    visits = [record(cast.mao, photos=[here[0]], needs=[need()]), record(cast.chen, photos=[here[1], photo()])]
    results = push(client, *visits, record(cast.shi), record(cast.feng), operation("village.flood", {}))
    assert {result["outcome"] for result in results} == {"applied", "held", "refused"}
    for note, data in zip(here, pictures, strict=True):
        assert create(client, Photo.get_by_id(note["id"]), data).headers["Ruhu-Sha256"] == note["sha256"]
    all_drawn()
    with db.write():
        insert(SignInFailure, [{"id": ids.new(), "subject": "x", "at": clock.now()} for _ in range(2500)])
    return cast
