"""Citizens' ID numbers by GB 11643-1999: six digits of region, eight of birth date, three of sequence, one check character."""

import re
from datetime import date
from typing import Any

from server import clock
from server.households import cells

# GB 11643-1999, table 1 and annex A (ISO 7064:1983, MOD 11-2).
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_FORM = re.compile(r"[1-9]\d{16}[\dX]", re.ASCII)
_OLD_FORM = re.compile(r"\d{15}", re.ASCII)


def read(value: Any) -> str:
    """The ID number in a cell, its X in upper case.

    Raises Unfit `no_id_number`, `id_15_digits` (issued before 1999, void since 2013), `id_format`, `id_check_digit`, and as
    `cells.digits`.
    """
    number = (cells.digits(value, 60) or "").upper()
    if not number:
        raise cells.Unfit("no_id_number")
    if _OLD_FORM.fullmatch(number):
        raise cells.Unfit("id_15_digits")
    if not _FORM.fullmatch(number) or born_on(number) is None:
        raise cells.Unfit("id_format")
    if check_character(number[:17]) != number[17]:
        raise cells.Unfit("id_check_digit")
    return number


def check_character(first: str) -> str:
    """The eighteenth character that belongs to the first seventeen."""
    return _CHECK[sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True)) % 11]


def born_on(number: str) -> date | None:
    """The birth date in the number; None when there is no such day, or it has not come yet."""
    try:
        day = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
    return day if day.year >= 1880 and day <= clock.today() else None


def gender(number: str) -> str:
    """男 where the sequence number is odd, 女 where it is even."""
    return "男" if int(number[16]) % 2 else "女"
