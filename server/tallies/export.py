"""Making the workbook of a week and a region."""

from typing import IO

from server import db
from server.regions import service as regions
from server.regions.model import Region
from server.tallies import seal, words, workbook
from server.tallies.details import details
from server.tallies.report import changes, report
from server.tallies.service import parts
from server.tallies.week import Week


def export(out: IO[bytes], week: Week, region: Region, *, live: bool = False) -> None:
    """Write to `out` every sheet that the region has: as sealed where the week is sealed, unless `live`."""
    with db.snapshot():
        told = report(week, region, parts(region), live=live)
        counted = seal.visits(told.seal, region) if told.seal and told.sealed else None
        workbook.write(out, told, changes(told), details(region.code, week, counted))


def file_name(week: Week, region: Region) -> str:
    """`雷山县-2026年第47周`."""
    return f"{regions.short(region.name)}-{words.week(week)}"
