"""A hand-over: all of a helper's households go to another, each in the role in which it was cared for."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from server.accounts.model import Account
from server.db import for_update
from server.households import service as households
from server.pairings import service
from server.pairings.editing import fit_day, fit_helper, known
from server.pairings.model import ROLES, Pairing
from server.pairings.service import Care
from server.problems import Problem
from server.trail import service as trail


def hand_over(actor: Account, wanted: dict[str, Any], *, dry_run: bool) -> dict[str, Any]:
    """Let every household of the helper `giver` be `taker`'s `from` a day (today); returns how many in which role.

    A household where the taker has as near a role already stays so (`kept`), and the giver's care ends there too. What the
    giver did before this was written stays accepted under the giver's name.

    Raises Problem `not_found` for an account out of reach, `invalid` for a taker who helps nobody or is the giver.
    """
    giver, taker = known(actor, wanted["giver"]), fit_helper(actor, wanted["taker"], "taker")
    if giver.id == taker.id:
        raise Problem("invalid", errors={"taker": ["invalid"]})
    day = fit_day(wanted.get("since"))
    given = _standing(giver, day)
    roles, theirs = _nearest(given), _nearest(_standing(taker, day))
    passed = {home: role for home, role in roles.items() if home not in theirs or _nearer(role, theirs[home])}
    if given and not dry_run:
        homes = households.by_id(passed)
        service.end(actor, given, day - timedelta(days=1))
        service.pair(actor, [Care(homes[home], taker.id, role) for home, role in passed.items()], day)
        trail.note(actor, "pairing.hand_over", giver.id, {"taker": taker.id, "households": len(roles)})
    counted = Counter(passed.values())
    told = {"dry_run": dry_run, "from": day.isoformat(), "kept": len(roles) - len(passed)}
    return {**told, **{role: counted[role] for role in ROLES}}


def _standing(helper: Account, day: date) -> list[Pairing]:
    """The pairings of a helper that are not over before `day`, nobody else's to change until the commit."""
    open_ = Pairing.ends_on.is_null() | (Pairing.ends_on >= day)
    found = Pairing.select().where((Pairing.helper_id == helper.id) & open_)
    return list(for_update(found.order_by(Pairing.household_id, Pairing.id)))


def _nearest(rows: list[Pairing]) -> dict[str, str]:
    """The nearest role in each household."""
    found: dict[str, str] = {}
    for row in rows:
        if row.household_id not in found or _nearer(row.role, found[row.household_id]):
            found[row.household_id] = row.role
    return found


def _nearer(role: str, other: str) -> bool:
    return ROLES.index(role) < ROLES.index(other)
