"""Approving many at once: a frozen set, looked at before it is applied, a result for each row, and a way back."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

from server import clock, db, ids
from server.accounts import access, blindfold
from server.accounts.model import Account
from server.households import service as households
from server.problems import Problem
from server.reviews import chosen, newest, samples, service
from server.reviews.model import Batch, Review, UndoneReview
from server.settle import settle
from server.statements import rows_by
from server.trail import service as trail
from server.visits import service as visits
from server.visits.model import Visit
from server.visits.standing import stand

UNDO_DAYS: Final = 14  # well within the weeks that a county's report looks back on: see tallies.adjustments
_PART = 100  # rows a write: others come in between


def freeze(actor: Account, body: dict[str, Any]) -> Batch:
    """Write down which revisions `{id, asked, named, sample_id}` means now, and what is left out and why; nothing is done yet.

    Left out: `own_visit`, one named that is `not_waiting`, `open_flag` unless the visit was named by itself, and what is closed
    to the actor (`spot_checking`). The same id again is the same batch. Raises Problem `operation_changed` for another question
    under a known id, `not_found` for a region or a sample out of reach, `sample_unread` while some of the sample wait.
    """
    before = Batch.get_or_none(Batch.id == body["id"])
    if before:
        told = (before.by_id, before.asked, before.named, before.sample_id)
        if told != (actor.id, body["asked"], body["named"], body["sample_id"]):
            raise Problem("operation_changed")
        return before
    by_name = {visit.id: visit for visit in chosen.named(actor, body["named"])}
    found = chosen.waiting(actor, body["asked"]) if body["asked"] is not None else []
    if body["sample_id"]:
        found += samples.rest(actor, body["sample_id"])
    meant = {visit.id: visit for visit in found[: chosen.MOST]} | by_name
    reasons = {visit.id: _why_not(actor, visit, named=visit.id in by_name) for visit in meant.values()}
    reasons |= dict.fromkeys(meant.keys() & set(blindfold.closed(actor)), "spot_checking")  # not even told whether flagged
    batch: Batch = Batch.create(
        id=body["id"],
        by_id=actor.id,
        asked=body["asked"],
        named=body["named"],
        sample_id=body["sample_id"],
        items=[
            {"visit_id": visit.id, "revision": visit.revision, "review_id": ids.new()}
            for visit in meant.values()
            if reasons[visit.id] is None
        ],
        left_out=[{"visit_id": visit_id, "why": why} for visit_id, why in reasons.items() if why],
        beyond=len(found) > chosen.MOST,
        made_at=clock.now(),
    )
    trail.note(actor, "batch.freeze", batch.id, [len(batch.items), len(batch.left_out)])
    return batch


def _why_not(actor: Account, visit: Visit, *, named: bool) -> str | None:
    if visit.helper_id == actor.id:
        return "own_visit"
    if visit.state != "waiting":
        return "not_waiting"
    return "open_flag" if visit.open_flags and not named else None


def get(actor: Account, batch_id: str) -> Batch:
    """A batch of one's own; raises Problem `not_found`."""
    found: Batch | None = Batch.get_or_none((Batch.id == batch_id) & (Batch.by_id == actor.id))
    if found is None:
        raise Problem("not_found")
    return found


def page(actor: Account, asked: dict[str, Any]) -> tuple[list[Batch], str | None]:
    """One's own, the newest first, and where the next page begins."""
    return newest.page(Batch.select().where(Batch.by_id == actor.id), Batch.made_at, asked)


