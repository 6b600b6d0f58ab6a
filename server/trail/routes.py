from functools import partial
from typing import Any

from flask import Response
from flask_smorest import Blueprint

from server import clock, listing
from server.accounts import service as accounts
from server.accounts.model import Account
from server.endpoint import endpoint
from server.trail import lists, service
from server.trail.schema import TrailFilter, TrailPage, TrailQuery

bp = Blueprint("trail", __name__, url_prefix="/api")


@bp.get("/trail")
@endpoint("trail.read", query=TrailQuery, gives=TrailPage)
def get_trail(actor: Account, query: dict[str, Any]) -> dict[str, Any]:
    found = service.entries(
        actor.region_code,
        after=query.get("after"),
        limit=query["limit"],
        actor=query.get("actor"),
        verb=query.get("verb"),
        span=(query.get("since"), query.get("until")),
    )
    names = accounts.names(entry.actor_id for entry in found)
    rows = [
        {
            "seq": entry.seq,
            "at": clock.rfc3339(entry.at),
            "actor": {"id": entry.actor_id, "name": names.get(entry.actor_id, "")} if entry.actor_id else None,
            "verb": entry.verb,
            "subject": entry.subject,
            "detail": entry.detail,
        }
        for entry in found
    ]
    return {"entries": rows, "next": found[-1].seq if len(found) == query["limit"] else None}


@bp.get(f"/trail.{listing.FORM}")
@endpoint("trail.read", query=TrailFilter, media=listing.MEDIA)
def get_trail_listing(actor: Account, query: dict[str, Any], form: str) -> Response:
    return listing.answer(lists.listing(actor.region_code, query, partial(accounts.near, actor)), form)
