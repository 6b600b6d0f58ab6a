"""Who helps whom. Never overwritten: a change ends one row and begins another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from peewee import Expression

from server import clock, ids
from server.accounts import access
from server.accounts.model import Account
from server.households import service as households
from server.households.model import Household
from server.pairings.model import ROLES, Pairing
from server.statements import returned, rows_by
from server.trail import service as trail

_HELPED_BY = """
    SELECT household.id, household.revision FROM pairing JOIN household ON household.id = pairing.household_id
    WHERE pairing.helper_id = ? AND pairing.starts_on <= ? AND (pairing.ends_on IS NULL OR pairing.ends_on >= ?)
    AND household.ended_at IS NULL"""


@dataclass(frozen=True)
class Span:
    """From the first to the last day of a pairing (None: still)."""

    starts_on: date
    ends_on: date | None

    def covers(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


def current(on: date | None = None) -> Expression:
    """The condition that a pairing holds `on` a day (today)."""
    day = on or clock.today()
    return (Pairing.starts_on <= day) & (Pairing.ends_on.is_null() | (Pairing.ends_on >= day))


def pair(actor: Account | None, household: Household, helper_id: str, role: str, starts_on: date) -> Pairing | None:
    """Begin a pairing; None when the same helper already cares for the household in that role.

    Another role of the same helper, and the former lead when a new one comes, end on the day before.
    """
    running = list(Pairing.select().where((Pairing.household_id == household.id) & current(starts_on)))
    if any(row.helper_id == helper_id and row.role == role for row in running):
        return None
    for row in running:
        if row.helper_id == helper_id or (role == "lead" and row.role == "lead"):
            end(row, starts_on - timedelta(days=1))
    begun = Pairing.create(
        id=ids.new(), household_id=household.id, helper_id=helper_id, role=role, starts_on=starts_on, noted_at=clock.now()
    )
    households.touch(household.id)
    trail.note(actor, "pairing.begin", household.id, {"helper": helper_id, "role": role}, county=household.region_code[:6])
    return begun


def end(row: Pairing, last_day: date) -> None:
    """Let a pairing end with `last_day`."""
    row.ends_on = last_day
    row.save()
    households.touch(row.household_id)


def helpers_of(household_ids: Iterable[str]) -> dict[str, list[Pairing]]:
    """Today's pairings of each household: the lead first, then core, then support."""
    found: dict[str, list[Pairing]] = {one: [] for one in household_ids}
    today = clock.today()
    for row in rows_by(Pairing, Pairing.household_id, found):
        if Span(row.starts_on, row.ends_on).covers(today):
            found[row.household_id].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (ROLES.index(row.role), row.starts_on, row.id))
    return found


def thing(household: Household | None) -> access.Thing | None:
    """The household as access sees it, with those who help it today."""
    if household is None:
        return None
    helpers = {row.helper_id for row in helpers_of([household.id])[household.id]}
    return access.Thing(household.region_code, helpers)


def ever(helper_id: str, household_ids: Iterable[str]) -> dict[str, list[Span]]:
    """When this helper has cared for each of these households; those never helped are left out."""
    found: dict[str, list[Span]] = {}
    for row in rows_by(Pairing, Pairing.household_id, household_ids):
        if row.helper_id == helper_id:
            found.setdefault(row.household_id, []).append(Span(row.starts_on, row.ends_on))
    return found


def helped_by(helper_id: str) -> dict[str, int]:
    """The households that a helper cares for today, each with its revision."""
    today = clock.today()
    return dict(returned(_HELPED_BY, [helper_id, today, today]))
