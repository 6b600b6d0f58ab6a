"""The pairings' command."""

import os
from contextlib import ExitStack
from pathlib import Path

import click

from server import db
from server.households.commands import area, said
from server.pairings.importer import Import
from server.pairings.lines import REASONS
from server.problems import Problem


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--county", help="A code such as 522634; needed where the store knows more than one county.")
@click.option(
    "--make-accounts",
    type=click.Path(exists=False, path_type=Path),
    help="Make helper accounts for unknown telephones; their one-time passwords are written to this new file.",
)
def pair(file: Path, county: str | None, make_accounts: Path | None) -> None:
    """Make the helper that a register (.xlsx) names beside each household its lead, from today."""
    with db.database.connection_context(), ExitStack() as open_files:
        workbook = open_files.enter_context(file.open("rb"))
        passwords = None
        if make_accounts:
            if make_accounts.exists():
                raise click.UsageError(f"{make_accounts} exists already; passwords are not written over another file.")
            handle = os.open(make_accounts, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            passwords = open_files.enter_context(open(handle, "w", encoding="utf-8"))
        try:
            outcome = Import(workbook, area(county), None, passwords=passwords).run()
        except Problem as problem:
            raise click.ClickException(said(problem)) from problem
    for line in outcome.to_mend:
        click.echo(f"row {line.row} {line.reason}: {REASONS[line.reason]}")
    click.echo(
        f"{outcome.begun} households with a new lead, {outcome.kept} as they were, {outcome.made} accounts made, "
        f"{len(outcome.to_mend)} lines to mend"
    )
