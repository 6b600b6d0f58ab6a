"""Village posts: stationed teams, first secretaries, and the units paired with a village. Ended, never overwritten."""

from datetime import date, timedelta
from typing import Any

from server import clock, ids
from server.accounts import access
from server.accounts.model import Account
from server.db import for_update
from server.pairings.editing import fit_day
from server.pairings.model import ONE_AT_A_TIME, VillagePost
from server.problems import Problem
from server.regions import service as regions
from server.regions.model import Region
from server.trail import service as trail


def page(actor: Account, query: dict[str, Any]) -> list[VillagePost]:
    """Posts after post `after` in order of their making; those of today unless `ended` ones are wanted too."""
    found = VillagePost.select().where(regions.under(VillagePost.region_code, access.region(actor, query.get("region"))))
    if not query["ended"]:
        found = found.where(VillagePost.ends_on.is_null() | (VillagePost.ends_on >= clock.today()))
    if "kind" in query:
        found = found.where(VillagePost.kind == query["kind"])
    if "after" in query:
        found = found.where(VillagePost.id > query["after"])
    return list(found.order_by(VillagePost.id).limit(query["limit"]))


def rows(posts: list[VillagePost]) -> list[dict[str, Any]]:
    """Posts as the desk shows them."""
    codes = {row.region_code for row in posts}
    places = regions.by_code(codes | {regions.township_of(code) for code in codes})
    return [
        {
            "id": row.id,
            "village": regions.wire(places[row.region_code]),
            "township": regions.wire(places[regions.township_of(row.region_code)]),
            "kind": row.kind,
            "name": row.name,
            "from": row.starts_on.isoformat(),
            "until": row.ends_on.isoformat() if row.ends_on else None,
        }
        for row in posts
    ]


def begin(actor: Account, wanted: dict[str, Any]) -> VillagePost:
    """A post begins `from` a day (today); the village's former team or first secretary ends on the day before.

    Raises Problem `not_found` for a village out of reach, `invalid` for a place that is none or a day that is none of ours,
    `duplicate` when it stands already.
    """
    village = regions.get(wanted["village"])
    access.require(actor, "post.write", access.Thing(village.code))
    if village.level != "village":
        raise Problem("invalid", errors={"village": ["invalid"]})
    day, kind, name = fit_day(wanted.get("since")), wanted["kind"], wanted["name"].strip()
    # Two that post somebody to one village at once would not see each other.
    list(for_update(Region.select().where(Region.code == village.code)))
    standing = _standing(village.code, kind, day)
    if any(row.name == name and row.starts_on <= day and not row.ends_on for row in standing):
        raise Problem("duplicate")
    for row in standing if kind in ONE_AT_A_TIME else []:
        _end(actor, row, day - timedelta(days=1))
    row = VillagePost.create(id=ids.new(), region_code=village.code, kind=kind, name=name, starts_on=day, noted_at=clock.now())
    trail.note(actor, "post.begin", row.id, {"region": village.code, "kind": kind})
    return row


def finish(actor: Account, post_id: str, last_day: date) -> VillagePost:
    """A post ends with `last_day`; with the day before its first it never was.

    Raises Problem `not_found` out of reach, `wrong_state` when it is over already, `invalid` for an earlier day, and for
    one after an end that is written: somebody else may have begun by then.
    """
    row: VillagePost | None = for_update(VillagePost.select().where(VillagePost.id == post_id)).first()
    access.require(actor, "post.write", access.Thing(row.region_code) if row else None)
    if row is None:
        raise Problem("not_found")
    if row.ends_on and row.ends_on < clock.today():
        raise Problem("wrong_state", state="ended")
    if not row.starts_on - timedelta(days=1) <= fit_day(last_day, "until") <= (row.ends_on or date.max):
        raise Problem("invalid", errors={"until": ["invalid"]})
    _end(actor, row, last_day)
    return row


def _end(actor: Account, row: VillagePost, last_day: date) -> None:
    row.ends_on, row.ended_at = last_day, clock.now()
    row.save()
    trail.note(actor, "post.end", row.id, {"region": row.region_code, "kind": row.kind})


def _standing(village: str, kind: str, day: date) -> list[VillagePost]:
    """The village's posts of that kind that are not over before `day`."""
    over = VillagePost.ends_on.is_null() | (VillagePost.ends_on >= day)
    return list(VillagePost.select().where(VillagePost.region_code == village, VillagePost.kind == kind, over))
