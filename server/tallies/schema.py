from marshmallow import fields, validate

from server.accounts.schema import RegionBrief
from server.households.schema import HouseholdFilter
from server.tallies.adjustments import COUNTED
from server.tallies.rows import HOMES
from server.tallies.service import BY
from server.wire import Day, Id, Moment, Wire, household_place, word


class TallyQuery(Wire):
    region = fields.String()
    by = word(*BY)
    live = fields.Boolean(load_default=False, metadata={"description": "as counted now, also where the week is sealed"})


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


class SealShown(Wire):
    """`sha256` is that of the snapshot, which `/snapshot` gives."""

    sealed_at = Moment(required=True)
    by = fields.String(required=True)
    sha256 = fields.String(required=True)


class TallyAnswer(Wire):
    """`seal`: the county's, if the week is sealed; `sealed`: whether these figures are the sealed ones."""

    week = fields.String(required=True)
    from_ = Day(required=True, data_key="from")
    to = Day(required=True)
    region = fields.Nested(RegionBrief, required=True)
    by = word(*BY, required=True)
    rows = fields.List(fields.Nested(TallyRow), required=True)
    total = fields.Nested(TallyRow, required=True)
    made_at = Moment(required=True)
    seal = fields.Nested(SealShown, required=True, allow_none=True)
    sealed = fields.Boolean(required=True)


class SealAnswer(Wire):
    seal = fields.Nested(SealShown, required=True)


class Adjustment(Wire):
    """How a figure of a sealed week stands now, against what was last told of it."""

    week = fields.String(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    figure = word(*COUNTED, required=True)
    was = fields.Integer(required=True)
    now = fields.Integer(required=True)


class ChangesAnswer(Wire):
    """`rows` and `total` are this week's; `before` the week before, its rows in no order."""

    week = fields.String(required=True)
    before = fields.String(required=True)
    by = word(*BY, required=True)
    rows = fields.List(fields.Nested(TallyRow), required=True)
    total = fields.Nested(TallyRow, required=True)
    rows_before = fields.List(fields.Nested(TallyRow), required=True)
    total_before = fields.Nested(TallyRow, required=True)
    adjustments = fields.List(fields.Nested(Adjustment), required=True)


class HomesFilter(HouseholdFilter):
    """The households behind a figure: also such as have left the register, or the place, since."""

    of = word(*HOMES, load_default="due", metadata={"description": "`covered`: due and visited; `uncovered`: due and not"})
    helper = Id(metadata={"description": "those that were this helper's to visit, or visited by this helper"})


class HomesQuery(HomesFilter):
    after = household_place()
    limit = fields.Integer(load_default=50, validate=validate.Range(1, 100, error="invalid"))


class SeriesQuery(Wire):
    region = fields.String()
    count = fields.Integer(load_default=12, validate=validate.Range(1, 53, error="invalid"))


class SeriesWeek(Wire):
    week = fields.String(required=True)
    approved = fields.Integer(required=True)
    waiting = fields.Integer(required=True)
    returned = fields.Integer(required=True)


class SeriesAnswer(Wire):
    weeks = fields.List(fields.Nested(SeriesWeek), required=True)


class SealedTally(Wire):
    region = fields.Nested(RegionBrief, required=True)
    by = word(*BY, required=True)
    rows = fields.List(fields.Nested(TallyRow), required=True)
    total = fields.Nested(TallyRow, required=True)


class SnapshotFile(Wire):
    """The file that a seal is of: the figures of the county and of each of its townships."""

    county = fields.Nested(RegionBrief, required=True)
    week = fields.String(required=True)
    from_ = Day(required=True, data_key="from")
    to = Day(required=True)
    sealed_at = Moment(required=True)
    sealed_by = fields.String(required=True)
    tallies = fields.List(fields.Nested(SealedTally), required=True)
    adjustments = fields.List(fields.Nested(Adjustment), required=True)
    visits = fields.Dict(
        keys=fields.String(),
        values=fields.List(Id()),
        required=True,
        metadata={"description": "those that the figures count, by township"},
    )


class TemplateShown(Wire):
    name = fields.String(required=True)
    kept_at = Moment(required=True)
    by = fields.String(required=True)


class Blank(Wire):
    name = fields.String(required=True)
    meaning = fields.String(required=True)


class TemplateAnswer(Wire):
    """`names`: what may stand in double braces."""

    template = fields.Nested(TemplateShown, required=True, allow_none=True)
    names = fields.List(fields.Nested(Blank), required=True)
