"""What a store says of itself: its epoch, and whether it is a demonstration."""

from peewee import CharField

from server.db import Table
from server.statements import cells_by


class Mark(Table):
    """One fact about the whole store."""

    name = CharField(max_length=20, primary_key=True)
    value = CharField(max_length=60)


def get(name: str) -> str | None:
    """The value of a mark, or None."""
    return next((value for (value,) in cells_by(Mark.name, [name], Mark.value)), None)


def put(name: str, value: str) -> None:
    """Set a mark."""
    Mark.insert(name=name, value=value).on_conflict(conflict_target=[Mark.name], preserve=[Mark.value]).execute()
