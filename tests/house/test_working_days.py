"""Working days by the State Council's notice for 2026, and by the week where no notice is known."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from server.working_days import KNOWN_UNTIL, WorkingDays

NATION = WorkingDays()


@pytest.mark.parametrize(
    ("day", "number", "then"),
    [
        (date(2026, 11, 19), 2, date(2026, 11, 23)),  # Thursday: Friday, Monday
        (date(2026, 9, 30), 2, date(2026, 10, 9)),  # before the National Day week: Thursday, Friday
        (date(2026, 2, 13), 1, date(2026, 2, 14)),  # a Saturday that is worked for the Spring Festival
        (date(2026, 2, 14), 1, date(2026, 2, 24)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
    ],
)
def test_days_are_counted_as_the_nation_works(day: date, number: int, then: date) -> None:
    assert NATION.after(day, number) == then


def test_every_day_of_two_years_is_what_the_library_says_of_it() -> None:
    days = [date(2025, 1, 1) + timedelta(days=number) for number in range(730)]
    assert [day for day in days if (day in NATION) != chinese_calendar.is_workday(day)] == []


def test_backwards_it_is_the_same_calendar() -> None:
    assert NATION.before(date(2026, 10, 9), 2) == date(2026, 9, 30)


def test_a_county_has_festivals_of_its_own() -> None:
    assert WorkingDays({date(2026, 7, 23)}).after(date(2026, 7, 22), 1) == date(2026, 7, 24)


def test_a_year_without_a_notice_goes_by_the_week_and_says_so() -> None:
    unknown = date(KNOWN_UNTIL.year + 1, 1, 1)
    assert date(2026, 12, 31) <= KNOWN_UNTIL
    assert (unknown in NATION) == (unknown.weekday() < 5)


def test_a_clock_at_the_end_of_time_ends_the_count() -> None:
    assert NATION.after(date.max, 20) == date.max
    assert NATION.before(date.min, 20) == date.min
