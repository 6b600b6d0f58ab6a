"""What backing up and restoring say when they cannot go on: a sentence that tells what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import peewee

_SHOWN = 20
_FULL = (errno.ENOSPC, errno.EDQUOT)


class Refusal(Exception):
    """Why it was not done, and what to do."""


class Damaged(Refusal):
    """A backup that is not what was written; `faults` names each file."""

    def __init__(self, home: Path, faults: list[str]) -> None:
        more = [f"… and {len(faults) - _SHOWN} more"] if len(faults) > _SHOWN else []
        said = "\n".join(f"  {fault}" for fault in [*faults[:_SHOWN], *more])
        super().__init__(f"The backup {home} is damaged, do not rely on it:\n{said}")
        self.faults = faults


@contextmanager
def said_of(folder: Path) -> Iterator[None]:
    """Turn what a disk or a database answers while `folder` is written into a Refusal."""
    try:
        yield
    except OSError as error:
        raise Refusal(f"{_why(Path(error.filename or folder), error)} Nothing half-written stays.") from error
    except peewee.PeeweeException as error:
        raise Refusal(f"{_why(folder, getattr(error, 'orig', None) or error)} Nothing half-written stays.") from error


def _why(path: Path, error: BaseException) -> str:
    if isinstance(error, apsw.FullError) or getattr(error, "errno", None) in _FULL:
        return f"The disk of {path} is full: make room, or take another folder."
    if isinstance(error, OSError | apsw.IOError | apsw.CantOpenError):
        return f"{path} cannot be used: {getattr(error, 'strerror', None) or error}."
    return f"The store does not answer: {error}. Try again."
