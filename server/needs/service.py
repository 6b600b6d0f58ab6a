"""The ledger's verbs: raised on a visit, then step by step until the household says that it is settled."""

from datetime import date, datetime
from typing import Any

from server import clock
from server.accounts import access
from server.accounts import service as accounts
from server.accounts.model import Account
from server.db import for_update
from server.households import service as households
from server.needs.model import OPEN, Need, NeedStep
from server.pairings import service as pairings
from server.problems import Problem
from server.statements import insert, rows_by
from server.trail import service as trail

# step: (states it may follow, verb of the access table). `progress` follows any and changes no state.
STEPS: dict[str, tuple[tuple[str, ...], str]] = {
    "accepted": (("raised",), "need.decide"),
    "assigned": (OPEN, "need.decide"),
    "declined": (OPEN, "need.decide"),
    "resolved": (OPEN, "need.report"),
    "confirmed": (("resolved",), "need.report"),
    "progress": ((*OPEN, "resolved", "confirmed", "declined"), "need.report"),
}


def raise_many(rows: list[dict[str, Any]]) -> None:
    """Enter needs into the ledger: `{id, category, description, urgency}` with `household_id, region_code, visit_id,
    raised_by, raised_at`. Raises peewee.IntegrityError for an id that is taken."""
    insert(Need, [{**row, "state": "raised"} for row in rows])
    now = clock.now()
    insert(NeedStep, [_raised(row, now) for row in rows])


def _raised(row: dict[str, Any], now: datetime) -> dict[str, Any]:
    # The first step takes the need's own id: there is exactly one.
    first = {"id": row["id"], "need_id": row["id"], "kind": "raised", "note": ""}
    return {**first, "by_id": row["raised_by"], "at": row["raised_at"], "received_at": now}


def raised_by(visit_id: str, household_id: str) -> list[Need]:
    """The needs that one visit raised, in the order of their making."""
    # Through the household, for which there is an index.
    of_household = rows_by(Need, Need.household_id, [household_id])
    return sorted((need for need in of_household if need.visit_id == visit_id), key=lambda need: need.id)


def step(actor: Account, need_id: str, new: dict[str, Any], at: datetime) -> Need:
    """Put one step on the ledger: `{id, kind, note}`, and for `assigned` also `{due_on, assignee}`.

    The same step again changes nothing. Raises Problem `not_found`, `not_yours` (a helper deciding), `wrong_state` with the
    present one, `duplicate` for the id of another step, `invalid` where a refusal has no reason or an assignment no date.
    """
    need: Need | None = for_update(Need.select().where(Need.id == need_id)).first()
    follows, verb = STEPS[new["kind"]]
    access.require_role(actor, verb)
    if need is None:
        raise Problem("not_found")
    household = households.by_id([need.household_id])[need.household_id]
    access.require(actor, verb, pairings.thing(household))
    for taken in rows_by(NeedStep, NeedStep.id, [new["id"]]):
        if (taken.need_id, taken.kind, taken.by_id) != (need.id, new["kind"], actor.id):
            raise Problem("duplicate")
        return need
    if need.state not in follows:
        raise Problem("wrong_state", state=need.state)
    _require_words(new)
    NeedStep.create(**new, need_id=need.id, by_id=actor.id, at=at, received_at=clock.now())
    if new["kind"] != "progress":
        need.state = new["kind"]
        need.settled_at = None if new["kind"] in OPEN else at
    if new["kind"] == "assigned":
        need.due_on, need.assignee = new["due_on"], new["assignee"]
    need.save()
    households.touch(need.household_id)
    trail.note(actor, "need.step", need.id, new["kind"])
    return need


def _require_words(new: dict[str, Any]) -> None:
    if new["kind"] in ("declined", "progress") and not new["note"].strip():
        raise Problem("invalid", errors={"note": ["required"]})
    if new["kind"] == "assigned":
        missing = [name for name in ("due_on", "assignee") if not new.get(name)]
        if missing:
            raise Problem("invalid", errors={name: ["required"] for name in missing})


def overdue(need: Need, today: date) -> bool:
    """Still open after the day that it was to be settled by."""
    return need.state in OPEN and need.due_on is not None and need.due_on < today


def wire(needs: list[Need]) -> list[dict[str, Any]]:
    """Needs with their steps, oldest step first."""
    steps: dict[str, list[NeedStep]] = {need.id: [] for need in needs}
    for row in sorted(rows_by(NeedStep, NeedStep.need_id, steps), key=lambda row: (row.received_at, row.id)):
        steps[row.need_id].append(row)
    names = accounts.names(row.by_id for rows in steps.values() for row in rows)
    return [
        {
            "id": need.id,
            "visit_id": need.visit_id,
            "category": need.category,
            "description": need.description,
            "urgency": need.urgency,
            "state": need.state,
            "raised_at": clock.rfc3339(need.raised_at),
            "due_on": need.due_on.isoformat() if need.due_on else None,
            "assignee": need.assignee,
            "steps": [
                {
                    "id": row.id,
                    "kind": row.kind,
                    "at": clock.rfc3339(row.at),
                    "by": names.get(row.by_id, ""),
                    "note": row.note,
                }
                for row in steps[need.id]
            ],
        }
        for need in needs
    ]
