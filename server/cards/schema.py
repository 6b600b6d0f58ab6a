from marshmallow import fields, validate

from server.accounts.schema import RegionBrief
from server.wire import Day, Id, Moment, Wire, count


class VillageQuery(Wire):
    region = fields.String()


class VillageRow(Wire):
    region = fields.Nested(RegionBrief, required=True)
    households = count(required=True)
    cards = count(required=True)


class VillageList(Wire):
    villages = fields.List(fields.Nested(VillageRow), required=True)
    most = count(required=True, metadata={"description": "cards that one file holds"})


class SheetBody(Wire):
    villages = fields.List(fields.String(), required=True, validate=validate.Length(min=1, max=1000, error="required"))
    since = Day(load_default=None, allow_none=True, metadata={"description": "leave out cards issued before this day"})


class CardOwner(Wire):
    household_id = Id(required=True)


class CardRow(Wire):
    number = fields.String(required=True)
    edition = count(required=True)
    issued_at = Moment(required=True)
    ended_at = Moment(required=True, allow_none=True)


class CardHistory(Wire):
    cards = fields.List(fields.Nested(CardRow), required=True)


class OneCard(Wire):
    replace = fields.Boolean(load_default=False, metadata={"description": "the one before it was lost"})
