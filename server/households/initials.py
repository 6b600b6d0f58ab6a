"""Pinyin initials of names, for searching with a few keys."""

import os

# The dictionary of phrases takes 50 MB and holds no names.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "1")

from pypinyin import Style, lazy_pinyin

# Characters that are read otherwise where they are a surname.
_SURNAMES = {
    "万俟": "mq", "尉迟": "yc", "单": "s", "曾": "z", "仇": "q", "解": "x", "查": "z", "区": "o", "盖": "g", "朴": "p",
    "覃": "q", "乐": "y", "缪": "m", "翟": "z", "秘": "b", "种": "c", "繁": "p", "冼": "x", "员": "y", "折": "s",
}  # fmt: skip
LENGTH = 20


def initials(name: str) -> str:
    """`mj` for 毛静; letters of other scripts stay, in lower case, and everything else is left out."""
    surname = next((one for one in _SURNAMES if name.startswith(one)), "")
    read = _SURNAMES.get(surname, "") + "".join(lazy_pinyin(name[len(surname) :], style=Style.FIRST_LETTER))
    return "".join(char for char in read.lower() if char.isascii() and char.isalnum())[:LENGTH]
