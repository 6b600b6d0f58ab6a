"""The stamp of answers to phones: the server's time, its store, and until when a verified backup covers what was answered."""

from datetime import timedelta
from typing import Any

import pytest

from server import clock, db, marks
from server.photos.model import Photo
from tests.bodies import record
from tests.cast import Cast
from tests.photos.conftest import photo, scene  # noqa: F401 - fixtures
from tests.photos.phone import ask, create, send

BACKED_UP = "2026-11-22T02:02:00.123Z"


def answers(cast: Cast) -> list[Any]:
    client = cast.client(cast.helper)
    pushed = client.post("/api/sync/push", json={"device_id": "phone-1", "operations": [record(cast.mao)]})
    return [pushed.json, client.post("/api/sync/pull", json={"device_id": "phone-1", "known": {}}).json]


def covered_until(moment: str) -> None:
    with db.write():
        marks.put(marks.BACKUP_AT, moment)
        marks.put(marks.SAFE_UNTIL, moment)


def test_a_store_without_a_backup_covers_nothing(cast: Cast) -> None:
    assert [answer["safe_until"] for answer in answers(cast)] == [None, None]


def test_push_and_pull_say_until_when_a_backup_covers(cast: Cast) -> None:
    covered_until(BACKED_UP)
    assert [answer["safe_until"] for answer in answers(cast)] == [BACKED_UP, BACKED_UP]


def test_nothing_new_with_a_backup_is_answered_in_few_bytes(cast: Cast) -> None:
    covered_until(BACKED_UP)
    client = cast.client(cast.helper)
    known = {one["id"]: one["revision"] for one in answers(cast)[1]["households"]}
    again = {"json": {"device_id": "phone-1", "known": known}, "headers": {"Accept-Encoding": "br, gzip"}}
    assert client.post("/api/sync/pull", **again).content_length <= 300


def test_no_answer_is_dated_before_a_backup_although_the_clock_be_set_back(
    cast: Cast,
    photo: Photo,  # noqa: F811
    scene: bytes,  # noqa: F811
) -> None:
    covered_until(clock.rfc3339(clock.now() + timedelta(days=1)) or "")
    times = [answer["server_time"] for answer in answers(cast)]
    create(cast.client(cast.helper), photo)
    times.append(send(cast.client(cast.helper), photo, scene).headers["Ruhu-Time"])
    assert all(time > (marks.get(marks.SAFE_UNTIL) or "") for time in times)


@pytest.mark.parametrize("asked", [create, ask])
def test_who_hears_that_a_photo_is_here_hears_the_time(
    cast: Cast,
    photo: Photo,  # noqa: F811
    scene: bytes,  # noqa: F811
    asked: Any,
) -> None:
    client = cast.client(cast.helper)
    assert "Ruhu-Time" not in create(client, photo).headers
    before = clock.rfc3339(clock.now()) or ""
    assert before <= send(client, photo, scene).headers["Ruhu-Time"] <= asked(client, photo).headers["Ruhu-Time"]
