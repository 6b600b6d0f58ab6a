from marshmallow import fields, validate

from server.accounts.schema import RegionBrief
from server.households.schema import HouseholdBrief, HouseholdPage
from server.pairings.lines import REASONS
from server.pairings.model import POSTS, ROLES
from server.wire import Day, Id, Text, Wire, word


class PairingFilter(Wire):
    region = fields.String()
    helper = Id()
    household = Id()
    ended = fields.Boolean(load_default=False, metadata={"description": "also those that are over"})


class PairingQuery(PairingFilter):
    after = Id()
    limit = fields.Integer(load_default=50, validate=validate.Range(1, 100, error="invalid"))


class HelperBrief(Wire):
    id = Id(required=True)
    name = fields.String(required=True)


class HouseholdName(Wire):
    id = Id(required=True)
    code = fields.String(required=True)
    head_name = fields.String(required=True)
    group = fields.String(required=True)
    region = fields.Nested(RegionBrief, required=True)


class PairingRow(Wire):
    id = Id(required=True)
    household = fields.Nested(HouseholdName, required=True)
    helper = fields.Nested(HelperBrief, required=True)
    role = word(*ROLES, required=True)
    since = Day(data_key="from", required=True)
    until = Day(required=True, allow_none=True)


class NewPairing(Wire):
    household = Id(required=True)
    helper = Id(required=True)
    role = word(*ROLES, required=True)
    since = Day(data_key="from", metadata={"description": "today where it is missing"})


class LastDay(Wire):
    until = Day(required=True)


class PairingAnswer(Wire):
    pairing = fields.Nested(PairingRow, required=True)


class DryRun(Wire):
    dry_run = fields.Boolean(load_default=False)


class LineToMend(Wire):
    row = fields.Integer(required=True)
    code = word(*REASONS, required=True)
    reason = fields.String(required=True)
    household_code = fields.String(required=True, allow_none=True)


class PairingImport(Wire):
    """How many pairings are new and how many stood already; `to_mend`: the first lines that pair nobody."""

    dry_run = fields.Boolean(required=True)
    begun = fields.Integer(required=True)
    kept = fields.Integer(required=True)
    to_mend = fields.List(fields.Nested(LineToMend), required=True)
    to_mend_total = fields.Integer(required=True)


class HandOver(Wire):
    """All households of `giver` to `taker`."""

    giver = Id(required=True)
    taker = Id(required=True)
    since = Day(data_key="from", metadata={"description": "today where it is missing"})


class HandOverAnswer(Wire):
    """How many households the taker gets in which role, and `kept`: where as near a role was the taker's already."""

    dry_run = fields.Boolean(required=True)
    since = Day(data_key="from", required=True)
    lead = fields.Integer(required=True)
    core = fields.Integer(required=True)
    support = fields.Integer(required=True)
    kept = fields.Integer(required=True)


class PairingPage(Wire):
    pairings = fields.List(fields.Nested(PairingRow), required=True)
    next = Id(required=True, allow_none=True)


class PostFilter(Wire):
    region = fields.String()
    kind = word(*POSTS)
    ended = fields.Boolean(load_default=False, metadata={"description": "also those that are over"})


class PostQuery(PostFilter):
    after = Id()
    limit = fields.Integer(load_default=50, validate=validate.Range(1, 100, error="invalid"))


class NewPost(Wire):
    village = fields.String(required=True)
    kind = word(*POSTS, required=True)
    name = Text(60, 1, required=True)
    since = Day(data_key="from", metadata={"description": "today where it is missing"})


class PostRow(Wire):
    id = Id(required=True)
    village = fields.Nested(RegionBrief, required=True)
    township = fields.Nested(RegionBrief, required=True)
    kind = word(*POSTS, required=True)
    name = fields.String(required=True)
    since = Day(data_key="from", required=True)
    until = Day(required=True, allow_none=True)


class PostAnswer(Wire):
    post = fields.Nested(PostRow, required=True)


class PostPage(Wire):
    posts = fields.List(fields.Nested(PostRow), required=True)
    next = Id(required=True, allow_none=True)


class HouseholdRow(HouseholdBrief):
    helpers = fields.List(fields.String(), required=True)


class HouseholdList(Wire):
    households = fields.List(fields.Nested(HouseholdRow), required=True)
    next = fields.String(required=True, allow_none=True)
    total = fields.Integer(required=True)


class HelperOfHousehold(Wire):
    pairing_id = Id(required=True)
    account_id = Id(required=True)
    name = fields.String(required=True)
    role = word(*ROLES, required=True)
    since = Day(required=True)


class HouseholdWithHelpers(HouseholdPage):
    helpers = fields.List(fields.Nested(HelperOfHousehold), required=True)


class HouseholdAnswer(Wire):
    household = fields.Nested(HouseholdWithHelpers, required=True)
