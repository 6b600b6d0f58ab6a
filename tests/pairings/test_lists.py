"""The register and the pairings, to take away."""

import csv
from datetime import date
from io import StringIO

import pytest

from server.pairings.model import Pairing
from tests.cast import DANJIANG, Cast, household


def table(cast: Cast, address: str) -> list[list[str]]:
    answer = cast.client(cast.supervisor).get(address, buffered=True)
    assert answer.status_code == 200
    rows = list(csv.reader(StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert answer.headers["Ruhu-Rows"] == str(len(rows) - 1)
    return rows


def test_households_come_with_their_place_and_their_helpers(cast: Cast) -> None:
    heading, first, *others = table(cast, "/api/households.csv")
    assert heading[:5] == ["乡镇", "村", "组", "户编号", "户主"]
    assert first == [
        "西江镇", "西江社区", "2组", "522634101001000000", "毛静", "脱贫户", "因学", "2", "11668", "吴春",
    ]  # fmt: skip
    assert [row[4] for row in others] == ["陈建国", "冯岩"]
    assert others[1][-1] == ""


def test_households_are_narrowed_as_on_the_screen(cast: Cast) -> None:
    assert [row[4] for row in table(cast, "/api/households.csv?q=cjg")[1:]] == ["陈建国"]
    assert table(cast, "/api/households.csv?category=一般农户")[1:] == []


def test_pairings_come_with_role_and_days(cast: Cast) -> None:
    Pairing.update(ends_on=date(2026, 2, 1)).where(Pairing.household_id == cast.mao.id).execute()
    assert [row[4:] for row in table(cast, "/api/pairings.csv")[1:]] == [["陈建国", "吴春", "骨干", "2026-01-01", ""]]
    assert ["毛静", "吴春", "责任人", "2026-01-01", "2026-02-01"] in [
        row[4:] for row in table(cast, "/api/pairings.csv?ended=1")
    ]


def test_no_page_is_left_out(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.pairings.lists.PAGE", 2)
    for number in range(5):
        household(f"5226341012040001{number}", "522634101204", f"户{number}", "h")
    assert len(table(cast, "/api/households.csv")) == 1 + 3 + 5
    assert len(table(cast, "/api/pairings.csv")) == 1 + 2


@pytest.mark.parametrize("name", ["households", "pairings"])
def test_no_list_holds_a_number_of_a_person_and_none_leaves_the_region(cast: Cast, name: str) -> None:
    client = cast.client(cast.supervisor)
    told = client.get(f"/api/{name}.csv", buffered=True).data.decode()
    assert not [member for member in cast.members(cast.mao) if member.id_number in told]
    assert "13612345678" not in told
    assert client.get(f"/api/{name}.csv?region={DANJIANG}").json["code"] == "not_found"
    assert cast.client(cast.helper).get(f"/api/{name}.xlsx").json["code"] == "not_yours"
    assert client.get(f"/api/{name}.pdf").status_code == 404
