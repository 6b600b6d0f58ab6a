"""Looking places up; taking in the official list."""

import csv
from collections.abc import Iterable
from typing import Any, TextIO

from peewee import Expression, Field

from server.problems import Problem
from server.regions.model import LEVELS, Region
from server.statements import rows_by
from server.trail import service as trail

_CHUNK = 500


def under(column: Field, prefix: str, *, directly: bool = False, since: str = "") -> Expression:
    """Whether `column` holds `prefix` or a code below it: a range, so that an index serves it on both databases.

    Codes are digits of fixed widths, so nothing above `prefix999…` and below the next code exists, in any collation.
    `directly`: only `prefix` itself, what lies in none of its parts. `since`: only from this code on, where a list goes on.
    """
    return column.between(max(prefix, since), prefix if directly else prefix + "9" * 15)


def get(code: str) -> Region:
    """The region of that code; raises Problem `not_found`."""
    for region in rows_by(Region, Region.code, [code]):
        return region
    raise Problem("not_found")


def by_code(codes: Iterable[str]) -> dict[str, Region]:
    """The regions of `codes`, each under its code; unknown codes are left out."""
    return {region.code: region for region in rows_by(Region, Region.code, set(codes))}


def listed(prefix: str, level: str | None) -> list[Region]:
    """Every region at or below `prefix`, in order of code; of one `level` where that is given."""
    query = Region.select().where(under(Region.code, prefix)).order_by(Region.code)
    return list(query.where(Region.level == level) if level else query)


def wire(region: Region) -> dict[str, Any]:
    """`{code, name, level}` as every answer shows it: a village by the name that people use, 长乌村 for 长乌村村民委员会."""
    return {"code": region.code, "name": short(region.name), "level": region.level}


def short(name: str) -> str:
    """The name of a place without the name of its committee: 邹湖村 for 邹湖村委会, 嵩口社区 for 嵩口社区居委会."""
    for committee in ("村民委员会", "村委会"):
        if name.endswith(committee):
            place = name.removesuffix(committee)
            return place if place.endswith("村") else place + "村"
    return name.removesuffix("居民委员会").removesuffix("居委会")


def county_of(code: str) -> str:
    """The code of the county that `code` lies in."""
    return code[: LEVELS["county"]]


def township_of(code: str) -> str:
    """The code of the township that `code` lies in."""
    return code[: LEVELS["township"]]


def import_csv(lines: TextIO) -> int:
    """Take in `code,name,level,parent_code` rows, replacing names of codes already known; returns how many rows.

    Raises Problem `invalid` with the line number when a row is not a region.
    """
    rows = [_row(number, row) for number, row in enumerate(csv.DictReader(lines), start=2)]
    for start in range(0, len(rows), _CHUNK):
        Region.insert_many(rows[start : start + _CHUNK]).on_conflict(
            conflict_target=[Region.code], preserve=[Region.name, Region.level, Region.parent]
        ).execute()
    trail.note(None, "region.import", f"{len(rows)} rows")
    return len(rows)


def _row(number: int, row: dict[str, str]) -> dict[str, str]:
    code, level, parent = row["code"], row["level"], row["parent_code"]
    # A name stands in file names too, where nothing may break the line.
    if LEVELS.get(level) != len(code) or not code.startswith(parent) or not row["name"] or not row["name"].isprintable():
        raise Problem("invalid", f"regions file, line {number}: {code!r} is no {level} below {parent!r}")
    return {"code": code, "name": row["name"], "level": level, "parent": parent}
