"""What a store says of itself: its epoch, its key, what backups hold of it, and whether it is a demonstration."""

from peewee import CharField

from server.db import Table
from server.statements import cells_by

EPOCH, KEY, BACKUP_AT, SAFE_UNTIL = "epoch", "field_key", "backup_at", "safe_until"


class Mark(Table):
    """One fact about the whole store."""

    name = CharField(max_length=20, primary_key=True)
    value = CharField(max_length=60)


def get(name: str) -> str | None:
    """The value of a mark, or None."""
    return several(name).get(name)


def several(*names: str) -> dict[str, str]:
    """The values of those of the marks that are set, in one query."""
    return dict(cells_by(Mark.name, names, Mark.name, Mark.value))


def put(name: str, value: str) -> None:
    """Set a mark."""
    Mark.insert(name=name, value=value).on_conflict(conflict_target=[Mark.name], preserve=[Mark.value]).execute()


def advance(name: str, value: str) -> None:
    """Set a mark unless it stands at a later value already."""
    Mark.insert(name=name, value=value).on_conflict(
        conflict_target=[Mark.name], preserve=[Mark.value], where=Mark.value < value
    ).execute()
