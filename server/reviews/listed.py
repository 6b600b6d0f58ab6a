"""Visits as lists show them: who, when, in what state, with which checks, and what has changed since the visit before."""

from typing import Any

from server import clock
from server.accounts import service as accounts
from server.flags import service as flags
from server.households import service as households
from server.photos import service as photos
from server.reviews import service
from server.statements import rows_by
from server.visits import service as visits
from server.visits.model import Visit, VisitRevision


def rows(found: list[Visit]) -> list[dict[str, Any]]:
    """Visits as a queue shows them, each beside the visit of its household before it."""
    homes = households.briefs(visit.household_id for visit in found)
    before = _previous(found)
    both = [*found, *rows_by(Visit, Visit.id, set(before.values()) - {visit.id for visit in found})]
    contents = visits.current_revisions(both)
    verdicts = service.of_visits(visit.id for visit in both)
    briefs = {row["id"]: row for row in _briefs(both, contents, verdicts)}
    here = photos.here(visit.id for visit in found)
    flagged = flags.of_visits(found)
    shown = []
    for visit in found:
        row, content = briefs[visit.id], contents[visit.id].content
        named = {photo["id"] for photo in content["photos"]}
        shown.append(
            {
                **row,
                "revision": visit.revision,
                "household": homes[visit.household_id],
                "ended_at": clock.rfc3339(visits.ended_at(visit, content)),
                "received_at": clock.rfc3339(visit.received_at),
                "photos": {"here": len(named & here), "of": len(named)},
                "returned_times": sum(one["decision"] == "returned" for one in verdicts.get(visit.id, {}).values()),
                "flags": flagged[visit.id],
                "changes": _changes(briefs.get(before.get(visit.id, "")), row),
            }
        )
    return shown


def brief(found: list[Visit]) -> list[dict[str, Any]]:
    """Visits in their shortest form: who, when, in what state, with which checks."""
    return _briefs(found, visits.current_revisions(found), service.of_visits(visit.id for visit in found))


def _briefs(
    found: list[Visit], contents: dict[str, VisitRevision], verdicts: dict[str, dict[int, dict[str, Any]]]
) -> list[dict[str, Any]]:
    names = accounts.names(visit.helper_id for visit in found)
    return [
        {
            "id": visit.id,
            "started_at": clock.rfc3339(visit.visited_at),
            "helper": {"id": visit.helper_id, "name": names.get(visit.helper_id, "")},
            "mode": contents[visit.id].content["mode"],
            "state": service.state(visit, verdicts.get(visit.id, {})),
            "checks": contents[visit.id].content["checks"],
            "summary": contents[visit.id].content["summary"],
            "need_count": visit.need_count,
        }
        for visit in found
    ]


def before(visit: Visit, limit: int) -> list[Visit]:
    """The visits of the same household before this one, the latest first; withdrawn ones left out."""
    earlier = (Visit.household_id == visit.household_id) & (Visit.visited_at < visit.visited_at) & Visit.withdrawn_at.is_null()
    return list(Visit.select().where(earlier).order_by(Visit.visited_at.desc()).limit(limit))


def _previous(found: list[Visit]) -> dict[str, str]:
    """For each visit the id of the same household's visit before it, where there is one."""
    other = Visit.alias()
    same = (other.household_id == Visit.household_id) & (other.visited_at < Visit.visited_at) & other.withdrawn_at.is_null()
    previous = other.select(other.id).where(same).order_by(other.visited_at.desc()).limit(1)
    pairs: Any = Visit.select(Visit.id, previous).where(Visit.id.in_([visit.id for visit in found])).tuples()
    return {visit_id: before for visit_id, before in pairs if before}


def _changes(was: dict[str, Any] | None, now: dict[str, Any]) -> list[dict[str, str]]:
    if was is None:
        return []
    return [
        {"check": check, "was": was["checks"][check], "now": value}
        for check, value in now["checks"].items()
        if was["checks"][check] != value
    ]
