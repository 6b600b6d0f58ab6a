"""Ending an upload before its time (tus: termination, expiration)."""

import os
import time

from server.photos import partial
from server.photos.model import Photo
from tests.cast import Cast
from tests.photos.phone import ask, create, give_up, send, send_whole


def test_given_up_its_bytes_are_gone_and_it_may_begin_anew(cast: Cast, photo: Photo, scene: bytes) -> None:
    client = cast.client(cast.helper)
    create(client, photo)
    send(client, photo, scene[:10])
    assert give_up(client, photo).status_code == 204
    assert ask(client, photo).status_code == 404
    assert create(client, photo).headers["Upload-Offset"] == "0"


def test_a_photo_that_is_here_stays(cast: Cast, photo: Photo, scene: bytes) -> None:
    client = cast.client(cast.helper)
    send_whole(client, photo, scene)
    assert give_up(client, photo).json["code"] == "wrong_state"
    assert client.get(f"/api/photos/{photo.id}").status_code == 200


def test_nobody_else_may_end_it(cast: Cast, photo: Photo) -> None:
    create(cast.client(cast.helper), photo)
    assert give_up(cast.client(cast.other_helper), photo).status_code == 404
    assert give_up(cast.client(cast.supervisor), photo).status_code == 404
    assert ask(cast.client(cast.helper), photo).status_code == 200


def test_what_was_never_begun_cannot_be_ended(cast: Cast, photo: Photo) -> None:
    assert give_up(cast.client(cast.helper), photo).status_code == 404


def test_what_nobody_continues_for_a_week_is_removed(cast: Cast, photo: Photo) -> None:
    client = cast.client(cast.helper)
    create(client, photo)
    folder = cast.app.config["RUHU"].photo_store / "uploads"
    partial.Sweeper().sweep(folder)
    assert ask(client, photo).status_code == 200
    os.utime(folder / photo.id, (0, time.time() - partial.LIFE - 60))
    partial.Sweeper().sweep(folder)
    assert ask(client, photo).status_code == 404
