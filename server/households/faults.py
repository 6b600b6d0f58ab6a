"""Why a row of a register is refused: a code for programs, and the reason in the words of the office that typed it."""

from typing import NamedTuple

REASONS = {
    "bad_phone": "电话号码不对,应为 11 位手机号或带区号的座机号",
    "code_taken": "这个户编号已属于别的县",
    "conflicting_rows": "同一户各行填的不一致",
    "duplicate_id": "这个证件号码在表中出现了不止一次",
    "formula": "单元格是公式,或以 = + - @ 开头,请改成文字",
    "id_15_digits": "15 位的旧证件号码已停用,请填 18 位号码",
    "id_check_digit": "证件号码的校验位不对,可能抄错了一位",
    "id_format": "证件号码不是 18 位的身份证号码",
    "in_other_household": "此人已登记在另一户,那一户不在本表中或未通过",
    "income_out_of_range": "人均纯收入超出合理范围(0 至 1000 万元)",
    "no_category": "没有填户类型",
    "no_head": "这一户没有户主",
    "no_household_code": "没有填户编号",
    "no_id_number": "没有填证件号码",
    "no_name": "没有填姓名",
    "no_relation": "没有填与户主关系",
    "no_village": "没有填乡镇和行政村",
    "number_as_figure": "号码被表格软件当成数字,末几位已丢失,请改成文本格式后重填",
    "other_county": "这一行写的是别的县",
    "text_income": "人均纯收入应填数字",
    "too_long": "填的字太多",
    "two_heads": "这一户有不止一个户主",
    "unknown_category": "户类型不在规定的五类之中",
    "unknown_cause": "致贫原因不在规定的各项之中",
    "unknown_gender": "性别应填男或女",
    "unknown_township": "本县没有这个乡镇",
    "unknown_village": "这个乡镇没有这个村",
}


class Fault(NamedTuple):
    """One cell, or one row, that keeps its household out. `row` as in the sheet; `column` by the sheet's own heading."""

    row: int
    column: str | None
    code: str
    value: str | None = None
    household_code: str | None = None
