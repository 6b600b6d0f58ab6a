from peewee import BigIntegerField, CharField

from server.db import Json, Moment, Table

OUTCOMES = ("applied", "held", "refused")


class Receipt(Table):
    """One operation of a phone, claimed by its id before anything is done.

    `digest` tells a replay from a second use of the id; `body` is kept where a person may still need it (held, refused);
    `offset_ms`: how far the phone's clock was behind when it was sent.
    """

    operation_id = CharField(max_length=36, primary_key=True)
    account_id = CharField(max_length=36)
    device_id = CharField(max_length=64)
    kind = CharField(max_length=24)
    digest = CharField(max_length=64)
    made_at = Moment()
    received_at = Moment()
    offset_ms = BigIntegerField()
    outcome = CharField(max_length=8)
    problem = Json(null=True)
    body = Json(null=True)
    region_code = CharField(max_length=15, null=True)

    class Meta:
        indexes = ((("region_code", "outcome", "received_at"), False), (("account_id", "outcome"), False))
