"""Importing the register: by the desk's page, as a dry run and in earnest."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from server import brought
from server.households.model import Household, Member
from server.trail.model import TrailEntry
from tests.cast import Cast
from tests.households.office import HEADINGS, person, workbook

URL = "/api/households/import"


def upload(cast: Cast, file: Any, query: str = "", who: Any = None) -> Any:
    form = {"file": (file if hasattr(file, "read") else BytesIO(file), "农户.xlsx")}
    return cast.client(who or cast.county).post(URL + query, data=form)


@pytest.fixture
def office(data: Path) -> bytes:
    """The register of 西江镇 as the office exported it."""
    return (data / "households.xlsx").read_bytes()


def test_the_office_workbook_comes_out_as_expected(cast: Cast, office: bytes, data: Path) -> None:
    expected = json.loads((data / "households.expected.json").read_text(encoding="utf-8"))
    Household.delete().execute()
    answer = upload(cast, office).json
    assert answer["households"] == {"added": expected["households_without_a_fault"], "changed": 0, "unchanged": 0, "refused": 6}
    assert (
        answer["persons"]
        == expected["persons_in_them"]
        == Member.select()
        .join_from(Member, Household, on=(Household.id == Member.household_id))
        .where(Household.listed.is_null(False))
        .count()
    )
    assert answer["rows"] == expected["data_rows"]
    assert answer["repeated_rows"] == [one["row"] for one in expected["repeated_rows"]]
    assert [one["row"] for one in answer["refused"]] == [one["row"] for one in expected["faulty_rows"]]
    codes = {one["code"] for one in answer["refused"]}
    assert codes == {"id_check_digit", "unknown_village", "no_head", "text_income", "no_household_code", "formula"}


def test_a_refused_row_is_named_with_its_column_and_reason_and_a_masked_number(cast: Cast, office: bytes) -> None:
    first = upload(cast, office, "?dry_run=1").json["refused"][0]
    assert first == {
        "row": 126,
        "column": "证件号码",
        "code": "id_check_digit",
        "reason": "证件号码的校验位不对,可能抄错了一位",
        "value": "522634********4471",
        "household_code": "522634101221000040",
    }


def test_a_dry_run_says_the_same_and_writes_nothing(cast: Cast, office: bytes) -> None:
    before = Household.select().count(), TrailEntry.select().count()
    dry = upload(cast, office, "?dry_run=1").json
    assert (Household.select().count(), TrailEntry.select().count()) == before
    assert {**upload(cast, office).json, "dry_run": True} == dry


def test_the_same_file_again_changes_nothing(cast: Cast, office: bytes) -> None:
    upload(cast, office)
    before = list(Household.select().order_by(Household.id).dicts())
    again = upload(cast, office).json
    assert (again["households"]["unchanged"], again["households"]["added"], again["changes_total"]) == (394, 0, 0)
    assert list(Household.select().order_by(Household.id).dicts()) == before


def test_numbers_are_not_readable_in_the_store(cast: Cast) -> None:
    one = person(phone="13877776666")
    upload(cast, workbook(one))
    raw = Member.select(Member.id_number.cast("text"), Member.phone.cast("text")).tuples().execute()
    assert not any(one["id_number"] in str(row) or "13877776666" in str(row) for row in raw)


def test_the_trail_says_that_there_was_an_import_and_names_nobody(cast: Cast) -> None:
    upload(cast, workbook(person()))
    entry = TrailEntry.get(TrailEntry.verb == "household.import")
    assert (entry.actor_id, entry.county) == (cast.county.id, "522634")
    assert entry.detail == {"added": 1, "changed": 0, "unchanged": 0, "refused": 0, "rows": 1}


@pytest.mark.parametrize(("who", "status"), [("helper", 403), ("supervisor", 403), (None, 401)])
def test_only_county_staff_import(cast: Cast, who: str | None, status: int) -> None:
    client = cast.client(getattr(cast, who) if who else None)
    assert client.post(URL, data={"file": (workbook(person()), "农户.xlsx")}).status_code == status


def test_staff_of_another_county_cannot_write_into_this_one(cast: Cast) -> None:
    answer = upload(cast, workbook(person(), person("350125001", county=None)), who=cast.other_county).json
    assert [one["code"] for one in answer["refused"]] == ["other_county", "unknown_township", "unknown_township"]
    assert answer["households"]["added"] == 0


def test_staff_of_another_county_cannot_take_over_a_code(cast: Cast) -> None:
    theirs = person(cast.mao.code, county="永泰县", township="葛岭镇", village="台口村")
    answer = upload(cast, workbook(theirs), who=cast.other_county).json
    assert [one["code"] for one in answer["refused"]] == ["code_taken"]
    assert Household.get_by_id(cast.mao.id).region_code == cast.mao.region_code


def test_missing_columns_are_named_as_the_office_would_write_them(cast: Cast) -> None:
    fewer = {ours: heading for ours, heading in HEADINGS.items() if ours not in ("code", "village")}
    answer = upload(cast, workbook(person(), headings=fewer))
    assert (answer.status_code, answer.json["code"]) == (422, "missing_columns")
    assert answer.json["params"] == {"columns": ["行政村", "户编号"]}


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x05\x06" + bytes(18), b"\xd0\xcf\x11\xe0 an .xls of 1997"])
def test_what_is_no_workbook_is_refused(cast: Cast, content: bytes) -> None:
    answer = upload(cast, content)
    assert (answer.status_code, answer.json["code"]) == (422, "unreadable_workbook")


def test_a_workbook_cut_off_on_the_way_is_refused(cast: Cast, office: bytes) -> None:
    assert upload(cast, office[: len(office) // 2]).json["code"] == "unreadable_workbook"


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused_unread(cast: Cast) -> None:
    bomb = workbook(person())
    with ZipFile(bomb, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/strings.xml", b" " * (65 * 1024**2))
    assert bomb.getbuffer().nbytes < 200_000
    bomb.seek(0)
    assert upload(cast, bomb).json["code"] == "too_large"


def test_a_request_without_a_file_is_refused(cast: Cast) -> None:
    answer = cast.client(cast.county).post(URL, data={"other": "x"})
    assert (answer.status_code, answer.json["errors"]) == (422, {"file": ["required"]})


def test_a_file_that_is_too_large_is_refused(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brought, "LIMIT", 1000)
    assert upload(cast, workbook(person())).json["code"] == "too_large"


@pytest.mark.parametrize("query", ["?dry_run=perhaps", "?force=1"])
def test_a_question_that_nobody_knows_is_refused(cast: Cast, query: str) -> None:
    assert upload(cast, workbook(person()), query).status_code == 422
