"""Held operations as a list to take away: why each waits and what it says, telephones masked."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from server.accounts.model import Account
from server.cell_text import Value
from server.listing import PAGE, Listing, in_pages
from server.problems import Problem
from server.regions.names import Names
from server.sealed import mask_phone
from server.sync import held
from server.sync.model import Receipt

_COLUMNS: Final = (
    ("乡镇", 10), ("村", 12), ("组", 8), ("户编号", 20), ("户主", 10), ("种类", 8), ("为什么等人认", 26), ("写的人", 10),
    ("记于", 16), ("收到", 16), ("走访时间", 16), ("方式", 10), ("有问题的", 16), ("走访记录", 40), ("需求", 40),
    ("照片\n（张）", 7), ("改的是", 14), ("提交人看到的", 18), ("现在登记的", 18), ("提交人要改成", 18),
)  # fmt: skip
_KINDS: Final = {"visit.record": "走访", "household.correct": "更正"}
_CODES: Final = {"not_paired": "写的人当时没有和这户结对", "clash": "别处已改成另一个值"}
_MODES: Final = {"home": "在家见到", "away": "外出务工", "telephone": "电话"}
_CHECKS: Final = {"food": "吃", "clothing": "穿", "schooling": "上学", "medical": "看病", "housing": "住房", "water": "饮水"}
_FIELDS: Final = {"phone": "电话", "group": "组别", "location": "位置", "away_until": "外出到哪一天"}


def listing(actor: Account) -> Listing:
    """The held operations that the desk shows, oldest first."""
    names = Names(actor.region_code)
    return Listing("待认清单", _COLUMNS, _rows(actor, names), [names.asked])


def _rows(actor: Account, names: Names) -> Iterator[list[Value]]:
    shown: dict[str, dict[str, Any]] = {}

    def page(last: Receipt | None) -> list[Receipt]:
        found = held.page(actor, last.operation_id if last else None, PAGE)
        shown.clear()
        shown.update((one["operation_id"], one) for one in held.rows(found))
        return found

    for row in in_pages(page):
        told = shown[row.operation_id]
        home = told["household"]
        yield [
            *names.of(row.region_code or ""),
            *([home["group"], home["code"], home["head_name"]] if home else [None] * 3),
            _KINDS.get(row.kind, row.kind),
            _CODES.get(told["code"]) or Problem(told["code"]).title,
            told["by"]["name"],
            row.made_at,
            row.received_at,
            *(_visit(row.body) if row.kind == "visit.record" else [None] * 6),
            *(_correction(row.body, told["now"]) if row.kind == "household.correct" else [None] * 4),
        ]


def _visit(body: dict[str, Any]) -> list[Value]:
    return [
        datetime.fromisoformat(body["started_at"]),
        _MODES[body["mode"]],
        "、".join(word for check, word in _CHECKS.items() if body["checks"][check] == "problem"),
        body["summary"],
        "；".join(need["description"] for need in body["needs"]),
        len(body["photos"]),
    ]


def _correction(body: dict[str, Any], now: Any) -> list[Value]:
    field = body["field"]
    return [_FIELDS[field], *(_value(field, value) for value in (body["was"], now, body["value"]))]


def _value(field: str, value: Any) -> str | None:
    if isinstance(value, dict):
        return f"{value['lat']:.5f}, {value['lon']:.5f}"
    return mask_phone(value) if field == "phone" and value else value
