"""The store's side of an import: a handful of households at a time, compared and written in one go."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from server import clock, ids
from server.accounts.model import Account
from server.db import for_update
from server.households import heads, service
from server.households.difference import Difference, difference, identity
from server.households.drafts import Draft
from server.households.initials import initials
from server.households.model import Household, Member
from server.households.places import Places
from server.households.rows import Row
from server.regions.model import Region
from server.sealed import digest
from server.trail import service as trail

_INSERT = 500  # rows; SQLite takes 32,766 values in one statement
_acts: set[Callable[[Account | None, str], None]] = set()


def once_moved(act: Callable[[Account | None, str], None]) -> None:
    """Have `act(actor, household id)` called in each write that moves a household to another place: told by `create_app`."""
    _acts.add(act)


@dataclass
class Settlement:
    """Where each draft of a handful belongs. `refused` gives the reason's code."""

    added: list[Draft] = field(default_factory=list)
    changed: list[Difference] = field(default_factory=list)
    unchanged: list[Difference] = field(default_factory=list)
    refused: list[tuple[Draft, str]] = field(default_factory=list)
    persons: int = 0


def compare(drafts: list[Draft], area: str, places: Places, in_book: Callable[[str], bool]) -> Settlement:
    """What the store says of these households. Inside a write they stay locked until the commit."""
    # Two imports into one county take turns by handfuls; without it both could add the same household.
    for_update(Region.select().where(Region.code == area[:6])).first()
    codes = [draft.code for draft in drafts]
    stored = {row.code: row for row in for_update(Household.select().where(Household.code.in_(codes)).order_by(Household.id))}
    fresh = [draft for draft in drafts if draft.code not in stored or stored[draft.code].listed != draft.listed]
    known = {stored[draft.code].id for draft in fresh if draft.code in stored}
    members = _everybody(known)
    elsewhere = _elsewhere(fresh, in_book)
    found = Settlement()
    for draft in drafts:
        household = stored.get(draft.code)
        if household and not household.region_code.startswith(area):
            found.refused.append((draft, "code_taken"))
            continue
        if draft.code in elsewhere:
            found.refused.append((draft, "in_other_household"))
            continue
        found.persons += len(draft.people)
        if household is None:
            found.added.append(draft)
        elif household.listed == draft.listed:
            found.unchanged.append(Difference(household))
        else:
            one = difference(household, members[household.id], draft, places)
            (found.changed if one.changes else found.unchanged).append(one)
    return found


def _everybody(household_ids: set[str]) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = {one: [] for one in household_ids}
    for member in Member.select().where(Member.household_id.in_(sorted(found))) if found else ():
        found[member.household_id].append(member)
    return found


def _elsewhere(drafts: list[Draft], in_book: Callable[[str], bool]) -> set[str]:
    """The codes of drafts with a person whom the store has in a household that this import does not settle."""
    claimed = {digest(person.id_number): draft.code for draft in drafts for person in draft.people}
    rows: Any = (
        Member.select(Member.id_digest, Household.code)
        .join(Household, on=(Household.id == Member.household_id))
        .where(Member.id_digest.in_(sorted(claimed)) & Member.ended_at.is_null() & Household.ended_at.is_null())
        .tuples()
    )
    return {claimed[person] for person, code in rows if code != claimed[person] and not in_book(code)} if claimed else set()


def store(settlement: Settlement, actor: Account | None, area: str) -> None:
    """Write what was compared."""
    now = clock.now()
    homes = [(ids.new(), draft) for draft in settlement.added]
    rows = [_household(one, draft, now) for one, draft in homes]
    _insert(Household, rows)
    heads.enter(rows)
    people = [_member(one, place, row) for one, draft in homes for place, row in enumerate(draft.people)]
    for one in settlement.changed:
        people += _update(one, now)
        service.touch(one.household.id)
        if "region_code" in one.fields:
            for act in _acts:
                act(actor, one.household.id)
        fields = sorted({change.field for change in one.changes})
        trail.note(actor, "household.change", one.household.id, {"fields": fields}, county=area[:6])
    for one in settlement.unchanged:
        _update(one, now)
    _insert(Member, people)


def _update(one: Difference, now: datetime) -> list[dict[str, Any]]:
    if one.fields:
        moved = {"moved_from": one.household.region_code, "moved_at": now} if "region_code" in one.fields else {}
        Household.update(**one.fields, **moved, imported_at=now).where(Household.id == one.household.id).execute()
        heads.follow(one.household, one.fields | moved)
    for member, fields in one.updates:
        Member.update(**fields).where(Member.id == member.id).execute()
    if one.left:
        Member.update(ended_at=now).where(Member.id.in_([member.id for member in one.left])).execute()
    return [_member(one.household.id, one.household.people + place, row) for place, row in enumerate(one.joined)]


def _household(household_id: str, draft: Draft, now: datetime) -> dict[str, Any]:
    head = draft.people[0]
    return {
        "id": household_id,
        "code": draft.code,
        "region_code": draft.region_code,
        "group": draft.group or "",
        "category": draft.category,
        "cause": draft.cause,
        "income_per_head": draft.income_per_head,
        "head_name": head.name,
        "initials": initials(head.name),
        "people": len(draft.people),
        "imported_at": now,
        "listed": draft.listed,
        "listed_group": draft.group,
    }


def _member(household_id: str, position: int, person: Row) -> dict[str, Any]:
    return {
        "id": ids.new(),
        "household_id": household_id,
        "position": position,
        "name": person.name,
        "relation": person.relation,
        "gender": person.gender,
        **identity(person),
        "ethnicity": person.ethnicity,
        "education": person.education,
        "health": person.health,
        "phone": person.phone,
        "listed_phone": digest(person.phone) if person.phone else None,
    }


def _insert(table: type[Household] | type[Member], rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), _INSERT):
        table.insert_many(rows[start : start + _INSERT]).execute()
