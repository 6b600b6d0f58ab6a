from peewee import BigIntegerField, CharField

from server.db import Json, Moment, Table


class TrailHead(Table):
    """The end of one county's chain; the row that writers of that county queue on."""

    county = CharField(max_length=6, primary_key=True)
    seq = BigIntegerField()
    hash = CharField(max_length=64)


class TrailEntry(Table):
    """One act. `hash` signs `previous` and everything else in the row: one that was changed, taken out or put in is found."""

    id = CharField(max_length=36, primary_key=True)
    county = CharField(max_length=6)
    seq = BigIntegerField()
    at = Moment()
    actor_id = CharField(max_length=36, null=True)
    verb = CharField(max_length=40)
    subject = CharField(max_length=80)
    detail = Json(null=True)
    previous = CharField(max_length=64)
    hash = CharField(max_length=64)

    class Meta:
        indexes = ((("county", "seq"), True), (("county", "actor_id", "seq"), False), (("county", "verb", "seq"), False))
