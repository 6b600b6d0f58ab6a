from peewee import CharField, IntegerField, TextField

from server.db import Json, Moment, Table

DECISIONS = ("approved", "returned")
FIELDS = (
    "checks.food", "checks.clothing", "checks.schooling", "checks.medical", "checks.housing", "checks.water",
    "met", "mode", "summary", "measures", "needs", "photos", "signature", "location", "other",
)  # fmt: skip
CODES = ("missing", "unclear", "contradicts", "photo_unclear", "wrong_household", "duplicate", "other")


class Review(Table):
    """A supervisor's word on one revision; the first one stands. `reasons` is `[{field, code, note}]`."""

    id = CharField(max_length=36, primary_key=True)
    visit_id = CharField(max_length=36)
    revision = IntegerField()
    reviewer_id = CharField(max_length=36)
    decision = CharField(max_length=10)
    reasons = Json()
    note = TextField()
    at = Moment()

    class Meta:
        indexes = ((("visit_id", "revision"), True), (("reviewer_id", "at"), False))


class UndoneReview(Table):
    """A verdict that was taken back, whole, in the row that it was: `review` holds only verdicts that stand."""

    id = CharField(max_length=36, primary_key=True)
    visit_id = CharField(max_length=36, index=True)
    revision = IntegerField()
    reviewer_id = CharField(max_length=36)
    decision = CharField(max_length=10)
    reasons = Json()
    note = TextField()
    at = Moment()
    undone_by = CharField(max_length=36)
    undone_at = Moment()


class Batch(Table):
    """Approvals given together, on a set of revisions that was frozen before anybody agreed to it.

    `items`: `[{visit_id, revision, review_id}]`; `left_out`: `[{visit_id, why}]`; `named`: the visits chosen one by one;
    `refused`: `[{visit_id, problem}]`, since it was applied; `kept`: visit ids whose verdicts could not be undone.
    """

    id = CharField(max_length=36, primary_key=True)
    by_id = CharField(max_length=36)
    asked = Json(null=True)
    named = Json()
    sample_id = CharField(max_length=36, null=True)
    items = Json()
    left_out = Json()
    beyond = IntegerField()
    made_at = Moment()
    applied_at = Moment(null=True)
    refused = Json(null=True)
    undone_at = Moment(null=True)
    kept = Json(null=True)

    class Meta:
        indexes = ((("by_id", "made_at"), False),)


class Sample(Table):
    """A random sample of the quiet visits of a region: `items` is all that it was drawn from, frozen, in strata.

    `items`: `[{visit_id, revision, helper_id, village, drawn}]`.
    """

    id = CharField(max_length=36, primary_key=True)
    by_id = CharField(max_length=36)
    region_code = CharField(max_length=15)
    asked = Json()
    percent = IntegerField()
    seed = CharField(max_length=32)
    items = Json()
    left_out = IntegerField()
    beyond = IntegerField()
    made_at = Moment(index=True)


class SpotCheck(Table):
    """Three facts of a visit, asked again by somebody else who was not told them (抽查).

    `facts`: `[{fact, said, answered, same}]`, `said` as the helper wrote it; the last two since it was answered, by whom and
    `how`. The comparison is kept whatever it says; it decides nothing. `claimed_by` has taken it on, and has it for as long
    as `spot_claims` says.
    """

    id = CharField(max_length=36, primary_key=True)
    visit_id = CharField(max_length=36, index=True)
    revision = IntegerField()
    region_code = CharField(max_length=15)
    asked_by = CharField(max_length=36)
    asked_at = Moment()
    claimed_by = CharField(max_length=36, null=True)
    claimed_at = Moment(null=True)
    facts = Json()
    how = CharField(max_length=10, null=True)
    answered_by = CharField(max_length=36, null=True)
    answered_at = Moment(null=True)
    note = TextField(null=True)

    class Meta:
        indexes = ((("region_code", "asked_at"), False),)
