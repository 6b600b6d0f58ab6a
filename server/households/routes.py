from contextlib import ExitStack
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from flask import Response, request, send_file
from flask_smorest import Blueprint

from server.accounts.model import Account
from server.endpoint import JSON, XLSX, endpoint
from server.households import refusals, service
from server.households.importer import Import
from server.households.progress import lines
from server.households.schema import ImportQuery, ImportReport, Reveal, Revealed
from server.problems import Problem

bp = Blueprint("households", __name__, url_prefix="/api")

UPLOAD_LIMIT = 30 * 1024 * 1024  # bytes
_LINES = "application/x-ndjson"
_MULTIPART = ("multipart/form-data",)
_UNREADABLE = ("invalid", "missing_columns", "too_large", "unreadable_workbook")


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
    brings=_MULTIPART,
    writes=False,
    problems=_UNREADABLE,
)
def post_import(actor: Account, query: dict[str, bool]) -> dict[str, Any] | Response:
    with ExitStack() as held:
        job = Import(held.enter_context(_workbook()), actor.region_code, actor, dry_run=query["dry_run"])
        if request.accept_mimetypes.best != _LINES:
            return job.run().wire()
        answer = Response(lines(job), mimetype=_LINES, headers={"X-Accel-Buffering": "no"})
        answer.call_on_close(held.pop_all().close)
        return answer


@bp.post("/households/import/refusals")
@endpoint("household.import", media=(XLSX,), brings=_MULTIPART, writes=False, problems=_UNREADABLE)
def post_refusals(actor: Account) -> Response:
    with _workbook() as file:
        return send_file(refusals.workbook(file, actor), download_name=refusals.FILE_NAME, as_attachment=True)


def _workbook() -> BinaryIO:
    request.max_content_length = UPLOAD_LIMIT
    if "file" not in request.files:
        raise Problem("invalid", errors={"file": ["required"]})
    # A copy of our own: Flask closes the request's before an answer begins to stream.
    file = TemporaryFile()  # noqa: SIM115 - its taker closes it
    copyfileobj(request.files["file"].stream, file)
    return file
