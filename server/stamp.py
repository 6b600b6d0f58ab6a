"""What answers to phones are stamped with: the server's time, which store it is, and until when a verified backup covers it.

A phone lets its copy go when the time of the answer is not after `safe_until`. So whatever comes once a backup has begun, and
may not be in it, is dated after its beginning, although the clock be set back, or another server's be behind.
"""

from datetime import datetime, timedelta

from server import clock, marks
from server.marks import BACKUP_AT, EPOCH, SAFE_UNTIL
from server.problems import Problem

_NEXT = timedelta(milliseconds=1)


def current() -> dict[str, str | None]:
    """`{server_time, epoch, safe_until}` of this moment; taken after the commit that the answer speaks of."""
    known = marks.several(EPOCH, BACKUP_AT, SAFE_UNTIL)
    return {"server_time": _after(known.get(BACKUP_AT)), "epoch": known.get(EPOCH), "safe_until": known.get(SAFE_UNTIL)}


def require_same_store(epoch: str | None) -> None:
    """Raises Problem `other_store` for a phone that knows another store, perhaps this one before it was restored.

    What it sends may build on what is forgotten here, and would be refused for good. First it learns of us, and sends all.
    """
    known = marks.get(EPOCH)
    if epoch is not None and epoch != known:
        raise Problem("other_store", epoch=known)


def time() -> str:
    """The `server_time` alone."""
    return _after(marks.get(BACKUP_AT))


def _after(backup_at: str | None) -> str:
    now = clock.now()
    return clock.rfc3339(max(now, datetime.fromisoformat(backup_at) + _NEXT) if backup_at else now) or ""
