"""Who helps whom. Never overwritten: a change ends one row and begins another."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from peewee import Expression

from server import clock, ids
from server.accounts import access
from server.accounts.model import Account
from server.db import for_update
from server.households import service as households
from server.households.model import Household
from server.pairings.model import ROLES, Pairing
from server.statements import insert, returned, rows_by
from server.trail import service as trail

_HELPED_BY = """
    SELECT household.id, household.revision FROM pairing JOIN household ON household.id = pairing.household_id
    WHERE pairing.helper_id = ? AND pairing.starts_on <= ? AND (pairing.ends_on IS NULL OR pairing.ends_on >= ?)
    AND household.ended_at IS NULL"""

_TURNED = """
    SELECT household_id, SUM(CASE WHEN starts_on <= ? THEN 1 ELSE 0 END) + SUM(CASE WHEN ends_on < ? THEN 1 ELSE 0 END)
    FROM pairing WHERE household_id IN ({homes}) GROUP BY household_id"""


class Care(NamedTuple):
    """Who is to care for which household, in which role."""

    household: Household
    helper_id: str
    role: str


@dataclass(frozen=True)
class Span:
    """From the first to the last day of a pairing (None: still); `ended_at`: when its end was written down."""

    starts_on: date
    ends_on: date | None
    ended_at: datetime | None = None

    def covers(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def knew(self, moment: datetime) -> bool:
        """Whether the pairing stood at `moment`, as far as anybody could know: an end counts from when it was written."""
        unknown = self.ended_at is not None and moment < self.ended_at and self.starts_on <= clock.day_of(moment)
        return unknown or self.covers(clock.day_of(moment))


def current(on: date | None = None) -> Expression:
    """The condition that a pairing holds `on` a day (today)."""
    day = on or clock.today()
    return (Pairing.starts_on <= day) & (Pairing.ends_on.is_null() | (Pairing.ends_on >= day))


def by_somebody() -> Expression:
    """The condition that a pairing's helper still is one: whose account was disabled, or who has another office now, comes to
    nobody's door."""
    gone = Account.select(Account.id).where(Account.disabled_at.is_null(False) | (Account.role != "helper"))
    found: Expression = Pairing.helper_id.not_in(gone)
    return found


def pair(actor: Account | None, wanted: Sequence[Care], starts_on: date) -> list[Pairing]:
    """Begin pairings on a day, each household once with the same helper; returns those that are new.

    One that stands already is left out. Another role of the same helper, and the former lead when a new one comes, end on
    the day before, also those that were to begin later.
    """
    homes = {care.household.id: care.household for care in wanted}
    # Two that pair one household at once would not see each other's lead.
    list(for_update(Household.select(Household.id).where(Household.id.in_(sorted(homes))).order_by(Household.id)))
    standing = _standing(homes, starts_on)
    over: dict[str, Pairing] = {}
    begun = []
    for care in wanted:
        rows = standing[care.household.id]
        if _stands(care, rows, starts_on):
            continue
        over |= {row.id: row for row in rows if row.helper_id == care.helper_id or (care.role, row.role) == ("lead", "lead")}
        begun.append(_begun(care, starts_on))
    end(actor, [*over.values()], starts_on - timedelta(days=1))
    insert(Pairing, [row.__data__ for row in begun])
    for row in begun:
        _changed(actor, "pairing.begin", homes[row.household_id], row)
    return begun


def lacking(wanted: Sequence[Care], day: date) -> list[Care]:
    """Those of `wanted` that do not stand already: what `pair` would begin."""
    standing = _standing({care.household.id for care in wanted}, day)
    return [care for care in wanted if not _stands(care, standing[care.household.id], day)]


def _stands(care: Care, rows: list[Pairing], day: date) -> bool:
    return any((row.helper_id, row.role) == care[1:] and row.starts_on <= day and not row.ends_on for row in rows)


def end(actor: Account | None, rows: Sequence[Pairing], last_day: date) -> None:
    """Let pairings end with `last_day`; one that had not begun by then never was."""
    now = clock.now()
    Pairing.update(ends_on=last_day, ended_at=now).where(Pairing.id.in_([row.id for row in rows])).execute()
    homes = households.by_id(row.household_id for row in rows)
    for row in rows:
        row.ends_on, row.ended_at = last_day, now
        _changed(actor, "pairing.end", homes[row.household_id], row)


def _begun(care: Care, starts_on: date) -> Pairing:
    return Pairing(
        id=ids.new(),
        household_id=care.household.id,
        helper_id=care.helper_id,
        role=care.role,
        starts_on=starts_on,
        noted_at=clock.now(),
    )


def _changed(actor: Account | None, verb: str, home: Household, row: Pairing) -> None:
    households.touch(home.id)
    trail.note(actor, verb, home.id, {"helper": row.helper_id, "role": row.role}, county=home.region_code[:6])


def _standing(household_ids: Iterable[str], day: date) -> dict[str, list[Pairing]]:
    """The pairings of each household that are not over before `day`."""
    found: dict[str, list[Pairing]] = {one: [] for one in household_ids}
    for row in rows_by(Pairing, Pairing.household_id, found):
        if row.ends_on is None or row.ends_on >= day:
            found[row.household_id].append(row)
    return found


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


def thing(
    household: Household | None, at: datetime | None = None, place: str | None = None, visit_id: str | None = None
) -> access.Thing | None:
    """The household as access sees it, with those who help it today; and, of something that was done `at` a moment without
    a signal, those who helped it then as far as anybody could know. What was made in another `place` than the household's
    of today stays there; what tells of a visit is read by those who may read that."""
    if household is None:
        return None
    helpers = set()
    for row in rows_by(Pairing, Pairing.household_id, [household.id]):
        span = Span(row.starts_on, row.ends_on, row.ended_at)
        if span.covers(clock.today()) or (at and span.knew(at)):
            helpers.add(row.helper_id)
    return access.Thing(place or household.region_code, helpers, visit_id=visit_id)


def ever(helper_id: str, household_ids: Iterable[str]) -> dict[str, list[Span]]:
    """When this helper has cared for each of these households; those never helped are left out."""
    found: dict[str, list[Span]] = {}
    for row in rows_by(Pairing, Pairing.household_id, household_ids):
        if row.helper_id == helper_id:
            found.setdefault(row.household_id, []).append(Span(row.starts_on, row.ends_on, row.ended_at))
    return found


def turned(household_ids: Iterable[str]) -> Counter[str]:
    """How often the care for each household has begun or ended so far. A day that comes raises no revision by itself, and
    phones must hear of what was settled for it."""
    homes, today = list(household_ids), clock.today()
    sql = _TURNED.format(homes=", ".join("?" * len(homes)))
    return Counter(dict(returned(sql, [today, today, *homes]) if homes else ()))


def helped_by(helper_id: str) -> dict[str, int]:
    """The households that a helper cares for today, each with its revision."""
    today = clock.today()
    return dict(returned(_HELPED_BY, [helper_id, today, today]))
