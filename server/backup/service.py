"""Make a backup of the bound store, verify one, put one back.

The order is the promise. (1) The store is told the moment, so that whatever comes from then on is answered with a later one;
(2) then the rows are read, as of one moment, while phones go on; (3) then the photos that they say have come: the bytes were
there before the row said so. (4) What was written is read back; (5) only then it gets its name, and (6) only then phones hear
that they may let their copies go.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from shutil import copyfile

from peewee import Database

from server import clock, db, ids, marks, sealed
from server.accounts.model import SignInFailure
from server.backup import check, manifest, photos, rows, shelf
from server.backup.manifest import Manifest
from server.backup.refusal import Damaged, Refusal, said_of
from server.backup.tell import Tell, silently
from server.config import Config
from server.marks import BACKUP_AT, EPOCH, SAFE_UNTIL, Mark
from server.photos import service as announced
from server.photos.store import Store
from server.tables import TABLES
from server.trail import service as trail
from server.trail.model import TrailHead

DATABASE = "ruhu.db"
_AT_ONCE = 1000
# A store that was begun, and knocked at, is still empty.
_FLEETING = (Mark, SignInFailure)


def make(folder: Path, settings: Config, tell: Tell = silently) -> Manifest:
    """Write a backup into `folder`, read it back, and let phones hear how far it reaches; raises Refusal.

    A photo that the store says it has, and has not whole, is named in the manifest's `missing`. Phones then hear nothing:
    theirs may be the last copy.
    """
    _require_this_version()
    _require_apart(folder, settings)
    with said_of(folder):
        taken_at = _begun()
    with said_of(folder), shelf.growing(folder, taken_at) as home:
        counts, album, epoch = _collect(home, Store(settings.photo_store), shelf.photos(folder), tell)
        for path in home.iterdir():
            shelf.sync(path)  # before it is read back: from the disk, not from memory
        made = Manifest(
            taken_at=clock.rfc3339(taken_at) or "",
            epoch=epoch,
            key=sealed.fingerprint(),
            migration=db.migrations()[0][-1],
            rows=counts,
            photos=album.count,
            photo_bytes=album.bytes,
            missing=album.missing,
            only_here=album.only_here,
            files={path.name: manifest.described(path) for path in home.iterdir()},
        )
        manifest.write(home, made)
        if faults := list(check.files(home, manifest.read(home))):
            raise Damaged(home, faults)
    if not made.missing:
        _cover(made)
    return made


def verify(folder: Path, stamp: str | None = None, tell: Tell = silently) -> Manifest:
    """Read all of a backup, the newest unless `stamp` names one; raises Damaged naming each file at fault, or Refusal."""
    home = shelf.chosen(folder, stamp)
    said = manifest.read(home)
    faults = list(check.files(home, said))
    if not any(fault.startswith(photos.LIST) for fault in faults):
        faults += check.photos(home, said, shelf.photos(folder), tell)
    if faults:
        raise Damaged(home, faults)
    return said


def restore(folder: Path, settings: Config, stamp: str | None = None, tell: Tell = silently) -> Manifest:
    """Put a backup, the newest unless `stamp` names one, into the bound store, which must be empty.

    The store becomes another one, with an epoch of its own: phones then send again what they still hold. The rows come last
    and together: what is cut short can be begun anew. Raises Refusal, ConfigError when the key is missing.
    """
    sealed.load(settings.field_key, create=False)
    _require_apart(folder, settings)
    _require_empty()
    said = verify(folder, stamp, tell)
    home = shelf.chosen(folder, stamp)
    _require_known(said.migration)
    settings.var.mkdir(parents=True, exist_ok=True, mode=0o700)
    with said_of(settings.var), _brought_up_to_date(home / DATABASE, settings.var) as source:
        photos.put_back(home / photos.LIST, said.photos, shelf.photos(folder), Store(settings.photo_store), tell)
        db.migrate()
        with db.write():
            _require_empty()
            for table in _FLEETING:
                table.delete().execute()
            rows.copy_all(source, db.database.obj, sum(said.rows.values()), tell)
            marks.put(EPOCH, ids.new())
            if not said.missing:
                marks.advance(SAFE_UNTIL, said.taken_at)
            for head in TrailHead.select():
                trail.note(None, "store.restore", said.taken_at, county=head.county)
    return said


def ask_again(sha256s: list[str]) -> None:
    """Own that these photos are lost, and ask every phone for what it holds: as after a restore, by an epoch of its own."""
    _require_this_version()
    with db.write():
        for start in range(0, len(sha256s), _AT_ONCE):
            announced.lost(sha256s[start : start + _AT_ONCE])
        marks.put(EPOCH, ids.new())


def _begun() -> datetime:
    moment = clock.now()
    with db.write():
        marks.advance(BACKUP_AT, clock.rfc3339(moment) or "")
    return moment


def _collect(home: Path, store: Store, shared: Store, tell: Tell) -> tuple[dict[str, int], photos.Album, str]:
    (home / DATABASE).touch(mode=0o600)
    with db.file(home / DATABASE) as copy:
        db.migrate(copy)
        with copy.atomic(), db.snapshot():
            counts = rows.copy_all(db.database.obj, copy, _count(), tell)
        with copy.atomic():
            album = photos.collect(copy, store, shared, home / photos.LIST, tell)
        ((verdict,),) = copy.execute_sql("PRAGMA integrity_check(1)").fetchall()
        ((epoch,),) = copy.execute_sql("SELECT value FROM mark WHERE name = ?", [EPOCH]).fetchall()
    if verdict != "ok":
        raise Damaged(home, [f"{DATABASE}: {verdict}"])
    return counts, album, epoch


def _count() -> int:
    return sum(table.select().count() for table in TABLES)


def _cover(made: Manifest) -> None:
    with db.write():
        if marks.get(EPOCH) == made.epoch:  # else the store is another one by now, and does not hold what this one held
            marks.advance(SAFE_UNTIL, made.taken_at)


@contextmanager
def _brought_up_to_date(path: Path, var: Path) -> Iterator[Database]:
    # A copy: the backup itself stays as it was signed.
    with tempfile.TemporaryDirectory(prefix="restore-", dir=var) as folder:
        working = Path(folder) / DATABASE
        copyfile(path, working)
        with db.file(working) as store:
            db.migrate(store)
            yield store


def _require_this_version() -> None:
    taken, known = db.migrations()
    if not taken:
        raise Refusal("There is no store here: look at RUHU_VAR and DATABASE_URL.")
    if taken != known:
        raise Refusal("The store's tables are not of this version: run `flask --app wsgi init` first.")


def _require_apart(folder: Path, settings: Config) -> None:
    # Else every photo would be found there already, phones would let theirs go, and there would be one copy of it.
    if shelf.photos(folder).folder.resolve() == settings.photo_store.resolve():
        raise Refusal(f"{folder} is where the store keeps its own photos: name another folder, on another disk.")


def _require_known(migration: str) -> None:
    if migration not in db.migrations()[1]:
        raise Refusal(
            f"The backup was made by a newer version of Ruhu (its tables are {migration}): install that version first."
        )


def _require_empty() -> None:
    for table in TABLES:
        if table not in _FLEETING and db.database.table_exists(table) and table.select().exists():
            raise Refusal(
                "The store is not empty, and nothing was changed: a backup is restored into an empty store only. "
                "Move the old one away, or name another with RUHU_VAR or DATABASE_URL."
            )
