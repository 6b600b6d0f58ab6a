from io import BytesIO
from typing import Any

from flask import Response, request
from flask_smorest import Blueprint

from server import db, stamp
from server.accounts.model import Account
from server.endpoint import PUBLIC, endpoint
from server.photos import pictures, service, soon, store, tus, uploads
from server.photos.model import Photo
from server.photos.schema import PictureQuery
from server.problems import Problem

# What bytes that arrive may meet with; the last ones also what is wrong with the picture.
_TAKING = (
    "checksum_mismatch",
    "hash_mismatch",
    "invalid",
    "not_a_picture",
    "offset_mismatch",
    "precondition_failed",
    "too_large",
    "too_many_pixels",
    "unknown_checksum",
    "unreadable_picture",
    "unsupported_media_type",
    "upload_locked",
)
STALLED = 60  # seconds without a byte, after which a phone is thought to be gone

bp = Blueprint("photos", __name__, url_prefix="/api")


@bp.route("/photos/uploads", methods=["OPTIONS"])
@endpoint(PUBLIC, writes=False)
def options_uploads(_actor: None) -> Response:
    return Response(status=204, headers=tus.CAPABILITIES)


@bp.post("/photos/uploads")
@endpoint(
    "photo.upload",
    status=201,
    writes=False,
    brings=(tus.MEDIA,),
    headers=tus.headers("Upload-Length", "Upload-Metadata", "Upload-Checksum"),
    problems=(*_TAKING, "not_found", "unknown_photo"),
)
def post_upload(actor: Account) -> Response:
    tus.require_version(request.headers)
    photo = uploads.begin(actor, tus.number(request.headers, "Upload-Length"), tus.metadata(request.headers))
    if photo.arrived_at is None:
        _go_on(photo, uploads.partial(photo).offset())
    answer = _progress(photo, 201)
    answer.headers["Location"] = f"/api/photos/uploads/{photo.id}"
    return answer


@bp.route("/photos/uploads/<photo_id>", methods=["HEAD"])
@endpoint("photo.upload", status=200, headers=tus.headers(), problems=("precondition_failed",))
def head_upload(actor: Account, photo_id: str) -> Response:
    tus.require_version(request.headers)
    return _progress(service.expected(actor, photo_id), 200)


@bp.patch("/photos/uploads/<photo_id>")
@endpoint(
    "photo.upload",
    writes=False,
    brings=(tus.MEDIA,),
    headers=tus.headers("Upload-Offset", "Upload-Checksum"),
    problems=_TAKING,
)
def patch_upload(actor: Account, photo_id: str) -> Response:
    tus.require_version(request.headers)
    if request.mimetype != tus.MEDIA:
        raise Problem("unsupported_media_type")
    photo = service.expected(actor, photo_id)
    _take(photo, tus.number(request.headers, "Upload-Offset"))
    return _progress(photo, 204)


@bp.delete("/photos/uploads/<photo_id>")
@endpoint(
    "photo.upload",
    writes=False,
    headers=tus.headers(),
    problems=("precondition_failed", "upload_locked", "wrong_state"),
)
def delete_upload(actor: Account, photo_id: str) -> None:
    tus.require_version(request.headers)
    uploads.give_up(service.expected(actor, photo_id))


@bp.get("/photos/<photo_id>")
@endpoint("photo.read", query=PictureQuery, media=("image/jpeg",), problems=("spot_checking", "unreadable_picture"))
def get_photo(actor: Account, query: dict[str, Any], photo_id: str) -> Response:
    photo, size = service.seen(actor, photo_id), query["size"]
    answer = Response(pictures.picture(store.current(), photo.sha256, size), mimetype="image/jpeg")
    answer.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.set_etag(f"{photo.sha256}-{size}")
    answer.make_conditional(request)
    return answer


@bp.after_request
def name_the_protocol(answer: Response) -> Response:
    # Core, Tus-Resumable: in every answer, also a failure's.
    if request.path.startswith("/api/photos/uploads"):
        answer.headers["Tus-Resumable"] = tus.VERSION
    return answer


def _go_on(photo: Photo, here: int) -> None:
    if 0 < here == photo.bytes:
        # A server died between the last byte and the look at the whole. Nobody has a byte left to send that would bring it.
        _settle(photo, uploads.receive(photo, BytesIO(), here, None))
    elif here == 0 and request.mimetype == tus.MEDIA:
        # Creation with upload: the first bytes save a round trip. Where some have come before, the answer's offset says so.
        _take(photo, 0)


def _take(photo: Photo, offset: int) -> None:
    _limit_patience()
    _settle(photo, uploads.receive(photo, request.stream, offset, tus.checksum(request.headers)))


def _settle(photo: Photo, here: int) -> None:
    if here == photo.bytes:
        with db.write():  # only now: a slow phone must not hold everybody else's turn
            service.arrived(photo)
        soon.draw(photo)


def _progress(photo: Photo, status: int) -> Response:
    headers = {"Upload-Length": str(photo.bytes)}
    if photo.arrived_at is None:
        partial = uploads.partial(photo)
        headers |= {"Upload-Offset": str(partial.offset()), "Upload-Expires": partial.expires()}
    else:
        headers |= {"Upload-Offset": str(photo.bytes), "Ruhu-Sha256": photo.sha256, "Ruhu-Time": stamp.time()}
    return Response(status=status, headers=headers)


def _limit_patience() -> None:
    # A phone that drives into a valley leaves its connection open for ever, and with it a thread and the upload's lock.
    if socket := request.environ.get("gunicorn.socket"):
        socket.settimeout(STALLED)
