"""A visit is recorded once, amended by revisions, withdrawn by its author; never overwritten."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import orjson

from server import clock
from server.accounts import access
from server.accounts.model import Account
from server.db import for_update
from server.households import service as households
from server.households.model import Household
from server.needs import service as needs
from server.operations import Held, Operation
from server.pairings import service as pairings
from server.photos import service as photos
from server.problems import Problem
from server.regions import service as regions
from server.statements import cells_by, insert
from server.trail import service as trail
from server.visits import rows, standing
from server.visits.model import Visit, VisitRevision, VisitTag


def record(actor: Account, operations: list[Operation]) -> None:
    """Record visits, all of them or none.

    Raises Problem `not_found` for a household that is none of the helper's business, peewee.IntegrityError for an id
    that is taken, and Held for a household of the helper's township that was not the helper's when the visit was made.
    """
    homes = households.by_id(operation.body["household_id"] for operation in operations)
    helped = pairings.ever(actor.id, homes)
    for operation in operations:
        home = homes.get(operation.body["household_id"])
        _require_own(actor, home, operation, helped.get(home.id, []) if home else [])
    enter(actor, operations, homes)


def enter(actor: Account, operations: list[Operation], homes: dict[str, Household]) -> None:
    """The second half of `record`, also for a held visit that a supervisor has let in: no question of pairing here.

    Raises peewee.IntegrityError for an id that is taken.
    """
    needs.raise_many(
        [row for operation in operations for row in rows.needs(actor, operation, homes[operation.body["household_id"]])]
    )
    made = [rows.visit(actor, operation, homes[operation.body["household_id"]]) for operation in operations]
    insert(Visit, made)
    insert(VisitTag, [tag for row in made for tag in standing.tags(row, row["id"], standing.words(row))])
    insert(VisitRevision, [rows.revision(actor, operation, operation.body["id"], 1) for operation in operations])
    photos.announce(
        [row for operation in operations for row in rows.photos(actor, operation, homes[operation.body["household_id"]])]
    )
    for operation in operations:
        households.touch(operation.body["household_id"])
        trail.note(actor, "visit.record", operation.body["id"])


def amend(actor: Account, operation: Operation) -> None:
    """A new revision of one's own visit; it goes back to the queue.

    Raises Problem `not_found`, `stale_revision` when it builds on another revision than the current one, `wrong_state` for a
    withdrawn visit.
    """
    visit = own(actor, operation.body["visit_id"], operation.body["base_revision"])
    home = households.by_id([visit.household_id])[visit.household_id]
    visit.revision += 1
    raised = {need.id for need in needs.raised_by(visit.id, home.id)}
    needs.raise_many([row for row in rows.needs(actor, operation, home, visit.id) if row["id"] not in raised])
    photos.announce(rows.photos(actor, operation, home, visit.id))
    visit.queued_at = operation.received_at
    # The phone has the beginning from itself, or back from us with its clock's error taken out.
    if operation.body["started_at"] not in (visit.started_at, visit.visited_at):
        _set_time(visit, operation)
    counted = rows.counted(operation.body)
    for name, count in counted.items():
        setattr(visit, name, count)
    returned_before = ["returned_before"] if visit.state == "returned" else []
    standing.stand(visit, "waiting")
    standing.tag(visit, [*standing.words(counted), *returned_before], standing.COUNTED)
    insert(VisitRevision, [rows.revision(actor, operation, visit.id, visit.revision)])
    households.touch(visit.household_id)
    trail.note(actor, "visit.amend", visit.id, visit.revision)


def withdraw(actor: Account, visit: Visit, reason: str) -> None:
    """Take one's own visit back: it stays readable and counts for nothing."""
    visit.withdrawn_at, visit.withdrawn_because = clock.now(), reason
    standing.stand(visit, "withdrawn")
    households.touch(visit.household_id)
    trail.note(actor, "visit.withdraw", visit.id)


def own(actor: Account, visit_id: str, base_revision: int) -> Visit:
    """One's own visit, locked, at the revision that the phone built on."""
    visit = locked(visit_id)
    if visit is None:
        raise Problem("not_found")
    access.require(actor, "visit.write", access.Thing(visit.region_code, owner=visit.helper_id))
    if visit.withdrawn_at:
        raise Problem("wrong_state", state="withdrawn")
    if visit.revision != base_revision:
        raise Problem("stale_revision", current=visit.revision)
    return visit


def locked(visit_id: str) -> Visit | None:
    """A visit that nobody else changes until the commit."""
    found: Visit | None = for_update(Visit.select().where(Visit.id == visit_id)).first()
    return found


def lock(visit_ids: Iterable[str]) -> None:
    """Keep these visits from being changed by others until the commit."""
    list(for_update(Visit.select(Visit.id).where(Visit.id.in_(sorted(visit_ids))).order_by(Visit.id)))


def contents(visits: list[Visit]) -> dict[str, dict[str, Any]]:
    """What each visit's current revision says, by visit id."""
    current = {visit.id: visit.revision for visit in visits}
    wanted = (VisitRevision.visit_id, VisitRevision.number, VisitRevision.content)
    found = cells_by(VisitRevision.visit_id, current, *wanted)
    return {visit_id: orjson.loads(content) for visit_id, number, content in found if number == current[visit_id]}


def ended_at(visit: Visit, content: dict[str, Any]) -> datetime:
    """When the visit ended, by the server's clock: as long after `visited_at` as the phone says."""
    began: datetime = visit.visited_at
    try:
        lasted: timedelta = datetime.fromisoformat(content["ended_at"]) - visit.started_at
        return began + lasted
    except OverflowError:
        return began


def shown(content: dict[str, Any], here: set[str]) -> dict[str, Any]:
    """A revision's content as answers show it; `here`: the photos that have come."""
    listed = [{**photo, "here": photo["id"] in here} for photo in content["photos"]]
    return {**{key: content[key] for key in content if key not in ("started_at", "ended_at")}, "photos": listed}


def _require_own(actor: Account, home: Household | None, operation: Operation, spans: list[pairings.Span]) -> None:
    if home is None:
        raise Problem("not_found")
    made = (operation.body["started_at"], operation.corrected(operation.body["started_at"]))
    if any(span.knew(moment) for span in spans for moment in (*made, clock.now())):
        return
    if not home.region_code.startswith(regions.township_of(actor.region_code)):
        raise Problem("not_found")
    raise Held(Problem("not_paired"), home.region_code)


def _set_time(visit: Visit, operation: Operation) -> None:
    visit.started_at = operation.body["started_at"]
    visit.visited_at = operation.corrected(visit.started_at)
    visit.week = clock.week_of(visit.visited_at)
