"""Sending bytes (tus: PATCH and checksum)."""

import fcntl
from base64 import b64encode
from hashlib import new as digest
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from server.households.model import Household
from server.photos.model import Photo
from tests.cast import Cast
from tests.photos.phone import announce, ask, create, send, send_whole


def partial(cast: Cast, photo: Photo) -> Path:
    return cast.app.config["RUHU"].photo_store / "uploads" / photo.id


def stored(cast: Cast, photo: Photo) -> Path:
    return cast.app.config["RUHU"].photo_store / photo.sha256[:2] / photo.sha256


def checksum(algorithm: str, data: bytes) -> dict[str, str]:
    return {"Upload-Checksum": f"{algorithm} {b64encode(digest(algorithm, data).digest()).decode()}"}


def test_the_last_byte_is_answered_with_the_hash_and_the_photo_is_here(cast: Cast, photo: Photo, scene: bytes) -> None:
    before = Household.get_by_id(cast.mao.id).revision
    answer = send_whole(cast.client(cast.helper), photo, scene)
    assert answer.status_code == 204
    assert answer.headers["Upload-Offset"] == str(len(scene))
    assert answer.headers["Ruhu-Sha256"] == sha256(scene).hexdigest()
    assert Photo.get_by_id(photo.id).arrived_at is not None
    assert stored(cast, photo).read_bytes() == scene
    assert not partial(cast, photo).exists()
    assert Household.get_by_id(cast.mao.id).revision == before + 1


def test_in_pieces_the_hash_comes_with_the_last_one_only(cast: Cast, photo: Photo, scene: bytes) -> None:
    client = cast.client(cast.helper)
    create(client, photo)
    first = send(client, photo, scene[:100_000])
    assert (first.status_code, first.headers["Upload-Offset"]) == (204, "100000")
    assert "Ruhu-Sha256" not in first.headers
    assert ask(client, photo).headers["Upload-Offset"] == "100000"
    assert send(client, photo, scene[100_000:], 100_000).headers["Ruhu-Sha256"] == photo.sha256


def test_a_cut_connection_keeps_its_bytes(cast: Cast, photo: Photo, scene: bytes) -> None:
    client = cast.client(cast.helper)
    create(client, photo)
    promised = {"CONTENT_LENGTH": str(len(scene))}
    send(client, photo, scene[:70_000], environ_overrides=promised, headers=checksum("sha1", scene))
    assert ask(client, photo).headers["Upload-Offset"] == "70000"
    assert send(client, photo, scene[70_000:], 70_000).headers["Ruhu-Sha256"] == photo.sha256


def test_a_phone_that_falls_silent_is_told_how_far_it_came(cast: Cast, photo: Photo, scene: bytes) -> None:
    class Silent(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            found = super().read(size)
            if not found:
                raise TimeoutError
            return found

    client = cast.client(cast.helper)
    create(client, photo)
    line = {"wsgi.input_terminated": True, "CONTENT_LENGTH": str(len(scene))}
    answer = send(client, photo, b"", input_stream=Silent(scene[:70_000]), environ_overrides=line)
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, "70000")
    assert send(client, photo, scene[70_000:], 70_000).headers["Ruhu-Sha256"] == photo.sha256


def test_a_lost_answer_can_be_asked_for_again(cast: Cast, photo: Photo, scene: bytes) -> None:
    client = cast.client(cast.helper)
    send_whole(client, photo, scene)
    answer = ask(client, photo)
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (200, str(len(scene)))
    assert answer.headers["Ruhu-Sha256"] == photo.sha256
    assert answer.headers["Cache-Control"] == "no-store"
    assert send(client, photo, scene).json["code"] == "offset_mismatch"


def test_the_same_picture_twice_is_stored_once(cast: Cast, photo: Photo, scene: bytes) -> None:
    client = cast.client(cast.helper)
    send_whole(client, photo, scene)
    twin = announce(cast.helper, cast.chen, scene)
    assert send_whole(client, twin, scene).headers["Ruhu-Sha256"] == photo.sha256
    assert [path.name for path in stored(cast, photo).parent.glob(photo.sha256)] == [photo.sha256]


def test_nobody_else_may_send(cast: Cast, photo: Photo, scene: bytes) -> None:
    create(cast.client(cast.helper), photo)
    assert send(cast.client(None), photo, scene).json["code"] == "not_signed_in"
    for stranger in (cast.other_helper, cast.supervisor, cast.county):
        assert send(cast.client(stranger), photo, scene).json["code"] == "not_found"
        assert ask(cast.client(stranger), photo).status_code == 404
    assert ask(cast.client(cast.helper), photo).headers["Upload-Offset"] == "0"


