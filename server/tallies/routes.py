from typing import Any

from flask import Response
from flask_smorest import Blueprint

from server import clock, listing
from server.accounts.model import Account
from server.download import download
from server.endpoint import CSV, XLSX, endpoint
from server.regions import service as regions
from server.tallies import export, service
from server.tallies.schema import TallyAnswer, TallyQuery
from server.tallies.table import table
from server.tallies.week import Week

bp = Blueprint("tallies", __name__, url_prefix="/api")


@bp.get("/tallies/<week>")
@endpoint("tally.read", query=TallyQuery, gives=TallyAnswer)
def get_tally(actor: Account, query: dict[str, str], week: str) -> dict[str, Any]:
    tally = service.tally(actor, week, query.get("region"), query.get("by"))
    return {
        "week": tally.week.name,
        "from": tally.week.monday.isoformat(),
        "to": tally.week.sunday.isoformat(),
        "region": regions.wire(tally.region),
        "by": tally.by,
        "rows": tally.rows,
        "total": tally.total,
        "made_at": clock.rfc3339(tally.made_at),
    }


@bp.get("/tallies/<week>.xlsx")
@endpoint("tally.read", query=TallyQuery, media=(XLSX,))
def get_workbook(actor: Account, query: dict[str, str], week: str) -> Response:
    named, region = Week.named(week), service.within(actor, query.get("region"))
    name = f"{export.file_name(named, region)}.xlsx"
    return download(lambda file: export.export(file, named, region), XLSX, name)


@bp.get("/tallies/<week>.csv")
@endpoint("tally.read", query=TallyQuery, media=(CSV,))
def get_table(actor: Account, query: dict[str, str], week: str) -> Response:
    return listing.answer(table(service.tally(actor, week, query.get("region"), query.get("by"))), "csv")
