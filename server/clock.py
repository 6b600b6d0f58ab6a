"""The server's clock, and the week that counties report by."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
_pinned: ContextVar[datetime | None] = ContextVar("pinned", default=None)


def now() -> datetime:
    """This moment, in UTC, to the millisecond that the store keeps."""
    moment = _pinned.get() or datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


@contextmanager
def pinned(moment: datetime) -> Iterator[None]:
    """Let the clock stand at `moment` within the block: a past that is told afterwards, and tests."""
    token = _pinned.set(moment)
    try:
        yield
    finally:
        _pinned.reset(token)


def today() -> date:
    """The date in the villages."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The date in the villages at a moment; the first or last day there is for a clock that stands beyond them."""
    try:
        return moment.astimezone(SHANGHAI).date()
    except OverflowError:
        return date.min if moment.year == 1 else date.max


def rfc3339(moment: datetime | None) -> str | None:
    """`2026-11-22T02:02:00.123Z`, or None."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def week_of(moment: datetime) -> str:
    """`2026-W47`: Monday 00:00 to Sunday 24:00, Asia/Shanghai (county reporting practice; ISO 8601 numbering)."""
    year, week, _ = moment.astimezone(SHANGHAI).isocalendar()
    return f"{year}-W{week:02d}"


def week_days(week: str) -> tuple[date, date]:
    """The Monday and the Sunday of `2026-W47`; raises ValueError for a week that no year has."""
    year, _, number = week.partition("-W")
    monday = date.fromisocalendar(int(year), int(number), 1)
    return monday, monday + timedelta(days=6)


def week_span(week: str) -> tuple[datetime, datetime]:
    """The first moment of the week and the first moment after it."""
    monday, _ = week_days(week)
    start = datetime(monday.year, monday.month, monday.day, tzinfo=SHANGHAI)
    return start, start + timedelta(days=7)
