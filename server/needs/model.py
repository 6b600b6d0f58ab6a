from peewee import CharField, DateField, TextField

from server.db import Moment, Table

CATEGORIES = (
    "food", "clothing", "schooling", "medical", "housing", "water", "job", "income", "care", "policy", "other",
)  # fmt: skip
URGENCIES = ("normal", "urgent")
STATES = ("raised", "accepted", "assigned", "resolved", "confirmed", "declined")
OPEN = ("raised", "accepted", "assigned")


class Need(Table):
    """A problem or wish of a household. `state`, `due_on` and `assignee` are what its last steps say, kept here to list by."""

    id = CharField(max_length=36, primary_key=True)
    household_id = CharField(max_length=36, index=True)
    region_code = CharField(max_length=15)
    visit_id = CharField(max_length=36, null=True)
    category = CharField(max_length=10)
    description = TextField()
    urgency = CharField(max_length=8)
    state = CharField(max_length=10)
    due_on = DateField(null=True)
    assignee = CharField(max_length=60, null=True)
    raised_by = CharField(max_length=36)
    raised_at = Moment()
    settled_at = Moment(null=True)

    class Meta:
        indexes = ((("region_code", "state", "raised_at"), False),)


class NeedStep(Table):
    """One thing that was done about a need: `at` by the word of who did it, in the order in which it was received."""

    id = CharField(max_length=36, primary_key=True)
    need_id = CharField(max_length=36, index=True)
    kind = CharField(max_length=10)
    by_id = CharField(max_length=36)
    at = Moment()
    received_at = Moment()
    note = TextField()
    due_on = DateField(null=True)
    assignee = CharField(max_length=60, null=True)

    class Meta:
        indexes = ((("kind", "at"), False),)
