"""Who is not covered: listed, paged, and taken away."""

import csv
from io import StringIO
from typing import Any

import pytest

from server import clock
from server.coverages.counts import KINDS
from server.households.model import Household
from tests.cast import DANJIANG, XIJIANG, Cast, pair, post
from tests.tallies.scene import visit

VILLAGE = "522634101204"


def listed(cast: Cast, kind: str, query: str = "", who: Any = None) -> list[dict[str, Any]]:
    return cast.client(who or cast.supervisor).get(f"/api/coverages/{kind}{query}").json["uncovered"]


def heads(cast: Cast, kind: str, query: str = "", who: Any = None) -> list[str]:
    return [row["household"]["head_name"] for row in listed(cast, kind, query, who)]


def table(cast: Cast, address: str) -> list[list[str]]:
    answer = cast.client(cast.county).get(address, buffered=True)
    return list(csv.reader(StringIO(answer.data.decode("utf-8-sig"), newline="")))


def test_households_without_a_lead_come_with_who_helps_and_when_they_were_seen(cast: Cast) -> None:
    visit(cast.chen, cast.helper, clock.now())
    first, second = listed(cast, "lead")
    assert (first["household"]["head_name"], first["helpers"]) == ("陈建国", ["吴春"])
    assert first["last_visit"] == clock.today().isoformat()
    assert (second["household"]["head_name"], second["helpers"], second["last_visit"]) == ("冯岩", [], None)
    pair(cast.feng, cast.helper)
    assert heads(cast, "lead") == ["陈建国"]


def test_households_not_visited_this_month(cast: Cast) -> None:
    visit(cast.mao, cast.helper, clock.now())
    assert heads(cast, "visited") == ["陈建国", "冯岩"]
    assert heads(cast, "visited", "?month=2020-01") == ["毛静", "陈建国", "冯岩"]


def test_villages_without_a_post_or_a_unit(cast: Cast) -> None:
    before = [row["village"]["code"] for row in listed(cast, "posted", "?limit=100")]
    post(VILLAGE, "first_secretary", "杨")
    after = [row["village"]["code"] for row in listed(cast, "posted", "?limit=100")]
    assert set(before) - set(after) == {VILLAGE}
    assert VILLAGE in [row["village"]["code"] for row in listed(cast, "unit", "?limit=100")]
    assert listed(cast, "unit", f"?region={VILLAGE}")[0]["household"] is None


@pytest.mark.parametrize("kind", KINDS)
def test_the_list_is_as_long_as_the_figure_says_and_no_page_is_left_out(cast: Cast, kind: str) -> None:
    post(VILLAGE, "unit")
    post(VILLAGE, "team")
    client = cast.client(cast.county)
    figure = client.get("/api/coverages").json["total"][kind]
    found, query = [], "?limit=2"
    while True:
        page = client.get(f"/api/coverages/{kind}{query}").json
        found += [(row["village"]["code"], (row["household"] or {}).get("code")) for row in page["uncovered"]]
        if page["next"] is None:
            break
        query = f"?limit=2&after={page['next']}"
    assert len(found) == len(set(found)) == figure["of"] - figure["covered"]
    assert found == sorted(found, key=lambda one: (one[0], one[1] or ""))
    rows = table(cast, f"/api/coverages/{kind}.csv")
    assert len(rows) - 1 == len(found)


def test_the_next_page_begins_where_the_one_before_ended_wherever_its_last_household_is_by_now(cast: Cast) -> None:
    client = cast.client(cast.supervisor)
    first = client.get("/api/coverages/lead?limit=1").json
    assert [row["household"]["head_name"] for row in first["uncovered"]] == ["陈建国"]
    Household.update(region_code=cast.shi.region_code).where(Household.id == cast.chen.id).execute()
    rest = client.get(f"/api/coverages/lead?after={first['next']}").json
    assert [row["household"]["head_name"] for row in rest["uncovered"]] == ["冯岩"]


def test_the_lists_name_no_numbers(cast: Cast) -> None:
    rows = table(cast, "/api/coverages/lead.csv")
    assert rows[0] == ["乡镇", "村", "组", "户编号", "户主", "帮扶人", "上次走访"]
    assert rows[1] == ["西江镇", rows[1][1], "2组", "522634101204000001", "陈建国", "吴春", ""]
    told = cast.client(cast.county).get("/api/coverages/visited.csv", buffered=True).data.decode()
    assert "13612345678" not in told
    assert not [one for one in cast.members(cast.mao) if one.id_number in told]


def test_the_table_can_be_taken_away_with_what_its_figures_mean(cast: Cast) -> None:
    rows = table(cast, "/api/coverages.csv")
    assert rows[0][:5] == ["乡镇", "村", "户有责任人\n已覆盖", "户有责任人\n应覆盖", "户有责任人\n%"]
    xijiang = next(row for row in rows if row[0] == "西江镇")
    assert xijiang[2:5] == ["1", "3", "33.3"]
    assert rows[-1][:5] == ["合计", "", "2", "4", "50.0"]


def test_a_township_sees_its_own_and_a_kind_that_is_none_is_not_found(cast: Cast) -> None:
    client = cast.client(cast.supervisor)
    assert heads(cast, "lead", f"?region={XIJIANG}") == ["陈建国", "冯岩"]
    for address in (f"/lead?region={DANJIANG}", "/rank", f"/lead.csv?region={DANJIANG}", "/rank.csv"):
        assert client.get("/api/coverages" + address).status_code == 404, address
    assert client.get("/api/coverages/lead?after=nobody").status_code == 422
    assert client.get("/api/coverages/lead?month=soon").status_code == 422
    assert cast.client(cast.helper).get("/api/coverages/lead").status_code == 403
