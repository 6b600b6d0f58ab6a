"""The calendar month that visits are counted in."""

from dataclasses import dataclass
from datetime import date, datetime, time

from server import clock
from server.problems import Problem


@dataclass(frozen=True)
class Month:
    """From its first day 00:00 to its last day 24:00, Asia/Shanghai (county reporting practice)."""

    name: str
    since: datetime
    until: datetime


def named(name: str | None) -> Month:
    """`2026-11`, or the present one. Raises Problem `invalid`."""
    today = clock.today()
    try:
        first = date.fromisoformat(f"{name}-01") if name else today.replace(day=1)
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    except ValueError:
        raise Problem("invalid", errors={"month": ["invalid"]}) from None
    return Month(f"{first:%Y-%m}", _midnight(first), _midnight(after))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.SHANGHAI)
