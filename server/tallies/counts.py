"""The week's figures: what each helper did in each place is read once, and added up by place or by helper as it is asked for.

Read as bare rows and counted here: a county's forty thousand households are looked up once for all cuts, and one that two
helpers visited, or that was visited in two places, is one household in whatever holds both.
"""

from collections import defaultdict
from functools import cached_property
from typing import Any

from peewee import fn

from server.accounts.model import Account
from server.db import database
from server.households.model import Household
from server.needs import clocks
from server.needs.model import Need, NeedStep
from server.pairings.model import Pairing
from server.regions import service as regions
from server.tallies.part import Part, figures, visited
from server.tallies.rows import cared, of_week, stood, then
from server.tallies.week import Week
from server.visits.model import Visit

Counts = dict[str, dict[str, Any]]  # as `part.figures` has them, by the code of a place or the id of a helper


class Happened:
    """A region's week, read when this is made."""

    def __init__(self, prefix: str, week: Week) -> None:
        self._parts: dict[tuple[str, str], Part] = defaultdict(Part)  # by place and helper
        self._elsewhere: dict[str, set[str]] = defaultdict(set)  # by helper, households visited where they lie no longer
        for place, helper, home, state, received, decided in database.execute(_visits(prefix, week)):
            part = self._parts[place, helper]
            part.visited.append(home)
            part.states.append(state)
            if decided is not None:
                part.waits.append(decided - received)
        places = dict(database.execute(_stood(prefix, week)))
        for helper, home in database.execute(_cared(prefix, week)):
            if place := places.get(home):
                self._parts[place, helper].due.append(home)
        if prefix != regions.county_of(prefix):  # no household leaves its county
            for helper, home in database.execute(_elsewhere(prefix, week)):
                self._elsewhere[helper].add(home)
        for query in (_raised(prefix, week), _settled(prefix, week), _overdue(prefix, week)):
            for row in query.dicts():
                self._parts[row.pop("place"), row.pop("helper")].needs |= row

    def whole(self) -> dict[str, Any]:
        """The figures of all of it."""
        return figures([*self._parts.values()], self._seen)

    def by_place(self, digits: int) -> Counts:
        """Those by the first `digits` of the region code; a place where nothing happened is left out."""
        found = defaultdict(list)
        for (place, _), part in self._parts.items():
            found[place[:digits]].append(part)
        return {place: figures(parts, self._seen) for place, parts in found.items()}

    def by_helper(self) -> Counts:
        """Those by helper, where only the helper's own visits cover a household."""
        found = defaultdict(list)
        for (_, helper), part in self._parts.items():
            found[helper].append(part)
        return {helper: figures(parts, visited(parts) | self._elsewhere[helper]) for helper, parts in found.items()}

    @cached_property
    def _seen(self) -> set[str]:
        return visited([*self._parts.values()]).union(*self._elsewhere.values())


def _visits(prefix: str, week: Week) -> Any:
    columns = (Visit.region_code, Visit.helper_id, Visit.household_id, Visit.state, Visit.received_at, Visit.decided_at)
    return Visit.select(*columns).where(of_week(prefix, week))


def _stood(prefix: str, week: Week) -> Any:
    return Household.select(Household.id, Household.region_code).where(
        regions.under(Household.region_code, prefix), stood(week)
    )


def _cared(prefix: str, week: Week) -> Any:
    query = Pairing.select(Pairing.helper_id, Pairing.household_id).where(cared(week))
    if prefix == regions.county_of(prefix):
        # Nor does a helper: all pairings of a county lie together by its helpers, and forty thousand are sooner read as they
        # lie than asked for household by household.
        return query.join(Account, on=(Account.id == Pairing.helper_id)).where(regions.under(Account.region_code, prefix))
    return query.join(Household, on=(Household.id == Pairing.household_id)).where(regions.under(Household.region_code, prefix))


def _elsewhere(prefix: str, week: Week) -> Any:
    query = Household.select(Visit.helper_id, Household.id)
    visited = query.join(Visit, on=(Visit.household_id == Household.id)).where(then(week))
    return visited.where(regions.under(Household.region_code, prefix), ~regions.under(Visit.region_code, prefix))


def _raised(prefix: str, week: Week) -> Any:
    start, end = week.span
    number = fn.COUNT(Need.id)
    urgent = number.filter(Need.urgency == "urgent")
    query = _needs(Need, prefix, number.alias("raised"), urgent.alias("raised_urgent"))
    return query.where(Need.raised_at >= start, Need.raised_at < end)


def _settled(prefix: str, week: Week) -> Any:
    start, end = week.span
    kinds = ("resolved", "confirmed")
    number = fn.COUNT(Need.id.distinct())
    query = _needs(NeedStep, prefix, *(number.filter(NeedStep.kind == kind).alias(kind) for kind in kinds))
    in_time = NeedStep.kind.in_(kinds) & (NeedStep.at >= start) & (NeedStep.at < end)
    return query.join(Need, on=(Need.id == NeedStep.need_id)).where(in_time)


def _overdue(prefix: str, week: Week) -> Any:
    return _needs(Need, prefix, fn.COUNT(Need.id).alias("overdue")).where(clocks.overdue_in(week.name))


def _needs(table: Any, prefix: str, *figures: Any) -> Any:
    query = table.select(Need.region_code.alias("place"), Need.raised_by.alias("helper"), *figures)
    return query.where(regions.under(Need.region_code, prefix)).group_by(Need.region_code, Need.raised_by)
