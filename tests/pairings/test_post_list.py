"""The village posts, to take away."""

from datetime import date

import pytest

from server.pairings.model import VillagePost
from tests.cast import DANJIANG, Cast, post
from tests.taken import taken

VILLAGE = "522634101204"


@pytest.fixture
def posts(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.pairings.post_list.PAGE", 2)
    for number in range(3):
        post(VILLAGE, "unit", f"单位{number}")
    post(VILLAGE)
    post(DANJIANG + "200", "first_secretary", "杨青")
    VillagePost.update(ends_on=date(2026, 2, 1)).where(VillagePost.name == "单位2").execute()


@pytest.mark.parametrize("asked", ["", "ended=1", "kind=unit", "kind=unit&ended=1", f"region={DANJIANG}"])
def test_both_files_hold_what_the_screen_lists(cast: Cast, posts: None, asked: str) -> None:
    listed = cast.client(cast.county).get(f"/api/posts?{asked}").json["posts"]
    rows = taken(cast.client(cast.county), "posts", asked)
    assert [row["姓名或名称"] for row in rows] == [row["name"] for row in listed] != []


def test_a_row_tells_village_kind_and_days(cast: Cast, posts: None) -> None:
    (row,) = (row for row in taken(cast.client(cast.county), "posts", "ended=1") if row["结束"])
    assert list(row.values())[2:] == ["帮扶单位", "单位2", "2026-01-01", "2026-02-01"]
    assert row["乡镇"] == "西江镇"


def test_a_township_takes_its_own_away(cast: Cast, posts: None) -> None:
    assert "杨青" not in {row["姓名或名称"] for row in taken(cast.client(cast.supervisor), "posts")}
