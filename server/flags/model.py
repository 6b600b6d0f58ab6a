from peewee import CharField, IntegerField, TextField

from server.db import Json, Moment, Table

KINDS = (
    "similar_text", "same_photo", "similar_photo", "too_close_in_time", "far_from_household", "clock_off", "sent_late",
    "turned_problem", "urgent_need", "fine_against_need", "twice_a_day",
)  # fmt: skip


class Flag(Table):
    """A reason to look twice at one visit: `kind`, and `about` in plain data (see `schema.About`).

    `key` tells two of one kind apart (the other visit, the check, the need, the photo). `revision` is the latest of the visit
    for which it was found: it stands while that is the current one. A dismissed one stays, with who, when and why.
    """

    id = CharField(max_length=36, primary_key=True)
    visit_id = CharField(max_length=36)
    revision = IntegerField()
    kind = CharField(max_length=20)
    key = CharField(max_length=40)
    about = Json()
    found_at = Moment()
    dismissed_at = Moment(null=True)
    dismissed_by = CharField(max_length=36, null=True)
    dismissed_note = TextField(null=True)

    class Meta:
        indexes = ((("visit_id", "kind", "key"), True),)
