"""`flask backup`, `verify-backup`, `restore`: what they say, and what they exit with."""

from pathlib import Path

from server import marks
from tests.backup import content
from tests.backup.commands import done, run
from tests.backup.conftest import Another
from tests.cast import Cast


def test_they_say_what_they_did(county: Cast, folder: Path, another: Another, store: str) -> None:
    assert "backed up and read back: 20" in done(county.app, "backup", folder)
    assert "2 photos (" in done(county.app, "verify-backup", folder)
    (stamp,) = (path.name for path in folder.glob("2*"))
    app = another(store)
    assert "whole: 20" in done(app, "verify-backup", folder, "--which", stamp)
    said = done(app, "restore", folder, "--which", stamp)
    assert "restored: 20" in said
    assert "phones notice" in said
    assert "trail: whole" in done(app, "verify-trail")


def test_a_missing_photo_is_said_loudly_and_the_exit_tells_it(county: Cast, folder: Path) -> None:
    lost = min(content.arrived())
    (county.app.config["RUHU"].photo_store / lost[:2] / lost).unlink()
    result = run(county.app, "backup", folder)
    assert (result.exit_code, lost in result.output) == (3, True)
    assert "WARNING: 1 photos" in result.output
    assert "--ask-again" in result.output
    assert "1 photos were missing already" in done(county.app, "verify-backup", folder)
    asked = run(county.app, "backup", folder, "--ask-again")
    assert (asked.exit_code, "Every phone is asked" in asked.output) == (3, True)
    assert run(county.app, "backup", folder).exit_code == 0


def test_a_photo_that_only_the_backups_still_have_is_said_loudly(county: Cast, folder: Path) -> None:
    done(county.app, "backup", folder)
    lost = min(content.arrived())
    place = county.app.config["RUHU"].photo_store / lost[:2] / lost
    place.unlink()
    result = run(county.app, "backup", folder)
    assert (result.exit_code, lost in result.output, "copy them back" in result.output) == (3, True, True)
    place.write_bytes((folder / "photos" / lost[:2] / lost).read_bytes())
    assert run(county.app, "backup", folder).exit_code == 0


def test_a_store_put_back_by_other_means_can_ask_the_phones(county: Cast) -> None:
    body = {"device_id": "phone-1", "epoch": marks.get(marks.EPOCH), "operations": []}
    phone = county.client(county.helper)
    assert phone.post("/api/sync/push", json=body).status_code == 200
    assert "Every phone" in done(county.app, "ask-phones")
    assert phone.post("/api/sync/push", json=body).json["code"] == "other_store"


def test_where_there_is_no_store_nobody_is_asked(another: Another, store: str) -> None:
    result = run(another(store), "ask-phones")
    assert (result.exit_code, "no store here" in result.output) == (1, True)


def test_what_cannot_be_done_is_one_sentence_and_exit_1(county: Cast, folder: Path, another: Another, store: str) -> None:
    none = run(county.app, "verify-backup", folder)
    assert (none.exit_code, "There is no backup in" in none.output) == (1, True)
    done(county.app, "backup", folder)
    full = run(county.app, "restore", folder)
    assert (full.exit_code, "is not empty" in full.output) == (1, True)
    photo = next(iter(folder.glob("photos/??/*")))
    photo.unlink()
    for command in ("verify-backup", "restore"):
        damaged = run(another(store), command, folder)
        assert (damaged.exit_code, f"{photo.name}: is missing" in damaged.output) == (1, True)


def test_without_the_key_they_say_where_it_belongs(county: Cast, folder: Path, another: Another, store: str) -> None:
    done(county.app, "backup", folder)
    app = another(store)
    key = app.config["RUHU"].field_key
    key.unlink()
    for command in ("verify-backup", "restore"):
        result = run(app, command, folder)
        assert (result.exit_code, f"{key}, which this store is sealed with, is missing" in result.output) == (1, True)
