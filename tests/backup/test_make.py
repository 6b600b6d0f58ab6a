"""A backup of the bound store: whole, incremental in its photos, and never more promised to phones than it holds."""

import fcntl
import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from server import clock, db, marks
from server.backup import service as backup
from server.backup.refusal import Refusal
from server.photos.model import Photo
from server.sync.model import Receipt
from tests.backup import content
from tests.bodies import photo as note
from tests.bodies import push, record
from tests.cast import Cast
from tests.photos.phone import ask, create


def settings(cast: Cast) -> Any:
    return cast.app.config["RUHU"]


def pushed_at(cast: Cast, operation: dict[str, Any]) -> Any:
    body = {"device_id": "phone-1", "operations": [operation]}
    return cast.client(cast.helper).post("/api/sync/push", json=body).json


def test_it_counts_what_it_holds_and_lists_each_photo_for_sha256sum(county: Cast, folder: Path, pictures: list[bytes]) -> None:
    made = backup.make(folder, settings(county))
    assert made.rows == {name: len(rows) for name, rows in content.rows().items()} | {
        "mark": 2,
        "trail_head": content.heads(),
    }
    assert (made.photos, made.photo_bytes, made.missing) == (2, sum(map(len, pictures)), [])
    (home,) = folder.glob("2*")
    done = subprocess.run(["sha256sum", "-c", "photos.sha256"], cwd=home, capture_output=True, text=True)
    assert (done.returncode, done.stdout.count(": OK")) == (0, 2)


def test_people_cannot_be_read_from_it_without_the_key(county: Cast, folder: Path) -> None:
    backup.make(folder, settings(county))
    (path,) = folder.glob("2*/ruhu.db")
    raw = path.read_bytes()
    assert "毛静".encode() in raw
    assert b"13612345678" not in raw
    assert b"52263419800101" not in raw


def test_the_next_one_writes_only_the_photos_that_are_new(county: Cast, folder: Path) -> None:
    backup.make(folder, settings(county))
    before = {path: path.stat().st_ino for path in folder.glob("photos/??/*")}
    backup.make(folder, settings(county))
    assert {path: path.stat().st_ino for path in folder.glob("photos/??/*")} == before
    assert len(list(folder.glob("2*"))) == 2


def test_two_of_one_moment_stand_beside_each_other(county: Cast, folder: Path) -> None:
    with clock.pinned(clock.now()):
        stamps = {backup.make(folder, settings(county)).taken_at for _ in range(2)}
    assert (len(stamps), len(list(folder.glob("2*")))) == (1, 2)


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(b"x"), Path.unlink])
def test_a_photo_that_has_spoilt_in_the_folder_is_copied_anew(county: Cast, folder: Path, spoil: Any) -> None:
    backup.make(folder, settings(county))
    spoil(next(iter(folder.glob("photos/??/*"))))
    with pytest.raises(Refusal):
        backup.verify(folder)
    backup.make(folder, settings(county))
    for stamp in (path.name for path in folder.glob("2*")):
        assert backup.verify(folder, stamp).photos == 2


def test_older_ones_may_be_deleted(county: Cast, folder: Path) -> None:
    backup.make(folder, settings(county))
    (old,) = folder.glob("2*")
    backup.make(folder, settings(county))
    for path in old.iterdir():
        path.unlink()
    old.rmdir()
    assert backup.verify(folder).photos == 2


def test_what_one_that_was_killed_has_left_goes_with_the_next(county: Cast, folder: Path) -> None:
    left = folder / "20260101T000000.000Z.unfinished"
    left.mkdir(parents=True)
    (left / "ruhu.db").write_bytes(b"half")
    (folder / "novel.unfinished").mkdir()
    backup.make(folder, settings(county))
    others = sorted(path.name for path in folder.iterdir() if not path.name.startswith("2"))
    assert others == [".lock", "novel.unfinished", "photos"]
    assert len(list(folder.glob("2*"))) == 1


def test_two_at_once_in_one_folder_are_one_too_many(county: Cast, folder: Path) -> None:
    folder.mkdir()
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(Refusal, match="Another backup is being written"):
            backup.make(folder, settings(county))


def test_phones_hear_how_far_it_reaches_and_never_too_far(county: Cast, folder: Path) -> None:
    answered = pushed_at(county, record(county.mao))
    assert answered["safe_until"] is None
    made = backup.make(folder, settings(county))
    later = pushed_at(county, record(county.mao))
    assert later["safe_until"] == made.taken_at
    assert made.taken_at < later["server_time"]


def test_it_never_takes_back_what_it_has_said(county: Cast, folder: Path) -> None:
    said = clock.rfc3339(clock.now()) or ""
    with db.write():
        marks.put(marks.SAFE_UNTIL, said)
    with clock.pinned(clock.now() - timedelta(days=3)):
        backup.make(folder, settings(county))
    assert marks.get(marks.SAFE_UNTIL) == said


def test_a_store_that_has_become_another_one_meanwhile_hears_nothing(county: Cast, folder: Path) -> None:
    def restored(stage: str, _done: int, _of: int) -> None:
        if stage == "photos":
            with db.write():
                marks.put(marks.EPOCH, "another")

    backup.make(folder, settings(county), restored)
    assert marks.get(marks.SAFE_UNTIL) is None