def apply(actor: Account, batch_id: str) -> Batch:
    """Approve what was frozen, each row alone: what has changed meanwhile is refused, the rest goes on.

    Done in parts; one that was cut off is done again and finishes, one that is done stays as it is. Raises Problem
    `wrong_state` once it is undone.
    """
    batch = get(actor, batch_id)
    if batch.applied_at and not batch.undone_at:
        return batch
    refused: list[dict[str, Any]] = []
    for part in _parts(batch):
        with db.write():
            _require(batch, undone=False)
            visits.lock(item["visit_id"] for item in part)
            now = {visit.id: visit for visit in rows_by(Visit, Visit.id, [item["visit_id"] for item in part])}
            for item in part:
                told = settle(item["review_id"], partial(_approve, actor, batch, item, now[item["visit_id"]]))
                if "problem" in told:
                    refused.append({"visit_id": item["visit_id"], "problem": told["problem"]})
    with db.write():
        batch = _require(batch, undone=False)
        batch.applied_at, batch.refused = batch.applied_at or clock.now(), refused
        batch.save()
        trail.note(actor, "batch.apply", batch.id, [len(batch.items) - len(refused), len(refused)])
    return batch


def _approve(actor: Account, batch: Batch, item: dict[str, Any], visit: Visit) -> bool:
    frozen = visit.state == "waiting" and visit.revision == item["revision"]
    if frozen and visit.open_flags and visit.id not in batch.named:
        raise Problem("flagged_meanwhile")
    verdict = {"id": item["review_id"], "visit_id": visit.id, "revision": item["revision"], "decision": "approved"}
    return service.review(actor, {**verdict, "reasons": [], "note": ""})


def undo(actor: Account, batch_id: str) -> Batch:
    """Take this batch's verdicts back, but for visits that have gone on since: those are `kept`, by visit id.

    Raises Problem `wrong_state` where it was never applied, `undo_over` once its days are over. One that was cut off is done
    again and finishes, whenever that is.
    """
    batch = get(actor, batch_id)
    last_day = undo_until(batch)
    if last_day is None:
        raise Problem("wrong_state", state="frozen")
    if clock.today() > last_day and batch.undone_at is None:
        raise Problem("undo_over", until=last_day.isoformat())
    with db.write():  # from here on it cannot be applied again, also when this is cut off
        Batch.update(undone_at=clock.now()).where(Batch.id == batch.id, Batch.undone_at.is_null()).execute()
    kept: list[str] = []
    for part in _parts(batch):
        with db.write():
            visits.lock(item["visit_id"] for item in part)
            kept += _taken_back(actor, part)
    with db.write():
        batch = _require(batch, undone=True)
        batch.kept = kept
        batch.save()
        trail.note(actor, "batch.undo", batch.id, [len(batch.items) - len(kept), len(kept)])
    return batch


def undo_until(batch: Batch) -> date | None:
    """The last day on which it can be undone; None before it is applied."""
    return clock.day_of(batch.applied_at) + timedelta(days=UNDO_DAYS) if batch.applied_at else None


def _taken_back(actor: Account, part: list[dict[str, Any]]) -> list[str]:
    """Undoes the verdicts of these items; returns the visits that have gone on since or are out of reach."""
    given = {review.id: review for review in rows_by(Review, Review.id, [item["review_id"] for item in part])}
    now = {visit.id: visit for visit in rows_by(Visit, Visit.id, [item["visit_id"] for item in part])}
    kept = []
    for item in part:
        visit, review = now[item["visit_id"]], given.get(item["review_id"])
        if review is None:
            continue
        within = access.may(actor, "visit.review", access.Thing(visit.region_code))
        if not within or visit.revision != review.revision or visit.state != "approved":
            kept.append(visit.id)
            continue
        UndoneReview.create(**review.__data__, undone_by=actor.id, undone_at=clock.now())
        review.delete_instance()
        visit.decided_at = min((left.at for left in rows_by(Review, Review.visit_id, [visit.id])), default=None)
        stand(visit, "waiting")
        households.touch(visit.household_id)
        trail.note(actor, "visit.review_undone", visit.id, review.revision)
    return kept


def _parts(batch: Batch) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(batch.items), _PART):
        yield batch.items[start : start + _PART]


def _require(batch: Batch, *, undone: bool) -> Batch:
    found: Batch = db.for_update(Batch.select().where(Batch.id == batch.id)).get()
    if bool(found.undone_at) is not undone:
        raise Problem("wrong_state", state="undone")
    return found
