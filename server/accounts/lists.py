"""The accounts as a list to take away: the telephone masked as on the screen, and nothing that opens a door."""

from collections.abc import Iterator
from typing import Any, Final

from server.accounts import access, service
from server.accounts.model import Account
from server.cell_text import Value
from server.listing import PAGE, Listing, in_pages
from server.regions.names import Names
from server.sealed import mask_phone

_COLUMNS: Final = (("姓名", 10), ("电话", 14), ("身份", 14), ("乡镇", 10), ("村", 12), ("最近使用", 16), ("情况", 10))
_ROLES: Final = {"helper": "帮扶人", "supervisor": "乡镇审核员", "county": "县级工作人员"}


def listing(actor: Account, query: dict[str, str]) -> Listing:
    """The accounts that the desk shows under the same `query`, in order of their making."""
    names = Names(access.region(actor, query.get("region")))
    q = query.get("q", "").strip()
    told = {"身份": _ROLES.get(query.get("role", "")), "搜索": mask_phone(q) if q.isdigit() else q}
    asked = [names.asked, *((name, value) for name, value in told.items() if value)]
    return Listing("账号清单", _COLUMNS, _rows(actor, query, names), asked)


def _rows(actor: Account, query: dict[str, str], names: Names) -> Iterator[list[Value]]:
    narrowed = {name: query.get(name) for name in ("role", "region", "q")}

    def page(last: Any) -> list[Any]:
        return service.page(actor, **narrowed, after=last and last.id, limit=PAGE)

    for row in in_pages(page):
        standing = "已停用" if row.disabled_at else "初始密码" if row.must_change_password else None
        yield [row.name, mask_phone(row.phone), _ROLES[row.role], *names.of(row.region_code), row.last_seen, standing]
