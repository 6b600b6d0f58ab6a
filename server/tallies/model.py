from functools import cached_property
from typing import Any

import orjson
from peewee import CharField, TextField

from server.db import Json, Moment, Table


class Seal(Table):
    """A county's week as it was reported: it never changes, what arrives later is an adjustment of the next week sealed.

    `snapshot` is JSON, kept as the very text that `sha256` is taken of. `told` is what has been reported so far, with this
    seal, of the latest weeks: `{week: {region code: {figure: number}}}`, noughts left out.
    """

    id = CharField(max_length=36, primary_key=True)
    county = CharField(max_length=6)
    week = CharField(max_length=8)
    sealed_at = Moment()
    by_id = CharField(max_length=36)
    sha256 = CharField(max_length=64)
    snapshot = TextField()
    told = Json()

    @cached_property
    def frozen(self) -> dict[str, Any]:
        """What `snapshot` says: some megabytes, which are read for this row once, when they are asked for."""
        found: dict[str, Any] = orjson.loads(self.text)
        return found

    @property
    def text(self) -> str:
        """The very text of it, from the store: a row at hand is mostly one without it."""
        text: str = Seal.select(Seal.snapshot).where(Seal.id == self.id).scalar()
        return text

    class Meta:
        indexes = ((("county", "week"), True),)


class Template(Table):
    """A county's own workbook to be filled in each week; `content` is the file in base64."""

    county = CharField(max_length=6, primary_key=True)
    name = CharField(max_length=120)
    content = TextField()
    kept_at = Moment()
    by_id = CharField(max_length=36)
