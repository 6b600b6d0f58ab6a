"""A sample to take away: every visit that it was drawn from, in the order of the draw, so that anybody can draw it again."""

from collections.abc import Iterator
from typing import Any, Final

from server import clock
from server.accounts import service as accounts
from server.cell_text import Value
from server.listing import Listing
from server.regions.names import Names
from server.reviews import sampling
from server.reviews.model import Sample

_COLUMNS: Final = (
    ("序号", 7), ("帮扶人", 10), ("村", 12), ("帮扶人编号", 38), ("村编号", 15), ("走访编号", 38), ("版次", 7),
    ("SHA-256（种子接走访编号）", 66), ("抽中", 7),
)  # fmt: skip


def listing(sample: Sample) -> Listing:
    """The visits by their ids, without a household's name: in order of helper, village and checksum, counted from 0."""
    names = Names(sample.region_code)
    asked = [
        names.asked,
        ("抽样时间", f"{sample.made_at.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}"),
        ("抽样比例", f"{sample.percent}%"),
        ("种子", sample.seed),
        ("抽法", "第 n 条（n 从 0 数）在序号 ⌊(n + 起点) × 总数 ÷ 抽数⌋；起点是 SHA-256（种子）除以 2 的 256 次方"),
    ]
    return Listing("抽样清单", _COLUMNS, _rows(sample, names), asked)


def _rows(sample: Sample, names: Names) -> Iterator[list[Value]]:
    helpers = accounts.names(item["helper_id"] for item in sample.items)

    def place(item: dict[str, Any]) -> tuple[Any, str]:
        return sampling.place(sample.seed, item["visit_id"], (item["helper_id"], item["village"]))

    for number, item in enumerate(sorted(sample.items, key=place)):
        yield [
            number,
            helpers.get(item["helper_id"], ""),
            names.of(item["village"])[1],
            item["helper_id"],
            item["village"],
            item["visit_id"],
            item["revision"],
            sampling.rank(sample.seed, item["visit_id"]),
            "是" if item["drawn"] else "",
        ]
