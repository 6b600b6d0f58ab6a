"""The headings are found wherever they stand and however they are spelt."""

import pytest

from server.households import columns
from server.problems import Problem
from tests.cast import Cast
from tests.households.office import HEADINGS, faults, person, take

VARIANTS = {
    "number": "序号",
    "helper": "帮扶干部",
    "id_number": "身份证号码",
    "category": "监测对象类别",
    "name": "姓 名",
    "relation": "与户主\n关系",
    "village": "村",
    "township": "乡镇(街道)",
    "county": "县",
    "code": "户编号*",
    "income": "人均纯收入(元)",
    "phone": "联系电话:",
    "remark": "备注",
}


def test_variants_in_another_order_with_columns_that_nobody_asked_for(cast: Cast) -> None:
    report = take(person(number=1, remark="=1+1"), headings=VARIANTS)
    assert (faults(report), report.added) == ([], 1)


@pytest.mark.parametrize("above", [(), ("标题",), ("标题", "", "填表单位:西江镇", "", "", "", "", "", "")])
def test_headings_stand_within_the_first_ten_rows(cast: Cast, above: tuple[str, ...]) -> None:
    assert take(person(), above=above).added == 1


def test_headings_further_down_are_not_looked_for(cast: Cast) -> None:
    with pytest.raises(Problem, match="missing_columns"):
        take(person(), above=("标题",) * 10)


def test_row_numbers_are_those_of_the_sheet(cast: Cast) -> None:
    assert faults(take(person(), person("", relation="之子"), above=("一", "二", "三"))) == [(6, "no_household_code")]


def test_a_fault_names_the_column_by_the_sheets_own_heading(cast: Cast) -> None:
    assert take(person(id_number="1"), headings=VARIANTS).faults[0].column == "身份证号码"


def test_no_spelling_stands_for_two_columns() -> None:
    every = [spelling for spellings in columns.SPELLINGS.values() for spelling in spellings]
    assert len(every) == len(set(every))


def test_the_usual_headings_are_understood() -> None:
    assert set(columns.found(tuple(HEADINGS.values()))) == set(HEADINGS)
