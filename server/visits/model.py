from peewee import BigIntegerField, CharField, IntegerField, TextField

from server.db import Json, Moment, Table

CHECKS = ("food", "clothing", "schooling", "medical", "housing", "water")
CHECK_VALUES = ("fine", "problem", "unseen")
MODES = ("home", "away", "telephone")
MEASURES = ("policy", "materials", "medical", "schooling", "job", "housing", "farming", "care", "other")


class Visit(Table):
    """One call at one household by one helper.

    `started_at` is the phone's word; `visited_at` the same moment by the server's clock (the phone's offset taken out), and
    `week` the reporting week of that. `revision` is the number of the current `VisitRevision`, received at `queued_at`;
    `received_at` is the first one's; `need_count` and `problem_count` (of the six checks) are the current one's, to filter by.
    """

    id = CharField(max_length=36, primary_key=True)
    household_id = CharField(max_length=36)
    region_code = CharField(max_length=15)
    helper_id = CharField(max_length=36)
    revision = IntegerField()
    started_at = Moment()
    visited_at = Moment()
    week = CharField(max_length=8)
    received_at = Moment()
    queued_at = Moment()
    need_count = IntegerField()
    problem_count = IntegerField()
    withdrawn_at = Moment(null=True)
    withdrawn_because = TextField(null=True)

    class Meta:
        indexes = (
            (("household_id", "visited_at"), False),
            (("region_code", "queued_at"), False),
            (("week", "region_code"), False),
            (("helper_id", "received_at"), False),
        )


class VisitRevision(Table):
    """What the helper wrote, whole, as it came (`content`: the body of the operation). Never changed afterwards."""

    id = CharField(max_length=36, primary_key=True)
    visit_id = CharField(max_length=36)
    number = IntegerField()
    author_id = CharField(max_length=36)
    content = Json()
    made_at = Moment()
    received_at = Moment()
    clock_offset_ms = BigIntegerField()

    class Meta:
        indexes = ((("visit_id", "number"), True),)
