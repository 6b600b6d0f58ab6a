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
Wait = tuple[str, str, int]  # milliseconds
Part = Callable[[str, Week, Cut], Any]
_WHOLE: Final = Cut(0)


def counts(prefix: str, week: Week, cut: Cut) -> Counts:
    """Every count by cut, one that nothing happened in left out."""
    return _counted((_due, _visits, _raised, _settled, _overdue), prefix, week, cut)


def coarser(found: Counts, prefix: str, week: Week, digits: int) -> Counts:
    """What was counted by places, by larger ones. A household that moves may have been visited in two: it is counted again."""
    again = _counted((_visited,), prefix, week, Cut(digits))
    return {place: part | again.get(place, {}) for place, part in _summed(found, digits).items()}


def whole(found: Counts, prefix: str, week: Week, cut: Cut) -> dict[str, int]:
    """The same for the whole region. A household may be two helpers': it is counted again."""
    again = (_due, _visited) if cut.digits is None else (_visited,)
    return _summed(found, 0).get("", {}) | _counted(again, prefix, week, _WHOLE)[""]


def waits(prefix: str, week: Week) -> Iterable[Wait]:
    """For each visit of the week that has had a verdict its place, its helper, and how long it waited for the first one."""
    query = (
        Visit.select(Visit.region_code, Visit.helper_id, fn.MIN(Review.at) - Visit.received_at)
        .join(Review, on=(Review.visit_id == Visit.id))
        .where(of_week(prefix, week))
        .group_by(Visit.id)
    )
    found: Iterable[Wait] = database.execute(query)  # bare rows: there is one for every visit
    return found


def _due(prefix: str, week: Week, cut: Cut) -> Any:
    query: Any
    if cut.digits is None:
        number, visited = fn.COUNT(Household.id.distinct()), seen(prefix, week, Pairing.household_id, Pairing.helper_id)
        query = Household.select(Pairing.helper_id.alias("cut"), number.alias("due"), number.filter(visited).alias("covered"))
        query = query.join(Pairing, on=(Pairing.household_id == Household.id))
        return query.where(regions.under(Household.region_code, prefix), stood(week), cared(week))
    number, visited = fn.COUNT(Household.id), seen(prefix, week, Household.id)
    place = cut.of(Household.region_code, Pairing.helper_id)
    query = Household.select(place, number.alias("due"), number.filter(visited).alias("covered"))
    return query.where(homes("due", prefix, week))


def _visited(prefix: str, week: Week, cut: Cut) -> Any:
    number = fn.COUNT(Visit.household_id.distinct()).alias("visited")
    return Visit.select(cut.of(Visit.region_code, Visit.helper_id), number).where(of_week(prefix, week))


def _visits(prefix: str, week: Week, cut: Cut) -> Any:
    number = fn.COUNT(Visit.id)
    states = (number.filter(Visit.state == state).alias(state) for state in ("approved", "returned", "waiting"))
    return _visited(prefix, week, cut).select_extend(number.alias("visits"), *states)


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


def _counted(parts: Iterable[Part], prefix: str, week: Week, cut: Cut) -> Counts:
    found: Counts = defaultdict(dict)
    for part in parts:
        for row in part(prefix, week, cut).group_by(SQL("cut")).dicts():
            found[row.pop("cut")] |= row
    return found


def _summed(found: Counts, digits: int) -> Counts:
    summed: Counts = defaultdict(lambda: defaultdict(int))
    for key, part in found.items():
        into = summed[key[:digits]]
        for name, number in part.items():
            into[name] += number
    return summed
