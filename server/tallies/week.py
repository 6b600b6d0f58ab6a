"""A reporting week: Monday 00:00 to Sunday 24:00, Asia/Shanghai (county reporting practice; ISO 8601 numbering)."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from server import clock
from server.problems import Problem

_NAME = re.compile(r"[0-9]{4}-W[0-9]{2}")


@dataclass(frozen=True)
class Week:
    """One week by its name, `2026-W47`."""

    name: str
    monday: date
    sunday: date

    @classmethod
    def named(cls, name: str) -> "Week":
        """Raises Problem `invalid` for a name that no week has."""
        try:
            if not _NAME.fullmatch(name):
                raise ValueError
            return cls(name, *clock.week_days(name))
        except (ValueError, OverflowError):
            raise Problem("invalid", errors={"week": ["invalid"]}) from None

    @cached_property
    def span(self) -> tuple[datetime, datetime]:
        """Its first moment and the first moment after it."""
        return clock.week_span(self.name)

    @property
    def before(self) -> "Week":
        """The week before; this one again where no year has an earlier one."""
        return Week.named(clock.week_of(self.span[0] - timedelta(days=1)))

    @property
    def year_and_number(self) -> tuple[int, int]:
        year, _, number = self.name.partition("-W")
        return int(year), int(number)
