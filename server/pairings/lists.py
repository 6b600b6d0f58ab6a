"""The register and the pairings as lists to take away. No ID number and no telephone: a list that travels needs none."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from peewee import Expression

from server.accounts import access
from server.accounts import service as accounts
from server.accounts.model import Account
from server.cell_text import Value
from server.households import directory as register
from server.households.model import Household
from server.households.service import head_asked
from server.listing import PAGE, Listing, in_pages
from server.pairings import directory
from server.pairings.model import Pairing
from server.regions.names import Names

_HOME: Final = (("乡镇", 10), ("村", 12), ("组", 8), ("户编号", 20), ("户主", 10))
_REGISTER: Final = (*_HOME, ("户类型", 14), ("主要致贫原因", 14), ("人口", 7), ("人均纯收入\n（元）", 12), ("帮扶人", 24))
_PAIRINGS: Final = (*_HOME, ("帮扶人", 10), ("角色", 10), ("开始", 12), ("结束", 12))
_ROLES: Final = {"lead": "责任人", "core": "骨干", "support": "帮扶成员"}


def households(
    actor: Account, query: dict[str, Any], among: Expression | None = None, told: Sequence[tuple[str, str]] = ()
) -> Listing:
    """The households that the register shows under the same `query`, by village and code, or those `among` (`told`: which)."""
    names = Names(access.region(actor, query.get("region")))
    narrowed = {"户类型": query.get("category"), "搜索": query.get("q")}
    asked = [names.asked, *told, *((name, value) for name, value in narrowed.items() if value)]
    return Listing("农户清单", _REGISTER, _households(actor, query, names, among), asked)


def pairings(actor: Account, query: dict[str, Any]) -> Listing:
    """The pairings that the desk shows under the same `query`, in order of their making."""
    names = Names(access.region(actor, query.get("region")))
    told = [("帮扶人", name) for name in accounts.near(actor, [query.get("helper")]).values()]
    told += [("农户", name) for name in head_asked(actor, query.get("household")).values()]
    asked = [names.asked, *told, ("含已结束的", "是" if query["ended"] else "否")]
    return Listing("结对清单", _PAIRINGS, _pairings(actor, query, names), asked)


def _households(actor: Account, query: dict[str, Any], names: Names, among: Expression | None) -> Iterator[list[Value]]:
    helpers: dict[str, list[dict[str, Any]]] = {}

    def page(last: Household | None) -> list[Household]:
        after = {"after": register.place(last)} if last else {}
        found = register.page(actor, {**query, **after, "limit": PAGE}, among)
        helpers.clear()
        helpers.update(directory.helpers(row.id for row in found))
        return found

    for row in in_pages(page):
        more = [row.category, row.cause, row.people, row.income_per_head]
        yield [*_home(row, names), *more, "、".join(one["name"] for one in helpers[row.id])]


def _pairings(actor: Account, query: dict[str, Any], names: Names) -> Iterator[list[Value]]:
    people: dict[str, str] = {}

    def page(last: Pairing | None) -> list[Any]:
        after = {"after": last.id} if last else {}
        found = directory.page(actor, {**query, **after, "limit": PAGE})
        people.update(accounts.names({row.helper_id for row in found} - people.keys()))
        return found

    for row in in_pages(page):
        helper = people.get(row.helper_id, "")
        yield [*_home(row.household, names), helper, _ROLES[row.role], row.starts_on, row.ends_on]


def _home(home: Household, names: Names) -> list[Value]:
    return [*names.of(home.region_code), home.group, home.code, home.head_name]
