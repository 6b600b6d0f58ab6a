from typing import Any

from flask import Response
from flask_smorest import Blueprint

from server import listing
from server.accounts.model import Account
from server.coverages import lists, service
from server.coverages.schema import CoverageAnswer, CoverageFilter, UncoveredFilter, UncoveredPage, UncoveredQuery
from server.endpoint import endpoint

bp = Blueprint("coverages", __name__, url_prefix="/api")


@bp.get("/coverages")
@endpoint("coverage.read", query=CoverageFilter, gives=CoverageAnswer)
def get_coverages(actor: Account, query: dict[str, Any]) -> dict[str, Any]:
    return service.table(actor, query)


@bp.get(f"/coverages.{listing.FORM}")
@endpoint("coverage.read", query=CoverageFilter, media=listing.MEDIA)
def get_coverage_listing(actor: Account, query: dict[str, Any], form: str) -> Response:
    return listing.answer(lists.coverages(actor, query), form)


@bp.get("/coverages/<kind>")
@endpoint("coverage.read", query=UncoveredQuery, gives=UncoveredPage)
def get_uncovered(actor: Account, query: dict[str, Any], kind: str) -> dict[str, Any]:
    found = service.uncovered(actor, kind, query)
    return {"uncovered": service.rows(found), "next": service.key(found[-1]) if len(found) == query["limit"] else None}


@bp.get(f"/coverages/<kind>.{listing.FORM}")
@endpoint("coverage.read", query=UncoveredFilter, media=listing.MEDIA)
def get_uncovered_listing(actor: Account, query: dict[str, Any], kind: str, form: str) -> Response:
    return listing.answer(lists.uncovered(actor, kind, query), form)
