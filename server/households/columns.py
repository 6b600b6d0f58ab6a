"""Headings of a register as offices spell them."""

import re
import unicodedata
from typing import Any

# what we call it: (the usual heading, its other spellings). Brackets and blanks are left out before comparing.
SPELLINGS: dict[str, tuple[str, ...]] = {
    "county": ("县", "县名", "县市区", "区县", "所在县"),
    "township": ("乡镇", "乡", "镇", "乡镇名称", "街道", "镇街", "乡镇街道", "所在乡镇"),
    "village": ("行政村", "村", "村名", "村名称", "行政村名称", "村居", "村社区", "所在村"),
    "group": ("自然村", "自然村组", "组", "组别", "小组", "村民组", "村民小组", "网格", "屯"),
    "code": ("户编号", "户编码", "户号", "农户编号", "家庭编号", "家庭编码"),
    "name": ("姓名", "成员姓名", "家庭成员姓名"),
    "gender": ("性别",),
    "relation": ("与户主关系", "与户主的关系", "家庭关系", "关系"),
    "id_number": ("证件号码", "证件号", "身份证号码", "身份证号", "身份证", "公民身份号码", "公民身份证号码", "居民身份证号码"),
    "ethnicity": ("民族",),
    "education": ("文化程度", "受教育程度", "学历"),
    "health": ("健康状况", "健康情况", "身体状况"),
    "phone": ("联系电话", "电话", "电话号码", "手机", "手机号", "手机号码", "联系方式"),
    "category": ("户类型", "监测对象类别", "户类别", "农户类型", "户属性", "监测类别"),
    "cause": ("主要致贫原因", "致贫原因", "主要致贫返贫原因", "致贫返贫原因", "主要返贫致贫风险", "致贫返贫风险"),
    "income": ("人均纯收入", "家庭人均纯收入", "年人均纯收入", "人均收入", "人均可支配收入"),
    "helper": ("帮扶人", "帮扶责任人", "帮扶干部", "帮扶责任人姓名", "帮扶干部姓名", "帮扶联系人", "包户干部"),
    "helper_phone": (
        "帮扶人电话", "帮扶责任人电话", "帮扶干部电话", "帮扶责任人联系电话", "帮扶干部联系电话", "帮扶人联系电话",
        "帮扶联系人电话", "包户干部电话", "责任人电话",
    ),
    "pairing_role": ("帮扶角色", "结对角色", "角色", "帮扶身份"),
}  # fmt: skip
REGISTER = ("township", "village", "code", "name", "relation", "id_number", "category")
PAIRINGS = ("code", "helper", "helper_phone")

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|[\s*:、/_-]")
_OURS = {spelling: ours for ours, spellings in SPELLINGS.items() for spelling in spellings}


def found(cells: tuple[Any, ...]) -> dict[str, int]:
    """Which of our columns stand where in a row of headings; the leftmost where a heading occurs twice."""
    places: dict[str, int] = {}
    for index, cell in enumerate(cells):
        if isinstance(cell, str) and (ours := _OURS.get(_plain(cell))):
            places.setdefault(ours, index)
    return places


def missing(places: dict[str, int], wanted: tuple[str, ...]) -> list[str]:
    """The usual headings of the `wanted` columns that were not found."""
    return [SPELLINGS[ours][0] for ours in wanted if ours not in places]


def _plain(heading: str) -> str:
    return _BRACKETS.sub("", unicodedata.normalize("NFKC", heading))
