"""A backup put back: into an empty store only, on either database, as another store that phones notice."""

from pathlib import Path
from typing import Any

import pytest

from server import db, marks
from server.accounts.model import SignInFailure
from server.backup import service as backup
from server.backup.refusal import Refusal
from server.config import ConfigError
from server.photos.model import Photo
from server.trail import service as trail
from server.trail.model import TrailEntry
from tests.backup import content
from tests.backup.commands import done
from tests.backup.conftest import Another
from tests.bodies import push, record
from tests.cast import Cast, session_of
from tests.photos.phone import ask


def settings(app: Any) -> Any:
    return app.config["RUHU"]


@pytest.mark.parametrize("onto", ["sqlite", "postgresql"])
def test_everything_is_there_again_on_either_database(county: Cast, folder: Path, another: Another, onto: str) -> None:
    there, photos = content.rows(), content.photos(settings(county.app).photo_store)
    epoch = marks.get(marks.EPOCH)
    made = backup.make(folder, settings(county.app))
    app = another(onto)
    backup.restore(folder, settings(app))
    assert content.rows() == there
    assert content.photos(settings(app).photo_store) == photos
    assert list(trail.verify()) == []
    assert marks.get(marks.EPOCH) not in (None, epoch)
    assert marks.get(marks.SAFE_UNTIL) == made.taken_at
    again = content.rows()
    backup.make(folder, settings(app))
    backup.restore(folder, settings(another("sqlite" if onto == "postgresql" else "postgresql")))
    assert {name: rows for name, rows in content.rows().items() if name != "trail_entry"} == {
        name: rows for name, rows in again.items() if name != "trail_entry"
    }


def test_who_was_signed_in_still_is_and_works_on(county: Cast, folder: Path, another: Another, store: str) -> None:
    token = session_of(county.helper)
    backup.make(folder, settings(county.app))
    app = another(store)
    backup.restore(folder, settings(app))
    client = app.test_client()
    client.set_cookie("ruhu", token)
    assert push(client, record(county.mao))[0]["outcome"] == "applied"
    photo = Photo.get(Photo.arrived_at.is_null(False))
    assert client.get(f"/api/photos/{photo.id}?size=thumb").status_code == 200


def test_the_trail_says_so_in_every_county(county: Cast, folder: Path, another: Another, store: str) -> None:
    made, counties = backup.make(folder, settings(county.app)), content.heads()
    app = another(store)
    backup.restore(folder, settings(app))
    noted = list(TrailEntry.select().where(TrailEntry.verb == "store.restore"))
    assert [row.subject for row in noted] == [made.taken_at] * counties


def test_it_takes_the_newest_unless_told(county: Cast, folder: Path, another: Another, store: str) -> None:
    first = backup.make(folder, settings(county.app))
    there = content.rows()
    push(county.client(county.helper), record(county.mao))
    newest = backup.make(folder, settings(county.app))
    (stamp, _) = sorted(path.name for path in folder.glob("2*"))
    assert backup.restore(folder, settings(another(store))).taken_at == newest.taken_at
    assert backup.restore(folder, settings(another(store)), stamp).taken_at == first.taken_at
    assert content.rows() == there


def test_a_store_that_has_begun_and_was_knocked_at_counts_as_empty(
    county: Cast, folder: Path, another: Another, store: str
) -> None:
    there = content.rows()
    backup.make(folder, settings(county.app))
    app = another(store)
    done(app, "init")
    who = {"phone": "13900000001", "password": "x", "device": {"id": "d", "name": "n"}}
    assert app.test_client().post("/api/session", json=who).json["code"] == "bad_credentials"
    assert SignInFailure.select().exists()
    backup.restore(folder, settings(app))
    assert content.rows() == there


def test_a_store_that_holds_anything_is_left_alone(county: Cast, folder: Path) -> None:
    backup.make(folder, settings(county.app))
    push(county.client(county.helper), record(county.mao))
    there, epoch = content.rows(), marks.get(marks.EPOCH)
    with pytest.raises(Refusal, match="is not empty, and nothing was changed"):
        backup.restore(folder, settings(county.app))
    assert (content.rows(), marks.get(marks.EPOCH)) == (there, epoch)


