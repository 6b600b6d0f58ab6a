from peewee import CharField, IntegerField

from server.db import Moment, Table

KINDS = ("scene", "signature", "document")


class Photo(Table):
    """A picture that a visit, or a step for a need, announced; `arrived_at`: the bytes with that SHA-256 lie on the disk.

    `likeness` is its difference hash once it was drawn small (`photos.likeness`), empty where it has no features.
    """

    id = CharField(max_length=36, primary_key=True)
    visit_id = CharField(max_length=36, index=True, null=True)
    step_id = CharField(max_length=36, index=True, null=True)
    household_id = CharField(max_length=36)
    region_code = CharField(max_length=15)
    owner_id = CharField(max_length=36)
    kind = CharField(max_length=10)
    sha256 = CharField(max_length=64)
    bytes = IntegerField()
    taken_at = Moment(null=True)
    announced_at = Moment()
    arrived_at = Moment(null=True)
    likeness = CharField(max_length=16, null=True)

    class Meta:
        indexes = (
            (("sha256", "announced_at"), False),
            (("owner_id", "announced_at"), False),
            (("household_id", "announced_at"), False),
        )
