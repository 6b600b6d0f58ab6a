"""The backup's commands. Exit 0: done; 1: not done, and why; 3: done, but photos are missing, here or in the store."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import current_app

from server import db, sealed
from server.backup import service
from server.backup.manifest import Manifest
from server.backup.refusal import Refusal
from server.config import ConfigError

INCOMPLETE = 3
_SHOWN = 20
_EVERY = 0.2  # seconds
_folder = click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
_which = click.option("--which", metavar="STAMP", help="A backup by its folder's name; the newest without.")


@click.command()
@_folder
@click.option(
    "--ask-again", is_flag=True, help="Own that missing photos are lost, and ask all phones for what they still hold."
)
def backup(folder: Path, ask_again: bool) -> None:
    """Copy the store and its photos into a folder of DIR, while phones go on, and read the copy back."""
    with _plainly():
        made = service.make(folder, current_app.config["RUHU"], _Terminal())
        if ask_again and made.missing:
            service.ask_again(made.missing)
    _say("backed up and read back", made)
    if made.missing:
        _name_missing(made, asked=ask_again)
    if made.only_here:
        _name(
            "photos are in this backup and no longer in PHOTO_STORE: is its disk mounted? Else copy them back:", made.only_here
        )
    if made.missing or made.only_here:
        sys.exit(INCOMPLETE)


@click.command()
@_folder
@_which
def verify_backup(folder: Path, which: str | None) -> None:
    """Read all of a backup; exits 1 and names what is damaged."""
    with _plainly():
        sealed.load(current_app.config["RUHU"].field_key, create=False)  # the machine that verifies need not have a store
        said = service.verify(folder, which, _Terminal())
    _say("whole", said)
    if said.missing:
        click.echo(f"{len(said.missing)} photos were missing already when it was made.", err=True)


@click.command()
@_folder
@_which
def restore(folder: Path, which: str | None) -> None:
    """Put a backup into an empty store; phones then send again what they still hold."""
    with _plainly():
        said = service.restore(folder, current_app.config["RUHU"], which, _Terminal())
    _say("restored", said)
    click.echo("Start the service: phones notice that the store is another one and send again what they hold.")


@click.command()
def ask_phones() -> None:
    """Ask every phone for what it still holds: after the store was put back by other means than `restore`."""
    with _plainly():
        service.ask_again([])
    click.echo("Every phone that comes sends again what it still holds; what is here already is counted once.")


def _say(done: str, said: Manifest) -> None:
    rows = sum(said.rows.values())
    click.echo(f"{done}: {said.taken_at}, {rows:,} rows, {said.photos:,} photos ({said.photo_bytes / 1e6:,.0f} MB)")


def _name_missing(made: Manifest, asked: bool) -> None:
    _name("photos that the store says it has are gone or damaged:", made.missing)
    if asked:
        click.echo("Every phone is asked for what it still holds. Back up again tomorrow.", err=True)
        return
    click.echo(
        "Phones keep their copies until a backup has all photos. Is the disk of PHOTO_STORE mounted? If there is no other copy "
        "to put back: run this command with --ask-again.",
        err=True,
    )


def _name(what: str, names: list[str]) -> None:
    click.echo(f"WARNING: {len(names)} {what}", err=True)
    for name in names[:_SHOWN]:
        click.echo(f"  {name[:2]}/{name}", err=True)


class _Terminal:
    """Says how far the work is, a few times a second; to a log it says nothing."""

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, stage: str, done: int, of: int) -> None:
        now = time.monotonic()
        if sys.stderr.isatty() and (now >= self._next or done == of):
            self._next = now + _EVERY
            click.echo(f"\r{stage} {done:,}/{of:,}   ", nl=done == of, err=True)


@contextmanager
def _plainly() -> Iterator[None]:
    try:
        with db.database.connection_context():
            yield
    except (Refusal, ConfigError) as refusal:
        raise click.ClickException(str(refusal)) from refusal
