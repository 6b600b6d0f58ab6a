"""What a backup says of itself, signed with the field key: nothing in it can be changed, put in or taken out unseen."""

import os
from dataclasses import asdict, dataclass, field
from hashlib import file_digest
from pathlib import Path
from typing import Any

import orjson

from server import sealed
from server.backup.refusal import Damaged, Refusal

NAME, SIGNATURE = "manifest.json", "manifest.signature"
VERSION = 1


@dataclass(frozen=True)
class Manifest:
    """`files` are the folder's own, name: [size, SHA-256]; the photos stand in one of them.

    `taken_at` is the server's clock before the first row was read: what was answered until then is inside. `missing` are the
    photos that the store said it had, and had not; `only_here` those that it had no more, but an earlier backup had.
    """

    taken_at: str
    epoch: str
    key: str
    migration: str
    rows: dict[str, int]
    photos: int
    photo_bytes: int
    missing: list[str]
    files: dict[str, list[Any]]
    only_here: list[str] = field(default_factory=list)
    ruhu: str = "backup"
    version: int = VERSION


def write(home: Path, manifest: Manifest) -> None:
    """Write it with its signature beside it, so that the signature is of exactly these bytes."""
    raw = orjson.dumps(asdict(manifest), option=orjson.OPT_INDENT_2)
    (home / NAME).write_bytes(raw)
    (home / SIGNATURE).write_text(sealed.signature(raw))


def read(home: Path) -> Manifest:
    """Raises Damaged, or Refusal for a backup that another key has signed or a newer version has written."""
    try:
        raw, signature = (home / NAME).read_bytes(), (home / SIGNATURE).read_bytes()
    except OSError as error:
        raise Damaged(home, [f"{Path(error.filename).name}: {error.strerror}"]) from None
    if signature != sealed.signature(raw).encode():
        _tell_another_key(home, raw)
        raise Damaged(home, [f"{NAME} or {SIGNATURE}: one does not fit the other"])
    said = orjson.loads(raw)
    if said["version"] > VERSION:
        raise Refusal(f"The backup {home} was written by a newer version of Ruhu: install that version first.")
    return Manifest(**said)


def described(path: Path) -> list[Any]:
    """`[size, SHA-256]` of a file."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)  # from the disk, not from memory
        return [path.stat().st_size, file_digest(file, "sha256").hexdigest()]


def _tell_another_key(home: Path, raw: bytes) -> None:
    try:
        key = orjson.loads(raw)["key"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return
    if key != sealed.fingerprint():
        raise Refusal(
            f"The backup {home} was made with another field key (its fingerprint is {key}, this one's {sealed.fingerprint()}), "
            f"or its {NAME} is damaged: put the right key back from your copy (RUHU_FIELD_KEY_FILE)."
        )
