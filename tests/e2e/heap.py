"""A township's week on the supervisor's desk: 315 visits by 27 helpers, 30 of them out of the ordinary.

`python -m tests.e2e.heap VAR` makes the store in a process of its own: the tests' process has other stores open.
"""

import sys
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

from server import clock, db, ids
from server.households.model import Household
from server.regions import service as regions
from server.sync import service as sync
from tests import bodies, cast
from tests.bench.county import County, Person, opened, person

HELPERS, VISITS, ODD = 27, 315, 30
FIRST, SECOND = "13900000011", "13900000012"  # two supervisors of one township
_VILLAGES = ("522634101001", "522634101204", "522634101205")
_FAMILY, _GIVEN = "毛陈冯石杨龙吴李王张潘文宋余侯罗田周唐白", "静建岩春玉学文丽光明秀兰国珍梅"
_SUMMARIES = (
    "老人身体硬朗,门前菜地种了两分白菜。", "孩子放学在家写作业,书本都齐。", "主人家在坡上收红薯,约好傍晚再坐坐。",
    "圈里两头猪,说开春再添一头母猪。", "家里刚换了电线,灯都亮着。", "水缸满的,水管接到了灶台边。",
    "大儿子打电话回来,在厂里一切都好。", "屋顶今年翻过瓦,下雨不漏。", "带去了合作医疗的缴费单,当面讲清楚。",
    "说起种天麻的事,想先看看别人怎么种。", "奶奶在火塘边剥豆子,精神好。", "粮仓里谷子够吃到明年夏天。",
)  # fmt: skip


def make(var: Path) -> None:
    """Fill the empty store in `var`."""
    with opened(County(var)):
        with db.write():
            with (Path(cast.__file__).parent / "data" / "regions.csv").open(encoding="utf-8") as lines:
                regions.import_csv(lines)
            for name, phone in (("李审核", FIRST), ("杨审核", SECOND)):
                cast.account(name, phone, "supervisor", cast.XIJIANG)
        names = iter("".join(pair) for pair in product(_FAMILY, _GIVEN, _GIVEN))
        seen = 0
        for number in range(HELPERS):
            with db.write():
                helper = person(f"帮扶{number + 1}", f"1370000{number:04}", "helper", cast.XIJIANG)
                homes = [_home(helper, number * 12 + place, next(names)) for place in range(12)]
            made = [_visited(home, turn, odd=_is_odd(seen + turn)) for turn, home in enumerate(homes)]
            made = made[: VISITS - seen]
            seen += len(made)
            with db.write():
                results = sync.push(helper.account, "heap", sync.read(made, None))
            assert all(result["outcome"] == "applied" for result in results), results


def _is_odd(number: int) -> bool:
    every = VISITS // ODD
    return number % every == 0 and number < ODD * every


def _home(helper: Person, number: int, head: str) -> Household:
    village = _VILLAGES[number % len(_VILLAGES)]
    home = cast.household(f"{village}{number:06}", village, head, "xx")
    cast.pair(home, helper.account)
    return home


def _visited(home: Household, turn: int, *, odd: bool) -> dict[str, Any]:
    """A visit a few hours after the one before it; an odd one finds trouble and says that it is urgent."""
    began = clock.now() - timedelta(days=5) + timedelta(hours=4 * turn)
    trouble = {"checks": {**bodies.FINE, "medical": "problem"}, "needs": [bodies.need(id=ids.new(), urgency="urgent")]}
    told = {"started_at": clock.rfc3339(began), "ended_at": clock.rfc3339(began + timedelta(minutes=25))}
    return bodies.record(home, **told, summary=_SUMMARIES[turn], **(trouble if odd else {}))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
