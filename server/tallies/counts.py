"""The week's figures in SQL: one statement for each thing that is counted, cut by place or by helper."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from peewee import SQL, Field, fn

from server.db import database
from server.households.model import Household
from server.needs import clocks
from server.needs.model import Need, NeedStep
from server.pairings.model import Pairing
from server.regions import service as regions
from server.reviews.model import Review
from server.tallies.rows import cared, homes, of_week, seen, stood
from server.tallies.week import Week
from server.visits.model import Visit


@dataclass(frozen=True)
class Cut:
    """How a region's figures are grouped: by the first `digits` of the region code, or by helper (None)."""

    digits: int | None

    def of(self, region_code: Field, helper: Field) -> Any:
        return (helper if self.digits is None else fn.SUBSTR(region_code, 1, self.digits)).alias("cut")


Counts = dict[str, dict[str, int]]
_WHOLE: Final = Cut(0)


def counts(prefix: str, week: Week, cut: Cut) -> tuple[Counts, dict[str, int]]:
    """Every count by cut, one that nothing happened in left out; and the same for the whole region.

    What lies in one cut each adds up. A household may be two helpers' and, when it moves, be visited in two places:
    it is counted again.
    """
    found = _counted((_due, _visited, _visits, _raised, _settled, _overdue), prefix, week, cut)
    whole: dict[str, int] = defaultdict(int)
    for part in found.values():
        for name, number in part.items():
            whole[name] += number
    again = (_due, _visited) if cut.digits is None else (_visited,)
    return found, whole | _counted(again, prefix, week, _WHOLE)[""]


def waits(prefix: str, week: Week, cut: Cut) -> Iterable[tuple[str, int]]:
    """For each visit of the week that has had a verdict: its cut, and the milliseconds from its arrival to the first one."""
    query = (
        Visit.select(cut.of(Visit.region_code, Visit.helper_id), fn.MIN(Review.at) - Visit.received_at)
        .join(Review, on=(Review.visit_id == Visit.id))
        .where(of_week(prefix, week))
        .group_by(Visit.id)
    )
    found: Iterable[tuple[str, int]] = database.execute(query)  # bare rows: there is one for every visit
    return found


def _due(prefix: str, week: Week, cut: Cut) -> Any:
    query: Any
    if cut.digits is None:
        visited = seen(week, Pairing.household_id, Pairing.helper_id)
        number = fn.COUNT(Pairing.household_id.distinct())
        query = Pairing.select(Pairing.helper_id.alias("cut"), number.alias("due"), number.filter(visited).alias("covered"))
        there = Household.select(Household.id).where(regions.under(Household.region_code, prefix), stood(week))
        return query.where(cared(week), Pairing.household_id.in_(there))
    number, place = fn.COUNT(Household.id), cut.of(Household.region_code, Pairing.helper_id)
    query = Household.select(place, number.alias("due"), number.filter(seen(week, Household.id)).alias("covered"))
    return query.where(homes("due", prefix, week))


def _visited(prefix: str, week: Week, cut: Cut) -> Any:
    number = fn.COUNT(Visit.household_id.distinct()).alias("visited")
    return Visit.select(cut.of(Visit.region_code, Visit.helper_id), number).where(of_week(prefix, week))


def _visits(prefix: str, week: Week, cut: Cut) -> Any:
    number = fn.COUNT(Visit.id)
    states = (number.filter(Visit.state == state).alias(state) for state in ("approved", "returned", "waiting"))
    query = Visit.select(cut.of(Visit.region_code, Visit.helper_id), number.alias("visits"), *states)
    return query.where(of_week(prefix, week))


def _raised(prefix: str, week: Week, cut: Cut) -> Any:
    start, end = week.span
    number = fn.COUNT(Need.id)
    urgent = number.filter(Need.urgency == "urgent")
    query = Need.select(cut.of(Need.region_code, Need.raised_by), number.alias("raised"), urgent.alias("raised_urgent"))
    return query.where(regions.under(Need.region_code, prefix), Need.raised_at >= start, Need.raised_at < end)


def _settled(prefix: str, week: Week, cut: Cut) -> Any:
    start, end = week.span
    kinds = ("resolved", "confirmed")
    number = fn.COUNT(Need.id.distinct())
    query = NeedStep.select(
        cut.of(Need.region_code, Need.raised_by), *(number.filter(NeedStep.kind == kind).alias(kind) for kind in kinds)
    )
    in_time = NeedStep.kind.in_(kinds) & (NeedStep.at >= start) & (NeedStep.at < end)
    return query.join(Need, on=(Need.id == NeedStep.need_id)).where(regions.under(Need.region_code, prefix), in_time)


def _overdue(prefix: str, week: Week, cut: Cut) -> Any:
    query = Need.select(cut.of(Need.region_code, Need.raised_by), fn.COUNT(Need.id).alias("overdue"))
    return query.where(regions.under(Need.region_code, prefix), clocks.overdue_in(week.name))


def _counted(parts: Iterable[Callable[[str, Week, Cut], Any]], prefix: str, week: Week, cut: Cut) -> Counts:
    found: Counts = defaultdict(dict)
    for part in parts:
        for row in part(prefix, week, cut).group_by(SQL("cut")).dicts():
            found[row.pop("cut")] |= row
    return found
