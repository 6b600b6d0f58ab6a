from pathlib import Path

import click

from server import db
from server.problems import Problem
from server.regions import service as regions
from server.tallies import export
from server.tallies.week import Week


@click.command()
@click.argument("week")
@click.option("--region", required=True, help="A code: 522634 for a county, 522634101 for a township.")
@click.option("--out", type=click.Path(dir_okay=False, writable=True, path_type=Path), required=True)
def export_week(week: str, region: str, out: Path) -> None:
    """Write the workbook of a WEEK (2026-W47)."""
    with db.database.connection_context():
        try:
            named, place = Week.named(week), regions.get(region)
        except Problem as problem:
            raise click.ClickException(f"{problem.code}: {problem.detail or problem.title}") from None
        with out.open("wb") as file:
            export.export(file, named, place)
    click.echo(f"{out}: {place.name}, {named.monday} to {named.sunday}")