def test_without_the_key_or_with_another_nothing_is_restored(county: Cast, folder: Path, another: Another, store: str) -> None:
    backup.make(folder, settings(county.app))
    app = another(store)
    key = settings(app).field_key
    right = key.read_text()
    key.unlink()
    with pytest.raises(ConfigError, match="is missing: put it back"):
        backup.restore(folder, settings(app))
    key.write_text("ab" * 32)
    with pytest.raises(Refusal, match="made with another field key"):
        backup.restore(folder, settings(app))
    key.write_text(right)
    assert backup.restore(folder, settings(app)).photos == 2


@pytest.mark.parametrize("pattern", ["2*/ruhu.db", "2*/manifest.json", "2*/photos.sha256", "photos/??/*"])
def test_from_a_damaged_backup_nothing_is_restored(
    county: Cast, folder: Path, another: Another, store: str, pattern: str
) -> None:
    backup.make(folder, settings(county.app))
    path = next(iter(folder.glob(pattern)))
    path.write_bytes(path.read_bytes()[:-1])
    app = another(store)
    with pytest.raises(Refusal, match="is damaged"):
        backup.restore(folder, settings(app))
    assert not db.database.table_exists("visit")
    assert not settings(app).photo_store.exists()


def test_one_of_a_newer_version_is_told(
    county: Cast, folder: Path, another: Another, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.make(folder, settings(county.app))
    app = another(store)
    monkeypatch.setattr(db, "migrations", lambda: ([], ["0000_older"]))
    with pytest.raises(Refusal, match="made by a newer version"):
        backup.restore(folder, settings(app))


def test_a_photo_that_was_missing_is_asked_of_the_phone(county: Cast, folder: Path, another: Another, store: str) -> None:
    token = session_of(county.helper)
    lost = min(content.arrived())
    (settings(county.app).photo_store / lost[:2] / lost).unlink()
    backup.make(folder, settings(county.app))
    app = another(store)
    backup.restore(folder, settings(app))
    assert lost not in content.arrived()
    assert marks.get(marks.SAFE_UNTIL) is None
    client = app.test_client()
    client.set_cookie("ruhu", token)
    assert "Ruhu-Sha256" not in ask(client, Photo.get(Photo.sha256 == lost)).headers


def test_photos_that_outlived_the_store_are_kept_and_spoilt_ones_are_mended(
    county: Cast, folder: Path, another: Another, store: str
) -> None:
    photos = content.photos(settings(county.app).photo_store)
    backup.make(folder, settings(county.app))
    app = another(store)
    kept, spoilt = sorted(photos)
    partial = settings(app).photo_store / "uploads" / "half"
    for path, data in ((kept, photos[kept]), (spoilt, b"x")):
        (settings(app).photo_store / path[:2]).mkdir(parents=True, exist_ok=True)
        (settings(app).photo_store / path[:2] / path).write_bytes(data)
    partial.parent.mkdir()
    partial.write_bytes(b"on its way")
    backup.restore(folder, settings(app))
    assert content.photos(settings(app).photo_store) == photos
    assert [path.name for path in partial.parent.iterdir()] == ["half"]


def test_what_was_cut_short_can_be_begun_anew(county: Cast, folder: Path, another: Another, store: str) -> None:
    there = content.rows()
    backup.make(folder, settings(county.app))
    app = another(store)

    def cut(stage: str, done: int, of: int) -> None:
        if stage == "rows" and done > of // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backup.restore(folder, settings(app), None, cut)
    assert marks.get(marks.EPOCH) is None
    backup.restore(folder, settings(app))
    assert content.rows() == there
    assert list(settings(app).var.glob("restore-*")) == []


def test_an_older_backup_is_brought_up_to_date(
    county: Cast, folder: Path, another: Another, store: str, tmp_path: Path
) -> None:
    """As the next version will find today's: its tables have one step more."""
    backup.make(folder, settings(county.app))
    newer = tmp_path / "migrations"
    newer.mkdir()
    for step in db.MIGRATIONS.glob("*.py"):
        (newer / step.name).write_text(step.read_text())
    (newer / "9000_next.py").write_text("def up(migrator, db):\n    db.execute_sql('CREATE TABLE later (name VARCHAR(9))')\n")
    app = another(store)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db, "MIGRATIONS", newer)
        backup.restore(folder, settings(app))
        assert db.database.table_exists("later")
        assert db.migrations()[0][-1] == "9000_next"
