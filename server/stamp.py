"""What answers to phones are stamped with: the server's time, which store it is, and until when a verified backup covers it.

A phone lets its copy go when the time of the answer is not after `safe_until`. So an answer is never dated before a moment
that a backup has covered already, although the clock be set back: what comes after the backup is not in it.
"""

from datetime import datetime, timedelta

from server import clock, marks
from server.marks import EPOCH, SAFE_UNTIL
from server.problems import Problem

_NEXT = timedelta(milliseconds=1)


def current() -> dict[str, str | None]:
    """`{server_time, epoch, safe_until}` of this moment; taken after the commit that the answer speaks of."""
    known = marks.several(EPOCH, SAFE_UNTIL)
    safe_until = known.get(SAFE_UNTIL)
    return {"server_time": _after(safe_until), "epoch": known.get(EPOCH), "safe_until": safe_until}


def require_same_store(epoch: str | None) -> None:
    """Raises Problem `other_store` for a phone that knows another store, perhaps this one before it was restored.

    What it sends may build on what is forgotten here, and would be refused for good. First it learns of us, and sends all.
    """
    known = marks.get(EPOCH)
    if epoch is not None and epoch != known:
        raise Problem("other_store", epoch=known)


def time() -> str:
    """The `server_time` alone."""
    return _after(marks.get(SAFE_UNTIL))


def _after(safe_until: str | None) -> str:
    now = clock.now()
    return clock.rfc3339(max(now, datetime.fromisoformat(safe_until) + _NEXT) if safe_until else now) or ""
