from io import BytesIO
from tempfile import TemporaryFile
from typing import Any

from flask import Response, send_file
from flask_smorest import Blueprint

from server import clock
from server.accounts.model import Account
from server.endpoint import XLSX, endpoint
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
    file = TemporaryFile()  # noqa: SIM115 - closed with the answer
    export.export(file, named, region)
    length = file.tell()
    file.seek(0)
    answer = send_file(file, XLSX, as_attachment=True, download_name=f"{export.file_name(named, region)}.xlsx")
    answer.content_length = length
    return answer


@bp.get("/tallies/<week>.csv")
@endpoint("tally.read", query=TallyQuery, media=("text/csv",))
def get_table(actor: Account, query: dict[str, str], week: str) -> Response:
    tally = service.tally(actor, week, query.get("region"), query.get("by"))
    name = f"{export.file_name(tally.week, tally.region)}-{tally.by}.csv"
    # send_file and not a header by hand: a Chinese name must travel quoted, or the server drops the whole answer.
    return send_file(BytesIO(table(tally)), "text/csv", as_attachment=True, download_name=name)
