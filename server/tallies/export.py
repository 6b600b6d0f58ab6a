"""Making the workbook of a week and a region."""

from typing import IO

from server import db
from server.regions import service as regions
from server.regions.model import Region
from server.tallies import words, workbook
from server.tallies.details import details
from server.tallies.service import of_region, parts
from server.tallies.week import Week


def export(out: IO[bytes], week: Week, region: Region) -> None:
    """Write to `out` every sheet that the region has."""
    with db.snapshot():
        tallies = [of_region(week, region, by) for by in parts(region)]
        workbook.write(out, tallies, details(region.code, week))


def file_name(week: Week, region: Region) -> str:
    """`雷山县-2026年第47周`."""
    return f"{regions.short(region.name)}-{words.week(week)}"
