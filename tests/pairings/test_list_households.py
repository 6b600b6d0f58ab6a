"""The register as a list, each household with those who help it."""

from typing import Any

import pytest

from server.households.model import Household
from tests.cast import Cast


def listed(cast: Cast, query: str = "", who: Any = None) -> Any:
    return cast.client(who or cast.supervisor).get("/api/households" + query).json


def names(cast: Cast, query: str = "", who: Any = None) -> list[str]:
    return [row["head_name"] for row in listed(cast, query, who)["households"]]


def test_it_is_in_order_of_village_and_code_with_helpers(cast: Cast) -> None:
    answer = listed(cast)
    assert (answer["total"], answer["next"]) == (3, None)
    assert [(row["head_name"], row["helpers"]) for row in answer["households"]] == [
        ("毛静", ["吴春"]),
        ("陈建国", ["吴春"]),
        ("冯岩", []),
    ]
    assert answer["households"][0] == {
        "id": cast.mao.id,
        "code": "522634101001000000",
        "head_name": "毛静",
        "group": "2组",
        "category": "脱贫户",
        "cause": "因学",
        "people": 2,
        "region": {"code": "522634101001", "name": "西江社区", "level": "village"},
        "helpers": ["吴春"],
    }


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("毛", ["毛静"]),
        ("建国", ["陈建国"]),
        ("CJG", ["陈建国"]),
        ("m", ["毛静"]),
        ("522634101204", ["陈建国", "冯岩"]),
        ("2组", ["毛静", "陈建国", "冯岩"]),
        ("%", []),
        ("_", []),
        ("石", []),
        ("  ", ["毛静", "陈建国", "冯岩"]),
    ],
)
def test_it_is_searched_by_name_initials_code_and_group(cast: Cast, q: str, found: list[str]) -> None:
    assert names(cast, f"?q={q.replace('%', '%25')}") == found


def test_it_is_narrowed_to_a_region_or_a_category(cast: Cast) -> None:
    Household.update(category="一般农户").where(Household.id == cast.feng.id).execute()
    assert names(cast, "?region=522634101204") == ["陈建国", "冯岩"]
    assert names(cast, "?region=522634101204&category=一般农户") == ["冯岩"]
    assert names(cast, "", cast.county) == ["石建国", "毛静", "陈建国", "冯岩"]


def test_pages_follow_each_other_by_key(cast: Cast) -> None:
    first = listed(cast, "?limit=2")
    assert ([row["head_name"] for row in first["households"]], first["total"]) == (["毛静", "陈建国"], 3)
    second = listed(cast, f"?limit=2&after={first['next']}")
    assert ([row["head_name"] for row in second["households"]], second["next"]) == (["冯岩"], None)


def test_the_next_page_begins_where_the_one_before_ended_wherever_its_last_household_is_by_now(cast: Cast) -> None:
    first = listed(cast, "?limit=2")
    Household.update(region_code=cast.shi.region_code).where(Household.id == cast.chen.id).execute()
    second = listed(cast, f"?limit=2&after={first['next']}")
    assert [row["head_name"] for row in second["households"]] == ["冯岩"]


def test_a_household_that_has_ended_is_not_listed(cast: Cast) -> None:
    Household.update(ended_at=1).where(Household.id == cast.mao.id).execute()
    assert names(cast) == ["陈建国", "冯岩"]


def test_another_region_is_not_found(cast: Cast) -> None:
    assert cast.client(cast.supervisor).get("/api/households?region=522634100").status_code == 404
    assert cast.client(cast.other_county).get("/api/households?region=522634").status_code == 404
    assert names(cast, "", cast.other_county) == []


def test_helpers_and_strangers_do_not_list(cast: Cast) -> None:
    assert cast.client(cast.helper).get("/api/households").status_code == 403
    assert cast.client(None).get("/api/households").status_code == 401


@pytest.mark.parametrize("query", ["?limit=0", "?limit=101", "?after=x", "?category=富裕户", "?offset=10", "?limit=many"])
def test_nonsense_is_refused(cast: Cast, query: str) -> None:
    assert cast.client(cast.supervisor).get("/api/households" + query).status_code == 422
