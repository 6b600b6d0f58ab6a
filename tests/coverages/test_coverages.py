"""The four coverages: by township and village, counted as they say."""

from datetime import date, timedelta
from typing import Any

import pytest

from server import clock
from server.accounts.model import Account
from server.households.model import Household
from server.pairings.model import Pairing, VillagePost
from server.visits.model import Visit
from tests.cast import DANJIANG, XIJIANG, Cast, post
from tests.tallies.scene import visit

VILLAGE = "522634101204"  # where 陈 and 冯 live


def told(cast: Cast, query: str = "", who: Any = None) -> dict[str, Any]:
    return cast.client(who or cast.county).get("/api/coverages" + query).json


def of(cast: Cast, code: str, kind: str, query: str = "?by=village") -> tuple[int, int]:
    row = next(row for row in told(cast, query)["rows"] if row["code"] == code)
    return row[kind]["covered"], row[kind]["of"]


def test_a_household_is_covered_by_a_lead_of_today(cast: Cast) -> None:
    assert of(cast, VILLAGE, "lead") == (0, 2)
    assert of(cast, "522634101001", "lead") == (1, 1)
    Pairing.update(ends_on=clock.today() - timedelta(days=1)).where(Pairing.household_id == cast.mao.id).execute()
    assert of(cast, "522634101001", "lead") == (0, 1)
    Pairing.update(starts_on=clock.today() + timedelta(days=1), ends_on=None).execute()
    assert told(cast)["total"]["lead"] == {"covered": 0, "of": 4}


def test_a_lead_who_is_no_longer_there_covers_nobody(cast: Cast) -> None:
    Account.update(disabled_at=clock.now()).where(Account.id == cast.helper.id).execute()
    assert of(cast, "522634101001", "lead") == (0, 1)
    uncovered = cast.client(cast.county).get("/api/coverages/lead?region=522634101001").json["uncovered"]
    assert [row["household"]["head_name"] for row in uncovered] == ["毛静"]
    Account.update(disabled_at=None, role="supervisor").where(Account.id == cast.helper.id).execute()
    assert of(cast, "522634101001", "lead") == (0, 1)


@pytest.mark.parametrize(("kind", "covers"), [("team", "posted"), ("first_secretary", "posted"), ("unit", "unit")])
def test_a_village_is_covered_by_a_post_of_today(cast: Cast, kind: str, covers: str) -> None:
    post(VILLAGE, kind)
    assert of(cast, VILLAGE, covers) == (1, 1)
    assert told(cast, f"?region={XIJIANG}")["total"][covers]["covered"] == 1
    VillagePost.update(ends_on=clock.today() - timedelta(days=1)).execute()
    assert of(cast, VILLAGE, covers) == (0, 1)


def test_two_posts_cover_a_village_once(cast: Cast) -> None:
    post(VILLAGE, "team")
    post(VILLAGE, "first_secretary", "杨")
    assert of(cast, VILLAGE, "posted") == (1, 1)


def test_a_household_visited_twice_this_month_counts_once_and_a_withdrawn_visit_not_at_all(cast: Cast) -> None:
    for _ in range(2):
        visit(cast.mao, cast.helper, clock.now())
    assert of(cast, "522634101001", "visited") == (1, 1)
    Visit.update(withdrawn_at=clock.now()).execute()
    assert of(cast, "522634101001", "visited") == (0, 1)


def test_the_month_is_the_villages_and_can_be_an_earlier_one(cast: Cast) -> None:
    # 31 October 2026, 23:30 in the village: still October there, as it is in UTC; half an hour later it is not.
    visit(cast.mao, cast.helper, clock.week_span("2026-W44")[0].replace(month=10, day=31, hour=23, minute=30))
    assert told(cast, "?month=2026-10")["total"]["visited"]["covered"] == 1
    assert told(cast, "?month=2026-11")["total"]["visited"]["covered"] == 0
    Visit.update(visited_at=clock.week_span("2026-W44")[0].replace(month=11, day=1, hour=0, minute=0)).execute()
    assert told(cast, "?month=2026-10")["total"]["visited"]["covered"] == 0
    assert told(cast, "?month=2026-11")["total"]["visited"]["covered"] == 1
    assert told(cast)["month"] == f"{clock.today():%Y-%m}"


def test_december_ends_with_the_year(cast: Cast) -> None:
    visit(cast.mao, cast.helper, clock.week_span("2025-W52")[0].replace(month=12, day=31, year=2025))
    assert told(cast, "?month=2025-12")["total"]["visited"]["covered"] == 1


def test_a_household_that_has_left_is_no_longer_counted(cast: Cast) -> None:
    Household.update(ended_at=clock.now()).where(Household.id == cast.mao.id).execute()
    assert told(cast)["total"]["lead"] == {"covered": 1, "of": 3}


def test_townships_add_up_to_the_county_and_villages_to_the_township(cast: Cast) -> None:
    post(VILLAGE, "unit")
    county = told(cast)
    assert (county["by"], county["region"]["name"]) == ("township", "雷山县")
    rows = {row["code"]: row for row in county["rows"]}
    assert rows[XIJIANG]["lead"] == {"covered": 1, "of": 3}
    assert rows[DANJIANG]["lead"] == {"covered": 1, "of": 1}
    township = told(cast, "", cast.supervisor)
    assert township["by"] == "village"
    assert {row["place"] for row in township["rows"]} == {"西江镇"}
    for kind in ("lead", "posted", "unit", "visited"):
        for figure in ("covered", "of"):
            assert sum(row[kind][figure] for row in county["rows"]) == county["total"][kind][figure]
            assert sum(row[kind][figure] for row in township["rows"]) == rows[XIJIANG][kind][figure]


def test_one_village_can_be_asked_for(cast: Cast) -> None:
    assert [row["code"] for row in told(cast, f"?region={VILLAGE}")["rows"]] == [VILLAGE]


@pytest.mark.parametrize("query", ["?month=2026-13", "?month=now", "?by=helper", "?month=0000-01", "?month=9999-12"])
def test_nonsense_is_refused(cast: Cast, query: str) -> None:
    assert cast.client(cast.county).get("/api/coverages" + query).status_code == 422


def test_another_regions_coverage_is_not_seen(cast: Cast) -> None:
    assert cast.client(cast.supervisor).get(f"/api/coverages?region={DANJIANG}").status_code == 404
    assert cast.client(cast.helper).get("/api/coverages").status_code == 403
    assert told(cast, "", cast.other_county)["total"]["lead"]["of"] == 0
    assert date.fromisoformat(told(cast)["day"]) == clock.today()
