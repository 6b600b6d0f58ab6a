"""All that the rules look at of a visit: it, its household, the visits around it. Gathered for a whole push at once.

Only the cells that a rule asks for are read: every visit on its way in pays for this.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any

import orjson

from server import clock
from server.flags import texts
from server.needs.model import OPEN
from server.statements import returned
from server.visits.model import Visit

RECENT = 30  # visits of a helper that a new one is compared with: about ten weeks
EARLIER = 6  # of a household: those that a supervisor sees beside it
MINUTE = 60_000  # milliseconds
_AT_ONCE = 100  # parts of one statement; SQLite takes 500
# One statement for all of them: asking costs more than finding.
_TOLD = """SELECT
    visit.id, household_id, helper_id, visited_at, started_at, visit.received_at, clock_offset_ms, location, content
    FROM visit JOIN visit_revision ON visit_id = visit.id AND number = visit.revision
    JOIN household ON household.id = household_id
    WHERE withdrawn_at IS NULL AND visit.id IN ({which})"""
_OWN = "SELECT id FROM visit WHERE id IN ({visits})"
_RECENT = """SELECT id FROM (
    SELECT id FROM visit WHERE helper_id = ? AND withdrawn_at IS NULL ORDER BY received_at DESC LIMIT ?) AS recent"""
_AROUND = """SELECT id FROM (
    SELECT id FROM visit WHERE household_id = ? AND visited_at < ? AND withdrawn_at IS NULL
    ORDER BY visited_at DESC LIMIT ?) AS around"""
_OPEN = """SELECT household_id, id, category, raised_at, visit_id FROM need
    WHERE household_id IN ({homes}) AND state IN ({states}) ORDER BY raised_at, id"""
Place = dict[str, Any]


@dataclass(eq=False, slots=True)
class Told:
    """A visit with its current content, and where the register has its household. Moments in milliseconds, as the store keeps
    them."""

    content: dict[str, Any]
    id: str
    household_id: str
    helper_id: str
    visited_at: int
    started_at: int
    received_at: int
    clock_offset_ms: int
    located: str | None
    _pairs: texts.Pairs | None = None

    @property
    def pairs(self) -> texts.Pairs:
        # Once for all that it is compared with, and without the lock that Python's own cached properties take.
        if self._pairs is None:
            self._pairs = texts.pairs(self.content["summary"])
        return self._pairs

    @property
    def home(self) -> Place | None:
        """Where the register has its household."""
        return orjson.loads(self.located) if self.located else None

    @property
    def ended_at(self) -> int:
        """As long after `visited_at` as the phone says."""
        ended = Visit.started_at.db_value(datetime.fromisoformat(self.content["ended_at"])) or 0
        return self.visited_at + ended - self.started_at


# Of two, the less is what reached the server before; within one push, what was made before.
came = attrgetter("received_at", "id")


@dataclass(frozen=True)
class OpenNeed:
    """A need of the household that is not settled."""

    id: str
    category: str
    raised_at: int
    visit_id: str | None


@dataclass(frozen=True)
class Case:
    """`told` of `visit` beside what was known before it: the same helper's `recent` visits, its household's `earlier` ones
    (latest first; also those of the same day that came before it) and open needs (oldest first)."""

    visit: Visit
    told: Told
    recent: list[Told] = field(default_factory=list)
    earlier: list[Told] = field(default_factory=list)
    needs: list[OpenNeed] = field(default_factory=list)


def cases(found: list[Visit]) -> list[Case]:
    """A case for each visit; withdrawn ones are left out of what it is compared with."""
    around = _around(found)
    own = {visit.id: around[visit.id] for visit in found if visit.id in around}
    recent, by_home, needs = _before(own, around), _grouped(around, "household_id"), _needs(found)
    made = []
    for visit in found:
        if (of := own.get(visit.id)) is not None:
            tomorrow = _day_after(visit)
            earlier = [one for one in by_home[of.household_id] if one.visited_at < tomorrow and came(one) < came(of)]
            earlier.sort(key=attrgetter("visited_at"), reverse=True)
            made.append(Case(visit, of, recent[of.id], earlier[:EARLIER], needs[of.household_id]))
    return made


def near_in_time(one: Told, other: Told) -> bool:
    """Whether two visits were made at different doors within hours of each other."""
    return abs(one.visited_at - other.visited_at) < 360 * MINUTE and one.household_id != other.household_id


def _around(found: list[Visit]) -> dict[str, Told]:
    """By id, the visits themselves, the latest of their helpers, and those of their households until that day's end."""
    asked: list[tuple[str, list[Any]]] = [(_OWN.format(visits=_marks(found)), [visit.id for visit in found])]
    asked += [(_RECENT, [helper, RECENT + len(found)]) for helper in {visit.helper_id for visit in found}]
    asked += [(_AROUND, [visit.household_id, _day_after(visit), EARLIER]) for visit in found]
    told: dict[str, Told] = {}
    for start in range(0, len(asked), _AT_ONCE):
        part = asked[start : start + _AT_ONCE]
        which = " UNION ALL ".join(sql for sql, _ in part)
        rows = returned(_TOLD.format(which=which), [value for _, values in part for value in values])
        for visit_id, *cells, content in rows:
            if visit_id not in told:
                told[visit_id] = Told(orjson.loads(content), visit_id, *cells)
    return told


def _before(own: dict[str, Told], around: dict[str, Told]) -> dict[str, list[Told]]:
    """By visit, the `RECENT` visits of its helper that came last before it."""
    found = {}
    for of_helper in _grouped(around, "helper_id").values():
        of_helper.sort(key=came)
        for place, told in enumerate(of_helper):
            if told.id in own:
                found[told.id] = of_helper[max(0, place - RECENT) : place]
    return found


def _grouped(told: dict[str, Told], by: str) -> defaultdict[str, list[Told]]:
    groups: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told.values():
        groups[getattr(one, by)].append(one)
    return groups


def _needs(found: list[Visit]) -> defaultdict[str, list[OpenNeed]]:
    groups: defaultdict[str, list[OpenNeed]] = defaultdict(list)
    homes = {visit.household_id for visit in found}
    asked = _OPEN.format(homes=_marks(homes), states=_marks(OPEN))
    for home, *cells in returned(asked, [*homes, *OPEN]):
        groups[home].append(OpenNeed(*cells))
    return groups


def _marks(values: Collection[Any]) -> str:
    return ", ".join("?" * len(values))


def _day_after(visit: Visit) -> int:
    # The first moment of the next day in the villages.
    local = visit.visited_at.astimezone(clock.SHANGHAI)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return Visit.visited_at.db_value(midnight) or 0
