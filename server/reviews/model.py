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
