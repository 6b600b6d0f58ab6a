"""Working days in China: Monday to Friday, but for public holidays and the days worked in their stead.

The State Council names the next year's days each November; chinesecalendar has them from its first release after that. For a
year that it does not know yet every Monday to Friday counts, and `KNOWN_UNTIL` says from when on that is so.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from chinese_calendar import constants

KNOWN_UNTIL: Final = date(max(day.year for day in constants.holidays), 12, 31)
_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


@dataclass(frozen=True)
class WorkingDays:
    """The nation's working days, without the days that this county has `off` besides (its own festivals)."""

    off: Collection[date] = ()

    def __contains__(self, day: date) -> bool:
        # Not by chinese_calendar.is_workday, which looks through all its days each time to know whether it knows the year.
        if day in self.off or day in constants.holidays:
            return False
        return day in constants.workdays or day.weekday() < _SATURDAY

    def after(self, day: date, number: int) -> date:
        """The `number`th working day after `day`; `day` itself where `number` is 0, the last day there is beyond it."""
        return self._walked(day, number, _DAY)

    def before(self, day: date, number: int) -> date:
        """The `number`th working day before `day`."""
        return self._walked(day, number, -_DAY)

    def _walked(self, day: date, number: int, step: timedelta) -> date:
        try:
            while number > 0:
                day += step
                number -= day in self
        except OverflowError:
            pass  # a phone's clock at the year 9999
        return day
