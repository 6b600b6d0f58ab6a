"""A workbook of pairings: tried first, then taken, with a reason for each line that pairs nobody."""

from typing import Any

import orjson
import pytest

from server.pairings import importer
from server.pairings import lines as reading
from server.pairings import service as pairings
from server.pairings.model import Pairing
from tests.cast import Cast
from tests.households.office import FIRST_ROW, workbook

HEADINGS = {"code": "户编号", "helper": "帮扶人", "helper_phone": "帮扶人电话", "role": "帮扶角色"}


def line(code: str, role: str | None = None, name: str = "吴春", phone: str = "13900000001") -> dict[str, Any]:
    return {"code": code, "helper": name, "helper_phone": phone, "role": role}


def send(cast: Cast, *lines: dict[str, Any], query: str = "", who: Any = None) -> Any:
    file = (workbook(*lines, headings=HEADINGS), "pairings.xlsx")
    return cast.client(who or cast.county).post("/api/pairings/import" + query, data={"file": file})


def roles(household_id: str) -> list[tuple[str, str]]:
    return [(row.helper_id, row.role) for row in pairings.helpers_of([household_id])[household_id]]


def test_each_line_pairs_in_its_role_and_without_one_as_lead(cast: Cast) -> None:
    lines = line(cast.feng.code), line(cast.feng.code, "骨干", "龙飞", "13900000004")
    answer = send(cast, *lines, line(cast.shi.code, "帮扶成员")).json
    assert (answer["begun"], answer["kept"], answer["to_mend_total"]) == (3, 0, 0)
    assert roles(cast.feng.id) == [(cast.helper.id, "lead"), (cast.other_helper.id, "core")]
    assert roles(cast.shi.id) == [(cast.other_helper.id, "lead"), (cast.helper.id, "support")]


def test_a_trial_counts_the_same_and_pairs_nobody(cast: Cast) -> None:
    lines = line(cast.feng.code), line(cast.mao.code)
    trial = send(cast, *lines, query="?dry_run=1").json
    assert (trial["dry_run"], trial["begun"], trial["kept"]) == (True, 1, 1)
    assert roles(cast.feng.id) == []
    taken = send(cast, *lines).json
    assert (taken["begun"], taken["kept"]) == (trial["begun"], trial["kept"])
    assert send(cast, *lines).json["begun"] == 0


def test_two_who_change_places_are_each_paired_once(cast: Cast) -> None:
    lines = line(cast.mao.code, "责任人", "龙飞", "13900000004"), line(cast.mao.code, "骨干")
    assert send(cast, *lines).json["begun"] == 2
    assert roles(cast.mao.id) == [(cast.other_helper.id, "lead"), (cast.helper.id, "core")]
    assert Pairing.select().where(Pairing.household_id == cast.mao.id).count() == 3


def test_a_line_that_pairs_nobody_says_why_and_stops_no_other(cast: Cast) -> None:
    code = cast.feng.code
    lines = (
        line(code),
        line(code, "责任人", "龙飞", "13900000004"),
        line(cast.chen.code, "书记"),
        line(cast.shi.code, None, "周新", "13900009999"),
        line("522634101221999999"),
    )
    answer = send(cast, *lines).json
    assert [(one["row"], one["code"]) for one in answer["to_mend"]] == [
        (FIRST_ROW + 1, "conflicting_rows"),
        (FIRST_ROW + 2, "unknown_role"),
        (FIRST_ROW + 3, "unknown_helper"),
        (FIRST_ROW + 4, "unknown_household"),
    ]
    assert answer["to_mend"][1]["reason"] == "角色应填责任人、骨干或帮扶成员"
    assert [one["household_code"] for one in answer["to_mend"]] == [code, cast.chen.code, cast.shi.code, "522634101221999999"]
    assert (answer["begun"], roles(cast.feng.id)) == (1, [(cast.helper.id, "lead")])


def test_a_slip_in_a_name_is_that_lines_alone(cast: Cast) -> None:
    answer = send(cast, line(cast.feng.code, "骨干"), line(cast.chen.code, "骨干", "吴村")).json
    assert [(one["row"], one["code"]) for one in answer["to_mend"]] == [(FIRST_ROW + 1, "other_name")]
    assert (answer["begun"], roles(cast.feng.id)) == (1, [(cast.helper.id, "core")])


def test_somebody_with_two_roles_in_one_household_is_to_mend(cast: Cast) -> None:
    answer = send(cast, line(cast.feng.code, "骨干"), line(cast.feng.code, "帮扶成员")).json
    assert [one["code"] for one in answer["to_mend"]] == ["conflicting_rows"]
    assert roles(cast.feng.id) == [(cast.helper.id, "core")]


def test_another_countys_households_are_unknown_and_nobody_else_may(cast: Cast) -> None:
    assert send(cast, line(cast.feng.code), who=cast.other_county).json["to_mend"][0]["code"] == "unknown_household"
    assert send(cast, line(cast.feng.code), who=cast.supervisor).status_code == 403
    assert cast.client(cast.county).post("/api/pairings/import").json["errors"] == {"file": ["required"]}
    pdf = cast.client(cast.county).post("/api/pairings/import", data={"file": (workbook(headings={"x": "甲"}), "x.xlsx")})
    assert pdf.json["code"] == "missing_columns"
    assert pdf.json["params"]["columns"] == ["户编号", "帮扶人", "帮扶人电话"]  # as the page calls them


def test_a_long_list_tells_how_far_it_is(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_ROWS_A_STEP", 2)
    monkeypatch.setattr(importer, "HANDFUL", 2)
    codes = [cast.mao.code, cast.chen.code, cast.feng.code, "522634101221999999"]
    file = (workbook(*map(line, codes), headings=HEADINGS), "pairings.xlsx")
    asked = {"data": {"file": file}, "headers": {"Accept": "application/x-ndjson"}}
    with cast.client(cast.county).post("/api/pairings/import", **asked) as answer:
        *steps, last = [orjson.loads(one) for one in answer.data.splitlines()]
    assert [one["progress"] for one in steps] == [
        {"done": 2, "of": 4, "stage": "reading"},
        {"done": 4, "of": 4, "stage": "reading"},
        {"done": 2, "of": 3, "stage": "writing"},
        {"done": 3, "of": 3, "stage": "writing"},
    ]
    assert (last["result"]["begun"], last["result"]["kept"], last["result"]["to_mend_total"]) == (2, 1, 1)
