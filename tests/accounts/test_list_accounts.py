"""The list of accounts, as county staff and supervisors see it."""

from typing import Any

import pytest

from server.accounts import service
from server.accounts.model import Account
from tests.cast import DANJIANG, XIJIANG, YONGTAI, Cast

ALL = sorted(["吴春", "李审核", "龙飞", "杨审核", "王县"])


def listed(cast: Cast, who: Account, query: str = "") -> Any:
    return cast.client(who).get(f"/api/accounts{query}")


def names(answer: Any) -> list[str]:
    return sorted(row["name"] for row in answer.json["accounts"])  # made in one moment, they stand in no order


def test_the_county_sees_its_own_people_with_masked_numbers(cast: Cast) -> None:
    answer = listed(cast, cast.county)
    assert names(answer) == ALL
    rows = {row["name"]: row for row in answer.json["accounts"]}
    assert rows["吴春"]["phone"] == "139****0001"
    assert "13900000001" not in answer.text
    assert rows["王县"]["last_seen_at"]
    assert rows["吴春"]["last_seen_at"] is None


def test_a_supervisor_sees_one_township_only(cast: Cast) -> None:
    assert names(listed(cast, cast.supervisor)) == sorted(["吴春", "李审核"])
    assert listed(cast, cast.supervisor, f"?region={DANJIANG}").status_code == 404
    assert listed(cast, cast.county, f"?region={YONGTAI}").status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (f"?region={XIJIANG}&role=helper", ["吴春"]),
        ("?q=审核", sorted(["李审核", "杨审核"])),
        ("?q=13900000004", ["龙飞"]),
        ("?q=1390000000", []),  # part of a number finds nobody: it is sealed
    ],
)
def test_it_can_be_narrowed(cast: Cast, query: str, found: list[str]) -> None:
    assert names(listed(cast, cast.county, query)) == found


def test_it_comes_in_pages(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "PAGE", 3)
    first = listed(cast, cast.county)
    rest = listed(cast, cast.county, f"?after={first.json['next']}")
    assert (len(names(first)), sorted(names(first) + names(rest))) == (3, ALL)
    assert rest.json["next"] is None


def test_bad_questions_are_named(cast: Cast) -> None:
    answer = listed(cast, cast.county, "?role=king&colour=red")
    assert (answer.status_code, answer.json["errors"]) == (422, {"role": ["invalid"], "colour": ["unknown_field"]})
