from peewee import CharField, DateField

from server.db import Moment, Table

ROLES = ("lead", "core", "support")  # the 1, the 3, the N


class Pairing(Table):
    """A helper's care for a household, first day to last day (None: still). A change is an end and a new row.

    `ended_at`: when the end was written down. A last day before the first: it was taken back before it began.
    """

    id = CharField(max_length=36, primary_key=True)
    household_id = CharField(max_length=36)
    helper_id = CharField(max_length=36)
    role = CharField(max_length=8)
    starts_on = DateField()
    ends_on = DateField(null=True)
    noted_at = Moment()
    ended_at = Moment(null=True)

    class Meta:
        indexes = ((("household_id", "helper_id"), False), (("helper_id", "household_id"), False))
