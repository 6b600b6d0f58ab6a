"""A round's third part, the pictures: the model of web/src/outbox/sendPhotos.ts and web/src/photo/upload.ts."""

from base64 import b64encode
from collections.abc import Generator
from hashlib import sha256

from tests.sim import phone_store as store
from tests.sim.phone_disk import Photo
from tests.sim.phone_line import Answer, Asking, Cut, Failure, Problem, Request, Told, Unreachable, call
from tests.sim.phone_sender import Sender, Talk

_UPLOADS = "/api/photos/uploads"
_PROTOCOL = {"Tus-Resumable": "1.0.0"}
_CONTENT = {"Content-Type": "application/offset+octet-stream"}
# Answers that the same bytes would get for ever.
_FINAL = {"unknown_photo", "not_a_picture", "unreadable_picture", "too_many_pixels", "too_large", "invalid"}
_SPOILT = {"code": "unreadable_picture", "title": ""}


class BytesGone(Failure):
    """The server wants bytes that this phone has let go of, or lost."""


def send_photos(sender: Sender) -> Talk:
    """Sends, one by one, the photos whose text the server has. One that cannot go does not keep the next from going."""
    arrived = {entry.id for entry in sender.disk.entries_in("applied")}
    first: Failure | None = None
    for photo in sender.disk.photos_in("waiting"):
        if photo.entry_id not in arrived:
            continue
        try:
            yield from _send_photo(sender, photo)
        except Problem as problem:
            # With Retry-After, or about the session, it is not this photo's own.
            if problem.retry_after is not None or problem.status in (401, 403):
                raise
            first = first or problem
    if first is not None:
        raise first


def _send_photo(sender: Sender, photo: Photo) -> Talk:
    data = sender.disk.bytes.get(photo.id)
    try:
        here_at = yield from _upload(sender, photo, data)
        store.change_photo(sender.disk, photo.id, state="here", sent=photo.bytes, problem=None, here_at=here_at)
    except BytesGone:
        _refuse(sender, photo, _SPOILT)
    except Problem as problem:
        spoilt = problem.code == "hash_mismatch" and data is not None and sha256(data).hexdigest() != photo.sha256
        if problem.code not in _FINAL and not spoilt:
            raise
        _refuse(sender, photo, _SPOILT if spoilt else problem.told())


def _refuse(sender: Sender, photo: Photo, problem: Told) -> None:
    store.change_photo(sender.disk, photo.id, state="refused", problem=problem)


def _upload(sender: Sender, photo: Photo, data: bytes | None) -> Generator[Request, Answer | Cut, str | None]:
    """Brings a photo's bytes to the server (tus 1.0.0) from wherever an earlier try ended. Answers when it was all there."""
    length = photo.bytes if data is None else len(data)
    # The first try brings its first piece along: most photos need one request. Later ones ask what has arrived.
    first = None if photo.begun or data is None else data[: sender.piece]
    if first is not None:
        _before_sending(sender, photo, 0, first)
    answer = yield from _create(sender, photo, length, first)
    offset = _reached(answer)
    while offset < length:
        if data is None:
            raise BytesGone
        part = data[offset : offset + sender.piece]
        _before_sending(sender, photo, offset, part)
        headers = {**sender.whose, **_PROTOCOL, **_CONTENT, "Upload-Offset": str(offset)}
        answer = yield from call("PATCH", f"{_UPLOADS}/{photo.id}", headers, part)
        before, offset = offset, _reached(answer)
        if offset <= before:
            raise Unreachable(answer.status)
    if answer.header("Ruhu-Sha256") != photo.sha256:
        raise Unreachable(answer.status)
    return answer.header("Ruhu-Time")


def _before_sending(sender: Sender, photo: Photo, offset: int, part: bytes) -> None:
    store.change_photo(sender.disk, photo.id, sent=offset, begun=True)
    if "done_before_hash" in sender.bugs and offset + len(part) == photo.bytes:
        store.change_photo(sender.disk, photo.id, state="here")
        with sender.disk.write() as tables:
            tables.bytes.pop(photo.id, None)


def _create(sender: Sender, photo: Photo, length: int, first: bytes | None) -> Asking:
    told = {"photo_id": photo.id, "sha256": photo.sha256, "filetype": "image/jpeg"}
    metadata = ",".join(f"{key} {b64encode(value.encode()).decode()}" for key, value in told.items())
    headers = {**sender.whose, **_PROTOCOL, "Upload-Length": str(length), "Upload-Metadata": metadata}
    if first is None:
        return call("POST", _UPLOADS, headers)
    return call("POST", _UPLOADS, {**headers, **_CONTENT}, first)


def _reached(answer: Answer) -> int:
    offset = answer.header("Upload-Offset") or ""
    if not offset.isdecimal():
        raise Unreachable(answer.status)
    return int(offset)
