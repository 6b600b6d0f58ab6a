"""The demonstration's command."""

import time

import click
from flask import current_app
from flask.cli import with_appcontext

from server import clock, db, marks
from server.accounts.model import Account
from server.demonstration import county, plan
from server.demonstration.play import play


@click.command()
@click.option("--if-empty", is_flag=True, help="Do nothing where the store has accounts already.")
@with_appcontext
def demo(if_empty: bool) -> None:
    """Load the demonstration county into an empty store. Its passwords are public: never for real data."""
    if current_app.config["RUHU"].production:
        raise click.ClickException("RUHU_ENV=production: a store for real data is no place for accounts with public passwords.")
    with db.database.connection_context():
        if marks.get("demonstration") == county.LOADING:
            raise click.ClickException(
                "An earlier loading of the demonstration was cut off. Delete the store (the folder var/) and start again."
            )
        if Account.select().exists():
            if if_empty:
                return
            raise click.ClickException("The store is not empty. Name another with RUHU_VAR or DATABASE_URL and run init there.")
        load(click.echo)


def load(say: county.Say) -> None:
    """Found the county as of some weeks ago, and play what has happened since."""
    began, now = time.monotonic(), clock.now()
    say("Demonstration county 演示县: 雷山县 522634")
    with clock.pinned(plan.founding(now)):
        stage = county.found(say)
    play(plan.acts(stage, now), say)
    with db.write():
        marks.put("demonstration", clock.rfc3339(now) or "")
    say(f"ready 完成: {time.monotonic() - began:.0f} s")
