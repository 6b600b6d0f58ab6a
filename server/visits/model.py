from peewee import BigIntegerField, CharField, IntegerField, TextField

from server.db import Json, Moment, Table

CHECKS = ("food", "clothing", "schooling", "medical", "housing", "water")
CHECK_VALUES = ("fine", "problem", "unseen")
STATES = ("waiting", "approved", "returned", "withdrawn")
MODES = ("home", "away", "telephone")
MEASURES = ("policy", "materials", "medical", "schooling", "job", "housing", "farming", "care", "other")


class Visit(Table):
    """One call at one household by one helper.

    `started_at` is the phone's word; `visited_at` the same moment by the server's clock (the phone's offset taken out), and
    `week` the reporting week of that. `revision` is the number of the current `VisitRevision`, received at `queued_at`;
    `received_at` is the first one's; `need_count` and `problem_count` (of the six checks) are the current one's, to filter by.

    `region_code` is the household's place at the time, `township` and `county` its first nine and six digits. `state` repeats
    what the rows of verdicts say of the current revision, and `precedence` is its place in the queue: minus `open_flags`
    while it waits, else 0. Only `visits.standing` sets these, and `VisitTag` follows them. `decided_at`: the first verdict that
    stands, on whichever revision.
    """

    id = CharField(max_length=36, primary_key=True)
    household_id = CharField(max_length=36)
    region_code = CharField(max_length=15)
    township = CharField(max_length=9)
    county = CharField(max_length=6)
    helper_id = CharField(max_length=36)
    revision = IntegerField()
    started_at = Moment()
    visited_at = Moment()
    week = CharField(max_length=8)
    received_at = Moment()
    queued_at = Moment()
    need_count = IntegerField()
    problem_count = IntegerField()
    state = CharField(max_length=10)
    open_flags = IntegerField(default=0)
    precedence = IntegerField(default=0)
    decided_at = Moment(null=True)
    withdrawn_at = Moment(null=True)
    withdrawn_because = TextField(null=True)

    class Meta:
        # Most end in what the queue counts and puts in order: of a search's, a village's, a week's or a helper's visits only
        # those that are shown are looked at. Two answer by themselves whether a household was visited, and what has a verdict.
        indexes = (
            (("household_id", "visited_at", "withdrawn_at", "state", "precedence", "queued_at", "id", "region_code"), False),
            (("region_code", "queued_at", "state", "precedence", "id"), False),
            (("township", "state", "precedence", "queued_at", "id"), False),
            (("county", "state", "precedence", "queued_at", "id"), False),
            (("county", "week", "state", "precedence", "queued_at", "id", "decided_at"), False),
            (("week", "region_code", "state", "precedence", "queued_at", "id"), False),
            (("helper_id", "received_at"), False),
            (("helper_id", "state", "region_code", "precedence", "queued_at", "id"), False),
        )


class VisitTag(Table):
    """A word that a visit is listed by (has_needs, problem, returned_before, any, a kind of flag), and its place in the queue.

    So that the first page of a rare thing costs as much as that of a common one. `id` is `visit_id.word`.
    """

    id = CharField(max_length=60, primary_key=True)
    visit_id = CharField(max_length=36, index=True)
    word = CharField(max_length=20)
    township = CharField(max_length=9)
    county = CharField(max_length=6)
    week = CharField(max_length=8)
    state = CharField(max_length=10)
    precedence = IntegerField()
    queued_at = Moment()

    class Meta:
        indexes = (
            (("word", "township", "state", "precedence", "queued_at", "visit_id"), False),
            (("word", "county", "state", "precedence", "queued_at", "visit_id"), False),
            (("word", "township", "week", "state", "precedence", "queued_at", "visit_id"), False),
            (("word", "county", "week", "state", "precedence", "queued_at", "visit_id"), False),
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
