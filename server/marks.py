"""What a store says of itself: its epoch, and whether it is a demonstration."""

from peewee import CharField

from server.db import Table


class Mark(Table):
    """One fact about the whole store."""

    name = CharField(max_length=20, primary_key=True)
    value = CharField(max_length=60)


def get(name: str) -> str | None:
    """The value of a mark, or None."""
    row = Mark.get_or_none(Mark.name == name)
    return row.value if row else None


def put(name: str, value: str) -> None:
    """Set a mark."""
    Mark.insert(name=name, value=value).on_conflict(conflict_target=[Mark.name], preserve=[Mark.value]).execute()
