from typing import Any

from flask import Response, send_file
from flask_smorest import Blueprint

from server import progress
from server.accounts.model import Account
from server.brought import MULTIPART, UNREADABLE, workbook
from server.endpoint import JSON, XLSX, endpoint
from server.households import refusals, service
from server.households.importer import Import
from server.households.schema import ImportQuery, ImportReport, Reveal, Revealed

bp = Blueprint("households", __name__, url_prefix="/api")


@bp.post("/households/<household_id>/reveals")
@endpoint("household.reveal", takes=Reveal, gives=Revealed)
def post_reveal(actor: Account, body: dict[str, str], household_id: str) -> dict[str, str]:
    return {"value": service.reveal(actor, household_id, body["member_id"], body["field"])}


@bp.post("/households/import")
@endpoint(
    "household.import",
    query=ImportQuery,
    gives=ImportReport,
    media=(JSON, progress.LINES),
    brings=MULTIPART,
    writes=False,
    problems=UNREADABLE,
)
def post_import(actor: Account, query: dict[str, bool]) -> dict[str, Any] | Response:
    return progress.answer(lambda file: Import(file, actor.region_code, actor, **query))


@bp.post("/households/import/refusals")
@endpoint("household.import", media=(XLSX,), brings=MULTIPART, writes=False, problems=UNREADABLE)
def post_refusals(actor: Account) -> Response:
    with workbook() as file:
        return send_file(refusals.workbook(file, actor), download_name=refusals.FILE_NAME, as_attachment=True)
