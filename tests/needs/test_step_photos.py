"""Photos that show that a need is settled: announced with the step, sent afterwards, seen by those who may see the need."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from server import ids
from server.photos.model import Photo
from tests.bodies import need, operation, photo, push, record
from tests.cast import Cast
from tests.needs.acts import bundle, report
from tests.photos.phone import create, send_whole


@pytest.fixture
def raised(cast: Cast) -> str:
    wish = need()
    push(cast.client(cast.helper), record(cast.mao, needs=[wish]))
    return str(wish["id"])


@pytest.fixture
def picture(data: Path) -> bytes:
    return (data / "photos" / "no_exif.jpg").read_bytes()


def named(picture: bytes) -> dict[str, Any]:
    return photo(sha256=sha256(picture).hexdigest(), bytes=len(picture))


def shown(cast: Cast) -> Any:
    """The photos of the need's last step, as the phone has them."""
    return bundle(cast)["needs"][0]["steps"][-1]["photos"]


def test_a_picture_follows_the_step_that_named_it(cast: Cast, raised: str, picture: bytes) -> None:
    one = named(picture)
    assert report(cast, raised, "resolved", "药取回来了", photos=[one])["outcome"] == "applied"
    assert shown(cast) == [{**one, "here": False}]
    before = bundle(cast)["revision"]
    assert send_whole(cast.client(cast.helper), Photo.get_by_id(one["id"]), picture).status_code == 204
    assert [there["here"] for there in shown(cast)] == [True]
    assert bundle(cast)["revision"] > before
    seen = {
        who.name: cast.client(who).get(f"/api/photos/{one['id']}").status_code
        for who in (cast.supervisor, cast.other_supervisor)
    }
    assert seen == {"李审核": 200, "杨审核": 404}


def test_nobody_else_sends_it(cast: Cast, raised: str, picture: bytes) -> None:
    one = named(picture)
    report(cast, raised, "resolved", photos=[one])
    assert create(cast.client(cast.other_helper), Photo.get_by_id(one["id"])).json["code"] == "unknown_photo"


def test_a_step_sent_twice_names_its_pictures_once(cast: Cast, raised: str, picture: bytes) -> None:
    body = {"id": ids.new(), "need_id": raised, "kind": "resolved", "note": "", "photos": [named(picture)]}
    for _ in range(2):
        assert push(cast.client(cast.helper), operation("need.step", body))[0]["outcome"] == "applied"
    assert Photo.select().count() == 1


def test_a_picture_of_another_step_is_not_taken_for_this_one(cast: Cast, raised: str, picture: bytes) -> None:
    one = named(picture)
    report(cast, raised, "resolved", photos=[one])
    report(cast, raised, "reopened", "不行")
    again = report(cast, raised, "resolved", photos=[one])
    assert (again["outcome"], again["problem"]["code"]) == ("refused", "operation_taken")
    assert [step["kind"] for step in bundle(cast)["needs"][0]["steps"]] == ["raised", "resolved", "reopened"]


def test_only_what_is_resolved_is_pictured_and_nine_times_at_most(cast: Cast, raised: str, picture: bytes) -> None:
    wrong = report(cast, raised, "progress", "在办", photos=[named(picture)])
    assert wrong["problem"]["errors"] == {"photos": ["invalid"]}
    too_many = report(cast, raised, "resolved", photos=[named(picture) for _ in range(10)])
    assert too_many["problem"]["errors"] == {"photos": ["too_long"]}
