"""The register's verbs."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final, NamedTuple

from server.accounts import access
from server.accounts.model import Account
from server.db import at_commit, for_update
from server.households import correction
from server.households.model import HEAD, Household, Member
from server.problems import Problem
from server.regions import service as regions
from server.regions.model import Region
from server.sealed import mask_id, mask_phone
from server.statements import cells_by, rows_by, run
from server.trail import service as trail

_TOUCH = 1  # before the trail


class _Line(NamedTuple):
    """What every list names of a household, without the rest of its row: a page of the queue reads as many as it has visits."""

    id: str
    region_code: str
    code: str
    head_name: str
    group: str
    category: str
    cause: str | None
    people: int


_LINE: Final = tuple(Household._meta.fields[name] for name in _Line._fields)


def touch(household_id: str) -> None:
    """Raise the household's revision at the commit: something that a phone's bundle shows has changed."""
    at_commit(_TOUCH, _bump, household_id)


def _bump(touched: list[str]) -> None:
    # One order for everybody, so that two writes that touch the same households cannot wait for each other.
    for household_id in sorted(set(touched)):
        run('UPDATE "household" SET revision = revision + 1 WHERE id = ?', [household_id])


def by_id(household_ids: Iterable[str]) -> dict[str, Household]:
    """Households under their ids; unknown ids are left out."""
    return {row.id: row for row in rows_by(Household, Household.id, set(household_ids))}


def locked(household_id: str) -> Household:
    """A household that nobody else changes or moves until the commit; raises peewee.DoesNotExist."""
    found: Household = for_update(Household.select().where(Household.id == household_id)).get()
    return found


def place_at(household: Household, moment: datetime) -> str:
    """The village or township that the household lay in at a moment; of several moves the register keeps the last."""
    moved = household.moved_at is not None and moment < household.moved_at
    return str(household.moved_from if moved else household.region_code)


def members_of(household_ids: Iterable[str]) -> dict[str, list[Member]]:
    """The present members of each household, the head first."""
    found: dict[str, list[Member]] = {one: [] for one in household_ids}
    for member in rows_by(Member, Member.household_id, found):
        if member.ended_at is None:
            found[member.household_id].append(member)
    for members in found.values():
        members.sort(key=lambda member: (member.relation != HEAD, member.position))
    return found


def thing(household: Household | None) -> access.Thing | None:
    """The household as access sees it, without its helpers (ask `pairings.thing` where those matter)."""
    return access.Thing(household.region_code) if household else None


def head_asked(actor: Account, household_id: str | None) -> dict[str, str]:
    """The name of the head by the household's id, where somebody has asked about one that the desk may read."""
    homes = by_id([household_id] if household_id else [])
    return {
        one: home.head_name
        for one, home in homes.items()
        if access.may(actor, "household.read", access.Thing(home.region_code))
    }


def reveal(actor: Account, household_id: str, member_id: str, field: str) -> str:
    """A member's `id_number` or `phone` in full; that it was looked at goes on the trail.

    Raises Problem `not_found` for a household out of reach, somebody who is not of it, or a telephone that nobody knows.
    """
    access.require(actor, "household.reveal", thing(by_id([household_id]).get(household_id)))
    member = Member.get_or_none((Member.id == member_id) & (Member.household_id == household_id))
    value: str | None = getattr(member, field) if member else None
    if value is None:
        raise Problem("not_found")
    trail.note(actor, "household.reveal", member_id, {"field": field})
    return value


class Clash(Exception):
    """A correction of something that is no longer as the person saw it; `now` is what stands there."""

    def __init__(self, now: Any) -> None:
        super().__init__("clash")
        self.now = now


def correct(actor: Account, household: Household, change: dict[str, Any], *, anyway: bool = False) -> None:
    """Set a member's `phone`, or the household's `group`, `location` or `away_until`, from what it was to a new `value`.

    Raises Clash when it is neither of the two now (unless `anyway`), Problem `invalid` for a value that cannot be one or
    for a person who is not of the household. Whether the actor may is the door's question.
    """
    value = correction.checked(change["field"], change["value"])
    row = _corrected_row(household, change)
    now = getattr(row, change["field"])
    if now == value:
        return
    if now != change["was"] and not anyway:
        raise Clash(now)
    setattr(row, change["field"], value)
    row.save(only=[change["field"]])
    touch(household.id)
    trail.note(actor, "household.correct", household.id, {"field": change["field"], "member": change["member_id"]})


def _corrected_row(household: Household, change: dict[str, Any]) -> Household | Member:
    if change["field"] != "phone":
        return locked(household.id)
    of_it = (Member.id == change["member_id"]) & (Member.household_id == household.id) & Member.ended_at.is_null()
    member = for_update(Member.select().where(of_it)).first()
    if member is None:
        raise Problem("invalid", errors={"member_id": ["invalid"]})
    return member  # type: ignore[no-any-return]


def brief(household: "Household | _Line", place: Region) -> dict[str, Any]:
    """A household as every list names it."""
    return {**_register_line(household, place), "people": household.people}


def briefs(household_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Households as lists of visits and needs name them, by id."""
    found = [_Line(*cells) for cells in cells_by(Household.id, set(household_ids), *_LINE)]
    places = regions.by_code(row.region_code for row in found)
    return {row.id: brief(row, places[row.region_code]) for row in found}


def bundle_part(household: Household, members: list[Member], place: Region, township: Region, *, helps: bool) -> dict[str, Any]:
    """What a phone holds of the register: of an ID number the last four digits; telephones, in full, for one who `helps`."""
    people = [{**_person(member), "id_tail": member.id_tail, "phone": member.phone if helps else None} for member in members]
    return {**_register_page(household, place, township), "members": people}


def desk_part(household: Household, members: list[Member], place: Region, township: Region) -> dict[str, Any]:
    """What the desk shows of the register: ID numbers and telephones masked until they are revealed one by one."""
    people = [
        {
            **_person(member),
            "id_number": mask_id(member.id_number),
            "phone": mask_phone(member.phone) if member.phone else None,
        }
        for member in members
    ]
    return {**_register_page(household, place, township), "members": people}


def _register_line(household: "Household | _Line", place: Region) -> dict[str, Any]:
    return {
        "id": household.id,
        "code": household.code,
        "head_name": household.head_name,
        "group": household.group,
        "category": household.category,
        "cause": household.cause,
        "region": regions.wire(place),
    }


def _register_page(household: Household, place: Region, township: Region) -> dict[str, Any]:
    return {
        **_register_line(household, place),
        "revision": household.revision,
        "initials": household.initials,
        "township": regions.wire(township),
        "income_per_head": household.income_per_head,
        "location": household.location,
        "away_until": household.away_until,
    }


def _person(member: Member) -> dict[str, Any]:
    return {
        "id": member.id,
        "name": member.name,
        "relation": member.relation,
        "gender": member.gender,
        "birth_year": member.born_on.year if member.born_on else None,
        "ethnicity": member.ethnicity,
        "education": member.education,
        "health": member.health,
    }
