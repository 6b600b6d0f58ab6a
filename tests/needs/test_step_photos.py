"""Photos that show that a need is settled: announced with the step, on the phone or at the desk, sent afterwards, seen by those
who may see the need."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from server import ids
from server.photos.model import Photo
from tests.bodies import need, operation, photo, push, record
from tests.cast import Cast
from tests.needs.acts import bundle, report, step
from tests.photos.phone import ask, create, send, send_whole


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


@pytest.mark.parametrize("who", ["supervisor", "county"])
def test_whoever_settles_it_at_the_desk_sends_the_picture_too(cast: Cast, raised: str, picture: bytes, who: str) -> None:
    one, person = named(picture), getattr(cast, who)
    told = step(cast, raised, "resolved", person, note="水管换好了", photos=[one]).json["need"]
    assert told["steps"][-1]["photos"] == [{**one, "here": False}]
    assert send_whole(cast.client(person), Photo.get_by_id(one["id"]), picture).status_code == 204
    assert shown(cast) == [{**one, "here": True}]
    assert cast.client(cast.helper).get(f"/api/photos/{one['id']}").status_code == 200


def test_one_sends_the_pictures_of_ones_own_step_only(cast: Cast, raised: str, picture: bytes) -> None:
    by_supervisor, by_helper = named(picture), named(picture)
    step(cast, raised, "resolved", note="好了", photos=[by_supervisor])
    report(cast, raised, "reopened", "不行")
    report(cast, raised, "resolved", photos=[by_helper])
    for one, strangers in {
        by_supervisor["id"]: (cast.helper, cast.county, cast.other_supervisor),
        by_helper["id"]: (cast.supervisor, cast.county),
    }.items():
        expected = Photo.get_by_id(one)
        for stranger in strangers:
            client = cast.client(stranger)
            assert create(client, expected, picture).json["code"] == "unknown_photo"
            assert (send(client, expected, picture).status_code, ask(client, expected).status_code) == (404, 404)
    assert Photo.select().where(Photo.arrived_at.is_null(False)).count() == 0


def test_the_desk_pictures_only_what_is_resolved_and_three_times_at_most(cast: Cast, raised: str, picture: bytes) -> None:
    wrong = step(cast, raised, "accepted", photos=[named(picture)])
    assert wrong.json["errors"] == {"photos": ["invalid"]}
    too_many = step(cast, raised, "resolved", note="好了", photos=[named(picture) for _ in range(4)])
    assert too_many.json["errors"] == {"photos": ["too_long"]}
