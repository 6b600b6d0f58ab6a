from typing import Any

from flask_smorest import Blueprint

from server.accounts.model import Account
from server.endpoint import endpoint
from server.reviews import detail, listed, queue, service
from server.reviews.schema import Results, ReviewBatch, VisitAnswer, VisitPage, VisitQuery

bp = Blueprint("reviews", __name__, url_prefix="/api")


@bp.get("/visits")
@endpoint("visit.read", query=VisitQuery, gives=VisitPage)
def get_visits(actor: Account, query: dict[str, Any]) -> dict[str, Any]:
    found = queue.page(actor, query)
    following = queue.cursor(found[-1]) if len(found) == query["limit"] else None
    return {"visits": listed.rows(found), "next": following, "counts": queue.counts(actor, query)}


@bp.get("/visits/<visit_id>")
@endpoint("visit.read", gives=VisitAnswer)
def get_visit(actor: Account, visit_id: str) -> dict[str, Any]:
    return {"visit": detail.whole(queue.get(actor, visit_id))}


@bp.post("/reviews")
@endpoint("visit.review", takes=ReviewBatch, gives=Results)
def post_reviews(actor: Account, body: dict[str, Any]) -> dict[str, Any]:
    return {"results": service.review_all(actor, body["reviews"])}
