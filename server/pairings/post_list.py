"""Village posts as a list to take away."""

from collections.abc import Iterator
from typing import Any, Final

from server.accounts import access
from server.accounts.model import Account
from server.cell_text import Value
from server.listing import PAGE, Listing, in_pages
from server.pairings import posts
from server.pairings.model import VillagePost
from server.regions.names import Names

_COLUMNS: Final = (("乡镇", 10), ("村", 12), ("类别", 12), ("姓名或名称", 30), ("开始", 12), ("结束", 12))
_KINDS: Final = {"team": "驻村工作队", "first_secretary": "第一书记", "unit": "帮扶单位"}


def listing(actor: Account, query: dict[str, Any]) -> Listing:
    """The posts that the desk shows under the same `query`, in order of their making."""
    names = Names(access.region(actor, query.get("region")))
    kind = [("类别", _KINDS[query["kind"]])] if "kind" in query else []
    asked = [names.asked, *kind, ("含已结束的", "是" if query["ended"] else "否")]
    return Listing("驻村岗位清单", _COLUMNS, _rows(actor, query, names), asked)


def _rows(actor: Account, query: dict[str, Any], names: Names) -> Iterator[list[Value]]:
    def page(last: VillagePost | None) -> list[VillagePost]:
        after = {"after": last.id} if last else {}
        return posts.page(actor, {**query, **after, "limit": PAGE})

    for row in in_pages(page):
        yield [*names.of(row.region_code), _KINDS[row.kind], row.name, row.starts_on, row.ends_on]
