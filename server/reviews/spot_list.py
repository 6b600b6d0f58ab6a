"""Spot checks as a list to take away: what `spot_shown` tells the reader and nothing more, a line for each."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from server.accounts import access, blindfold
from server.accounts.model import Account
from server.cell_text import Value
from server.listing import PAGE, Listing, in_pages
from server.regions.names import Names
from server.reviews import newest, spot_checks, spot_shown
from server.reviews.lists import CHECKS, MODES
from server.reviews.model import SpotCheck

_FACT: Final = (("问的事", 14), ("原来写的", 12), ("这次说的", 12), ("对照", 8))
_COLUMNS: Final = (
    ("乡镇", 10), ("村", 12), ("组", 8), ("户编号", 20), ("户主", 10), ("提出人", 10), ("提出时间", 16), ("状态", 8),
    ("在问的人", 10), ("怎么问的", 10), ("问的人", 10), ("问的时间", 16),
    *((f"{heading}\n（{number}）", width) for number in range(1, spot_checks.NUMBER + 1) for heading, width in _FACT),
    ("补充", 30),
)  # fmt: skip
_STATES: Final = {"open": "要问的", "held": "我接下的", "answered": "问过的", "lapsed": "过期的"}
_HOWS: Final = {"telephone": "打电话", "on_the_spot": "上门"}
_FACTS: Final = {"day": "哪一天来的", "mode": "怎么来看的", "needs": "提过困难或要求", "measures": "帮着办过事"}
_VALUES: Final = {"yes": "有", "no": "没有", "fine": "没有难处", "problem": "有难处", "unknown": "记不清", **MODES}
_SAME: Final = {True: "一样", False: "不一样", None: None}


def listing(actor: Account, query: dict[str, Any]) -> Listing:
    """The spot checks that the desk shows `actor` under the same `query`, the newest first."""
    names = Names(access.region(actor, query.get("region")))
    state = [("状态", _STATES[query["state"]])] if query["state"] in _STATES else []
    closed = [("未写", "您正在抽查的走访的对照")] if blindfold.closed(actor) else []
    return Listing("抽查清单", _COLUMNS, _rows(actor, query, names), [names.asked, *state, *closed])


def _rows(actor: Account, query: dict[str, Any], names: Names) -> Iterator[list[Value]]:
    shown: dict[str, dict[str, Any]] = {}

    def page(last: SpotCheck | None) -> list[SpotCheck]:
        after = {"after": newest.place(last, SpotCheck.asked_at)} if last else {}
        found, _ = spot_checks.page(actor, {**query, **after, "limit": PAGE})
        shown.clear()
        shown.update((one["id"], one) for one in spot_shown.rows(actor, found))
        return found

    for row in in_pages(page):
        told = shown[row.id]
        home, claim = told["household"], told["claim"]
        yield [
            *names.of(home["region"]["code"]),
            home["group"],
            home["code"],
            home["head_name"],
            told["asked_by"]["name"],
            row.asked_at,
            _STATES[told["state"]],
            claim["by"]["name"] if claim else None,
            _HOWS.get(row.how or ""),
            told["answered_by"],
            row.answered_at,
            *_facts(told["facts"]),
            told["note"],
        ]


def _facts(facts: list[dict[str, Any]]) -> Iterator[Value]:
    for fact in facts:
        name = fact["fact"]
        yield from (_FACTS.get(name) or CHECKS[name.removeprefix("checks.")], _value(name, fact["said"]))
        yield from (_value(name, fact["answered"]), _SAME[fact["same"]])
    yield from [None] * len(_FACT) * (spot_checks.NUMBER - len(facts))


def _value(fact: str, value: str | None) -> Value:
    if fact == "day" and value and value not in _VALUES:
        return date.fromisoformat(value)
    return _VALUES[value] if value else None
