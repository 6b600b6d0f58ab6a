"""Visits as lists show them: who, when, in what state, with which checks, and what has changed since the visit before."""

from collections.abc import Collection
from typing import Any, Final

import orjson

from server import clock
from server.accounts import service as accounts
from server.flags import service as flags
from server.households import service as households
from server.needs import service as needs
from server.photos import service as photos
from server.reviews import service
from server.statements import returned, rows_by
from server.visits import service as visits
from server.visits.model import Visit

_BEFORE: Final = """
    SELECT visit.id, earlier.id, before.content FROM visit
    JOIN visit AS earlier ON earlier.id = (
        SELECT id FROM visit AS other
        WHERE other.household_id = visit.household_id AND other.visited_at < visit.visited_at AND other.withdrawn_at IS NULL
        ORDER BY other.visited_at DESC, other.id DESC LIMIT 1)
    JOIN visit_revision AS before ON before.visit_id = earlier.id AND before.number = earlier.revision
    WHERE visit.id IN ({visits})"""


def rows(found: list[Visit], closed: Collection[str] = ()) -> list[dict[str, Any]]:
    """Visits as a queue shows them, each beside the visit of its household before it; nothing of those that are `closed`."""
    homes = households.briefs(visit.household_id for visit in found)
    before = _checks_before(found, closed)
    contents = visits.contents(found)
    times = service.returned_times(visit.id for visit in found)
    here = photos.here(visit.id for visit in found)
    flagged, unsaid = flags.of_visits(found), _unsaid(closed)
    shown = []
    for visit, row in zip(found, _briefs(found, contents), strict=True):
        content = contents[visit.id]
        named = {photo["id"] for photo in content["photos"]}
        shown.append(
            {
                **row,
                "revision": visit.revision,
                "household": homes[visit.household_id],
                "ended_at": clock.rfc3339(visits.ended_at(visit, content)),
                "received_at": clock.rfc3339(visit.received_at),
                "photos": {"here": len(named & here), "of": len(named)},
                "returned_times": times.get(visit.id, 0),
                "flags": [flag for flag in flagged[visit.id] if unsaid.isdisjoint(flag["about"].values())],
                "changes": _changes(before.get(visit.id, {}), row["checks"]),
            }
        )
    return shown


def brief(found: list[Visit]) -> list[dict[str, Any]]:
    """Visits in their shortest form: who, when, in what state, with which checks."""
    return _briefs(found, visits.contents(found))


def _briefs(found: list[Visit], contents: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    names = accounts.names(visit.helper_id for visit in found)
    return [
        {
            "id": visit.id,
            "started_at": clock.rfc3339(visit.visited_at),
            "helper": {"id": visit.helper_id, "name": names.get(visit.helper_id, "")},
            "mode": contents[visit.id]["mode"],
            "state": visit.state,
            "checks": contents[visit.id]["checks"],
            "summary": contents[visit.id]["summary"],
            "need_count": visit.need_count,
        }
        for visit in found
    ]


def before(visit: Visit, limit: int) -> list[Visit]:
    """The visits of the same household before this one, the latest first; withdrawn ones left out."""
    earlier = (Visit.household_id == visit.household_id) & (Visit.visited_at < visit.visited_at) & Visit.withdrawn_at.is_null()
    return list(Visit.select().where(earlier).order_by(Visit.visited_at.desc(), Visit.id.desc()).limit(limit))


def _unsaid(closed: Collection[str]) -> set[str]:
    """What no flag may speak of: the visits that are closed, and the needs that they raised."""
    raised = (needs.raised_by(visit.id, visit.household_id) for visit in rows_by(Visit, Visit.id, closed))
    return {*closed, *(need.id for found in raised for need in found)}


def _checks_before(found: list[Visit], closed: Collection[str]) -> dict[str, dict[str, str]]:
    """For each visit the checks of the same household's visit before it, where there is one."""
    if not found:
        return {}
    sql = _BEFORE.format(visits=", ".join("?" * len(found)))
    told = returned(sql, [visit.id for visit in found])
    return {visit_id: orjson.loads(content)["checks"] for visit_id, earlier_id, content in told if earlier_id not in closed}


def _changes(was: dict[str, str], now: dict[str, str]) -> list[dict[str, str]]:
    return [{"check": check, "was": was[check], "now": now[check]} for check in was if was[check] != now[check]]
