from typing import Any

from flask import Response
from flask_smorest import Blueprint

from server.accounts import blindfold
from server.accounts.model import Account
from server.endpoint import endpoint
from server.listing import FORM, MEDIA, answer
from server.reviews import (
    bulk,
    bulk_shown,
    detail,
    listed,
    lists,
    queue,
    sample_list,
    sample_shown,
    samples,
    sampling,
    service,
    spot_checks,
    spot_claims,
    spot_list,
    spot_shown,
)
from server.reviews.bulk_schema import (
    BatchAnswer,
    BatchList,
    BatchRows,
    BatchRowsQuery,
    NewBatch,
    NewSample,
    SampleAnswer,
    SampleList,
)
from server.reviews.narrowing import narrowed
from server.reviews.newest import NewestQuery
from server.reviews.schema import Results, ReviewBatch, VisitAnswer, VisitFilter, VisitPage, VisitQuery
from server.reviews.spot_schema import NewAnswers, NewSpotCheck, SpotCheckAnswer, SpotCheckFilter, SpotCheckList, SpotCheckQuery

_NOT_ASKED = ("not_found", "operation_changed", "spot_checking", "wrong_state")
_NOT_TAKEN_ON = (*spot_claims.BARS, "spot_check_taken", "spot_checks_held", "wrong_state")

bp = Blueprint("reviews", __name__, url_prefix="/api")


@bp.get("/visits")
@endpoint("visit.read", query=VisitQuery, gives=VisitPage)
def get_visits(actor: Account, query: dict[str, Any]) -> dict[str, Any]:
    asked = narrowed(actor, query)
    found = queue.page(asked, query)
    following = queue.cursor(found[-1], query) if len(found) == query["limit"] else None
    return {"visits": listed.rows(found, blindfold.closed(actor)), "next": following, **queue.counts(asked)}


@bp.get(f"/visits.{FORM}")
@endpoint("visit.read", query=VisitFilter, media=MEDIA)
def get_visit_listing(actor: Account, query: dict[str, Any], form: str) -> Response:
    return answer(lists.listing(actor, query), form)


@bp.get("/visits/<visit_id>")
@endpoint("visit.read", gives=VisitAnswer, problems=("spot_checking",))
def get_visit(actor: Account, visit_id: str) -> dict[str, Any]:
    return {"visit": detail.whole(queue.get(actor, visit_id), blindfold.closed(actor))}


@bp.post("/reviews")
@endpoint("visit.review", takes=ReviewBatch, gives=Results)
def post_reviews(actor: Account, body: dict[str, Any]) -> dict[str, Any]:
    return {"results": service.review_all(actor, body["reviews"])}


@bp.get("/batches")
@endpoint("visit.review", query=NewestQuery, gives=BatchList)
def get_batches(actor: Account, query: dict[str, Any]) -> dict[str, Any]:
    found, following = bulk.page(actor, query)
    return {"batches": [bulk_shown.brief(row) for row in found], "next": following}


@bp.post("/batches")
@endpoint("visit.review", takes=NewBatch, gives=BatchAnswer, problems=("not_found", "operation_changed", "sample_unread"))
def post_batches(actor: Account, body: dict[str, Any]) -> dict[str, Any]:
    return {"batch": bulk_shown.batch(bulk.freeze(actor, body))}


@bp.get("/batches/<batch_id>")
@endpoint("visit.review", gives=BatchAnswer)
def get_batch(actor: Account, batch_id: str) -> dict[str, Any]:
    return {"batch": bulk_shown.batch(bulk.get(actor, batch_id))}


@bp.get("/batches/<batch_id>/rows")
@endpoint("visit.review", query=BatchRowsQuery, gives=BatchRows)
def get_batch_rows(actor: Account, query: dict[str, Any], batch_id: str) -> dict[str, Any]:
    found, following = bulk_shown.rows(bulk.get(actor, batch_id), query)
    return {"rows": found, "next": following}


