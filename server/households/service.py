"""The register's verbs."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from server.accounts import access
from server.db import at_commit
from server.households.model import Household, Member
from server.regions import service as regions

_TOUCH = 1  # before the trail


def touch(household_id: str) -> None:
    """Raise the household's revision at the commit: something that a phone's bundle shows has changed."""
    at_commit(_TOUCH, _bump, household_id)


def _bump(touched: list[str]) -> None:
    # One order for everybody, so that two writes that touch the same households cannot wait for each other.
    for household_id in sorted(Counter(touched)):
        Household.update(revision=Household.revision + 1).where(Household.id == household_id).execute()


def by_id(household_ids: Iterable[str]) -> dict[str, Household]:
    """Households under their ids; unknown ids are left out."""
    return {row.id: row for row in Household.select().where(Household.id.in_(sorted(set(household_ids))))}


def members_of(household_ids: Iterable[str]) -> dict[str, list[Member]]:
    """The present members of each household, the head first."""
    found: dict[str, list[Member]] = {one: [] for one in household_ids}
    query = Member.select().where(Member.household_id.in_(sorted(found)) & Member.ended_at.is_null())
    for member in query.order_by(Member.household_id, Member.position):
        found[member.household_id].append(member)
    return found


def thing(household: Household | None) -> access.Thing | None:
    """The household as access sees it, without its helpers (ask `pairings.thing` where those matter)."""
    return access.Thing(household.region_code) if household else None


def briefs(household_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Households as lists of visits and needs name them, by id."""
    found = by_id(household_ids)
    places = regions.by_code(row.region_code for row in found.values())
    return {
        row.id: {
            "id": row.id,
            "code": row.code,
            "head_name": row.head_name,
            "group": row.group,
            "category": row.category,
            "cause": row.cause,
            "people": row.people,
            "region": regions.wire(places[row.region_code]),
        }
        for row in found.values()
    }
