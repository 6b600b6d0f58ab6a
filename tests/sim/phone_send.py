"""A round's three parts, text, pull and photos: the model of web/src/outbox/{sendText,sendPhotos,upload}.ts, sync/pull.ts."""

from base64 import b64encode
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from hashlib import sha256
from math import ceil
from typing import Any

from tests.sim import phone_store as store
from tests.sim.phone_disk import Disk, Entry, Photo
from tests.sim.phone_line import Answer, Asking, Cut, Failure, Problem, Request, Told, Unreachable, call, post

_MOST_OPERATIONS = 200
_MOST_BYTES = 1024 * 1024 - 4096
_UPLOADS = "/api/photos/uploads"
_PROTOCOL = {"Tus-Resumable": "1.0.0"}
_CONTENT = {"Content-Type": "application/offset+octet-stream"}
# Answers that the same bytes would get for ever.
_FINAL = {"unknown_photo", "not_a_picture", "unreadable_picture", "too_many_pixels", "too_large", "invalid"}
_TOO_LARGE = {"code": "too_large", "title": ""}
_SPOILT = {"code": "unreadable_picture", "title": ""}

Talk = Generator[Request, Answer | Cut, None]


class BytesGone(Failure):
    """The server wants bytes that this phone has let go of, or lost."""


@dataclass(frozen=True)
class Sender:
    disk: Disk
    account_id: str
    device_id: str
    now: Callable[[], int]
    piece: int
    bugs: frozenset[str] = field(default_factory=frozenset)

    @property
    def whose(self) -> dict[str, str]:
        return {"Ruhu-Account": self.account_id}


def batch(entries: list[Entry], most: int) -> list[Entry]:
    """The first entries that fit one push; at least one, however large, so that its size is the server's to judge."""
    taken: list[Entry] = []
    size = 0
    for entry in entries:
        size += entry.bytes + 1
        if taken and (len(taken) >= most or size > _MOST_BYTES):
            break
        taken.append(entry)
    return taken


def send_text(sender: Sender, state: str) -> Talk:
    """Pushes the entries of a state in order. Raises, with the rest untouched, when a batch does not arrive."""
    most = _MOST_OPERATIONS
    rest = sender.disk.entries_in(state)
    while rest:
        taken = batch(rest, most)
        try:
            yield from _push(sender, taken)
        except Failure as failure:
            # A restored server takes nothing from who does not know it yet: what we hold may build on what it has forgotten.
            if isinstance(failure, Problem) and failure.code == "other_store":
                store.note_epoch(sender.disk, failure.told()["params"]["epoch"])
            if not isinstance(failure, Problem | Unreachable) or failure.status != 413:
                ids = [entry.id for entry in taken]
                store.note_failure(sender.disk, ids, store.moment(sender.now()), failure.told())
                raise
            most = ceil(len(taken) / 2)
            if len(taken) > 1:
                continue
            _keep(sender, [{"id": taken[0].id, "outcome": "refused", "problem": _TOO_LARGE}], None)
        rest = rest[len(taken) :]


def _push(sender: Sender, entries: list[Entry]) -> Talk:
    operations = [{"id": one.id, "kind": one.kind, "made_at": one.made_at, "body": one.body} for one in entries]
    told = {"device_id": sender.device_id, "sent_at": store.moment(sender.now()), "operations": operations}
    if "epoch" in sender.disk.settings and "ignores_epoch" not in sender.bugs:
        told["epoch"] = sender.disk.settings["epoch"]
    answer = yield from post("/api/sync/push", told, sender.whose)
    if not _answers(answer, entries):
        raise Unreachable(200)
    _keep(sender, answer["results"], answer.get("server_time"))
    store.note_safe(sender.disk, answer)


def _answers(answer: Any, entries: list[Entry]) -> bool:
    """A page that says 200 and happens to be JSON is still not our server."""
    results = answer.get("results") if isinstance(answer, dict) else None
    return (
        isinstance(results, list)
        and all(isinstance(result, dict) for result in results)
        and [result.get("id") for result in results] == [entry.id for entry in entries]
        and all(result.get("outcome") in ("applied", "held", "refused") for result in results)
    )


def _keep(sender: Sender, results: list[Told], server_time: str | None) -> None:
    if "drops_refused" in sender.bugs:
        for result in results:
            if result["outcome"] == "refused":
                store.drop_entry(sender.disk, result["id"])
    store.answer_entries(sender.disk, results, store.moment(sender.now()), server_time)


def pull(sender: Sender) -> Generator[Request, Answer | Cut, bool]:
    """Fetches, page by page, what differs. Answers true when the server's store is another one, so that entries wait again."""
    disk = sender.disk
    known = store.known_revisions(disk)
    restarted, more = False, True
    while more:
        told = {"device_id": sender.device_id, "known": known}
        answer = yield from post("/api/sync/pull", told, sender.whose)
        if not _is_pull(answer):
            raise Unreachable(200)
        other = "ignores_epoch" not in sender.bugs and store.note_epoch(disk, answer["epoch"])
        store.take_bundles(disk, answer["households"], answer["gone"])
        offset = store.millis(answer["server_time"]) - sender.now()
        store.remember(disk, clock_offset_ms=offset, pulled_at=store.moment(sender.now()))
        store.note_safe(disk, answer)
        # Revisions of another store say nothing: ask for everything once more.
        known = store.known_revisions(disk) if other else _after(known, answer)
        restarted = restarted or other
        more = answer["more"] or other
    store.note_verdicts(disk)
    store.forget_done(disk, sender.now())
    return restarted


def _is_pull(answer: Any) -> bool:
    if not isinstance(answer, dict) or not isinstance(answer.get("epoch"), str):
        return False
    if not isinstance(answer.get("households"), list) or not isinstance(answer.get("gone"), list):
        return False
    # "more" with nothing in hand would go round for ever.
    return not answer["more"] or len(answer["households"]) + len(answer["gone"]) > 0


def _after(known: store.Known, answer: Told) -> store.Known:
    brought = {bundle["id"]: bundle["revision"] for bundle in answer["households"]}
    return {home: revision for home, revision in {**known, **brought}.items() if home not in answer["gone"]}


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
