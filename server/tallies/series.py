"""The weeks before this one, each by what has become of its visits: what a chart shows."""

from typing import Any, Final

from peewee import SQL, fn

from server.regions import service as regions
from server.regions.model import LEVELS, Region
from server.tallies.week import Week
from server.visits.model import Visit

_STATES: Final = ("approved", "waiting", "returned")


def weeks(week: Week, region: Region, count: int) -> list[dict[str, Any]]:
    """The `count` weeks up to `week`, the oldest first: `{week, approved, waiting, returned}`, visits as they stand now."""
    names = [week.name]
    while len(names) < count:
        names.append(Week.named(names[-1]).before.name)
    counted: Any = (
        Visit.select(Visit.week, Visit.state, fn.COUNT(SQL("*")))
        .where(Visit.county == region.code[: LEVELS["county"]], Visit.week.in_(names), *_inside(region))
        .group_by(Visit.week, Visit.state)
    )
    found = {(name, state): number for name, state, number in counted.tuples()}
    return [{"week": name, **{state: found.get((name, state), 0) for state in _STATES}} for name in reversed(names)]


def _inside(region: Region) -> list[Any]:
    # A county's count is read off an index alone, and must ask for nothing that the index does not hold.
    return [] if region.level == "county" else [regions.under(Visit.region_code, region.code)]
