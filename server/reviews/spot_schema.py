from marshmallow import fields

from server.households.schema import HouseholdBrief
from server.reviews.newest import NewestQuery
from server.reviews.schema import Person
from server.reviews.spot_checks import HOWS
from server.reviews.spot_claims import BARS, STATES
from server.wire import Id, Moment, Text, Wire, word


class NewSpotCheck(Wire):
    id = Id(required=True)
    visit_id = Id(required=True)


class NewAnswers(Wire):
    how = word(*HOWS, required=True)
    answers = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    note = Text(1000, load_default="")


class SpotCheckFilter(Wire):
    region = fields.String()
    state = word("held", *STATES, "all", load_default="all", metadata={"description": "held: by who asks"})
    visit = Id()


class SpotCheckQuery(SpotCheckFilter, NewestQuery):
    pass


class Fact(Wire):
    """What the helper said is told only once the fact has been asked again."""

    fact = fields.String(required=True)
    said = fields.String(required=True, allow_none=True)
    answered = fields.String(required=True, allow_none=True)
    same = fields.Boolean(required=True, allow_none=True)


class Claim(Wire):
    """Who asks the household, and until when nobody else does."""

    by = fields.Nested(Person, required=True)
    mine = fields.Boolean(required=True)
    until = Moment(required=True)


class SpotCheckShown(Wire):
    id = Id(required=True)
    visit_id = Id(required=True)
    household = fields.Nested(HouseholdBrief, required=True)
    asked_by = fields.Nested(Person, required=True)
    asked_at = Moment(required=True)
    mine = fields.Boolean(required=True)
    state = word(*STATES, required=True)
    claim = fields.Nested(Claim, required=True, allow_none=True)
    barred = word(*BARS, required=True, allow_none=True, metadata={"description": "why it is not for the reader to take on"})
    facts = fields.List(
        fields.Nested(Fact),
        required=True,
        metadata={"description": "told to who has taken it on, and when it is answered to all who may read the visit"},
    )
    how = word(*HOWS, required=True, allow_none=True)
    answered_by = fields.String(required=True, allow_none=True)
    answered_at = Moment(required=True, allow_none=True)
    note = fields.String(required=True)


class SpotCheckAnswer(Wire):
    spot_check = fields.Nested(SpotCheckShown, required=True)


class SpotCheckList(Wire):
    spot_checks = fields.List(fields.Nested(SpotCheckShown), required=True)
    next = fields.String(required=True, allow_none=True)
