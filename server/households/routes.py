from contextlib import ExitStack
from typing import Any

from flask import Response, request, send_file
from flask_smorest import Blueprint

from server.accounts.model import Account
from server.brought import MULTIPART, UNREADABLE, workbook
from server.endpoint import JSON, XLSX, endpoint
from server.households import refusals, service
from server.households.importer import Import
from server.households.progress import lines
from server.households.schema import ImportQuery, ImportReport, Reveal, Revealed

bp = Blueprint("households", __name__, url_prefix="/api")

_LINES = "application/x-ndjson"


@bp.post("/households/<household_id>/reveals")
@endpoint("household.reveal", takes=Reveal, gives=Revealed)
def post_reveal(actor: Account, body: dict[str, str], household_id: str) -> dict[str, str]:
    return {"value": service.reveal(actor, household_id, body["member_id"], body["field"])}


@bp.post("/households/import")
@endpoint(
    "household.import",
    query=ImportQuery,
    gives=ImportReport,
    media=(JSON, _LINES),
    brings=MULTIPART,
    writes=False,
    problems=UNREADABLE,
)
def post_import(actor: Account, query: dict[str, bool]) -> dict[str, Any] | Response:
    with ExitStack() as held:
        job = Import(held.enter_context(workbook()), actor.region_code, actor, dry_run=query["dry_run"])
        if request.accept_mimetypes.best != _LINES:
            return job.run().wire()
        answer = Response(lines(job), mimetype=_LINES, headers={"X-Accel-Buffering": "no"})
        answer.call_on_close(held.pop_all().close)
        return answer


@bp.post("/households/import/refusals")
@endpoint("household.import", media=(XLSX,), brings=MULTIPART, writes=False, problems=UNREADABLE)
def post_refusals(actor: Account) -> Response:
    with workbook() as file:
        return send_file(refusals.workbook(file, actor), download_name=refusals.FILE_NAME, as_attachment=True)
