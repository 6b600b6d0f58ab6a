"""Pairings as county staff make, change and end them, one at a time."""

from datetime import date, timedelta
from typing import Any

from server import clock
from server.accounts import access
from server.accounts.model import Account
from server.db import for_update
from server.households import service as households
from server.pairings import service
from server.pairings.model import Pairing
from server.problems import Problem
from server.statements import rows_by

_AHEAD = timedelta(days=366)
_FIRST = date(2000, 1, 1)


def begin(actor: Account, wanted: dict[str, Any]) -> Pairing:
    """A helper takes a household on, or goes on in another role, `from` a day (today).

    Raises Problem `not_found` for a household or an account out of reach, `invalid` for an account that helps nobody or a
    day that is none of ours, `duplicate` when it stands already.
    """
    home = households.by_id([wanted["household"]]).get(wanted["household"])
    access.require(actor, "pairing.write", households.thing(home))
    if home is None or home.ended_at:
        raise Problem("not_found")
    care = service.Care(home, fit_helper(actor, wanted["helper"]).id, wanted["role"])
    begun = service.pair(actor, [care], fit_day(wanted.get("since")))
    if not begun:
        raise Problem("duplicate")
    return begun[0]


def finish(actor: Account, pairing_id: str, last_day: date) -> Pairing:
    """A care ends with `last_day`; with the day before its first it never was.

    Raises Problem `not_found` out of reach, `wrong_state` when it is over already, `invalid` for an earlier day, and for
    one after an end that is written: somebody else may have begun by then.
    """
    row: Pairing | None = for_update(Pairing.select().where(Pairing.id == pairing_id)).first()
    home = households.by_id([row.household_id])[row.household_id] if row else None
    access.require(actor, "pairing.write", households.thing(home))
    if row is None:
        raise Problem("not_found")
    if row.ends_on and row.ends_on < clock.today():
        raise Problem("wrong_state", state="ended")
    if not row.starts_on - timedelta(days=1) <= fit_day(last_day, "until") <= (row.ends_on or date.max):
        raise Problem("invalid", errors={"until": ["invalid"]})
    service.end(actor, [row], last_day)
    return row


def fit_helper(actor: Account, account_id: str, field: str = "helper") -> Account:
    """The account of somebody who can care for a household. Raises Problem `not_found`, `invalid`."""
    found = known(actor, account_id)
    if found.role != "helper" or found.disabled_at:
        raise Problem("invalid", errors={field: ["disabled_helper" if found.disabled_at else "not_a_helper"]})
    return found


def known(actor: Account, account_id: str) -> Account:
    """An account of the actor's county, whatever it is now. Raises Problem `not_found`."""
    for found in rows_by(Account, Account.id, [account_id]):
        access.require(actor, "pairing.write", access.Thing(found.region_code))
        return found
    raise Problem("not_found")


def fit_day(day: date | None, field: str = "from") -> date:
    """`day`, or today. Raises Problem `invalid` for one before 2000 or more than a year ahead: somebody has mistyped it."""
    if day is None:
        return clock.today()
    if not _FIRST <= day <= clock.today() + _AHEAD:
        raise Problem("invalid", errors={field: ["invalid"]})
    return day
