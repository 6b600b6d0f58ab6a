"""The bytes, by name, on the local disk. A narrow door, so that a bucket can stand behind it one day."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from flask import current_app

BYTES_LIMIT = 10 * 1024 * 1024  # of one photo

# Folders that survive a power cut, as far as this process knows: whoever made one may have been killed before it was synced.
_lasting: set[Path] = set()


@dataclass(frozen=True)
class Store:
    """A folder of files that never change: `ab/abcdef…` by SHA-256, and beside each the pictures made from it."""

    folder: Path

    @property
    def uploads(self) -> Path:
        """Where photos on their way lie: on the same disk, so that a finished one moves in by a rename."""
        return self.folder / "uploads"

    def put(self, file: Path, name: str) -> None:
        """Take `file` in under `name`; on return it survives a power cut. The same name twice is the same bytes."""
        home = self._path(name)
        if home.parent not in _lasting or not home.parent.is_dir():
            home.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _sync(self.folder)
            _sync(self.folder.parent)
            _lasting.add(home.parent)
        _sync(file)
        file.replace(home)
        _sync(home.parent)

    def open(self, name: str) -> BufferedReader:
        """The bytes of that name; raises FileNotFoundError."""
        return self._path(name).open("rb")

    def has(self, name: str) -> bool:
        """Whether there are bytes of that name."""
        return self._path(name).is_file()

    def size(self, name: str) -> int:
        """How many bytes there are of that name; raises FileNotFoundError."""
        return self._path(name).stat().st_size

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name


def current() -> Store:
    """The running application's store."""
    return Store(current_app.config["RUHU"].photo_store)


def _sync(path: Path) -> None:
    with _opened(path) as handle:
        os.fsync(handle)


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        yield handle
    finally:
        os.close(handle)
