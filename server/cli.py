"""The commands of `flask --app wsgi`."""

import sys
from pathlib import Path

import click
from flask import Flask, current_app

from server import db, founding
from server.accounts import passwords
from server.accounts import service as accounts
from server.accounts.model import ROLES
from server.backup.commands import ask_phones, backup, restore, verify_backup
from server.demonstration.commands import demo
from server.households.commands import import_households
from server.pairings.commands import pair
from server.problems import Problem
from server.regions import service as regions
from server.tallies.commands import export_week
from server.trail import service as trail


def init_app(app: Flask) -> None:
    """Give `app` its commands."""
    theirs = (import_households, pair, demo, export_week, backup, verify_backup, restore, ask_phones)
    for command in (init, add_account, import_regions, verify_trail, *theirs):
        app.cli.add_command(command)


@click.command()
def init() -> None:
    """Make the store: its folder, its key, its tables. Harmless on a store that exists; brings an older one up to date."""
    with db.database.connection_context():
        for step in founding.begin(current_app.config["RUHU"].field_key):
            click.echo(f"migrated: {step}")


@click.command()
@click.option("--name", required=True)
@click.option("--phone", required=True)
@click.option("--role", type=click.Choice(ROLES), required=True)
@click.option("--region", required=True, help="A code: 522634 for a county, 522634101 for a township.")
def add_account(name: str, phone: str, role: str, region: str) -> None:
    """Make an account; prints its one-time password."""
    password = passwords.initial()
    with db.database.connection_context(), _plainly(), db.write():
        accounts.create(None, name=name, phone=phone, role=role, region=region, password=password)
    click.echo(f"One-time password, to be changed at the first sign-in: {password.text}")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_regions(file: Path) -> None:
    """Take in the official list of places (CSV: code,name,level,parent_code)."""
    with db.database.connection_context(), _plainly(), file.open(encoding="utf-8-sig", newline="") as lines, db.write():
        click.echo(f"{regions.import_csv(lines)} places")


@click.command()
def verify_trail() -> None:
    """Walk the trail's hash chains; exits 1 when a row was changed or is missing."""
    with db.database.connection_context():
        faults = list(trail.verify())
    for fault in faults:
        click.echo(fault, err=True)
    click.echo("trail: whole" if not faults else f"trail: {len(faults)} faults")
    sys.exit(1 if faults else 0)


class _plainly:  # noqa: N801 - reads as a word in a `with`
    """Turn a Problem into one line for the terminal."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: type | None, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, Problem):
            raise click.ClickException(f"{error.code}: {error.detail or error.title}") from error
