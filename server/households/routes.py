from typing import Any, BinaryIO

from flask import Response, request, send_file
from flask_smorest import Blueprint

from server.accounts.model import Account
from server.endpoint import endpoint
from server.households import refusals, service
from server.households.importer import Import
from server.households.progress import lines
from server.households.schema import ImportQuery, ImportReport, Reveal, Revealed
from server.problems import Problem

bp = Blueprint("households", __name__, url_prefix="/api")

UPLOAD_LIMIT = 30 * 1024 * 1024  # bytes
_LINES = "application/x-ndjson"


@bp.post("/households/<household_id>/reveals")
@endpoint("household.reveal", takes=Reveal, gives=Revealed)
def post_reveal(actor: Account, body: dict[str, str], household_id: str) -> dict[str, str]:
    return {"value": service.reveal(actor, household_id, body["member_id"], body["field"])}


@bp.post("/households/import")
@endpoint("household.import", query=ImportQuery, gives=ImportReport, writes=False)
def post_import(actor: Account, query: dict[str, bool]) -> dict[str, Any] | Response:
    job = Import(_workbook(), actor.region_code, actor, dry_run=query["dry_run"])
    if request.accept_mimetypes.best == _LINES:
        return Response(lines(job), mimetype=_LINES, headers={"X-Accel-Buffering": "no"})
    return job.run().wire()


@bp.post("/households/import/refusals")
@endpoint("household.import", writes=False)
def post_refusals(actor: Account) -> Response:
    return send_file(refusals.workbook(_workbook(), actor), download_name=refusals.FILE_NAME, as_attachment=True)


def _workbook() -> BinaryIO:
    # Werkzeug puts uploads above half a megabyte into a temporary file.
    request.max_content_length = UPLOAD_LIMIT
    if "file" not in request.files:
        raise Problem("invalid", errors={"file": ["required"]})
    return request.files["file"].stream  # type: ignore[return-value]
