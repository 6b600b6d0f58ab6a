"""Reading the ledger: a page of it, its counts, and what of it a household's bundle shows."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from peewee import fn

from server.accounts.model import Account
from server.needs.model import STATES, Need
from server.needs.narrowing import DUE, LACKS, conditions, within
from server.statements import rows_by

SETTLED_SHOWN = timedelta(days=60)


def page(actor: Account, query: dict[str, Any]) -> list[Need]:
    """Needs of the actor's region, oldest first, `limit` at most, after the place `after`."""
    found = Need.select().where(*conditions(actor, query)).order_by(Need.raised_at, Need.id).limit(query["limit"])
    if "after" in query:
        moment, _, last = query["after"].partition(".")
        found = found.where((Need.raised_at > int(moment)) | ((Need.raised_at == int(moment)) & (Need.id > last)))
    return list(found)


def place(last: Need) -> str:
    """Where a page ended. The place itself, not the need: that one may have left the region when the next page is asked for."""
    return f"{Need.raised_at.db_value(last.raised_at)}.{last.id}"


def counts(actor: Account, query: dict[str, Any]) -> dict[str, int]:
    """How many needs of the region are in each state, and of the open ones: whose clock has run out or will soon, and what
    they lack."""
    number = fn.COUNT(Need.id)
    conditions_of = {**DUE, **LACKS}
    columns = [number.filter(said()).alias(name) for name, said in conditions_of.items()]
    found = dict.fromkeys((*STATES, *conditions_of), 0)
    rows: Any = Need.select(Need.state, number.alias("all"), *columns).where(within(actor, query)).group_by(Need.state).dicts()
    for row in rows:
        found[row["state"]] = row["all"]
        for name in conditions_of:
            found[name] += row[name]
    return found


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
