"""All that the rules look at of a visit: it, its household, the visits around it. Gathered for a whole push at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from server import clock
from server.flags import texts
from server.households import service as households
from server.households.model import Household
from server.needs.model import OPEN, Need
from server.statements import rows_by, rows_where
from server.visits import service as visits
from server.visits.model import Visit, VisitRevision

RECENT = 60  # visits of a helper that a new one is compared with: some months
EARLIER = 6  # of a household: those that a supervisor sees beside it
_AT_ONCE = 100  # parts of one statement; SQLite takes 500
_RECENT = "SELECT id FROM (SELECT id FROM visit WHERE helper_id = ? ORDER BY received_at DESC LIMIT ?) AS recent"
_AROUND = """SELECT id FROM (
    SELECT id FROM visit WHERE household_id = ? AND visited_at < ? ORDER BY visited_at DESC LIMIT ?) AS around"""


@dataclass(frozen=True)
class Told:
    """A visit with its current words, and the place of its household."""

    visit: Visit
    revision: VisitRevision
    home: Household

    @property
    def content(self) -> dict[str, Any]:
        found: dict[str, Any] = self.revision.content
        return found

    @cached_property
    def pairs(self) -> texts.Pairs:
        return texts.pairs(self.content["summary"])

    @cached_property
    def ended_at(self) -> datetime:
        return visits.ended_at(self.visit, self.content)

    @property
    def place(self) -> dict[str, Any] | None:
        """Where it was made: the phone's fix, else where the register has the household; None if neither is known."""
        known: dict[str, Any] | None = self.content["location"] or self.home.location
        return known

    def came_before(self, other: "Told") -> bool:
        """Whether this one reached the server first; within one push, whether it was made first."""
        return (self.visit.received_at, self.visit.id) < (other.visit.received_at, other.visit.id)


@dataclass(frozen=True)
class Case:
    """`told` beside what was known before it: the same helper's `recent` visits, its household's `earlier` ones (latest first;
    also those of the same day that came before it), and that household's open needs."""

    told: Told
    recent: list[Told] = field(default_factory=list)
    earlier: list[Told] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)


def cases(found: list[Visit]) -> list[Case]:
    """A case for each visit; withdrawn ones are left out of what it is compared with."""
    around = {visit.id: visit for visit in (*_recent(found), *_around(found), *found) if visit.withdrawn_at is None}
    revisions = visits.current_revisions(list(around.values()))
    homes = households.by_id(visit.household_id for visit in around.values())
    told = {visit.id: Told(visit, revisions[visit.id], homes[visit.household_id]) for visit in around.values()}
    needs = [need for need in rows_by(Need, Need.household_id, {visit.household_id for visit in found}) if need.state in OPEN]
    return [_case(told[visit.id], list(told.values()), needs) for visit in found if visit.id in told]


def _case(of: Told, known: Iterable[Told], needs: list[Need]) -> Case:
    visit, before = of.visit, [other for other in known if other.came_before(of)]
    earlier = [
        other
        for other in before
        if other.visit.household_id == visit.household_id and other.visit.visited_at < _day_after(visit.visited_at)
    ]
    return Case(
        of,
        [other for other in before if other.visit.helper_id == visit.helper_id],
        sorted(earlier, key=lambda other: other.visit.visited_at, reverse=True),
        [need for need in needs if need.household_id == visit.household_id],
    )


def _recent(found: list[Visit]) -> list[Visit]:
    helpers = {visit.helper_id for visit in found}
    return [visit for helper in helpers for visit in rows_where(Visit, f"id IN ({_RECENT})", [helper, RECENT + len(found)])]


def _around(found: list[Visit]) -> list[Visit]:
    made: list[Visit] = []
    for start in range(0, len(found), _AT_ONCE):
        part = found[start : start + _AT_ONCE]
        wanted = " UNION ALL ".join([_AROUND] * len(part))
        values = [
            value
            for visit in part
            for value in (visit.household_id, Visit.visited_at.db_value(_day_after(visit.visited_at)), EARLIER)
        ]
        made += rows_where(Visit, f"id IN ({wanted})", values)
    return made


def _day_after(moment: datetime) -> datetime:
    # The first moment of the next day in the villages.
    local = moment.astimezone(clock.SHANGHAI)
    return local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
