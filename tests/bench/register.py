"""A county's register for measuring the import: `python -m tests.bench.register FILE [HOUSEHOLDS]`.

About 140,000 invented people in 40,000 households, with the row heights and shared strings that office programs write, which
cost a reader the most memory.
"""

import random
import sys
from pathlib import Path

import xlsxwriter

from server.households.id_numbers import check_character

HEADINGS = (
    "县(市、区)", "乡(镇)", "行政村", "自然村(组)", "户编号", "姓名", "性别", "与户主关系", "证件号码", "民族", "文化程度",
    "健康状况", "联系电话", "户类型", "主要致贫原因", "人均纯收入(元)", "帮扶责任人", "帮扶责任人电话",
)  # fmt: skip
VILLAGES = (("小龙村村民委员会", "522634101221"), ("干荣村村民委员会", "522634101205"), ("开觉村村民委员会", "522634101206"))
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = "春静建国桂兰秀英伟芳娜敏强磊军洋勇艳杰娟涛明超平刚玉华"


def write(path: Path, households: int, *, shared_strings: bool = True) -> int:
    """Write a register of so many households; returns the number of people."""
    luck = random.Random(522634)
    people = 0
    with xlsxwriter.Workbook(str(path), {"constant_memory": not shared_strings}) as book:
        sheet = book.add_worksheet("家庭成员信息")
        sheet.write(0, 0, "雷山县西江镇家庭成员信息表")
        sheet.write_row(1, 0, HEADINGS)
        for number in range(households):
            village, code = luck.choice(VILLAGES)
            income = luck.randrange(4000, 20000)
            for place in range(luck.choice((2, 3, 3, 4, 4, 5))):
                sheet.set_row(people + 2, 16.5)
                sheet.write_row(people + 2, 0, _person(luck, village, f"{code}{number:06d}", people, place, income))
                people += 1
    return people


def _person(luck: random.Random, village: str, code: str, serial: int, place: int, income: int) -> tuple[str | int, ...]:
    # Serials spread over birth dates, so that no two numbers are alike.
    first = f"522634{1940 + serial % 70}{1 + serial // 70 % 12:02d}{1 + serial // 840 % 28:02d}{serial // 23520:03d}"
    name = luck.choice(SURNAMES) + "".join(luck.choices(GIVEN, k=2))
    phone = "" if place else f"138{luck.randrange(10**8):08d}"
    return (
        "雷山县", "西江镇", village, "3组", code, name, "男" if int(first[-1]) % 2 else "女", "之子" if place else "户主",
        first + check_character(first), "苗族", "初中", "健康", phone, "脱贫户", "因病", income, "华桂珍", "15501815908",
    )  # fmt: skip


if __name__ == "__main__":
    where = Path(sys.argv[1])
    print(f"{write(where, int(sys.argv[2]) if len(sys.argv) > 2 else 40_000)} people in {where}")
