from peewee import CharField, DateField, IntegerField, TextField

from server.db import Moment, Table

CATEGORIES = (
    "food", "clothing", "schooling", "medical", "housing", "water", "job", "income", "care", "policy", "other",
)  # fmt: skip
URGENCIES = ("normal", "urgent")
STATES = ("raised", "accepted", "assigned", "resolved", "confirmed", "declined")
OPEN = ("raised", "accepted", "assigned")


class Need(Table):
    """A problem or wish of a household. `state` and all below `raised_at` are what its last steps say, kept here to list by.

    Its clocks: to be accepted by `accept_by`, to be settled by `due_on`, and orange from `warn_on`. Who answers for it is an
    account (`assignee_id`) or, by its name, an office (`assignee`); what that one does next is `next_step`.
    """

    id = CharField(max_length=36, primary_key=True)
    household_id = CharField(max_length=36, index=True)
    region_code = CharField(max_length=15)
    visit_id = CharField(max_length=36, null=True)
    category = CharField(max_length=10)
    description = TextField()
    urgency = CharField(max_length=8)
    state = CharField(max_length=10)
    raised_by = CharField(max_length=36)
    raised_at = Moment()
    accept_by = DateField(null=True)
    due_on = DateField(null=True)
    warn_on = DateField(null=True)
    assignee = CharField(max_length=60, null=True)
    assignee_id = CharField(max_length=36, null=True)
    next_step = CharField(max_length=200, null=True)
    trips_saved = IntegerField(default=0)
    settled_at = Moment(null=True)

    class Meta:
        indexes = ((("region_code", "state", "raised_at"), False),)


class NeedStep(Table):
    """One thing that was done about a need: `at` by the word of who did it, in the order in which it was received.

    `trips_saved`: the ways that an errand for the household has spared it.
    """

    id = CharField(max_length=36, primary_key=True)
    need_id = CharField(max_length=36, index=True)
    kind = CharField(max_length=10)
    by_id = CharField(max_length=36)
    at = Moment()
    received_at = Moment()
    note = TextField()
    due_on = DateField(null=True)
    assignee = CharField(max_length=60, null=True)
    assignee_id = CharField(max_length=36, null=True)
    next_step = CharField(max_length=200, null=True)
    trips_saved = IntegerField(null=True)

    class Meta:
        indexes = ((("kind", "at"), False),)
