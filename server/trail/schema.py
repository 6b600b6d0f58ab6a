from marshmallow import fields, validate

from server.wire import MOST, Id, Moment, Wire


class TrailFilter(Wire):
    actor = Id()
    verb = fields.String()
    since = Moment(data_key="from")
    until = Moment(data_key="to")


class TrailQuery(TrailFilter):
    after = fields.Integer(validate=validate.Range(0, MOST, error="invalid"))
    limit = fields.Integer(load_default=100, validate=validate.Range(1, 200, error="invalid"))


class ActorBrief(Wire):
    id = Id(required=True)
    name = fields.String(required=True)


class TrailRow(Wire):
    seq = fields.Integer(required=True)
    at = Moment(required=True)
    actor = fields.Nested(ActorBrief, required=True, allow_none=True)
    verb = fields.String(required=True)
    subject = fields.String(required=True)
    detail = fields.Raw(required=True, allow_none=True)


class TrailPage(Wire):
    entries = fields.List(fields.Nested(TrailRow), required=True)
    next = fields.Integer(required=True, allow_none=True)
