"""The supervisor's queue: current revisions of a region's visits, by what the township has said of them.

Every filter is read off an index that ends in the queue's order, so a first page costs the same however many visits there
are: `Visit` by place and state, `VisitTag` by word, place and state. Counting stops at `MOST`.
"""

from operator import gt, lt
from typing import Any, Final

from peewee import SQL, Expression, Tuple

from server.accounts import access
from server.accounts.model import Account
from server.households import directory as households
from server.problems import Problem
from server.regions import service as regions
from server.regions.model import LEVELS
from server.reviews import sampling
from server.visits.model import STATES, Visit, VisitTag

MOST: Final = 1000
COUNTED = ("waiting", "approved", "returned")


def page(actor: Account, query: dict[str, Any]) -> list[Visit]:
    """Visits of the actor's region, `limit` at most: those with most open flags first (`exceptions`, as a rule where visits
    wait), or in the order in which their current revisions arrived."""
    order = order_of(query)
    states = [query["state"]] if "state" in query else STATES
    found = [visit for state in states for visit in _strand(actor, query, state, order)]
    if len(states) > 1:
        found.sort(key=lambda visit: _place(visit, order), reverse=order == "newest")
    return found[: query["limit"]]


def order_of(query: dict[str, Any]) -> str:
    """The order asked for, else `exceptions` for the waiting and `oldest` for all others."""
    usual = "exceptions" if query.get("state") == "waiting" else "oldest"
    return str(query.get("order", usual))


def cursor(last: Visit, query: dict[str, Any]) -> str:
    """Where a page ended. The place itself, not the visit: an amendment moves the visit to the queue's end meanwhile."""
    return ".".join(str(part) for part in _place(last, order_of(query)))


def counts(actor: Account, query: dict[str, Any]) -> dict[str, Any]:
    """`counts`: how many visits under the same filters wait, are approved and returned, `MOST` each at most; `more`: the states
    of which there are more."""
    found = {state: _count(actor, query, state) for state in COUNTED}
    return {
        "counts": {state: min(number, MOST) for state, number in found.items()},
        "more": [state for state in COUNTED if found[state] > MOST],
    }


def get(actor: Account, visit_id: str) -> Visit:
    """One visit; raises Problem `not_found` outside the actor's reach."""
    visit = Visit.get_or_none(Visit.id == visit_id)
    if visit is None:
        raise Problem("not_found")
    access.require(actor, "visit.read", access.Thing(visit.region_code))
    return visit


def _strand(actor: Account, query: dict[str, Any], state: str, order: str) -> list[Visit]:
    """The first visits of one state, as the index has them."""
    listed, of_place, of_visit = _conditions(actor, query, state)
    key = VisitTag.visit_id if listed is VisitTag else Visit.id
    keys = [listed.precedence, listed.queued_at, key] if order == "exceptions" else [listed.queued_at, key]
    found = Visit.select()
    if listed is VisitTag:
        found = found.join(VisitTag, on=(VisitTag.visit_id == Visit.id))
    found = found.where(*of_place, *of_visit)
    if state != "waiting":
        found = found.where(listed.precedence == 0)  # always so: said for the index, which has it before the time
    if "after" in query:
        found = found.where(_beyond(query["after"], keys, order))
    return list(found.order_by(*(one.desc() if order == "newest" else one for one in keys)).limit(query["limit"]))


def _count(actor: Account, query: dict[str, Any], state: str) -> int:
    listed, of_place, of_visit = _conditions(actor, query, state)
    found = listed.select(SQL("1"))
    if listed is VisitTag and of_visit:
        found = found.join(Visit, on=(VisitTag.visit_id == Visit.id))
    counted: int = found.where(*of_place, *of_visit).limit(MOST + 1).count()
    return counted


def _conditions(actor: Account, query: dict[str, Any], state: str) -> tuple[Any, list[Expression], list[Expression]]:
    """The table to list by, what is asked of it, and what is asked of the visits beside it."""
    prefix = access.region(actor, query.get("region"))
    of_visit = [column == query[name] for name, column in _COLUMNS.items() if name in query]
    if words := query.get("q", "").strip():
        of_visit.append(Visit.household_id.in_(households.named(prefix, words)))
    if "sample" in query:
        of_visit.append(Visit.id.in_(sampling.taken(actor, query["sample"])))
    if "flag" in query:
        place = [VisitTag.word == query["flag"], _within(VisitTag, prefix), VisitTag.state == state]
        deeper = [regions.under(Visit.region_code, prefix)] if len(prefix) > LEVELS["township"] else []
        return VisitTag, place, [*deeper, *of_visit]
    # One person's, one household's, one village's or one township's week are few: they are found by that and then sorted.
    few = {"helper", "household", "sample"} & query.keys() or len(prefix) > LEVELS["township"]
    few = few or ("week" in query and len(prefix) == LEVELS["township"])
    place = [regions.under(Visit.region_code, prefix) if few else _within(Visit, prefix), Visit.state == state]
    return Visit, [*place, *of_visit], []


_COLUMNS = {"week": Visit.week, "helper": Visit.helper_id, "household": Visit.household_id}


def _within(listed: Any, prefix: str) -> Expression:
    if len(prefix) == LEVELS["county"]:
        return listed.county == prefix  # type: ignore[no-any-return]
    return listed.township == prefix[: LEVELS["township"]]  # type: ignore[no-any-return]


def _place(visit: Visit, order: str) -> tuple[Any, ...]:
    arrived = (Visit.queued_at.db_value(visit.queued_at), visit.id)
    return (visit.precedence, *arrived) if order == "exceptions" else arrived


def _beyond(cursor: str, keys: list[Any], order: str) -> Expression:
    *numbers, last = cursor.split(".")
    if len(numbers) + 1 != len(keys):
        raise Problem("invalid", errors={"after": ["invalid"]})
    beyond = lt if order == "newest" else gt
    return beyond(Tuple(*keys), Tuple(*map(int, numbers), last))  # type: ignore[no-any-return]
