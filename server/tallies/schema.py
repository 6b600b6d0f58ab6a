from marshmallow import fields

from server.accounts.schema import RegionBrief
from server.tallies.service import BY
from server.wire import Day, Moment, Wire, word


class TallyQuery(Wire):
    region = fields.String()
    by = word(*BY)


class TallyRow(Wire):
    """`place`: the township of a village, the region of a helper's account; null for others."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    place = fields.String(required=True, allow_none=True)
    due = fields.Integer(required=True)
    visited = fields.Integer(required=True)
    visits = fields.Integer(required=True)
    coverage = fields.Float(required=True, allow_none=True)
    approved = fields.Integer(required=True)
    waiting = fields.Integer(required=True)
    returned = fields.Integer(required=True)
    raised = fields.Integer(required=True)
    raised_urgent = fields.Integer(required=True)
    resolved = fields.Integer(required=True)
    confirmed = fields.Integer(required=True)
    overdue = fields.Integer(required=True)
    median_hours = fields.Float(required=True, allow_none=True)


class TallyAnswer(Wire):
    week = fields.String(required=True)
    from_ = Day(required=True, data_key="from")
    to = Day(required=True)
    region = fields.Nested(RegionBrief, required=True)
    by = word(*BY, required=True)
    rows = fields.List(fields.Nested(TallyRow), required=True)
    total = fields.Nested(TallyRow, required=True)
    made_at = Moment(required=True)
