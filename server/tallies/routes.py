from typing import Any

from flask import Response, request
from flask_smorest import Blueprint

from server import brought, clock, db, listing
from server.accounts.model import Account
from server.download import download
from server.endpoint import CSV, JSON, XLSX, endpoint
from server.pairings import directory
from server.pairings.schema import HouseholdList
from server.problems import Problem
from server.regions import service as regions
from server.reviews import spot_claims
from server.tallies import behind, blanks, export, report, seal, series, service, template
from server.tallies.schema import (
    ChangesAnswer,
    HomesFilter,
    HomesQuery,
    SealAnswer,
    SeriesAnswer,
    SeriesQuery,
    SnapshotFile,
    TallyAnswer,
    TallyQuery,
    TemplateAnswer,
)
from server.tallies.table import table
from server.tallies.week import Week

_UNSEALABLE = ("already_sealed", "earlier_open", "invalid", "later_sealed", "week_not_over")

_UNFIT = ("invalid", "too_large", "unreadable_workbook", "wrong_template")
_NAMES = [{"name": name, "meaning": meaning} for name, meaning in blanks.NAMES.items()]

bp = Blueprint("tallies", __name__, url_prefix="/api")


@bp.get("/tallies/<week>")
@endpoint("tally.read", query=TallyQuery, gives=TallyAnswer)
def get_tally(actor: Account, query: dict[str, Any], week: str) -> dict[str, Any]:
    told = report.asked(actor, week, query)
    [tally] = told.tallies
    return {
        "week": tally.week.name,
        "from": tally.week.monday.isoformat(),
        "to": tally.week.sunday.isoformat(),
        "region": regions.wire(tally.region),
        "by": tally.by,
        "rows": tally.rows,
        "total": tally.total,
        "made_at": clock.rfc3339(tally.made_at),
        "seal": seal.wire(told.seal),
        "sealed": told.sealed,
    }


@bp.get("/tallies/<week>.xlsx")
@endpoint("tally.read", query=TallyQuery, media=(XLSX,), problems=("spot_checking",))
def get_workbook(actor: Account, query: dict[str, Any], week: str) -> Response:
    named, region = Week.named(week), service.within(actor, query.get("region"))
    spot_claims.require_none_of(actor, named.name, region.code)  # it lists every visit that it counts
    name = f"{export.file_name(named, region)}.xlsx"
    return download(lambda file: export.export(file, named, region, live=query["live"]), XLSX, name)


@bp.get("/tallies/<week>.csv")
@endpoint("tally.read", query=TallyQuery, media=(CSV,))
def get_table(actor: Account, query: dict[str, Any], week: str) -> Response:
    return listing.answer(table(report.asked(actor, week, query).tallies[0]), "csv")


@bp.get("/tallies/<week>/changes")
@endpoint("tally.read", query=TallyQuery, gives=ChangesAnswer)
def get_changes(actor: Account, query: dict[str, Any], week: str) -> dict[str, Any]:
    changed = report.changes(report.asked(actor, week, query))
    return {
        "week": changed.now.week.name,
        "before": changed.before.week.name,
        "by": changed.now.by,
        "rows": changed.now.rows,
        "total": changed.now.total,
        "rows_before": changed.before.rows,
        "total_before": changed.before.total,
        "adjustments": changed.adjustments,
    }


@bp.get("/tallies/<week>/series")
@endpoint("tally.read", query=SeriesQuery, gives=SeriesAnswer)
def get_series(actor: Account, query: dict[str, Any], week: str) -> dict[str, Any]:
    region = service.within(actor, query.get("region"))
    return {"weeks": series.weeks(Week.named(week), region, query["count"])}


@bp.get("/tallies/<week>/households")
@endpoint("household.read", query=HomesQuery, gives=HouseholdList)
def get_homes(actor: Account, query: dict[str, Any], week: str) -> dict[str, Any]:
    return directory.households_page(actor, query, behind.homes(actor, week, query))


@bp.get(f"/tallies/<week>/households.{listing.FORM}")
@endpoint("household.read", query=HomesFilter, media=listing.MEDIA)
def get_homes_listing(actor: Account, query: dict[str, Any], week: str, form: str) -> Response:
    return listing.answer(behind.listing(actor, week, query), form)


@bp.post("/tallies/<week>/seal")
@endpoint(
    "tally.seal",
    gives=SealAnswer,
    status=201,
    writes=False,
    problems=_UNSEALABLE,
)
def post_seal(actor: Account, week: str) -> dict[str, Any]:
    draft = seal.drawn(actor, week)
    with db.write():
        row = seal.seal(actor, draft)
    return {"seal": seal.wire(row)}


@bp.get("/tallies/<week>/snapshot")
@endpoint("tally.seal", gives=SnapshotFile, problems=("invalid",))
def get_snapshot(actor: Account, week: str) -> Response:
    return Response(seal.snapshot(actor, week), mimetype=JSON)


@bp.get("/tallies/template")
@endpoint("tally.read", gives=TemplateAnswer)
def get_template(actor: Account) -> dict[str, Any]:
    return {"template": template.wire(template.of(actor.region_code)), "names": _NAMES}


@bp.put("/tallies/template")
@endpoint("template.write", gives=TemplateAnswer, brings=brought.MULTIPART, problems=_UNFIT)
def put_template(actor: Account) -> dict[str, Any]:
    with brought.workbook() as file:
        row = template.keep(actor, file, request.files["file"].filename or "")
    return {"template": template.wire(row), "names": _NAMES}


@bp.delete("/tallies/template")
@endpoint("template.write", problems=("not_found",))
def delete_template(actor: Account) -> None:
    template.drop(actor)


@bp.get("/tallies/<week>/template")
@endpoint("tally.read", query=TallyQuery, media=(XLSX,), problems=("wrong_template",))
def get_filled_template(actor: Account, query: dict[str, Any], week: str) -> Response:
    told = report.asked(actor, week, query)
    [tally] = told.tallies
    row = template.of(tally.region.code)
    if row is None:
        raise Problem("not_found")
    changed = report.changes(told)
    return download(lambda file: template.fill(file, row, changed), XLSX, f"{export.file_name(tally.week, tally.region)}.xlsx")
