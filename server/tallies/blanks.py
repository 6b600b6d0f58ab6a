"""What a county's template may say in braces: the report's own words, a figure of the whole, or of each place in turn."""

from typing import Any, Final

from server.tallies import words
from server.tallies.report import Changes
from server.tallies.words import FIGURES

EACH: Final = "每行."
_LAST, _RISEN = f"{words.LAST_WEEK}.", f"{words.DIFFERENCE}."
_ABOUT: Final = {
    "单位": "填报单位",
    "周": "哪一周，如 2026年第47周",
    "起": "这一周的周一",
    "止": "这一周的周日",
    "制表时间": "数字是什么时候的",
}
NAMES: Final = {
    **_ABOUT,
    **{figure.name: figure.meaning for figure in FIGURES},
    **{f"{_LAST}{figure.name}": f"上周的{figure.name}" for figure in FIGURES},
    **{f"{_RISEN}{figure.name}": f"{figure.name}比上周增减多少" for figure in FIGURES},
    f"{EACH}名称": "这一行每个乡镇（镇里是每个村）各写一行：名称",
    **{f"{EACH}{figure.name}": f"同上：{figure.name}" for figure in FIGURES},
}


def whole(changed: Changes) -> dict[str, Any]:
    """The values of every name but those of `EACH`."""
    now, before = changed.now, changed.before
    found = {
        "单位": now.place,
        "周": words.week(now.week),
        "起": now.week.monday,
        "止": now.week.sunday,
        "制表时间": words.moment(now.made_at),
    }
    for figure in FIGURES:
        is_now, was = now.total[figure.code], before.total[figure.code]
        risen = None if is_now is None or was is None else round(is_now - was, 4)
        found |= {figure.name: is_now, f"{_LAST}{figure.name}": was, f"{_RISEN}{figure.name}": risen}
    return found


def of_place(row: dict[str, Any]) -> dict[str, Any]:
    """The values of the names of `EACH` in the row of one place."""
    return {f"{EACH}名称": row["name"], **{f"{EACH}{figure.name}": row[figure.code] for figure in FIGURES}}


def spoken(name: str, value: Any) -> str:
    """A value inside a sentence."""
    if value is None:
        return "—"
    return f"{value:.1%}" if name.endswith("覆盖率") else str(value)
