from marshmallow import fields, validate

from server.households.schema import HouseholdBrief
from server.needs.model import CATEGORIES, STATES, URGENCIES
from server.wire import ONE_LINE, Day, Id, Moment, Text, Wire, word

STEPS = (*STATES, "progress")


class NewNeed(Wire):
    id = Id(required=True)
    category = word(*CATEGORIES, required=True)
    description = Text(1000, 1, required=True)
    urgency = word(*URGENCIES, required=True)


class StepBody(Wire):
    """What a phone sends: `need.step`."""

    id = Id(required=True)
    need_id = Id(required=True)
    kind = word("progress", "resolved", "confirmed", required=True)
    note = Text(1000, required=True)


class NewStep(Wire):
    """What the desk sends."""

    id = Id(required=True)
    kind = word("accepted", "assigned", "declined", "resolved", "confirmed", "progress", required=True)
    note = Text(1000, load_default="")
    due_on = Day(load_default=None, allow_none=True)
    assignee = Text(60, load_default=None, allow_none=True)


class StepRow(Wire):
    id = Id(required=True)
    kind = word(*STEPS, required=True)
    at = Moment(required=True)
    by = fields.String(required=True)
    note = fields.String(required=True)


class NeedRow(NewNeed):
    visit_id = Id(required=True, allow_none=True)
    state = word(*STATES, required=True)
    raised_at = Moment(required=True)
    due_on = Day(required=True, allow_none=True)
    assignee = fields.String(required=True, allow_none=True)
    steps = fields.List(fields.Nested(StepRow), required=True)


class NeedOfHousehold(NeedRow):
    household = fields.Nested(HouseholdBrief, required=True)
    days_open = fields.Integer(required=True)
    overdue = fields.Boolean(required=True)


class NeedQuery(Wire):
    state = word("open", *STATES)
    region = fields.String()
    category = word(*CATEGORIES)
    urgency = word(*URGENCIES)
    household = Id()
    helper = Id(metadata={"description": "who raised it"})
    step = word("raised", "resolved", "confirmed", metadata={"description": "taken in `week`"})
    week = fields.String(validate=validate.Regexp(r"^\d{4}-W\d{2}$", error="invalid"))
    overdue = fields.Boolean()
    q = Text(ONE_LINE)
    after = Id()
    limit = fields.Integer(load_default=50, validate=validate.Range(1, 100, error="invalid"))


class NeedPage(Wire):
    needs = fields.List(fields.Nested(NeedOfHousehold), required=True)
    next = Id(required=True, allow_none=True)
    counts = fields.Dict(keys=word(*STATES, "overdue"), values=fields.Integer(), required=True)


class NeedAnswer(Wire):
    need = fields.Nested(NeedRow, required=True)
