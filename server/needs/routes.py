from typing import Any

from flask import Response
from flask_smorest import Blueprint

from server import clock, listing
from server.accounts.model import Account
from server.endpoint import endpoint
from server.households import service as households
from server.needs import clocks, figures, ledger, lists, service, shown
from server.needs.schema import FiguresAnswer, FiguresQuery, NeedAnswer, NeedFilter, NeedPage, NeedQuery, NewStep

bp = Blueprint("needs", __name__, url_prefix="/api")


@bp.get("/needs")
@endpoint("need.read", query=NeedQuery, gives=NeedPage)
def get_needs(actor: Account, query: dict[str, Any]) -> dict[str, Any]:
    found = ledger.page(actor, query)
    homes = households.briefs(need.household_id for need in found)
    now = clock.now()
    rows = [
        {
            **row,
            "household": homes[need.household_id],
            "days_open": ((need.settled_at or now) - need.raised_at).days,
            "overdue": clocks.is_overdue(need),
        }
        for need, row in zip(found, shown.wire(found), strict=True)
    ]
    following = ledger.place(found[-1]) if len(found) == query["limit"] else None
    return {"needs": rows, "next": following, "counts": ledger.counts(actor, query)}


@bp.get(f"/needs.{listing.FORM}")
@endpoint("need.read", query=NeedFilter, media=listing.MEDIA)
def get_need_listing(actor: Account, query: dict[str, Any], form: str) -> Response:
    return listing.answer(lists.needs(actor, query), form)


@bp.get("/needs/figures")
@endpoint("need.read", query=FiguresQuery, gives=FiguresAnswer)
def get_figures(actor: Account, query: dict[str, Any]) -> dict[str, Any]:
    return figures.figures(actor, query, query["by"])


@bp.post("/needs/<need_id>/steps")
@endpoint(
    "need.decide", takes=NewStep, gives=NeedAnswer, problems=("duplicate", "operation_taken", "spot_checking", "wrong_state")
)
def post_step(actor: Account, body: dict[str, Any], need_id: str) -> dict[str, Any]:
    return {"need": shown.wire([service.step(actor, need_id, body, clock.now())])[0]}
