"""The folder that backups stand in: one folder a backup, named by its moment, and one of photos that all of them share."""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from server.backup.refusal import Refusal
from server.photos.store import Store

_STAMP = re.compile(r"\d{8}T\d{6}\.\d{3}Z\Z")
_UNFINISHED = ".unfinished"


def photos(folder: Path) -> Store:
    """What the backups in `folder` share."""
    return Store(folder / "photos")


def stamps(folder: Path) -> list[str]:
    """The backups in `folder`, oldest first."""
    return sorted(path.name for path in folder.iterdir() if _STAMP.match(path.name)) if folder.is_dir() else []


def chosen(folder: Path, stamp: str | None) -> Path:
    """The backup named, or the newest; raises Refusal where there is none."""
    there = stamps(folder)
    if not there:
        raise Refusal(f"There is no backup in {folder}.")
    if stamp is not None and stamp not in there:
        raise Refusal(f"There is no backup {stamp} in {folder}. There are: {', '.join(there[-20:])}")
    return folder / (stamp or there[-1])


@contextmanager
def growing(folder: Path, moment: datetime) -> Iterator[Path]:
    """A folder to write a backup in; it gets its name when the block has ended well, and is gone when it has not.

    Raises Refusal while another backup is written there.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _alone(folder):
        for left in folder.glob(f"????????T??????.???Z{_UNFINISHED}"):  # by one that was killed
            shutil.rmtree(left)
        shutil.rmtree(photos(folder).uploads, ignore_errors=True)
        name = _free(folder, moment)
        home = folder / (name + _UNFINISHED)
        home.mkdir(mode=0o700)
        try:
            yield home
            for path in (*home.iterdir(), home):
                sync(path)
            home.rename(folder / name)
            sync(folder)
        finally:
            shutil.rmtree(home, ignore_errors=True)
            shutil.rmtree(photos(folder).uploads, ignore_errors=True)


def sync(path: Path) -> None:
    """Have a file or a folder survive a power cut."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _free(folder: Path, moment: datetime) -> str:
    while (name := f"{moment:%Y%m%dT%H%M%S}.{moment.microsecond // 1000:03}Z") in stamps(folder):
        moment += timedelta(milliseconds=1)
    return name


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refusal(f"Another backup is being written in {folder}: let it end.") from None
        yield