def test_an_upload_must_be_opened_first(cast: Cast, photo: Photo, scene: bytes) -> None:
    assert ask(cast.client(cast.helper), photo).status_code == 404
    assert send(cast.client(cast.helper), photo, scene).json["code"] == "not_found"


def test_another_offset_than_the_files_is_refused_with_the_right_one(cast: Cast, photo: Photo, scene: bytes) -> None:
    client = cast.client(cast.helper)
    create(client, photo)
    send(client, photo, scene[:10])
    answer = send(client, photo, scene[5:], 5)
    assert (answer.status_code, answer.json["code"], answer.json["params"]) == (409, "offset_mismatch", {"offset": 10})


def test_more_than_was_announced_is_refused_and_not_kept(cast: Cast, photo: Photo, scene: bytes) -> None:
    client = cast.client(cast.helper)
    create(client, photo)
    assert send(client, photo, scene + b"!").status_code == 413
    assert partial(cast, photo).stat().st_size == 0


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_a_piece_that_does_not_match_its_checksum_is_thrown_away(
    cast: Cast, photo: Photo, scene: bytes, algorithm: str
) -> None:
    client = cast.client(cast.helper)
    create(client, photo)
    send(client, photo, scene[:10], headers=checksum(algorithm, scene[:10]))
    answer = send(client, photo, scene[10:20], 10, headers=checksum(algorithm, b"something else"))
    assert (answer.status_code, answer.json["code"]) == (460, "checksum_mismatch")
    assert partial(cast, photo).stat().st_size == 10


@pytest.mark.parametrize(("value", "status"), [("md5 AAAA", 400), ("crc32", 400), ("sha1 !!", 422), ("", 400)])
def test_a_checksum_that_nobody_understands_is_refused(cast: Cast, photo: Photo, value: str, status: int) -> None:
    client = cast.client(cast.helper)
    create(client, photo)
    assert send(client, photo, b"x", headers={"Upload-Checksum": value}).status_code == status
    assert partial(cast, photo).stat().st_size == 0


def test_other_bytes_than_announced_are_to_be_sent_anew(cast: Cast, photo: Photo, scene: bytes) -> None:
    client = cast.client(cast.helper)
    create(client, photo)
    answer = send(client, photo, bytes(len(scene)))
    assert (answer.status_code, answer.json["code"]) == (422, "hash_mismatch")
    assert ask(client, photo).headers["Upload-Offset"] == "0"
    assert send(client, photo, scene).headers["Ruhu-Sha256"] == photo.sha256


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("bad_truncated.jpg", "unreadable_picture"),
        ("bad_svg_named.jpg", "not_a_picture"),
        ("bad_bomb.png", "too_many_pixels"),
    ],
)
def test_a_file_that_is_no_usable_picture_is_refused(cast: Cast, data: Path, name: str, code: str) -> None:
    bad = (data / "photos" / name).read_bytes()
    photo = announce(cast.helper, cast.mao, bad)
    client = cast.client(cast.helper)
    assert send_whole(client, photo, bad).json["code"] == code
    assert Photo.get_by_id(photo.id).arrived_at is None
    assert not partial(cast, photo).exists()
    assert not stored(cast, photo).exists()


def test_while_one_sender_holds_it_another_is_turned_away(cast: Cast, photo: Photo, scene: bytes) -> None:
    client = cast.client(cast.helper)
    create(client, photo)
    with partial(cast, photo).open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        answer = send(client, photo, scene)
        assert (answer.status_code, answer.json["code"]) == (423, "upload_locked")
    assert send(client, photo, scene).headers["Ruhu-Sha256"] == photo.sha256


def test_only_the_protocols_own_media_type_is_taken(cast: Cast, photo: Photo, scene: bytes) -> None:
    client = cast.client(cast.helper)
    create(client, photo)
    headers = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0"}
    answer = client.patch(f"/api/photos/uploads/{photo.id}", data=scene, headers=headers, content_type="image/jpeg")
    assert answer.status_code == 415
    assert client.patch(f"/api/photos/uploads/{photo.id}", data=scene).status_code == 412


def test_a_page_of_another_site_cannot_send(cast: Cast, photo: Photo, scene: bytes) -> None:
    client = cast.client(cast.helper)
    create(client, photo)
    assert send(client, photo, scene, headers={"Sec-Fetch-Site": "cross-site"}).json["code"] == "foreign_origin"
