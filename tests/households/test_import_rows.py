"""What keeps a row out, and what offices write differently without being wrong."""

from typing import Any

import pytest

from server.households.model import Household, Member
from tests.cast import Cast
from tests.households.office import FIRST_ROW, HEADINGS, XIAOLONG, Formula, faults, id_number, person, take


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"code": None}, "no_household_code"),
        ({"code": " \u3000"}, "no_household_code"),
        ({"code": 522634101221000001}, "number_as_figure"),
        ({"code": "5.22634E+17"}, "number_as_figure"),
        ({"id_number": None}, "no_id_number"),
        ({"id_number": 522634198001010011}, "number_as_figure"),
        ({"id_number": "522634800101123"}, "id_15_digits"),
        ({"id_number": "52263419800101001"}, "id_format"),
        ({"id_number": "522634198013010012"}, "id_format"),
        ({"id_number": "522634299901010013"}, "id_format"),
        ({"id_number": "110105194912310021"}, "id_check_digit"),
        ({"name": None}, "no_name"),
        ({"name": "="}, "formula"),
        ({"name": "=HYPERLINK(\"http://x.invalid\",\"点我\")"}, "formula"),
        ({"name": "'+1"}, "formula"),
        ({"name": "@毛静"}, "formula"),
        ({"name": Formula("=A1")}, "formula"),
        ({"name": "#REF!"}, "formula"),
        ({"name": "长" * 61}, "too_long"),
        ({"village": Formula('=VLOOKUP("x",A1:B2,2)')}, "formula"),
        ({"relation": None}, "no_relation"),
        ({"income": "9" * 400}, "too_long"),
        ({"income": 1e300}, "income_out_of_range"),
        ({"gender": "未知"}, "unknown_gender"),
        ({"category": "富裕户"}, "unknown_category"),
        ({"category": None}, "no_category"),
        ({"cause": "因懒"}, "unknown_cause"),
        ({"phone": "1381234567"}, "bad_phone"),
        ({"phone": "13812345678/13912345678"}, "bad_phone"),
        ({"income": "约一万二"}, "text_income"),
        ({"income": -1}, "income_out_of_range"),
        ({"income": 10_000_001}, "income_out_of_range"),
        ({"income": Formula("=1+1")}, "formula"),
        ({"county": "永泰县"}, "other_county"),
        ({"township": "葛岭镇"}, "unknown_township"),
        ({"village": "不存在村"}, "unknown_village"),
        ({"village": "西江"}, "unknown_village"),
        ({"village": None}, "no_village"),
        ({"relation": "之子"}, "no_head"),
    ],
)  # fmt: skip
def test_a_fault_keeps_the_household_out_and_has_a_code(cast: Cast, cells: dict[str, Any], code: str) -> None:
    report = take(person(**cells))
    assert faults(report) == [(FIRST_ROW, code)]
    assert (report.added, report.refused) == (0, 1)
    assert Household.select().where(Household.listed.is_null(False)).count() == 0


@pytest.mark.parametrize(
    ("cells", "column", "kept"),
    [
        ({"name": " 毛\u3000静 "}, "name", "毛静"),
        ({"name": "尼玛·次仁"}, "name", "尼玛·次仁"),
        ({"id_number": "11010519491231002x"}, "id_number", "11010519491231002X"),
        ({"id_number": "' 110105 19491231 002X"}, "id_number", "11010519491231002X"),
        ({"phone": 13812345678}, "phone", "13812345678"),
        ({"phone": 13812345678.0}, "phone", "13812345678"),
        ({"phone": "+86 138-1234-5678"}, "phone", "13812345678"),
        ({"phone": "0855-3331234"}, "phone", "08553331234"),
        ({"phone": "无"}, "phone", None),
        ({"relation": "本人"}, "relation", "户主"),
        ({"gender": "男性"}, "gender", "男"),
        ({"health": "-"}, "health", None),
    ],
)  # fmt: skip
def test_a_person_is_taken_as_meant(cast: Cast, cells: dict[str, Any], column: str, kept: str | None) -> None:
    assert faults(take(person(**cells))) == []
    assert getattr(_member(), column) == kept


