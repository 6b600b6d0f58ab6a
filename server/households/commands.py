"""The register's command."""

from pathlib import Path

import click

from server import db
from server.households.faults import REASONS
from server.households.importer import Import
from server.households.report import Report
from server.problems import Problem
from server.regions import service as regions

_SHOWN = 20


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--county", help="A code such as 522634; needed where the store knows more than one county.")
def import_households(file: Path, dry_run: bool, county: str | None) -> None:
    """Take in a register (.xlsx, one row per person)."""
    with db.database.connection_context(), file.open("rb") as workbook:
        try:
            job = Import(workbook, area(county), None, dry_run=dry_run)
            for step in job.steps():
                click.echo(f"\r{step.stage} {step.done}/{step.of}   ", nl=False, err=True)
        except Problem as problem:
            raise click.ClickException(said(problem)) from problem
        click.echo(err=True)
    _tell(job.report)


def area(county: str | None) -> str:
    """The county to import into: the one named, or the only one there is."""
    known = [region.code for region in regions.listed("", "county")]
    if county in known:
        return str(county)
    if county is None and len(known) == 1:
        return known[0]
    raise click.UsageError(f"Say which county with --county. Known: {', '.join(known) or 'none; run import-regions first'}.")


def said(problem: Problem) -> str:
    """A problem in one line for the terminal."""
    return f"{problem.code}: {problem.title} {problem.detail or problem.params or ''}".rstrip()


def _tell(report: Report) -> None:
    for fault in sorted(report.faults, key=lambda one: one.row)[:_SHOWN]:
        click.echo(f"row {fault.row} {fault.column or ''} {fault.code}: {REASONS[fault.code]} {fault.value or ''}".rstrip())
    if len(report.faults) > _SHOWN:
        click.echo(f"… and {len(report.faults) - _SHOWN} more")
    for row in report.repeated_rows[:_SHOWN]:
        click.echo(f"row {row} repeats an earlier one and is left out")
    counts = ", ".join(f"{number} {word}" for word, number in report.counts().items())
    click.echo(f"{report.rows} rows; households: {counts}; {report.persons} persons" + (" (dry run)" if report.dry_run else ""))
