"""The coverages, and who is not covered, as lists to take away. No ID number and no telephone: such a list needs none."""

from collections.abc import Iterator
from typing import Any, Final

from server.accounts import access
from server.accounts.model import Account
from server.cell_text import Value
from server.coverages import service
from server.coverages.counts import KINDS, OF_VILLAGES
from server.listing import PAGE, Listing, in_pages
from server.problems import Problem
from server.regions.names import Names

NAMES: Final = {"lead": "户有责任人", "posted": "村有驻村力量", "unit": "村有帮扶单位", "visited": "本月走访"}
LACKING: Final = {
    "lead": "没有责任人的户",
    "posted": "没有驻村力量的村",
    "unit": "没有帮扶单位的村",
    "visited": "本月没走访的户",
}
MEANINGS: Final = {
    "lead": "在册农户中,今天有责任人结对的户;责任人账号停用、改了身份的不算",
    "posted": "今天有驻村工作队或第一书记的村",
    "unit": "今天有单位结对帮扶的村",
    "visited": "在册农户中,当月(北京时间)至少走访过一次的户;电话走访也算,撤回的不算",
}
_PLACE: Final = (("乡镇", 10), ("村", 12))
_HOME: Final = (*_PLACE, ("组", 8), ("户编号", 20), ("户主", 10), ("帮扶人", 24), ("上次走访", 12))


def coverages(actor: Account, query: dict[str, Any]) -> Listing:
    """The table of the four coverages, the whole in its last row."""
    told = service.table(actor, query)
    columns = [*_PLACE, *((f"{NAMES[kind]}\n{what}", 10) for kind in KINDS for what in ("已覆盖", "应覆盖", "%"))]
    asked = [("范围", told["region"]["name"]), ("月份", told["month"]), *((NAMES[kind], MEANINGS[kind]) for kind in KINDS)]
    lines = [[*_names(row), *_figures(row)] for row in told["rows"]]
    return Listing("四个覆盖", columns, [*lines, ["合计", "", *_figures(told["total"])]], asked)


def uncovered(actor: Account, kind: str, query: dict[str, Any]) -> Listing:
    """Whom `kind` does not cover. Raises Problem `not_found`."""
    if kind not in KINDS:
        raise Problem("not_found")
    names = Names(access.region(actor, query.get("region")))
    asked = [names.asked, ("没有覆盖", MEANINGS[kind]), *([("月份", query["month"])] if "month" in query else [])]
    return Listing(LACKING[kind], _PLACE if kind in OF_VILLAGES else _HOME, _lines(actor, kind, query), asked)


def _lines(actor: Account, kind: str, query: dict[str, Any]) -> Iterator[list[Value]]:
    shown: dict[str, dict[str, Any]] = {}

    def page(last: Any) -> list[Any]:
        after = {"after": service.key(last)} if last else {}
        found = service.uncovered(actor, kind, {**query, **after, "limit": PAGE})
        shown.clear()
        shown.update(zip(map(service.key, found), service.rows(found), strict=True))
        return found

    for row in in_pages(page):
        told = shown[service.key(row)]
        home = told["household"]
        more = [home["group"], home["code"], home["head_name"], "、".join(told["helpers"]), told["last_visit"]] if home else []
        yield [told["township"]["name"], told["village"]["name"], *more]


def _names(row: dict[str, Any]) -> list[Value]:
    return [row["place"], row["name"]] if row["place"] else [row["name"], ""]


def _figures(row: dict[str, Any]) -> list[Value]:
    found: list[Value] = []
    for kind in KINDS:
        covered, of = row[kind]["covered"], row[kind]["of"]
        found += [covered, of, round(100 * covered / of, 1) if of else None]
    return found
