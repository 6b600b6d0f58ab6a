"""Reading the ledger: a page of it, its counts, and what of it a household's bundle shows."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from peewee import Expression, Function, fn

from server import clock
from server.accounts import access
from server.accounts.model import Account
from server.needs.model import OPEN, STATES, Need, NeedStep
from server.problems import Problem
from server.regions import service as regions
from server.statements import rows_by

SETTLED_SHOWN = timedelta(days=60)
_COLUMNS = {"category": Need.category, "urgency": Need.urgency, "household": Need.household_id, "helper": Need.raised_by}


def page(actor: Account, query: dict[str, Any]) -> list[Need]:
    """Needs of the actor's region, oldest first, `limit` at most, after the need `after`."""
    found = Need.select().where(_within(actor, query)).order_by(Need.raised_at, Need.id).limit(query["limit"])
    state = query.get("state")
    if state:
        found = found.where(Need.state.in_(OPEN) if state == "open" else Need.state == state)
    for name, column in _COLUMNS.items():
        if name in query:
            found = found.where(column == query[name])
    if "step" in query and "week" in query:
        found = found.where(_stepped(query["step"], query["week"]))
    if query.get("overdue"):
        found = found.where(_overdue())
    if "q" in query:
        found = found.where(Need.description.contains(query["q"]))
    if "after" in query:
        last = Need.get_or_none(Need.id == query["after"])
        if last is None:
            raise Problem("not_found")
        found = found.where((Need.raised_at > last.raised_at) | ((Need.raised_at == last.raised_at) & (Need.id > last.id)))
    return list(found)


def counts(actor: Account, query: dict[str, Any]) -> dict[str, int]:
    """How many needs of the region are in each state, and how many of the open ones are overdue."""
    by_state: Any = Need.select(Need.state, fn.COUNT(Need.id)).where(_within(actor, query)).group_by(Need.state).tuples()
    found = dict.fromkeys(STATES, 0) | dict(by_state)
    return {**found, "overdue": Need.select().where(_within(actor, query), _overdue()).count()}


def of_households(household_ids: Iterable[str]) -> list[Need]:
    """What bundles show: the open needs, and those settled in the 60 days before the household's latest news; oldest first.

    By what happened and not by the clock: time passes without raising a revision, and no phone would hear of it.
    """
    found = rows_by(Need, Need.household_id, household_ids)
    latest: dict[str, datetime] = {}
    for need in found:
        latest[need.household_id] = max(latest.get(need.household_id, need.raised_at), need.settled_at or need.raised_at)
    shown = [need for need in found if need.settled_at is None or need.settled_at >= latest[need.household_id] - SETTLED_SHOWN]
    return sorted(shown, key=lambda need: (need.raised_at, need.id))


def _within(actor: Account, query: dict[str, Any]) -> Expression:
    return regions.under(Need.region_code, access.region(actor, query.get("region")))


def _stepped(kind: str, week: str) -> Function:
    try:
        start, end = clock.week_span(week)
    except ValueError:
        raise Problem("invalid", errors={"week": ["invalid"]}) from None
    taken = (NeedStep.need_id == Need.id) & (NeedStep.kind == kind) & (NeedStep.at >= start) & (NeedStep.at < end)
    return fn.EXISTS(NeedStep.select(NeedStep.id).where(taken))


def _overdue() -> Expression:
    return Need.state.in_(OPEN) & (Need.due_on < clock.today())
