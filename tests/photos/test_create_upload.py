"""Opening an upload (tus: creation)."""

import pytest

from server.photos.model import Photo
from tests.cast import Cast
from tests.photos.phone import RESUMABLE, UPLOADS, announce, ask, create, send, send_whole


def test_it_answers_where_to_send_the_bytes(cast: Cast, photo: Photo) -> None:
    answer = create(cast.client(cast.helper), photo)
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"{UPLOADS}/{photo.id}"
    assert answer.headers["Upload-Offset"] == "0"
    assert answer.headers["Tus-Resumable"] == "1.0.0"
    assert "GMT" in answer.headers["Upload-Expires"]


def test_the_bytes_may_come_with_the_opening(cast: Cast, photo: Photo, scene: bytes) -> None:
    client = cast.client(cast.helper)
    answer = create(client, photo, scene[:1000])
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, "1000")
    again = create(client, photo, scene)
    assert (again.status_code, again.headers["Upload-Offset"]) == (201, "1000")
    assert send(client, photo, scene[1000:], 1000).headers["Ruhu-Sha256"] == photo.sha256


def test_all_of_a_photo_may_come_with_the_opening(cast: Cast, photo: Photo, scene: bytes) -> None:
    answer = create(cast.client(cast.helper), photo, scene)
    assert (answer.status_code, answer.headers["Ruhu-Sha256"]) == (201, photo.sha256)
    assert Photo.get_by_id(photo.id).arrived_at is not None


def test_opened_twice_it_keeps_what_has_come(cast: Cast, photo: Photo, scene: bytes) -> None:
    client = cast.client(cast.helper)
    create(client, photo)
    send(client, photo, scene[:1000])
    answer = create(client, photo)
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, "1000")


def test_a_photo_that_is_here_needs_no_sending(cast: Cast, photo: Photo, scene: bytes) -> None:
    client = cast.client(cast.helper)
    send_whole(client, photo, scene)
    answer = create(client, photo)
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, str(len(scene)))
    assert answer.headers["Ruhu-Sha256"] == photo.sha256


@pytest.mark.parametrize("whole", [True, False])
def test_what_a_server_had_in_full_when_it_died_is_looked_at_now(cast: Cast, photo: Photo, scene: bytes, whole: bool) -> None:
    client = cast.client(cast.helper)
    create(client, photo)
    last = scene[-1:] if whole else b"?"
    (cast.app.config["RUHU"].photo_store / "uploads" / photo.id).write_bytes(scene[:-1] + last)
    answer = create(client, photo)
    if whole:
        assert (answer.status_code, answer.headers["Ruhu-Sha256"]) == (201, photo.sha256)
        return
    assert (answer.status_code, answer.json["code"]) == (422, "hash_mismatch")
    assert create(client, photo).headers["Upload-Offset"] == "0"


def test_a_stranger_is_told_nothing(cast: Cast, photo: Photo) -> None:
    assert create(cast.client(None), photo).json["code"] == "not_signed_in"
    for stranger in (cast.other_helper, cast.supervisor, cast.county):
        answer = create(cast.client(stranger), photo)
        assert (answer.status_code, answer.json["code"]) == (409, "unknown_photo")
    assert ask(cast.client(cast.helper), photo).status_code == 404


def test_a_photo_that_no_visit_announced_must_wait(cast: Cast, photo: Photo) -> None:
    photo.id = "0197a000-0000-7000-8000-000000000000"
    assert create(cast.client(cast.helper), photo).json["code"] == "unknown_photo"
    assert create(cast.client(cast.helper), photo, photo_id="../../etc/passwd").json["code"] == "unknown_photo"


def test_length_and_hash_are_the_announced_ones(cast: Cast, photo: Photo) -> None:
    client = cast.client(cast.helper)
    assert create(client, photo, sha256="0" * 64).json["errors"] == {"sha256": ["invalid"]}
    photo.bytes += 1
    assert create(client, photo).json["errors"] == {"Upload-Length": ["invalid"]}


def test_a_photo_above_ten_mebibytes_is_too_large(cast: Cast, photo: Photo) -> None:
    photo.bytes = 10 * 1024 * 1024 + 1
    assert create(cast.client(cast.helper), photo).status_code == 413


@pytest.mark.parametrize("length", ["", "-1", "1.5", "²", "9" * 40])
def test_a_length_that_is_no_number_is_refused(cast: Cast, length: str) -> None:
    answer = cast.client(cast.helper).post(UPLOADS, headers={**RESUMABLE, "Upload-Length": length.encode().decode("latin-1")})
    assert answer.json["errors"] == {"Upload-Length": ["invalid"]}


@pytest.mark.parametrize("metadata", ["photo_id =====", "photo_id", "photo_id /w==", ""])
def test_metadata_that_cannot_be_read_is_refused(cast: Cast, metadata: str) -> None:
    headers = {**RESUMABLE, "Upload-Length": "1", "Upload-Metadata": metadata}
    assert cast.client(cast.helper).post(UPLOADS, headers=headers).json["code"] in ("invalid", "unknown_photo")


def test_another_version_of_the_protocol_is_refused(cast: Cast) -> None:
    for headers in ({}, {"Tus-Resumable": "0.2.2"}):
        answer = cast.client(cast.helper).post(UPLOADS, headers=headers)
        assert answer.status_code == 412
        assert (answer.headers["Tus-Version"], answer.headers["Tus-Resumable"]) == ("1.0.0", "1.0.0")


def test_anybody_may_ask_what_the_server_can(cast: Cast) -> None:
    answer = cast.client(None).options(UPLOADS)
    assert answer.status_code == 204
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert answer.headers["Tus-Extension"] == "creation,creation-with-upload,checksum,expiration,termination"
    assert answer.headers["Tus-Checksum-Algorithm"] == "sha1,sha256"
    assert answer.headers["Tus-Max-Size"] == "10485760"


def test_an_empty_photo_cannot_be(cast: Cast) -> None:
    nothing = announce(cast.helper, cast.mao, b"")
    client = cast.client(cast.helper)
    create(client, nothing)
    assert send(client, nothing, b"").json["code"] == "not_a_picture"