@pytest.mark.parametrize(
    ("cells", "column", "kept"),
    [
        ({"code": "'522634101221000001"}, "code", "522634101221000001"),
        ({"code": 20260001}, "code", "20260001"),
        ({"village": "小龙村"}, "region_code", XIAOLONG),
        ({"village": "小龙"}, "region_code", XIAOLONG),
        ({"village": "小龙村委会"}, "region_code", XIAOLONG),
        ({"village": "小 龙 村 村委会"}, "region_code", XIAOLONG),
        ({"village": "西江社区"}, "region_code", "522634101001"),
        ({"village": "西江社区居委会"}, "region_code", "522634101001"),
        ({"village": "西江村"}, "region_code", "522634101224"),
        ({"township": "西江镇人民政府"}, "region_code", XIAOLONG),
        ({"county": None}, "region_code", XIAOLONG),
        ({"category": "边缘户"}, "category", "边缘易致贫户"),
        ({"category": " 脱贫户 "}, "category", "脱贫户"),
        ({"cause": "缺劳动力"}, "cause", "缺劳力"),
        ({"cause": None}, "cause", None),
        ({"income": "11,668元"}, "income_per_head", 11668),
        ({"income": "11668"}, "income_per_head", 11668),
        ({"income": 11667.6}, "income_per_head", 11668),
        ({"income": None}, "income_per_head", None),
        ({"group": "3组"}, "group", "3组"),
        ({"group": None}, "group", ""),
    ],
)  # fmt: skip
def test_a_household_is_taken_as_meant(cast: Cast, cells: dict[str, Any], column: str, kept: Any) -> None:
    assert faults(take(person(**cells))) == []
    assert getattr(_household(), column) == kept


def test_without_a_column_for_it_the_gender_follows_from_the_id_number(cast: Cast) -> None:
    without = {ours: heading for ours, heading in HEADINGS.items() if ours != "gender"}
    take(person(id_number="11010519491231002X"), headings=without)
    assert (_member().gender, _member().born_on.isoformat()) == ("女", "1949-12-31")


def test_every_fault_of_a_row_is_named(cast: Cast) -> None:
    report = take(person(name=None, income="很多", phone="1"))
    assert sorted(code for _, code in faults(report)) == ["bad_phone", "no_name", "text_income"]


def test_one_faulty_row_keeps_the_whole_household_out_and_leaves_the_others_in(cast: Cast) -> None:
    wife = person(name="陈英", relation="配偶", id_number="522634198001010011")
    report = take(person(), wife, person(XIAOLONG + "000002"))
    assert faults(report) == [(FIRST_ROW + 1, "id_check_digit")]
    assert (report.added, report.refused, report.persons) == (1, 1, 1)


def test_a_row_repeated_to_the_letter_is_only_left_out(cast: Cast) -> None:
    head = person()
    report = take(head, person(name="陈英", relation="配偶"), head)
    assert (faults(report), report.repeated_rows, report.persons) == ([], [FIRST_ROW + 2], 2)


def test_a_row_repeated_with_a_difference_is_a_fault(cast: Cast) -> None:
    head = person()
    report = take(head, {**head, "health": "残疾", "relation": "之父"})
    assert faults(report) == [(FIRST_ROW, "duplicate_id"), (FIRST_ROW + 1, "duplicate_id")]


def test_a_person_in_two_households_keeps_both_out(cast: Cast) -> None:
    head = person()
    report = take(head, person(XIAOLONG + "000002", id_number=head["id_number"]), person(XIAOLONG + "000003"))
    assert faults(report) == [(FIRST_ROW, "duplicate_id"), (FIRST_ROW + 1, "duplicate_id")]
    assert (report.added, report.refused) == (1, 2)


def test_two_heads_are_both_named(cast: Cast) -> None:
    assert faults(take(person(), person(name="陈英"))) == [(FIRST_ROW, "two_heads"), (FIRST_ROW + 1, "two_heads")]


def test_rows_of_a_household_must_agree_and_may_be_silent(cast: Cast) -> None:
    silent = person(relation="之子", group=None, cause=None, income=None, category=None, village=None, township=None)
    assert faults(take(person(), silent)) == []
    odd = person(XIAOLONG + "000002", relation="之子", income=5)
    assert faults(take(person(XIAOLONG + "000002"), odd)) == [(FIRST_ROW + 1, "conflicting_rows")]


def test_rows_of_a_household_need_not_stand_together(cast: Cast) -> None:
    son = person(name="毛小弟", relation="之子")
    report = take(son, person(XIAOLONG + "000002"), person())
    assert (faults(report), report.added, report.persons) == ([], 2, 3)
    assert _household().head_name == "毛静"


def test_rows_without_a_code_make_one_refused_household_for_each_head(cast: Cast) -> None:
    report = take(person(None), person(None, relation="之子"), person(None))
    assert report.refused == 2


def _household() -> Household:
    return Household.get(Household.listed.is_null(False))  # the cast's own have never been imported


def _member() -> Member:
    return Member.get(Member.household_id == _household().id)


def test_two_people_born_on_the_same_day_are_two(cast: Cast) -> None:
    twins = [person(relation=word, id_number=id_number(sequence=900 + place)) for place, word in enumerate(("户主", "兄弟"))]
    assert take(*twins).persons == 2
