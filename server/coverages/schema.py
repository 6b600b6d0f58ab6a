from marshmallow import fields, validate

from server.accounts.schema import RegionBrief
from server.wire import Day, Id, Wire, household_place, word

BY = ("township", "village")


class CoverageFilter(Wire):
    region = fields.String()
    month = fields.String(metadata={"description": "2026-11; the present one where it is missing"})
    by = word(*BY)


class UncoveredFilter(Wire):
    region = fields.String()
    month = fields.String(metadata={"description": "2026-11; the present one where it is missing"})


class UncoveredQuery(UncoveredFilter):
    after = household_place()
    limit = fields.Integer(load_default=50, validate=validate.Range(1, 100, error="invalid"))


class Coverage(Wire):
    covered = fields.Integer(required=True)
    of = fields.Integer(required=True)


class Coverages(Wire):
    """`lead` and `visited` count households, `posted` and `unit` villages."""

    lead = fields.Nested(Coverage, required=True)
    posted = fields.Nested(Coverage, required=True)
    unit = fields.Nested(Coverage, required=True)
    visited = fields.Nested(Coverage, required=True)


class CoverageRow(Coverages):
    """`place`: the township of a village; null for others."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    place = fields.String(required=True, allow_none=True)


class CoverageAnswer(Wire):
    region = fields.Nested(RegionBrief, required=True)
    by = word(*BY, required=True)
    month = fields.String(required=True)
    day = Day(required=True)
    rows = fields.List(fields.Nested(CoverageRow), required=True)
    total = fields.Nested(Coverages, required=True)


class UncoveredHousehold(Wire):
    id = Id(required=True)
    code = fields.String(required=True)
    head_name = fields.String(required=True)
    group = fields.String(required=True)


class UncoveredRow(Wire):
    """A household, or a village as a whole (`household` null)."""

    township = fields.Nested(RegionBrief, required=True)
    village = fields.Nested(RegionBrief, required=True)
    household = fields.Nested(UncoveredHousehold, required=True, allow_none=True)
    helpers = fields.List(fields.String(), required=True)
    last_visit = Day(required=True, allow_none=True)


class UncoveredPage(Wire):
    uncovered = fields.List(fields.Nested(UncoveredRow), required=True)
    next = fields.String(required=True, allow_none=True)
