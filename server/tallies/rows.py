"""Which rows a week's figures count: the same conditions for the figures and for the lists behind them."""

from typing import Any, Final

from peewee import Expression, Field, Function, Tuple, fn

from server.households.model import Household
from server.pairings.model import Pairing
from server.regions import service as regions
from server.tallies.week import Week
from server.visits.model import Visit

HOMES: Final = ("due", "visited", "covered", "uncovered")


def of_week(prefix: str, week: Week, **place: Any) -> Expression:
    """Of a visit: it counts in the week. `place`: see `regions.under`."""
    return (Visit.week == week.name) & regions.under(Visit.region_code, prefix, **place) & Visit.withdrawn_at.is_null()


def then(week: Week) -> Expression:
    """Of a visit: it counts in the week, wherever it was; for who comes from a household, whose visits lie in order of time."""
    start, end = week.span
    found: Expression = (Visit.visited_at >= start) & (Visit.visited_at < end) & Visit.withdrawn_at.is_null()
    return found


def stood(week: Week) -> Expression:
    """Of a household: it was in the register when the week ended."""
    found: Expression = Household.ended_at.is_null() | (Household.ended_at >= week.span[1])
    return found


def cared(week: Week) -> Expression:
    """Of a pairing: it held on a day of the week."""
    found: Expression = (Pairing.starts_on <= week.sunday) & (Pairing.ends_on.is_null() | (Pairing.ends_on >= week.monday))
    return found


def seen(prefix: str, week: Week, home: Field, helper: Any = None) -> Expression | Function:
    """The region's household `home` was visited in the week, wherever it lay then; by this helper."""
    visited = [Visit.household_id, *([] if helper is None else [Visit.helper_id])]
    asked = [home, *([] if helper is None else [helper])]
    if prefix == regions.county_of(prefix):
        # No household leaves its county, and forty thousand are sooner looked up in one set than asked one by one.
        found: Expression = Tuple(*asked).in_(Visit.select(*visited).where(of_week(prefix, week)))
        return found
    same = [column == value for column, value in zip(visited, asked, strict=True)]
    return fn.EXISTS(Visit.select(Visit.id).where(then(week), *same))


def homes(of: str, prefix: str, week: Week, *, directly: bool = False, helper: str | None = None) -> Expression:
    """Of a household: it was `due` to be visited, `visited` whether due or not, due and visited (`covered`), or due and not."""
    if of == "visited":
        visits = Visit.select(Visit.household_id).where(of_week(prefix, week, directly=directly), *_of(Visit, helper))
        found: Expression = Household.id.in_(visits)
        return found
    paired = Pairing.select(Pairing.id).where(cared(week), Pairing.household_id == Household.id, *_of(Pairing, helper))
    due = regions.under(Household.region_code, prefix, directly=directly) & stood(week) & fn.EXISTS(paired)
    if of == "due":
        return due
    covered = seen(prefix, week, Household.id, helper)
    return due & (covered if of == "covered" else ~covered)


def _of(table: Any, helper: Any) -> list[Expression]:
    return [] if helper is None else [table.helper_id == helper]
