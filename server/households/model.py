from peewee import CharField, DateField, IntegerField

from server.db import Json, Moment, Table
from server.sealed import SealedField

CATEGORIES = ("脱贫户", "脱贫不稳定户", "边缘易致贫户", "突发严重困难户", "一般农户")
CAUSES = (
    "因病", "因残", "因学", "因灾", "缺土地", "缺水", "缺技术", "缺劳力", "缺资金", "交通条件落后", "自身发展动力不足",
)  # fmt: skip
HEAD = "户主"


class Household(Table):
    """One household of the register.

    `revision` rises with everything that a phone's bundle of it shows; `head_name` and `initials` repeat the head's name for
    lists and searches. `income_per_head` in yuan a year. `location` is `{lat, lon, accuracy_m, taken_at}` (WGS-84).
    `away_until`: a day as in ISO 8601; until then nobody is at home (外出务工) and they are rung instead of visited.
    `listed` is a digest of all that the register last said of it and `listed_group` its group there: what was corrected in the
    village stands until the register itself says something new. `moved_from` is the place that it had until `moved_at`.
    """

    id = CharField(max_length=36, primary_key=True)
    code = CharField(max_length=30, unique=True)
    region_code = CharField(max_length=15)
    group = CharField(max_length=40, column_name="grid_group")
    category = CharField(max_length=20)
    cause = CharField(max_length=20, null=True)
    income_per_head = IntegerField(null=True)
    head_name = CharField(max_length=60)
    initials = CharField(max_length=20)
    people = IntegerField()
    location = Json(null=True)
    away_until = CharField(max_length=10, null=True)
    revision = IntegerField(default=1)
    imported_at = Moment()
    listed = CharField(max_length=64, null=True)
    listed_group = CharField(max_length=40, null=True)
    ended_at = Moment(null=True)
    moved_from = CharField(max_length=15, null=True)
    moved_at = Moment(null=True)

    class Meta:
        # The second holds all that a search looks at.
        indexes = (
            (("region_code", "code"), False),
            (("region_code", "head_name", "initials", "code", "group", "id"), False),
        )


class HeadName(Table):
    """A head's name under one of its characters, or its initials under the first: a search in a whole county then looks at few
    of its 40,000 households. `region_code`: where the household lies, or lay before its last move: what was done there stays
    there. `id` is `household_id.letter.region_code`. Only `heads` writes it.
    """

    id = CharField(max_length=60, primary_key=True)
    household_id = CharField(max_length=36)
    letter = CharField(max_length=1)
    name = CharField(max_length=60)
    region_code = CharField(max_length=15)

    class Meta:
        indexes = (
            (("letter", "region_code", "name", "household_id"), False),
            (("letter", "name", "region_code", "household_id"), False),
        )


class Member(Table):
    """One person of a household. `ended_at`: no longer of it; nothing is deleted.

    `listed_phone` is a digest of the telephone number that the register last gave.
    """

    id = CharField(max_length=36, primary_key=True)
    household_id = CharField(max_length=36)
    position = IntegerField()
    name = CharField(max_length=60)
    relation = CharField(max_length=20)
    gender = CharField(max_length=4)
    born_on = DateField(null=True)
    id_number = SealedField()
    id_digest = CharField(max_length=64)
    id_tail = CharField(max_length=4)
    ethnicity = CharField(max_length=20, null=True)
    education = CharField(max_length=20, null=True)
    health = CharField(max_length=20, null=True)
    phone = SealedField(null=True)
    listed_phone = CharField(max_length=64, null=True)
    ended_at = Moment(null=True)

    class Meta:
        indexes = ((("household_id", "position"), False), (("id_digest",), False))
