from typing import Any

from marshmallow import fields, validate

from server.households.schema import HouseholdBrief
from server.needs.figures import CUTS, FIGURES
from server.needs.model import CATEGORIES, STATES, URGENCIES
from server.needs.narrowing import AGES, DUE, LACKS
from server.photos.schema import PhotoHere, PhotoNamed
from server.regions.schema import InRegion
from server.wire import ONE_LINE, Day, Id, Moment, Text, Wire, count, place_in_time, week_name, word

STEPS = (*STATES, "reopened", "progress", "errand")
NEXT_STEP = 200
MOST_TRIPS = 50
PHOTOS_OF_PHONE, PHOTOS_OF_DESK = 9, 3


def _named(most: int) -> fields.List[Any]:
    return fields.List(fields.Nested(PhotoNamed), load_default=list, validate=validate.Length(max=most, error="too_long"))


class NewNeed(Wire):
    id = Id(required=True)
    category = word(*CATEGORIES, required=True)
    description = Text(1000, 1, required=True)
    urgency = word(*URGENCIES, required=True)


class Told(Wire):
    """What any step may say."""

    id = Id(required=True)
    next_step = Text(NEXT_STEP, load_default=None, allow_none=True)
    trips_saved = count(MOST_TRIPS, 1, load_default=None, allow_none=True)


class StepBody(Told):
    """What a phone sends: `need.step`."""

    need_id = Id(required=True)
    kind = word("progress", "errand", "resolved", "confirmed", "reopened", required=True)
    note = Text(1000, required=True)
    photos = _named(PHOTOS_OF_PHONE)


class NewStep(Told):
    """What the desk sends. Who answers for the need: an account, or the name of an office."""

    kind = word("accepted", "assigned", "declined", "resolved", "confirmed", "reopened", "progress", "errand", required=True)
    note = Text(1000, load_default="")
    due_on = Day(load_default=None, allow_none=True)
    assignee = Text(60, load_default=None, allow_none=True)
    assignee_id = Id(load_default=None, allow_none=True)
    photos = _named(PHOTOS_OF_DESK)


class StepRow(Wire):
    id = Id(required=True)
    kind = word(*STEPS, required=True)
    at = Moment(required=True)
    by = fields.String(required=True)
    note = fields.String(required=True)
    assignee = fields.String(required=True, allow_none=True)
    trips_saved = fields.Integer(required=True, allow_none=True)
    photos = fields.List(fields.Nested(PhotoHere), required=True)


class Clock(Wire):
    """The clock of a need that runs out first: red after `on`, orange from `warn_on`."""

    step = word("accept", "settle", required=True)
    on = Day(required=True)
    warn_on = Day(required=True)


class NeedRow(NewNeed):
    visit_id = Id(required=True, allow_none=True)
    state = word(*STATES, required=True)
    raised_at = Moment(required=True)
    due_on = Day(required=True, allow_none=True)
    assignee = fields.String(required=True, allow_none=True)
    assignee_id = Id(required=True, allow_none=True)
    next_step = fields.String(required=True, allow_none=True)
    trips_saved = fields.Integer(required=True)
    clock = fields.Nested(Clock, required=True, allow_none=True)
    steps = fields.List(fields.Nested(StepRow), required=True)


class NeedOfHousehold(NeedRow):
    household = fields.Nested(HouseholdBrief, required=True)
    days_open = fields.Integer(required=True)
    overdue = fields.Boolean(required=True)


class NeedFilter(InRegion):
    """What the ledger, its figures and its file are narrowed to."""

    state = word("open", *STATES)
    category = word(*CATEGORIES)
    urgency = word(*URGENCIES)
    household = Id()
    helper = Id(metadata={"description": "who raised it"})
    owner = Text(60, metadata={"description": "who answers for it: an account's id, an office's name, or `none`"})
    age = word(*AGES, metadata={"description": "days since it was raised"})
    due = word(*DUE, metadata={"description": "`overdue`, `unaccepted` in time, or running out `soon`"})
    lacks = word(*LACKS, metadata={"description": "open, and without an owner who can act, or a next step"})
    errand = fields.Boolean(metadata={"description": "a trip was saved"})
    step = word("raised", "resolved", "confirmed", metadata={"description": "taken in `week`"})
    week = week_name(metadata={"description": "of `step`; without one, with `due=overdue`: what was overdue at its end"})
    overdue = fields.Boolean(metadata={"description": "the same as `due=overdue`"})
    q = Text(ONE_LINE)


class NeedQuery(NeedFilter):
    after = place_in_time()
    limit = fields.Integer(load_default=50, validate=validate.Range(1, 100, error="invalid"))


class FiguresQuery(NeedFilter):
    by = word(*CUTS, load_default="category")


Figures = Wire.from_dict({name: count(required=True) for name in FIGURES}, name="NeedFigures")


class FigureRow(Figures):  # type: ignore[valid-type, misc]
    key = fields.String(required=True)
    name = fields.String(required=True)


class FiguresAnswer(Wire):
    by = word(*CUTS, required=True)
    rows = fields.List(fields.Nested(FigureRow), required=True)
    total = fields.Nested(Figures, required=True)
    left_out = count(required=True, metadata={"description": "rows beyond the first 600; `total` counts them too"})


COUNTED = (*STATES, *DUE, *LACKS)


class NeedPage(Wire):
    needs = fields.List(fields.Nested(NeedOfHousehold), required=True)
    next = fields.String(required=True, allow_none=True)
    counts = fields.Dict(keys=word(*COUNTED), values=fields.Integer(), required=True)


class NeedAnswer(Wire):
    need = fields.Nested(NeedRow, required=True)
