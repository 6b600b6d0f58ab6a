"""One visit with all that a supervisor weighs: its revisions and verdicts, needs, people, and the visits before it."""

from collections.abc import Collection
from typing import Any

from server import clock
from server.accounts import service as accounts
from server.households import service as households
from server.needs import service as needs
from server.needs import shown
from server.pairings import service as pairings
from server.photos import service as photos
from server.reviews import listed, service
from server.visits import place
from server.visits import service as visits
from server.visits.model import Visit, VisitRevision

EARLIER = 6


def whole(visit: Visit, closed: Collection[str] = ()) -> dict[str, Any]:
    """The visit as `GET /api/visits/{id}` answers it, without those beside it that are `closed`."""
    here = photos.here([visit.id])
    before = listed.before(visit, EARLIER)
    revisions = list(VisitRevision.select().where(VisitRevision.visit_id == visit.id).order_by(VisitRevision.number.desc()))
    return {
        **listed.rows([visit], closed)[0],
        "content": visits.shown(revisions[0].content, here),
        "revisions": _revisions(visit, revisions, here),
        "needs": shown.wire(needs.raised_by(visit.id, visit.household_id)),
        "earlier": listed.brief([one for one in before if one.id not in closed]),
        "place": _place(visit, revisions[0].content["location"], before),
        "household_helpers": _helpers(visit.household_id),
        "members": [
            {"id": member.id, "name": member.name, "relation": member.relation}
            for member in households.members_of([visit.household_id])[visit.household_id]
        ],
    }


def _place(visit: Visit, here: dict[str, Any] | None, before: list[Visit]) -> dict[str, int] | None:
    home = households.by_id([visit.household_id])[visit.household_id]
    there = place.found_before(home, before) if here else None
    return place.apart(there, here) if there and here else None


def _revisions(visit: Visit, revisions: list[VisitRevision], here: set[str]) -> list[dict[str, Any]]:
    names = accounts.names(row.author_id for row in revisions)
    verdicts = service.of_visits([visit.id]).get(visit.id, {})
    return [
        {
            "revision": row.number,
            "author": names.get(row.author_id, ""),
            "made_at": clock.rfc3339(row.made_at),
            "received_at": clock.rfc3339(row.received_at),
            "clock_offset_s": round(row.clock_offset_ms / 1000),
            "content": visits.shown(row.content, here),
            "review": verdicts.get(row.number),
        }
        for row in revisions
    ]


def _helpers(household_id: str) -> list[dict[str, Any]]:
    running = pairings.helpers_of([household_id])[household_id]
    names = accounts.names(row.helper_id for row in running)
    return [{"account_id": row.helper_id, "name": names.get(row.helper_id, ""), "role": row.role} for row in running]
