"""Visits as a list to take away, a line for each; the week's workbook lists them in the same words."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from server.accounts import access, blindfold
from server.accounts import service as accounts
from server.accounts.model import Account
from server.cell_text import Value
from server.households import service as households
from server.listing import PAGE, Listing, in_pages
from server.regions.names import Names
from server.reviews import queue
from server.reviews.narrowing import Narrowed, narrowed
from server.visits import service as visits
from server.visits.model import Visit

CHECKS: Final = {"food": "吃", "clothing": "穿", "schooling": "上学", "medical": "看病", "housing": "住房", "water": "饮水"}
_FINDINGS: Final = {"fine": "好", "problem": "有问题", "unseen": "未看"}
MODES: Final = {"home": "在家见到", "away": "外出务工", "telephone": "电话"}
FLAGS: Final = {
    "any": "有提示的", "problem": "发现问题的", "has_needs": "有需求的", "returned_before": "退回过的",
    "similar_text": "文字相近", "same_photo": "照片相同", "similar_photo": "照片相近", "too_close_in_time": "间隔很短",
    "far_from_household": "位置较远", "clock_off": "手机时钟", "sent_late": "送到较晚", "turned_problem": "新出现问题",
    "urgent_need": "急需", "fine_against_need": "与需求不一", "twice_a_day": "同日两次",
}  # fmt: skip
_STATES: Final = {"waiting": "待核", "approved": "已核", "returned": "退回", "withdrawn": "撤回"}
# heading: width in characters
COLUMNS: Final = (
    ("乡镇", 10), ("村", 11), ("组", 7), ("户编号", 20), ("户主", 9),
    ("户类型", 14), ("帮扶人", 9), ("走访时间", 16), ("方式", 10), *((check, 7) for check in CHECKS.values()),
    ("走访记录", 46), ("需求\n（件）", 7), ("照片\n（张）", 7), ("审核", 7), ("报到县里", 16),
)  # fmt: skip


def listing(actor: Account, query: dict[str, Any]) -> Listing:
    """The visits that the queue shows under the same `query`: by state, and in each in the order in which they arrived."""
    names = Names(access.region(actor, query.get("region")))
    told = {
        "只含": "不在任何村里的" if query.get("directly") else None,
        "审核": _STATES.get(query.get("state", "")),
        "有过审核": "是" if query.get("decided") else None,
        "只看": FLAGS.get(query.get("flag", "")),
        "周": query.get("week"),
        "帮扶人": accounts.near(actor, [query.get("helper")]).get(query.get("helper", "")),
        "农户": households.head_asked(actor, query.get("household")).get(query.get("household", "")),
        "抽样": query.get("sample"),
        "搜索": query.get("q"),
    }
    asked = [names.asked, *((name, value) for name, value in told.items() if value)]
    if blindfold.closed(actor):
        asked.append(("未列", "您正在抽查的走访"))
    return Listing("走访清单", COLUMNS, _rows(narrowed(actor, query, whole=True), query, names), asked)


def line(
    where: tuple[str, str], home: tuple[str, str, str, str], helper: str, content: dict[str, Any], needs: int, state: str,
    visited_at: datetime | None, received_at: datetime | None,
) -> list[Value]:  # fmt: skip
    """One visit as `COLUMNS` has it; `where` is township and village, `home` group, code, head and category."""
    return [
        *where,
        *home,
        helper,
        visited_at,
        MODES[content["mode"]],
        *(_FINDINGS[content["checks"][check]] for check in CHECKS),
        content["summary"],
        needs,
        len(content["photos"]),
        _STATES[state],
        received_at,
    ]


def _rows(asked: Narrowed, query: dict[str, Any], names: Names) -> Iterator[list[Value]]:
    # By states, one after the other: in each the queue reads straight off its index.
    for state in queue.states_of(query):
        yield from _of_state(asked, {**query, "state": state, "order": "oldest", "limit": PAGE}, names)


def _of_state(asked: Narrowed, query: dict[str, Any], names: Names) -> Iterator[list[Value]]:
    beside: dict[str, dict[str, Any]] = {}

    def page(last: Visit | None) -> list[Visit]:
        found = queue.page(asked, {**query, **({"after": queue.cursor(last, query)} if last else {})})
        beside["homes"] = households.by_id(visit.household_id for visit in found)
        beside["people"] = accounts.names(visit.helper_id for visit in found)
        beside["contents"] = visits.contents(found)
        return found

    for visit in in_pages(page):
        home = beside["homes"][visit.household_id]
        yield line(
            names.of(visit.region_code),
            (home.group, home.code, home.head_name, home.category),
            beside["people"].get(visit.helper_id, ""),
            beside["contents"][visit.id],
            visit.need_count,
            visit.state,
            visit.visited_at,
            visit.received_at,
        )
