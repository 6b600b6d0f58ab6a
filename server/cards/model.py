from peewee import CharField, IntegerField

from server.db import Moment, Table


class Card(Table):
    """A household's card. The one with the highest `edition` is good; a new one ends the one before it.

    `token` is what the printed code says and `number` what people read out: neither tells anything of the household.
    """

    id = CharField(max_length=36, primary_key=True)
    household_id = CharField(max_length=36)
    edition = IntegerField()
    token = CharField(max_length=16, unique=True)
    number = CharField(max_length=8, unique=True)
    issued_at = Moment()
    ended_at = Moment(null=True)

    class Meta:
        indexes = ((("household_id", "edition"), True),)
