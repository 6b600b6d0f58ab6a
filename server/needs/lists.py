"""The ledger as a list to take away: what the desk lists under the same query, whole. No ID number and no telephone."""

from collections.abc import Iterator
from typing import Any, Final

from server import clock
from server.accounts import access, blindfold
from server.accounts import service as accounts
from server.accounts.model import Account
from server.cell_text import Value
from server.households import service as households
from server.households.model import Household
from server.listing import PAGE, Listing, in_pages
from server.needs import clocks, ledger
from server.needs.model import Need
from server.regions.names import Names

_COLUMNS: Final = (
    ("乡镇", 10), ("村", 12), ("组", 8), ("户编号", 20), ("户主", 10), ("类别", 8), ("缓急", 6), ("需求", 40), ("提出时间", 16),
    ("状态", 10), ("责任人", 14), ("下一步", 30), ("时限", 12), ("提醒", 10), ("省跑\n（趟）", 7), ("结果时间", 16),
)  # fmt: skip
_CATEGORIES: Final = {
    "food": "吃", "clothing": "穿", "schooling": "上学", "medical": "看病", "housing": "住房", "water": "饮水", "job": "找工作",
    "income": "收入", "care": "照料", "policy": "政策", "other": "其他",
}  # fmt: skip
_STATES: Final = {
    "raised": "待受理", "accepted": "已受理", "assigned": "办理中", "resolved": "已办结", "confirmed": "户里确认",
    "declined": "不予办理", "open": "未办结",
}  # fmt: skip
_URGENCIES: Final = {"normal": "一般", "urgent": "急"}
_DUE: Final = {"overdue": "超期", "unaccepted": "受理超时", "soon": "快到期"}
_LACKS: Final = {"owner": "责任人", "next_step": "下一步", "either": "责任人或下一步"}
_AGES: Final = {"week": "一周内", "month": "7 到 29 天", "quarter": "30 到 89 天", "longer": "90 天以上"}
# what the query asks, its heading, and the words of its values where they are codes
_ASKED: Final[tuple[tuple[str, str, dict[str, str]], ...]] = (
    ("state", "状态", _STATES), ("category", "类别", _CATEGORIES), ("urgency", "缓急", _URGENCIES), ("age", "提出多久", _AGES),
    ("due", "时限", _DUE), ("lacks", "缺", _LACKS), ("owner", "责任人", {"none": "没有"}), ("helper", "提出人", {}),
    ("household", "农户", {}), ("step", "办到", _STATES), ("week", "周", {}), ("q", "搜索", {}),
)  # fmt: skip


def needs(actor: Account, query: dict[str, Any]) -> Listing:
    """The needs that the desk lists under the same `query`, oldest first."""
    names = Names(access.region(actor, query.get("region")))
    people = accounts.near(actor, [query.get("owner"), query.get("helper")]) | households.head_asked(
        actor, query.get("household")
    )
    told = {heading: {**people, **words}.get(query[name], query[name]) for name, heading, words in _ASKED if name in query}
    told |= {heading: "是" for name, heading in (("errand", "有代办"), ("overdue", "超期")) if query.get(name)}
    told |= {"未列": "您正在抽查的走访里提的"} if blindfold.closed(actor) else {}
    return Listing("群众需求台账", _COLUMNS, _rows(actor, query, names), [names.asked, *told.items()])


def _rows(actor: Account, query: dict[str, Any], names: Names) -> Iterator[list[Value]]:
    homes: dict[str, Household] = {}
    people: dict[str, str] = {}

    def page(last: Need | None) -> list[Need]:
        after = {"after": ledger.place(last)} if last else {}
        found = ledger.page(actor, {**query, **after, "limit": PAGE})
        homes.clear()
        homes.update(households.by_id(need.household_id for need in found))
        people.update(accounts.names({need.assignee_id for need in found} - people.keys()))
        return found

    for need in in_pages(page):
        home = homes[need.household_id]
        owner = people.get(need.assignee_id or "") or need.assignee
        yield [
            *names.of(need.region_code),
            home.group,
            home.code,
            home.head_name,
            _CATEGORIES[need.category],
            _URGENCIES[need.urgency],
            need.description,
            need.raised_at,
            _STATES[need.state],
            owner,
            need.next_step,
            *_clock(need),
            need.trips_saved,
            need.settled_at,
        ]


def _clock(need: Need) -> list[Value]:
    """The day that runs out first, and what is to be said of it today."""
    running = clocks.running(need)
    if running is None:
        return [None, None]
    step, on, warn_on = running
    today = clock.today()
    if on < today:
        return [on, _DUE["overdue" if step == "settle" else "unaccepted"]]
    return [on, _DUE["soon"] if warn_on <= today else None]
