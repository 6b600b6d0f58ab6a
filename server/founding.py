"""How a store begins, and what must hold before it is served: its tables, its epoch, and the key that it is sealed with."""

from collections.abc import Iterator
from pathlib import Path

import peewee

from server import db, ids, marks, sealed
from server.config import Config, ConfigError
from server.marks import EPOCH, KEY


def begin(field_key: Path) -> Iterator[str]:
    """Make what is missing of a store: its key, its tables, its marks; yields the name of each migration.

    Raises ConfigError when the store has begun and its key is gone: with a new one nobody could sign in, nothing be read.
    """
    sealed.load(field_key, create=_mark(EPOCH) is None)
    yield from db.migrate()
    with db.write():
        for name, value in ((EPOCH, ids.new()), (KEY, sealed.fingerprint())):
            if marks.get(name) is None:
                marks.put(name, value)


def check(settings: Config) -> None:
    """Raises ConfigError for a store that must not be served: sealed with another key, open to a public password, or away."""
    try:
        with db.database.connection_context():
            begun, fingerprint, demonstration = (_mark(name) for name in (EPOCH, KEY, "demonstration"))
    except peewee.OperationalError as error:
        raise ConfigError(f"The store does not answer: {error}") from None
    if begun or settings.field_key.exists():
        sealed.load(settings.field_key, create=False)
        if fingerprint not in (None, sealed.fingerprint()):
            raise ConfigError(f"{settings.field_key} is not the key that this store is sealed with: put the right one back.")
    if settings.production and demonstration:
        raise ConfigError(
            "RUHU_ENV=production is refused on a demonstration store, whose passwords are public: "
            "choose another RUHU_VAR or DATABASE_URL and run `flask --app wsgi init` there."
        )


def _mark(name: str) -> str | None:
    return marks.get(name) if db.database.table_exists("mark") else None
