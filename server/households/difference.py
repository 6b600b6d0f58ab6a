"""A household of the store beside the same one in a newer register: what is to be set, and what to tell people of it.

A blank says nothing, and changes nothing. What was corrected in the village (a telephone, the group) stands until the register
says something that it did not say before.
"""

from dataclasses import dataclass, field
from typing import Any

from server.households.drafts import Draft
from server.households.initials import initials
from server.households.model import Household, Member
from server.households.places import Places
from server.households.report import Change
from server.households.rows import Row
from server.sealed import digest, mask_id, mask_phone

_HOUSEHOLD = ("region_code", "category", "cause", "income_per_head")
_PERSON = ("name", "relation", "gender", "ethnicity", "education", "health")


@dataclass
class Difference:
    """What to write. `updates` are members with the fields to set; those who left get `ended_at`."""

    household: Household
    fields: dict[str, Any] = field(default_factory=dict)
    updates: list[tuple[Member, dict[str, Any]]] = field(default_factory=list)
    joined: list[Row] = field(default_factory=list)
    left: list[Member] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def difference(household: Household, members: list[Member], draft: Draft, places: Places) -> Difference:
    """What the register says otherwise than the store; `members` are all that ever were, present or ended."""
    found = Difference(household, {"listed": draft.listed})

    def say(name: str, was: Any, now: Any, member: str | None = None) -> None:
        found.changes.append(Change(household.code, household.head_name, member, name, was, now))

    for name in _HOUSEHOLD:
        was, now = getattr(household, name), getattr(draft, name)
        if now is not None and now != was:
            found.fields[name] = now
            say(*(("region", places.name(was), places.name(now)) if name == "region_code" else (name, was, now)))
    if draft.group is not None and draft.group != household.listed_group:
        found.fields |= {"listed_group": draft.group, "group": draft.group}
        if draft.group != household.group:
            say("group", household.group, draft.group)
    if draft.people[0].name != household.head_name:
        found.fields |= {"head_name": draft.people[0].name, "initials": initials(draft.people[0].name)}
        say("head_name", household.head_name, draft.people[0].name)
    if household.ended_at:
        found.fields["ended_at"] = None
        say("ended", "yes", None)

    pairs, found.joined, found.left = _matched(members, draft.people)
    for member, person in pairs:
        fields, changes = _of_person(member, person)
        if fields:
            found.updates.append((member, fields))
        for name, was, now in changes:
            say(f"member.{name}", was, now, person.name)
    for person in found.joined:
        say("member.joined", None, person.name, person.name)
    for member in found.left:
        say("member.left", member.name, None, member.name)
    found.fields["people"] = len(draft.people)
    return found


def _matched(members: list[Member], people: list[Row]) -> tuple[list[tuple[Member, Row]], list[Row], list[Member]]:
    """By ID number; then by name among the rest, for an ID number that was mended."""
    rest = {member.id_digest: member for member in members}
    pairs, unknown, joined = [], [], []
    for person in people:
        if member := rest.pop(digest(person.id_number), None):
            pairs.append((member, person))
        else:
            unknown.append(person)
    named = {member.name: member for member in rest.values() if member.ended_at is None}
    for person in unknown:
        if member := named.pop(person.name, None):
            pairs.append((member, person))
            del rest[member.id_digest]
        else:
            joined.append(person)
    return pairs, joined, [member for member in rest.values() if member.ended_at is None]


def _of_person(member: Member, person: Row) -> tuple[dict[str, Any], list[tuple[str, Any, Any]]]:
    fields: dict[str, Any] = {}
    changes: list[tuple[str, Any, Any]] = []
    for name in _PERSON:
        was, now = getattr(member, name), getattr(person, name)
        if now is not None and now != was:
            fields[name] = now
            changes.append((name, was, now))
    if person.phone and (said := digest(person.phone)) != member.listed_phone:
        fields |= {"phone": person.phone, "listed_phone": said}
        if person.phone != member.phone:
            changes.append(("phone", mask_phone(member.phone) if member.phone else None, mask_phone(person.phone)))
    if digest(person.id_number) != member.id_digest:
        fields |= identity(person)
        changes.append(("id_number", mask_id(member.id_number), mask_id(person.id_number)))
    if member.ended_at:
        fields["ended_at"] = None
        changes.append(("joined", None, person.name))
    return fields, changes


def identity(person: Row) -> dict[str, Any]:
    """The columns that an ID number fills."""
    return {
        "id_number": person.id_number,
        "id_digest": digest(person.id_number),
        "id_tail": person.id_number[-4:],
        "born_on": person.born_on,
    }