@bp.post("/batches/<batch_id>/application")
@endpoint("visit.review", gives=BatchAnswer, writes=False, problems=("wrong_state",))
def post_application(actor: Account, batch_id: str) -> dict[str, Any]:
    return {"batch": bulk_shown.batch(bulk.apply(actor, batch_id))}


@bp.post("/batches/<batch_id>/undoing")
@endpoint("visit.review", gives=BatchAnswer, writes=False, problems=("undo_over", "wrong_state"))
def post_undoing(actor: Account, batch_id: str) -> dict[str, Any]:
    return {"batch": bulk_shown.batch(bulk.undo(actor, batch_id))}


@bp.get("/samples")
@endpoint("visit.read", query=NewestQuery, gives=SampleList)
def get_samples(actor: Account, query: dict[str, Any]) -> dict[str, Any]:
    found, following = samples.page(actor, query)
    return {"samples": sample_shown.briefs(found), "next": following}


@bp.post("/samples")
@endpoint("visit.review", takes=NewSample, gives=SampleAnswer, problems=("not_found", "nothing_quiet", "operation_changed"))
def post_samples(actor: Account, body: dict[str, Any]) -> dict[str, Any]:
    return {"sample": sample_shown.sample(sampling.draw(actor, body))}


@bp.get("/samples/<sample_id>")
@endpoint("visit.read", gives=SampleAnswer)
def get_sample(actor: Account, sample_id: str) -> dict[str, Any]:
    return {"sample": sample_shown.sample(samples.get(actor, sample_id))}


@bp.get(f"/samples/<sample_id>/visits.{FORM}")
@endpoint("visit.read", media=MEDIA)
def get_sample_listing(actor: Account, sample_id: str, form: str) -> Response:
    return answer(sample_list.listing(samples.get(actor, sample_id)), form)


@bp.get("/spot-checks")
@endpoint("spot_check.ask", query=SpotCheckQuery, gives=SpotCheckList)
def get_spot_checks(actor: Account, query: dict[str, Any]) -> dict[str, Any]:
    found, following = spot_checks.page(actor, query)
    return {"spot_checks": spot_shown.rows(actor, found), "next": following}


@bp.get(f"/spot-checks.{FORM}")
@endpoint("spot_check.ask", query=SpotCheckFilter, media=MEDIA)
def get_spot_check_listing(actor: Account, query: dict[str, Any], form: str) -> Response:
    return answer(spot_list.listing(actor, query), form)


@bp.post("/spot-checks")
@endpoint("spot_check.ask", takes=NewSpotCheck, gives=SpotCheckAnswer, problems=_NOT_ASKED)
def post_spot_checks(actor: Account, body: dict[str, Any]) -> dict[str, Any]:
    return {"spot_check": spot_shown.rows(actor, [spot_checks.ask(actor, body)])[0]}


@bp.post("/spot-checks/<spot_check_id>/claims")
@endpoint("spot_check.answer", gives=SpotCheckAnswer, problems=_NOT_TAKEN_ON)
def post_claim(actor: Account, spot_check_id: str) -> dict[str, Any]:
    return {"spot_check": spot_shown.rows(actor, [spot_claims.claim(actor, spot_check_id)])[0]}


@bp.delete("/spot-checks/<spot_check_id>/claims")
@endpoint("spot_check.answer", gives=SpotCheckAnswer, problems=("spot_check_unclaimed",))
def delete_claim(actor: Account, spot_check_id: str) -> dict[str, Any]:
    return {"spot_check": spot_shown.rows(actor, [spot_claims.give_back(actor, spot_check_id)])[0]}


@bp.post("/spot-checks/<spot_check_id>/answers")
@endpoint("spot_check.answer", takes=NewAnswers, gives=SpotCheckAnswer, problems=("spot_check_unclaimed", "wrong_state"))
def post_answers(actor: Account, body: dict[str, Any], spot_check_id: str) -> dict[str, Any]:
    return {"spot_check": spot_shown.rows(actor, [spot_checks.answer(actor, spot_check_id, body)])[0]}
