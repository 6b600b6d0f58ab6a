"""Rows on their way from one store into another, whichever databases they are: as they are kept, sealed fields sealed."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from peewee import BooleanField, Database, DateField, Field

from server.backup.tell import Tell
from server.db import Table
from server.tables import TABLES

_PAGE = 1000  # rows; visits are some kilobytes each
_MOST_VALUES = 20_000  # one statement may bind 32,766 on SQLite and 65,535 on PostgreSQL
# The two databases keep these differently; everything else comes out of both as it went in.
_PORTABLE: dict[type[Field], Callable[[Any], Any]] = {
    BooleanField: bool,
    DateField: lambda day: day.isoformat() if isinstance(day, date) else day,
}


def copy_all(source: Database, target: Database, of: int, tell: Tell) -> dict[str, int]:
    """Copy every table; returns how many rows each has.

    Both stores stand in a transaction of the caller's: the source's is what makes the pages agree.
    """
    counts: dict[str, int] = {}
    for table in TABLES:
        name = table._meta.table_name
        counts[name] = 0
        for page in _copied(table, source, target):
            counts[name] += page
            tell("rows", sum(counts.values()), of)
    return counts


def _copied(table: type[Table], source: Database, target: Database) -> Iterator[int]:
    """Copy every row of `table`, a page at a time so that memory stays small; yields how many each page had."""
    fields = table._meta.sorted_fields
    page = min(_PAGE, _MOST_VALUES // len(fields))
    columns = ", ".join(f'"{field.column_name}"' for field in fields)
    row = f"({', '.join([target.param] * len(fields))})"
    into = f'INSERT INTO "{table._meta.table_name}" ({columns}) VALUES '  # noqa: S608 - names of our own tables
    change = [(number, _PORTABLE[type(field)]) for number, field in enumerate(fields) if type(field) in _PORTABLE]
    for rows in _pages(table, source, columns, page):
        values = [value for cells in rows for value in _portable(cells, change)]
        target.execute_sql(into + ", ".join([row] * len(rows)), values)
        yield len(rows)


def _pages(table: type[Table], source: Database, columns: str, page: int) -> Iterator[list[tuple[Any, ...]]]:
    meta = table._meta
    place = meta.sorted_fields.index(meta.primary_key)
    key = meta.sorted_fields[place].column_name
    head = f'SELECT {columns} FROM "{meta.table_name}"'  # noqa: S608 - as above
    tail = f' ORDER BY "{key}" LIMIT {page}'
    beyond = f' WHERE "{key}" > {source.param}'
    rows = source.execute_sql(head + tail).fetchall()
    while rows:
        yield rows
        rows = source.execute_sql(head + beyond + tail, [rows[-1][place]]).fetchall() if len(rows) == page else []


def _portable(cells: tuple[Any, ...], change: list[tuple[int, Callable[[Any], Any]]]) -> list[Any]:
    made = list(cells)
    for number, convert in change:
        if made[number] is not None:
            made[number] = convert(made[number])
    return made