@pytest.mark.parametrize("behind", [timedelta(), timedelta(hours=3)], ids=["by one clock", "by a clock that is behind"])
def test_what_comes_while_it_is_written_is_not_in_it_and_is_not_said_to_be(
    county: Cast, folder: Path, pictures: list[bytes], behind: timedelta
) -> None:
    data = pictures[0] + b"another one"
    picture = note(sha256=sha256(data).hexdigest(), bytes=len(data))
    announcing = record(county.mao, photos=[picture])
    pushed_at(county, announcing)
    late = record(county.mao)
    answers: list[str] = []

    def meanwhile(stage: str, done: int, _of: int) -> None:
        if stage != "photos" or done != 1:
            return
        with clock.pinned(clock.now() - behind):
            answers.append(pushed_at(county, late)["server_time"])
            answers.append(create(county.client(county.helper), Photo.get_by_id(picture["id"]), data).headers["Ruhu-Time"])

    made = backup.make(folder, settings(county), meanwhile)
    said = marks.get(marks.SAFE_UNTIL) or ""
    assert len(answers) == 2
    assert all(said < answer for answer in answers)
    assert made.photos == 2
    (path,) = folder.glob("2*/ruhu.db")
    with db.file(path) as held:
        kept = {row[0] for row in held.execute_sql("SELECT operation_id FROM receipt")}
        ((arrived_at,),) = held.execute_sql("SELECT arrived_at FROM photo WHERE id = ?", [picture["id"]])
    assert (announcing["id"] in kept, late["id"] in kept, arrived_at) == (True, False, None)
    assert Receipt.select().where(Receipt.operation_id == late["id"]).exists()


def test_a_missing_photo_is_named_and_phones_keep_theirs(county: Cast, folder: Path) -> None:
    lost, damaged = sorted(content.arrived())
    store = settings(county).photo_store
    (store / lost[:2] / lost).unlink()
    (store / damaged[:2] / damaged).write_bytes(b"x")
    made = backup.make(folder, settings(county))
    assert (made.missing, made.photos) == ([lost, damaged], 0)
    assert marks.get(marks.SAFE_UNTIL) is None
    assert backup.verify(folder).missing == [lost, damaged]


def test_a_photo_that_an_earlier_backup_holds_is_not_missing(county: Cast, folder: Path) -> None:
    backup.make(folder, settings(county))
    name = min(content.arrived())
    (settings(county).photo_store / name[:2] / name).unlink()
    made = backup.make(folder, settings(county))
    assert (made.missing, made.only_here) == ([], [name])
    assert marks.get(marks.SAFE_UNTIL) == made.taken_at


def test_a_photo_that_is_lost_for_good_can_be_asked_of_the_phones(county: Cast, folder: Path, pictures: list[bytes]) -> None:
    epoch, name = marks.get(marks.EPOCH), sha256(pictures[0]).hexdigest()
    (settings(county).photo_store / name[:2] / name).unlink()
    backup.ask_again(backup.make(folder, settings(county)).missing)
    assert marks.get(marks.EPOCH) != epoch
    photo = Photo.get(Photo.sha256 == name)
    client = county.client(county.helper)
    assert "Ruhu-Sha256" not in create(client, photo).headers
    create(client, photo, pictures[0])
    assert ask(client, photo).headers["Ruhu-Sha256"] == name
    assert backup.make(folder, settings(county)).missing == []


def test_the_stores_own_folder_is_no_place_for_its_backup(county: Cast) -> None:
    uploads = settings(county).photo_store / "uploads"
    uploads.mkdir(exist_ok=True)
    (uploads / "coming").write_bytes(b"half a photo")
    with pytest.raises(Refusal, match="keeps its own photos"):
        backup.make(settings(county).photo_store.parent, settings(county))
    assert (uploads / "coming").read_bytes() == b"half a photo"
    assert marks.get(marks.SAFE_UNTIL) is None


def test_a_folder_that_cannot_be_written_is_told(county: Cast, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refusal, match="cannot be used: Not a directory"):
        backup.make(tmp_path / "file" / "backups", settings(county))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True)
    if done.returncode:
        pytest.skip("this machine mounts no small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("beside_the_rows", [-200_000, 100_000])
def test_a_full_disk_is_told_and_nothing_half_written_stays(
    county: Cast, folder: Path, small_disk: Path, beside_the_rows: int
) -> None:
    left = backup.make(folder, settings(county)).files["ruhu.db"][0] + beside_the_rows
    with db.write():
        marks.Mark.delete().where(marks.Mark.name == marks.SAFE_UNTIL).execute()
    free = os.statvfs(small_disk)
    (small_disk / "ballast").write_bytes(b"x" * (free.f_bavail * free.f_frsize - left))
    with pytest.raises(Refusal, match="is full: make room"):
        backup.make(small_disk / "backups", settings(county))
    assert list(small_disk.glob("backups/2*")) == []
    assert list(small_disk.glob("backups/photos/uploads/*")) == []
    assert marks.get(marks.SAFE_UNTIL) is None


def test_a_store_without_tables_is_no_store(another: Any, store: str, folder: Path) -> None:
    app = another(store)
    with pytest.raises(Refusal, match="no store here"):
        backup.make(folder, app.config["RUHU"])


def test_photos_of_a_store_elsewhere_are_looked_for_where_the_settings_say(county: Cast, folder: Path, tmp_path: Path) -> None:
    elsewhere = replace(settings(county), photo_store=tmp_path / "unmounted")
    assert len(backup.make(folder, elsewhere).missing) == 2


def test_pushing_goes_on(county: Cast, folder: Path) -> None:
    backup.make(folder, settings(county), lambda _stage, _done, _of: None)
    assert push(county.client(county.helper), record(county.mao))[0]["outcome"] == "applied"
