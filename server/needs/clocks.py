"""The clocks of a need: accepted within so many working days of its arrival, settled within so many of its being raised.

Both run as the county had settled it on that day; what it settles later moves no day that a household was told.
"""

from datetime import date
from typing import Any

from peewee import Expression, fn

from server import clock
from server.needs.model import OPEN, Need, NeedStep
from server.regions import settings


def begun(region_code: str, said_on: date) -> dict[str, date]:
    """The days of a need that a household has raised, or put forward again, on a day, and that has arrived today."""
    ours = settings.of(region_code)
    calendar = ours.calendar()
    due_on = calendar.after(said_on, ours.settle_within)
    return {
        "accept_by": calendar.after(clock.today(), ours.accept_within),
        "due_on": due_on,
        "warn_on": calendar.before(due_on, ours.warn_before),
    }


def promised(region_code: str, due_on: date) -> dict[str, date]:
    """The days of a need that somebody is to settle by a day of their own."""
    ours = settings.of(region_code)
    return {"due_on": due_on, "warn_on": ours.calendar().before(due_on, ours.warn_before)}


def running(need: Need) -> tuple[str, date, date] | None:
    """The clock that runs out first: `accept` or `settle`, the day after which it is red, the day from which it is orange."""
    days = [("settle", need.due_on, need.warn_on or need.due_on)] if need.state in OPEN and need.due_on else []
    if need.state == "raised" and need.accept_by:
        days.append(("accept", need.accept_by, need.accept_by))
    if not days:
        return None
    step, on, _ = min(days, key=lambda one: one[1])
    return step, on, min(warn_on for _, _, warn_on in days)


def wire(need: Need) -> dict[str, Any] | None:
    """The same as `{step, on, warn_on}`."""
    found = running(need)
    return found and {"step": found[0], "on": found[1].isoformat(), "warn_on": found[2].isoformat()}


def overdue() -> Expression:
    """Still open after the day that it was to be settled by."""
    return Need.state.in_(OPEN) & (Need.due_on < clock.today())


def overdue_in(week: str) -> Expression:
    """The same at the end of a week, or today while it runs, whatever has become of it since: a past week keeps its figure.

    Raises ValueError for a week that no year has.
    """
    _, end = clock.week_span(week)
    settling = NeedStep.kind.in_(("resolved", "declined")) & (NeedStep.at < end)
    settled = NeedStep.select(NeedStep.id).where(NeedStep.need_id == Need.id, settling)
    was_open = Need.state.in_(OPEN) | ((Need.settled_at >= end) & ~fn.EXISTS(settled))
    late = (Need.due_on < min(clock.day_of(end), clock.today())) & (Need.raised_at < end)
    found: Expression = late & was_open
    return found


def is_overdue(need: Need) -> bool:
    """The same of one need."""
    return need.state in OPEN and need.due_on is not None and need.due_on < clock.today()


def unaccepted() -> Expression:
    """Nobody has said within the time whether it will be seen to."""
    return (Need.state == "raised") & (Need.accept_by < clock.today())


def soon() -> Expression:
    """Orange: a clock runs out before long, and none has yet."""
    today = clock.today()
    nearly = Need.state.in_(OPEN) & (Need.warn_on <= today) | (Need.state == "raised") & (Need.accept_by <= today)
    # A day that is not there compares to neither yes nor no.
    in_time = (Need.due_on.is_null() | (Need.due_on >= today)) & (
        (Need.state != "raised") | Need.accept_by.is_null() | (Need.accept_by >= today)
    )
    return nearly & in_time
