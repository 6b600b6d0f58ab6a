"""Pinyin initials for searching with a few keys."""

import pytest

from server.households.initials import LENGTH, initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("毛静", "mj"),
        ("欧阳晶", "oyj"),
        ("单覃", "st"),
        ("曾国", "zg"),
        ("尉迟恭", "ycg"),
        ("尼玛·次仁", "nmcr"),
        ("Tashi 多吉", "tashidj"),
        ("·", ""),
        ("王" * 60, "w" * LENGTH),
    ],
)
def test_a_name_has_its_letters(name: str, letters: str) -> None:
    assert initials(name) == letters
