"""Held operations, to take away."""

import pytest

from tests.bodies import need, operation, push, record
from tests.cast import Cast
from tests.taken import taken


@pytest.fixture(autouse=True)
def waiting(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.sync.held_list.PAGE", 2)
    phone = cast.client(cast.helper)
    body = {
        "household_id": cast.mao.id, "base_revision": 1, "member_id": cast.members(cast.mao)[0].id, "field": "phone",
        "was": "13612345678",
    }  # fmt: skip
    for number in (1, 2):
        one = {"id": f"00000000-0000-7000-8000-00000000000{number}", "value": f"1361111111{number}"}
        push(phone, operation("household.correct", {**body, **one}))
    for number in range(4):
        push(phone, record(cast.feng, summary=f"第{number}次", needs=[need(description="水管裂了")]))


def test_both_files_hold_what_the_screen_lists(cast: Cast) -> None:
    client = cast.client(cast.supervisor)
    listed = client.get("/api/held").json["held"]
    rows = taken(client, "held")
    assert [(row["户主"], row["写的人"], row["走访记录"]) for row in rows] == [
        (one["household"]["head_name"], one["by"]["name"], one["body"].get("summary", "")) for one in listed
    ]
    assert len(rows) == 5


def test_a_visit_tells_what_it_says(cast: Cast) -> None:
    row = next(row for row in taken(cast.client(cast.county), "held") if row["种类"] == "走访")
    assert (row["乡镇"], row["为什么等人认"], row["需求"]) == ("西江镇", "写的人当时没有和这户结对", "水管裂了")
    assert row["走访时间"]


def test_a_correction_tells_three_values_and_no_whole_number(cast: Cast) -> None:
    row = next(row for row in taken(cast.client(cast.county), "held") if row["种类"] == "更正")
    assert list(row.values())[-4:] == ["电话", "136****5678", "136****1111", "136****1112"]


def test_another_township_takes_nothing_away(cast: Cast) -> None:
    assert taken(cast.client(cast.other_supervisor), "held") == []
