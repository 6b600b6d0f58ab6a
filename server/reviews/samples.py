"""Samples that were drawn, and what was said of their visits since."""

from typing import Any

from server.accounts import access
from server.accounts.model import Account
from server.problems import Problem
from server.regions import service as regions
from server.reviews import newest
from server.reviews.model import Review, Sample
from server.statements import rows_by
from server.visits.model import Visit


def get(actor: Account, sample_id: str) -> Sample:
    """A sample of the actor's region; raises Problem `not_found`."""
    found: Sample | None = Sample.get_or_none(Sample.id == sample_id)
    if found is None:
        raise Problem("not_found")
    access.require(actor, "visit.read", access.Thing(found.region_code))
    return found


def taken(actor: Account, sample_id: str) -> list[str]:
    """The ids of the visits drawn, for the queue to be narrowed to; raises Problem `not_found`."""
    return [item["visit_id"] for item in get(actor, sample_id).items if item["drawn"]]


def page(actor: Account, asked: dict[str, Any]) -> tuple[list[Sample], str | None]:
    """All of one's region, whoever drew them, the newest first, and where the next page begins."""
    return newest.page(Sample.select().where(regions.under(Sample.region_code, actor.region_code)), Sample.made_at, asked)


def verdicts(sample: Sample) -> dict[str, str]:
    """What was first said of each visit drawn, as it was drawn or as it was amended before it was read: approved or returned;
    else waiting, or withdrawn: nobody waits for that one."""
    taken = {item["visit_id"]: item["revision"] for item in sample.items if item["drawn"]}
    now = {visit.id: visit for visit in rows_by(Visit, Visit.id, taken)}
    unsaid = {visit_id: "withdrawn" if now[visit_id].withdrawn_at else "waiting" for visit_id in taken}
    given = [row for row in rows_by(Review, Review.visit_id, taken) if row.revision >= taken[row.visit_id]]
    given.sort(key=lambda row: row.revision, reverse=True)  # the first of a visit is put down last
    return unsaid | {row.visit_id: row.decision for row in given}


def rest(actor: Account, sample_id: str) -> list[Visit]:
    """What was not drawn and waits unchanged. Raises Problem `sample_unread` while some of those drawn wait."""
    sample = get(actor, sample_id)
    left = list(verdicts(sample).values()).count("waiting")
    if left:
        raise Problem("sample_unread", left=left)
    now = {visit.id: visit for visit in rows_by(Visit, Visit.id, [item["visit_id"] for item in sample.items])}
    return [
        now[item["visit_id"]]
        for item in sample.items
        if not item["drawn"] and now[item["visit_id"]].state == "waiting" and now[item["visit_id"]].revision == item["revision"]
    ]
