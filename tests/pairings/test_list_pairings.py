"""Who helps whom, as the desk lists it."""

from datetime import date
from typing import Any

import pytest

from server import db
from server.pairings import service as pairings
from server.pairings.model import Pairing
from tests.cast import Cast


def listed(cast: Cast, query: str = "", who: Any = None) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = cast.client(who or cast.supervisor).get("/api/pairings" + query).json["pairings"]
    return rows


def heads(cast: Cast, query: str = "", who: Any = None) -> set[str]:
    return {row["household"]["head_name"] for row in listed(cast, query, who)}


def test_each_names_the_household_the_helper_the_role_and_the_days(cast: Cast) -> None:
    first = listed(cast, f"?household={cast.mao.id}")[0]
    assert (first["household"]["head_name"], first["household"]["region"]["name"]) == ("毛静", "西江社区")
    assert (first["helper"], first["role"]) == ({"id": cast.helper.id, "name": "吴春"}, "lead")
    assert (first["from"], first["until"]) == ("2026-01-01", None)


def test_they_are_narrowed_by_region_helper_and_household(cast: Cast) -> None:
    assert heads(cast, "", cast.county) == {"毛静", "陈建国", "石建国"}
    assert heads(cast, "?region=522634100", cast.county) == {"石建国"}
    assert heads(cast, f"?helper={cast.other_helper.id}", cast.county) == {"石建国"}
    assert heads(cast, f"?household={cast.chen.id}") == {"陈建国"}


def test_those_that_are_over_are_shown_when_asked_for(cast: Cast) -> None:
    Pairing.update(ends_on=date(2026, 2, 1)).where(Pairing.household_id == cast.mao.id).execute()
    assert heads(cast) == {"陈建国"}
    assert {row["until"] for row in listed(cast, "?ended=1")} == {"2026-02-01", None}


def test_a_new_lead_ends_the_former_one(cast: Cast) -> None:
    with db.write():
        pairings.pair(cast.county, [pairings.Care(cast.mao, cast.other_helper.id, "lead")], date(2026, 3, 1))
    rows = listed(cast, f"?household={cast.mao.id}&ended=1")
    assert [(row["helper"]["name"], row["from"], row["until"]) for row in rows] == [
        ("吴春", "2026-01-01", "2026-02-28"),
        ("龙飞", "2026-03-01", None),
    ]


def test_pages_follow_each_other_by_key(cast: Cast) -> None:
    first = cast.client(cast.county).get("/api/pairings?limit=2").json
    second = cast.client(cast.county).get(f"/api/pairings?limit=2&after={first['next']}").json
    assert second["next"] is None
    pages = [row["household"]["head_name"] for page in (first, second) for row in page["pairings"]]
    assert sorted(pages) == sorted(["毛静", "陈建国", "石建国"])


def test_another_regions_pairings_are_not_seen(cast: Cast) -> None:
    assert cast.client(cast.supervisor).get("/api/pairings?region=522634100").status_code == 404
    assert heads(cast, f"?household={cast.shi.id}") == set()
    assert heads(cast, "", cast.other_county) == set()


def test_helpers_and_strangers_do_not_list(cast: Cast) -> None:
    assert cast.client(cast.helper).get("/api/pairings").status_code == 403
    assert cast.client(None).get("/api/pairings").status_code == 401


@pytest.mark.parametrize("query", ["?limit=0", "?helper=x", "?ended=perhaps", "?role=lead"])
def test_nonsense_is_refused(cast: Cast, query: str) -> None:
    assert cast.client(cast.supervisor).get("/api/pairings" + query).status_code == 422
