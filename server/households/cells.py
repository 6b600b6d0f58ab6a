"""One cell of a register as offices really type it, brought to one form; or the reason why it cannot be."""

import re
import unicodedata
from math import isfinite
from typing import Any

# Excel keeps 15 digits of a number; an ID number or a code typed as one has lost the rest.
EXACT_DIGITS = 15
MOST_INCOME = 10_000_000  # yuan per head a year; above it a zero too many was typed

_QUOTES = "'‘’`"
_NOTHING = {"", "-", "--", "—", "——", "/", "\\", "无", "暂无"}
_FORMULA = ("=", "+", "-", "@")
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(9), *range(14, 28), 0x7F))
_BESIDE_CHINESE = re.compile(r"(?<=[\u3400-\u9fff])\s+|\s+(?=[\u3400-\u9fff])")
_SCIENTIFIC = re.compile(r"\d(\.\d+)?[eE]\+?\d{2}$")
_PHONE = re.compile(r"1[3-9]\d{9}|0\d{9,11}")
_MONEY = re.compile(r"-?\d+(\.\d+)?")


class Unfit(Exception):
    """A cell that cannot be taken; `code` is one of `faults.REASONS`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def tidy(value: Any) -> str:
    """The words of a cell: no stray blanks of half or full width, no leading quote, full-width digits made plain."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return _typed(value)
    if value.isalnum() and value.isascii():
        return value
    line = " ".join(unicodedata.normalize("NFKC", value).translate(_INVISIBLE).split())
    return _BESIDE_CHINESE.sub("", line.lstrip(_QUOTES).strip())


def _typed(value: Any) -> str:
    if isinstance(value, float):
        if not isfinite(value):
            return "#NUM!"
        return str(int(value)) if value.is_integer() else str(value)
    # openpyxl hands array formulas over as objects; they are formulas like the others.
    return str(value) if isinstance(value, int) or hasattr(value, "isoformat") else "="


def text(value: Any, most: int) -> str | None:
    """Words of up to `most` characters; None for a cell that says nothing. Raises Unfit `formula`, `too_long`."""
    words = tidy(value)
    if words in _NOTHING:
        return None
    if words.startswith(_FORMULA) or words in _ERRORS:
        raise Unfit("formula")
    if len(words) > most:
        raise Unfit("too_long")
    return words


def digits(value: Any, most: int) -> str | None:
    """A code or number that must be exact. Raises Unfit `number_as_figure` where Excel has rounded it, and as `text`."""
    words = text(value, most)
    if words is None:
        return None
    rounded = isinstance(value, int | float) and (len(words) > EXACT_DIGITS or not float(value).is_integer())
    if rounded or _SCIENTIFIC.search(words):
        raise Unfit("number_as_figure")
    return words.replace(" ", "")


def phone(value: Any) -> str | None:
    """A Chinese mobile or landline number, digits only. Raises Unfit `bad_phone`."""
    words = tidy(value)
    if words in _NOTHING:
        return None
    plain = re.sub(r"[\s()-]", "", words)
    plain = re.sub(r"^(\+|00)?86(?=1\d{10}$)", "", plain)
    if not _PHONE.fullmatch(plain):
        raise Unfit("bad_phone")
    return plain


def income(value: Any) -> int | None:
    """Whole yuan. Raises Unfit `text_income` for words, `income_out_of_range`, and `formula`."""
    words = text(value, 60) if not isinstance(value, int | float) else tidy(value)
    if words is None:
        return None
    plain = words.replace(",", "").removesuffix("元").strip()
    if isinstance(value, bool) or not _MONEY.fullmatch(plain):
        raise Unfit("text_income")
    yuan = float(plain)
    if not 0 <= yuan <= MOST_INCOME:
        raise Unfit("income_out_of_range")
    return round(yuan)
