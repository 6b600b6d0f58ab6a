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
        # The week's figures ask for the days of all of a county's, the coverages whether a household has a lead.
        indexes = (
            (("household_id", "helper_id", "starts_on", "ends_on", "role"), False),
            (("helper_id", "household_id", "starts_on", "ends_on"), False),
        )


POSTS = ("team", "first_secretary", "unit")
ONE_AT_A_TIME = ("team", "first_secretary")


class VillagePost(Table):
    """Who is stationed in a village, or which unit is paired with it, first day to last day (None: still).

    `name`: a team's or a unit's, or the first secretary's own. A village has one team and one first secretary at a time.
    """

    id = CharField(max_length=36, primary_key=True)
    region_code = CharField(max_length=15)
    kind = CharField(max_length=16)
    name = CharField(max_length=60)
    starts_on = DateField()
    ends_on = DateField(null=True)
    noted_at = Moment()
    ended_at = Moment(null=True)

    class Meta:
        indexes = ((("region_code", "kind"), False),)
