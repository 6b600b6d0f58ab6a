"""Who is stationed in a village, and which unit is paired with it."""

from datetime import date, timedelta
from typing import Any

import pytest

from server import clock
from server.pairings.model import VillagePost
from server.trail.model import TrailEntry
from tests.cast import DANJIANG, XIJIANG, Cast, post

VILLAGE = "522634101204"


def begin(cast: Cast, kind: str = "team", name: str = "县委办工作队", who: Any = None, **more: Any) -> Any:
    body = {"village": VILLAGE, "kind": kind, "name": name, **more}
    return cast.client(who or cast.county).post("/api/posts", json=body)


def end(cast: Cast, row: VillagePost, until: date, who: Any = None) -> Any:
    return cast.client(who or cast.county).post(f"/api/posts/{row.id}/end", json={"until": until.isoformat()})


def named(cast: Cast, query: str = "", who: Any = None) -> list[str]:
    return [row["name"] for row in cast.client(who or cast.county).get("/api/posts" + query).json["posts"]]


def test_a_post_names_its_village_its_kind_and_its_days(cast: Cast) -> None:
    made = begin(cast).json["post"]
    assert (made["township"]["name"], made["village"]["code"], made["kind"]) == ("西江镇", VILLAGE, "team")
    assert (made["from"], made["until"]) == (clock.today().isoformat(), None)
    assert TrailEntry.get(TrailEntry.verb == "post.begin").detail == {"region": VILLAGE, "kind": "team"}


@pytest.mark.parametrize(("kind", "left"), [("team", 1), ("first_secretary", 1), ("unit", 2)])
def test_a_village_has_one_team_and_one_first_secretary_but_any_number_of_units(cast: Cast, kind: str, left: int) -> None:
    post(VILLAGE, kind, "former")
    begin(cast, kind, "new")
    assert len(named(cast)) == left
    if left == 1:
        assert VillagePost.get(VillagePost.name == "former").ends_on == clock.today() - timedelta(days=1)


def test_the_same_again_is_said_to_be_there(cast: Cast) -> None:
    begin(cast, "unit")
    assert begin(cast, "unit").json["code"] == "duplicate"


def test_it_ends_with_a_day_and_stays_on_record(cast: Cast) -> None:
    row = post(VILLAGE)
    assert end(cast, row, date(2025, 12, 30)).json["errors"] == {"until": ["invalid"]}
    assert end(cast, row, clock.today() - timedelta(days=1)).status_code == 200
    assert end(cast, row, clock.today()).json["code"] == "wrong_state"
    assert named(cast) == []
    assert named(cast, "?ended=1") == ["驻村工作队"]


def test_only_a_village_has_posts(cast: Cast) -> None:
    assert begin(cast, village=XIJIANG).json["errors"] == {"village": ["invalid"]}
    assert begin(cast, village="522634101999").status_code == 404
    assert begin(cast, name=" ").json["errors"] == {"name": ["required"]}
    assert begin(cast, "mayor").json["errors"] == {"kind": ["invalid"]}
    assert begin(cast, **{"from": "1999-01-01"}).json["errors"] == {"from": ["invalid"]}


def test_they_are_listed_by_region_and_kind_in_pages(cast: Cast) -> None:
    for village, kind, name in ((VILLAGE, "team", "a"), (VILLAGE, "unit", "b"), (DANJIANG + "200", "unit", "c")):
        post(village, kind, name)
    # In the order of their ids, which those of one millisecond have by chance.
    assert sorted(named(cast, f"?region={XIJIANG}")) == ["a", "b"]
    assert sorted(named(cast, "?kind=unit")) == ["b", "c"]
    first = cast.client(cast.county).get("/api/posts?limit=2").json
    (last,) = named(cast, f"?limit=2&after={first['next']}")
    assert sorted([*(row["name"] for row in first["posts"]), last]) == ["a", "b", "c"]


def test_a_township_sees_its_own_and_changes_nothing(cast: Cast) -> None:
    row = post(VILLAGE)
    assert named(cast, "", cast.supervisor) == ["驻村工作队"]
    assert named(cast, "", cast.other_supervisor) == []
    assert cast.client(cast.supervisor).get(f"/api/posts?region={DANJIANG}").status_code == 404
    for who, status in ((cast.supervisor, 403), (cast.helper, 403), (cast.other_county, 404)):
        assert begin(cast, who=who).status_code == status
        assert end(cast, row, clock.today(), who).status_code == status


def test_an_end_that_is_written_is_never_moved_later(cast: Cast) -> None:
    row = post(VILLAGE, "team")
    begin(cast, **{"from": (clock.today() + timedelta(days=7)).isoformat()})
    assert end(cast, row, clock.today() + timedelta(days=14)).json["errors"] == {"until": ["invalid"]}
    assert end(cast, row, clock.today()).status_code == 200
