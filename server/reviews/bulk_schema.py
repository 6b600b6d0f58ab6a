from marshmallow import fields, validate

from server.reviews.model import DECISIONS
from server.reviews.schema import ProblemShown
from server.wire import Day, Id, Moment, Text, Wire, count, week_name, word

WHYS = ("not_waiting", "open_flag", "own_visit", "spot_checking")


class Asked(Wire):
    """Which of the waiting visits: as the queue is narrowed, without its flags."""

    region = fields.String(validate=validate.Regexp(r"^[\d-]{6,15}\Z", error="invalid"))
    helper = Id()
    week = week_name()
    household = Id()
    q = Text(60)


class NewBatch(Wire):
    id = Id(required=True)
    asked = fields.Nested(Asked, load_default=None, allow_none=True)
    sample_id = Id(load_default=None, allow_none=True)
    named = fields.List(Id(), load_default=list, validate=validate.Length(max=100, error="too_long"))


class BatchBrief(Wire):
    id = Id(required=True)
    state = word("frozen", "applied", "undone", required=True)
    made_at = Moment(required=True)
    applied_at = Moment(required=True, allow_none=True)
    undone_at = Moment(required=True, allow_none=True)
    undo_until = Day(required=True, allow_none=True, metadata={"description": "the last day on which it can be undone"})
    count = fields.Integer(required=True)
    left_out_count = fields.Integer(required=True)
    beyond = fields.Boolean(required=True)
    approved = fields.Integer(required=True)
    refused_count = fields.Integer(required=True)
    kept_count = fields.Integer(required=True)
    sample_id = Id(required=True, allow_none=True)


class VisitNamed(Wire):
    visit_id = Id(required=True)
    name = fields.String(required=True)
    helper = fields.String(required=True)


class BatchWhole(BatchBrief):
    left_out_by = fields.Dict(keys=word(*WHYS), values=fields.Integer(), required=True)


class BatchAnswer(Wire):
    batch = fields.Nested(BatchWhole, required=True)


class BatchRowsQuery(Wire):
    heap = word("approved", "left_out", "refused", "kept", load_default="approved")
    after = fields.Integer(load_default=0, validate=validate.Range(0, 10_000, error="invalid"))
    limit = fields.Integer(load_default=100, validate=validate.Range(1, 200, error="invalid"))


class BatchRow(VisitNamed):
    why = word(*WHYS, required=True, allow_none=True)
    problem = fields.Nested(ProblemShown, required=True, allow_none=True)


class BatchRows(Wire):
    rows = fields.List(fields.Nested(BatchRow), required=True)
    next = fields.Integer(required=True, allow_none=True)


class BatchList(Wire):
    batches = fields.List(fields.Nested(BatchBrief), required=True)
    next = fields.String(required=True, allow_none=True)


class NewSample(Wire):
    id = Id(required=True)
    asked = fields.Nested(Asked, required=True)
    percent = count(100, 1, required=True)


class SampleBrief(Wire):
    id = Id(required=True)
    by = fields.String(required=True)
    made_at = Moment(required=True)
    percent = fields.Integer(required=True)
    population = fields.Integer(required=True)
    size = fields.Integer(required=True)
    left_out = fields.Integer(required=True)
    beyond = fields.Boolean(required=True)


class Stratum(Wire):
    helper = fields.String(required=True)
    village = fields.String(required=True)
    of = fields.Integer(required=True)
    drawn = fields.Integer(required=True)


class SampledFrom(Wire):
    visit_id = Id(required=True)
    stratum = fields.String(required=True)


class DrawnVisit(VisitNamed):
    said = word("waiting", *DECISIONS, "withdrawn", required=True)


class SampleWhole(SampleBrief):
    seed = fields.String(required=True)
    strata = fields.List(fields.Nested(Stratum), required=True)
    visits = fields.List(fields.Nested(SampledFrom), required=True)
    drawn = fields.List(fields.Nested(DrawnVisit), required=True)
    read = fields.Integer(required=True)
    returned = fields.Integer(required=True)
    at_most = fields.Integer(required=True, allow_none=True)


class SampleAnswer(Wire):
    sample = fields.Nested(SampleWhole, required=True)


class SampleList(Wire):
    samples = fields.List(fields.Nested(SampleBrief), required=True)
    next = fields.String(required=True, allow_none=True)
