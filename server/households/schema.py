from marshmallow import fields, validate

from server.accounts.schema import RegionBrief
from server.households.faults import REASONS
from server.households.model import CATEGORIES
from server.regions.schema import InRegion
from server.wire import ONE_LINE, Day, Id, Location, Text, Wire, household_place, word


class HouseholdFilter(InRegion):
    q = Text(ONE_LINE, metadata={"description": "head's name, pinyin initials, group or code"})
    category = word(*CATEGORIES)


class HouseholdQuery(HouseholdFilter):
    after = household_place()
    limit = fields.Integer(load_default=50, validate=validate.Range(1, 100, error="invalid"))


class HouseholdBrief(Wire):
    id = Id(required=True)
    code = fields.String(required=True)
    head_name = fields.String(required=True)
    group = fields.String(required=True)
    category = fields.String(required=True)
    cause = fields.String(required=True, allow_none=True)
    people = fields.Integer(required=True)
    region = fields.Nested(RegionBrief, required=True)


class MaskedMember(Wire):
    id = Id(required=True)
    name = fields.String(required=True)
    relation = fields.String(required=True)
    gender = fields.String(required=True)
    birth_year = fields.Integer(required=True, allow_none=True)
    id_number = fields.String(required=True, metadata={"description": "masked"})
    ethnicity = fields.String(required=True, allow_none=True)
    education = fields.String(required=True, allow_none=True)
    health = fields.String(required=True, allow_none=True)
    phone = fields.String(required=True, allow_none=True, metadata={"description": "masked"})


class HouseholdPage(Wire):
    """A household as the desk shows it, without those who help it."""

    id = Id(required=True)
    code = fields.String(required=True)
    head_name = fields.String(required=True)
    initials = fields.String(required=True)
    group = fields.String(required=True)
    category = fields.String(required=True)
    cause = fields.String(required=True, allow_none=True)
    income_per_head = fields.Integer(required=True, allow_none=True)
    location = fields.Nested(Location, required=True, allow_none=True)
    away_until = Day(required=True, allow_none=True)
    region = fields.Nested(RegionBrief, required=True)
    township = fields.Nested(RegionBrief, required=True)
    revision = fields.Integer(required=True)
    members = fields.List(fields.Nested(MaskedMember), required=True)


class Reveal(Wire):
    member_id = Id(required=True)
    field = word("id_number", "phone", required=True)


class Revealed(Wire):
    value = fields.String(required=True)


class ImportQuery(Wire):
    dry_run = fields.Boolean(load_default=False)


class HouseholdCounts(Wire):
    added = fields.Integer(required=True)
    changed = fields.Integer(required=True)
    unchanged = fields.Integer(required=True)
    refused = fields.Integer(required=True)


class RefusedRow(Wire):
    row = fields.Integer(required=True)
    column = fields.String(required=True, allow_none=True)
    code = word(*REASONS, required=True)
    reason = fields.String(required=True)
    value = fields.String(required=True, allow_none=True)
    household_code = fields.String(required=True, allow_none=True)


class ChangeRow(Wire):
    code = fields.String(required=True)
    head_name = fields.String(required=True)
    member = fields.String(required=True, allow_none=True)
    field = fields.String(required=True)
    was = fields.Raw(required=True, allow_none=True)
    now = fields.Raw(required=True, allow_none=True)


class ImportReport(Wire):
    dry_run = fields.Boolean(required=True)
    rows = fields.Integer(required=True)
    households = fields.Nested(HouseholdCounts, required=True)
    persons = fields.Integer(required=True)
    repeated_rows = fields.List(fields.Integer(), required=True)
    refused = fields.List(fields.Nested(RefusedRow), required=True)
    refused_total = fields.Integer(required=True)
    changes = fields.List(fields.Nested(ChangeRow), required=True)
    changes_total = fields.Integer(required=True)
