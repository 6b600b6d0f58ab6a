"""The accounts, to take away."""

from io import BytesIO

import openpyxl
import pytest

from server import clock
from server.accounts.model import Account
from tests.cast import DANJIANG, XIJIANG, Cast, account
from tests.taken import taken


@pytest.fixture(autouse=True)
def many(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.accounts.lists.PAGE", 2)
    for number in range(3):
        account(f"石{number}", f"1390000010{number}", "helper", XIJIANG)


@pytest.mark.parametrize("asked", ["", f"region={XIJIANG}&role=helper", "role=supervisor", "q=石", "q=13900000004"])
def test_both_files_hold_what_the_screen_lists(cast: Cast, asked: str) -> None:
    client = cast.client(cast.county)
    listed = client.get(f"/api/accounts?{asked}").json["accounts"]
    rows = taken(client, "accounts", asked)
    assert [(row["姓名"], row["电话"]) for row in rows] == [(row["name"], row["phone"]) for row in listed] != []


def test_a_row_tells_role_place_and_standing(cast: Cast) -> None:
    Account.update(disabled_at=clock.now()).where(Account.id == cast.other_helper.id).execute()
    (row,) = taken(cast.client(cast.county), "accounts", "q=龙飞")
    assert list(row.values()) == ["龙飞", "139****0004", "帮扶人", "丹江镇", "", "", "已停用"]
    (row,) = taken(cast.client(cast.county), "accounts", "role=county")
    assert (row["乡镇"], row["最近使用"][:10]) == ("", clock.today().isoformat())


def test_no_number_and_no_secret_leaves_nor_the_number_that_was_searched(cast: Cast) -> None:
    client = cast.client(cast.county)
    book = openpyxl.load_workbook(BytesIO(client.get("/api/accounts.xlsx?q=13900000001", buffered=True).data))
    told = str([row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)])
    assert "139****0001" in told
    assert "13900000001" not in told
    told = client.get("/api/accounts.csv", buffered=True).data.decode()
    for row in Account.select():
        assert row.phone not in told
        assert row.password_hash not in told


def test_a_township_takes_its_own_away(cast: Cast) -> None:
    client = cast.client(cast.supervisor)
    assert {row["乡镇"] for row in taken(client, "accounts")} == {"西江镇"}
    assert client.get(f"/api/accounts.csv?region={DANJIANG}").json["code"] == "not_found"
