"""The trail as a list to take away: the words of the screen, and behind them what the trail itself says, for machines."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import orjson

from server import clock
from server.cell_text import Value
from server.listing import PAGE, Listing, in_pages
from server.trail import service
from server.trail.model import TrailEntry
from server.trail.words import VERBS

Names = Callable[[Iterable[str | None]], dict[str, str]]
_COLUMNS: Final = (
    ("序号", 10), ("时间", 16), ("谁", 14), ("做了什么", 18), ("操作代码", 22), ("内容代码", 50), ("对象编号", 38),
)  # fmt: skip
_COMMAND: Final = "服务器命令"


def listing(county: str, query: dict[str, Any], names: Names) -> Listing:
    """The acts that the desk shows of `county` under the same `query`, the newest first; `names`: of accounts by id."""
    told = {
        "操作": VERBS.get(query.get("verb", ""), query.get("verb")),
        "谁": names([query.get("actor")]).get(query.get("actor", "")),
        "从": clock.rfc3339(query.get("since")),
        "到（不含）": clock.rfc3339(query.get("until")),
    }
    asked = [(heading, value) for heading, value in told.items() if value]
    return Listing("操作留痕", _COLUMNS, _rows(county, query, names), [("县", county), *asked])


def _rows(county: str, query: dict[str, Any], names: Names) -> Iterator[list[Value]]:
    people: dict[str, str] = {}

    def page(last: TrailEntry | None) -> list[TrailEntry]:
        found = service.entries(
            county,
            after=last.seq if last else None,
            limit=PAGE,
            actor=query.get("actor"),
            verb=query.get("verb"),
            span=(query.get("since"), query.get("until")),
        )
        people.update(names({row.actor_id for row in found} - people.keys()))
        return found

    for row in in_pages(page):
        who = people.get(row.actor_id, "") if row.actor_id else _COMMAND
        detail = "" if row.detail is None else orjson.dumps(row.detail).decode()
        yield [row.seq, row.at, who, VERBS.get(row.verb, row.verb), row.verb, detail, row.subject]
