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
        where = error.filename or folder
        if error.errno in _FULL:
            raise Refusal(
                f"The disk of {where} is full: make room, or take another folder. Nothing half-written stays."
            ) from error
        raise Refusal(f"{where} cannot be used: {error.strerror}. Nothing half-written stays.") from error
    except apsw.FullError as error:
        raise Refusal(
            f"The disk of {folder} is full: make room, or take another folder. Nothing half-written stays."
        ) from error
    except (apsw.IOError, apsw.CantOpenError) as error:
        raise Refusal(f"{folder} cannot be written: {error}. Nothing half-written stays.") from error
    except peewee.OperationalError as error:
        raise Refusal(f"The store does not answer: {error}. Try again.") from error
