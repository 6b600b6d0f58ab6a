"""The supervisor's queue: current revisions of a region's visits, by what the township has said of them."""

from typing import Any

from peewee import JOIN, fn

from server.accounts import access
from server.accounts.model import Account
from server.households import directory as households
from server.problems import Problem
from server.regions import service as regions
from server.reviews.model import Review
from server.visits.model import Visit

_ON_CURRENT = (Review.visit_id == Visit.id) & (Review.revision == Visit.revision)
_STATES = {
    "waiting": Review.id.is_null() & Visit.withdrawn_at.is_null(),
    "approved": (Review.decision == "approved") & Visit.withdrawn_at.is_null(),
    "returned": (Review.decision == "returned") & Visit.withdrawn_at.is_null(),
    "withdrawn": Visit.withdrawn_at.is_null(False),
}
_RETURNED = Review.alias()


def page(actor: Account, query: dict[str, Any]) -> list[Visit]:
    """Visits of the actor's region in the order in which their current revisions arrived, `limit` at most."""
    found = _joined(actor, query).limit(query["limit"])
    if "state" in query:
        found = found.where(_STATES[query["state"]])
    oldest = query["order"] == "oldest"
    if "after" in query:
        found = found.where(_beyond(query["after"], oldest=oldest))
    keys = (Visit.queued_at, Visit.id)
    return list(found.order_by(*(key if oldest else key.desc() for key in keys)))


def cursor(last: Visit) -> str:
    """Where a page ended. The place itself, not the visit: an amendment moves the visit to the queue's end meanwhile."""
    return f"{Visit.queued_at.db_value(last.queued_at)}.{last.id}"


def counts(actor: Account, query: dict[str, Any]) -> dict[str, int]:
    """How many visits under the same filters are waiting, approved and returned."""
    shown = {key: value for key, value in query.items() if key != "state"}
    counted = _joined(actor, shown).select(Review.decision, fn.COUNT(Visit.id)).where(Visit.withdrawn_at.is_null())
    found = {decision or "waiting": number for decision, number in counted.group_by(Review.decision).tuples()}
    return {state: found.get(state, 0) for state in ("waiting", "approved", "returned")}


def get(actor: Account, visit_id: str) -> Visit:
    """One visit; raises Problem `not_found` outside the actor's reach."""
    visit = Visit.get_or_none(Visit.id == visit_id)
    if visit is None:
        raise Problem("not_found")
    access.require(actor, "visit.read", access.Thing(visit.region_code))
    return visit


def _joined(actor: Account, query: dict[str, Any]) -> Any:
    found = Visit.select().join(Review, JOIN.LEFT_OUTER, on=_ON_CURRENT)
    found = found.where(regions.under(Visit.region_code, access.region(actor, query.get("region"))))
    for name, column in {"week": Visit.week, "helper": Visit.helper_id, "household": Visit.household_id}.items():
        if name in query:
            found = found.where(column == query[name])
    if words := query.get("q", "").strip():
        found = found.where(Visit.household_id.in_(households.named(access.region(actor, query.get("region")), words)))
    return found.where(_flag(query["flag"])) if "flag" in query else found


def _flag(flag: str) -> Any:
    if flag == "returned_before":
        earlier = (_RETURNED.visit_id == Visit.id) & (_RETURNED.decision == "returned") & (_RETURNED.revision < Visit.revision)
        return fn.EXISTS(_RETURNED.select(_RETURNED.id).where(earlier))
    return {"has_needs": Visit.need_count, "problem": Visit.problem_count}[flag] > 0


def _beyond(cursor: str, *, oldest: bool) -> Any:
    milliseconds, _, last = cursor.partition(".")
    queued_at = int(milliseconds)
    if oldest:
        return (Visit.queued_at > queued_at) | ((Visit.queued_at == queued_at) & (Visit.id > last))
    return (Visit.queued_at < queued_at) | ((Visit.queued_at == queued_at) & (Visit.id < last))
