"""Photos on their way between two folders of photos, each file named by its own SHA-256."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path

from peewee import Database

from server.backup.refusal import Refusal
from server.backup.tell import Tell
from server.photos.store import Store

LIST = "photos.sha256"  # what `sha256sum -c` reads, from the folder of the backup
_HERE = "FROM photo WHERE arrived_at IS NOT NULL"


@dataclass
class Album:
    """The photos of one backup."""

    count: int = 0
    bytes: int = 0
    missing: list[str] = field(default_factory=list)
    only_here: list[str] = field(default_factory=list)


def sound(store: Store, name: str) -> bool:
    """Whether the bytes of that name are there and are the right ones, as the disk has them, not the memory."""
    try:
        with store.open(name) as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            return file_digest(file, "sha256").hexdigest() == name
    except OSError:
        return False


def carry(name: str, source: Store, target: Store) -> bool:
    """See to it that `target` has the photo, read back and right; False when neither has it whole."""
    if sound(target, name):
        return True
    if not sound(source, name):
        return False
    target.uploads.mkdir(parents=True, exist_ok=True, mode=0o700)
    coming = target.uploads / f"{name}.coming"
    with source.open(name) as original, coming.open("wb") as copied:
        shutil.copyfileobj(original, copied)
    target.put(coming, name)
    if not sound(target, name):
        raise Refusal(f"{target.folder}: {name} reads differently from what was written: do not trust this disk.")
    return True


def collect(rows: Database, source: Store, target: Store, path: Path, tell: Tell) -> Album:
    """Carry every photo that has come, by the rows of a backup, and list it in `path`.

    The rows of those that are missing are set right: in this backup they have not come, so that phones are asked once restored.
    """
    ((of,),) = rows.execute_sql(f"SELECT count(DISTINCT sha256) {_HERE}").fetchall()
    album = Album()
    with path.open("w", encoding="ascii") as lines:
        for (name,) in rows.execute_sql(f"SELECT DISTINCT sha256 {_HERE} ORDER BY sha256"):
            if carry(name, source, target):
                album.count += 1
                album.bytes += target.size(name)
                lines.write(f"{name}  ../photos/{name[:2]}/{name}\n")
                if not source.has(name):
                    album.only_here.append(name)
            else:
                album.missing.append(name)
            tell("photos", album.count + len(album.missing), of)
    for name in album.missing:
        rows.execute_sql("UPDATE photo SET arrived_at = NULL WHERE sha256 = ?", [name])
    return album


def put_back(path: Path, of: int, source: Store, target: Store, tell: Tell) -> None:
    """Carry every photo that `path` lists; raises Refusal when one is not there any more."""
    for done, name in enumerate(listed(path)):
        if not carry(name, source, target):
            raise Refusal(f"{source.folder}: {name} has changed since the backup was verified: do not trust this disk.")
        tell("photos", done + 1, of)


def listed(path: Path) -> Iterator[str]:
    """The names in a list, one after the other."""
    with path.open(encoding="ascii") as lines:
        for one in lines:
            yield one.partition(" ")[0]
