"""What the ledger can be narrowed to: the same for its pages, its figures and its file, so that each figure opens its rows."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from peewee import Expression, Function, fn

from server import clock, ids
from server.accounts import access, blindfold
from server.accounts.model import Account
from server.needs import clocks
from server.needs.model import OPEN, Need, NeedStep
from server.pairings import service as pairings
from server.pairings.model import Pairing
from server.problems import Problem
from server.regions import service as regions

# band: days since the need was raised, from and below
AGES: dict[str, tuple[int, int | None]] = {"week": (0, 7), "month": (7, 30), "quarter": (30, 90), "longer": (90, None)}
DUE = {"overdue": clocks.overdue, "unaccepted": clocks.unaccepted, "soon": clocks.soon}


def without_owner() -> Expression:
    """Open, and nobody answers for it: no office, and no account that could still act."""
    helps = Pairing.select(Pairing.id).where(
        pairings.current(), Pairing.household_id == Need.household_id, Pairing.helper_id == Account.id
    )
    here = fn.SUBSTR(Need.region_code, 1, fn.LENGTH(Account.region_code)) == Account.region_code
    acting = Account.disabled_at.is_null() & (((Account.role != "helper") & here) | fn.EXISTS(helps))
    account = Account.select(Account.id).where(Account.id == Need.assignee_id, acting)
    found: Expression = Need.state.in_(OPEN) & Need.assignee.is_null() & ~fn.EXISTS(account)
    return found


def without_next_step() -> Expression:
    """Open, and nobody has said what comes next."""
    return Need.state.in_(OPEN) & Need.next_step.is_null()


LACKS: dict[str, Callable[[], Expression]] = {
    "owner": without_owner,
    "next_step": without_next_step,
    "either": lambda: without_owner() | without_next_step(),
}
_COLUMNS = {"category": Need.category, "urgency": Need.urgency, "household": Need.household_id, "helper": Need.raised_by}


def within(actor: Account, query: dict[str, Any]) -> Expression:
    """The part of the ledger that the actor asks for and may know; raises Problem `not_found` outside the actor's region."""
    under = regions.under(Need.region_code, access.region(actor, query.get("region")), directly=query.get("directly", False))
    closed = blindfold.closed(actor)
    return under & (Need.visit_id.is_null() | Need.visit_id.not_in(closed)) if closed else under


def conditions(actor: Account, query: dict[str, Any]) -> list[Expression | Function]:
    """All that `query` asks for; raises Problem `not_found` and, for a week that no year has, `invalid`."""
    found: list[Expression | Function] = [within(actor, query)]
    found += [column == query[name] for name, column in _COLUMNS.items() if name in query]
    if state := query.get("state"):
        found.append(Need.state.in_(OPEN) if state == "open" else Need.state == state)
    due = query.get("due") or ("overdue" if query.get("overdue") else None)
    if due == "overdue" and "week" in query and "step" not in query:
        found.append(clocks.overdue_in(_known(query["week"])))
    elif due:
        found.append(DUE[due]())
    if lacks := query.get("lacks"):
        found.append(LACKS[lacks]())
    if age := query.get("age"):
        found.append(of_age(age))
    if owner := query.get("owner"):
        found.append(_owned(owner))
    if query.get("errand"):
        found.append(Need.trips_saved > 0)
    if "step" in query and "week" in query:
        found.append(_stepped(query["step"], query["week"]))
    if "q" in query:
        found.append(Need.description.contains(query["q"]))
    return found


def of_age(age: str) -> Expression:
    """Raised so many days ago."""
    least, below = AGES[age]
    now = clock.now()
    old: Expression = Need.raised_at <= now - timedelta(days=least)
    return old if below is None else old & (Need.raised_at > now - timedelta(days=below))


def _owned(owner: str) -> Expression:
    if owner == "none":
        return Need.assignee.is_null() & Need.assignee_id.is_null()
    found: Expression = (Need.assignee_id if ids.UUID.match(owner) else Need.assignee) == owner
    return found


def _stepped(kind: str, week: str) -> Function:
    start, end = clock.week_span(_known(week))
    taken = (NeedStep.need_id == Need.id) & (NeedStep.kind == kind) & (NeedStep.at >= start) & (NeedStep.at < end)
    return fn.EXISTS(NeedStep.select(NeedStep.id).where(taken))


def _known(week: str) -> str:
    try:
        clock.week_days(week)
    except ValueError:
        raise Problem("invalid", errors={"week": ["invalid"]}) from None
    return week
