"""Lists that go back in time, the newest first: a page by the place of its last row, so that the oldest is always reached."""

from typing import Any, TypeVar

from marshmallow import fields, validate
from peewee import Field, ModelSelect

from server.db import Table
from server.wire import Wire, place_in_time

M = TypeVar("M", bound=Table)


class NewestQuery(Wire):
    after = place_in_time()
    limit = fields.Integer(load_default=20, validate=validate.Range(1, 100, error="invalid"))


def page(found: "ModelSelect[M]", at: Field, asked: dict[str, Any]) -> tuple[list[M], str | None]:
    """`asked["limit"]` of the rows at most, by the moment `at`, and where the following ones begin."""
    key = at.model._meta.primary_key
    if "after" in asked:
        moment, _, last = asked["after"].partition(".")
        found = found.where((at < int(moment)) | ((at == int(moment)) & (key < last)))
    rows = list(found.order_by(at.desc(), key.desc()).limit(asked["limit"]))
    return rows, None if len(rows) < asked["limit"] else place(rows[-1], at)


def place(row: Table, at: Field) -> str:
    """Where the rows after `row` begin: the `after` of their page."""
    moment, key = (field.db_value(getattr(row, field.name)) for field in (at, at.model._meta.primary_key))
    return f"{moment}.{key}"
