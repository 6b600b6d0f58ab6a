"""A phone that sends photos by tus, one request at a time."""

from base64 import b64encode
from hashlib import sha256
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server import clock, db, ids
from server.accounts.model import Account
from server.households.model import Household
from server.photos import pictures, service
from server.photos.model import Photo

UPLOADS = "/api/photos/uploads"
MEDIA = "application/offset+octet-stream"
RESUMABLE = {"Tus-Resumable": "1.0.0"}


def announce(owner: Account, household: Household, data: bytes, **changes: Any) -> Photo:
    """What `visit.record` does for a photo: the text comes before the picture."""
    row = {
        "id": ids.new(),
        "visit_id": ids.new(),
        "household_id": household.id,
        "region_code": household.region_code,
        "owner_id": owner.id,
        "kind": "scene",
        "sha256": sha256(data).hexdigest(),
        "bytes": len(data),
        "taken_at": None,
        "announced_at": clock.now(),
    } | changes
    with db.write():
        service.announce([row])
    return Photo.get_by_id(row["id"])


def create(client: FlaskClient, photo: Photo, data: bytes | None = None, **changes: str) -> TestResponse:
    said = {"photo_id": photo.id, "sha256": photo.sha256, "filetype": "image/jpeg"} | changes
    metadata = ",".join(f"{key} {b64encode(value.encode()).decode()}" for key, value in said.items())
    headers = {**RESUMABLE, "Upload-Length": str(photo.bytes), "Upload-Metadata": metadata}
    return client.post(UPLOADS, headers=headers, data=data, content_type=MEDIA if data else None)


def send(client: FlaskClient, photo: Photo, data: bytes, offset: int = 0, **more: Any) -> TestResponse:
    headers = {**RESUMABLE, "Upload-Offset": str(offset), **more.pop("headers", {})}
    return client.patch(f"{UPLOADS}/{photo.id}", data=data, headers=headers, content_type=MEDIA, **more)


def ask(client: FlaskClient, photo: Photo) -> TestResponse:
    return client.head(f"{UPLOADS}/{photo.id}", headers=RESUMABLE)


def give_up(client: FlaskClient, photo: Photo) -> TestResponse:
    return client.delete(f"{UPLOADS}/{photo.id}", headers=RESUMABLE)


def send_whole(client: FlaskClient, photo: Photo, data: bytes) -> TestResponse:
    assert create(client, photo).status_code == 201
    return send(client, photo, data)


def all_drawn() -> None:
    """Wait until every picture that has come here was drawn small and compared; the thread that does it writes to the store."""
    pictures._worker.waiting.join()
