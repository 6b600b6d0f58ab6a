from marshmallow import fields, validate

from server.accounts.schema import Me, RegionBrief
from server.households.schema import HouseholdBrief
from server.needs.schema import NeedRow
from server.pairings.model import ROLES as PAIRING_ROLES
from server.reviews.schema import Person, Result, ReviewShown
from server.sync.model import OUTCOMES
from server.visits.model import STATES as VISIT_STATES
from server.visits.schema import ContentShown
from server.wire import Day, Id, Location, Moment, Text, Wire, count, word

MOST_OPERATIONS = 200
MOST_OFFSET = 10_000 * 366 * 24 * 3600 * 1000  # milliseconds: more years than clocks can show


class PushBody(Wire):
    """Operations are looked at one by one, so that a bad one is refused alone; here only their number is."""

    device_id = Text(64, 1, required=True)
    sent_at = Moment(load_default=None, allow_none=True)
    epoch = Text(64, 1, load_default=None, allow_none=True)
    operations = fields.List(fields.Raw(allow_none=True), required=True)


class Envelope(Wire):
    id = Id(required=True)
    kind = Text(24, 1, required=True)
    made_at = Moment(required=True)
    body = fields.Dict(required=True)


class PushAnswer(Wire):
    server_time = Moment(required=True)
    epoch = fields.String(required=True)
    safe_until = Moment(required=True, allow_none=True)
    results = fields.List(fields.Nested(Result), required=True)


class RescueHeader(Wire):
    """The first line of a rescue file: readable by everybody, believed only with the rest."""

    ruhu = word("rescue", required=True)
    version = count(1, 1, required=True)
    account_id = Id(required=True)
    device_id = Text(64, 1, required=True)
    made_at = Moment(required=True)
    part = count(least=1, required=True)
    parts = count(least=1, required=True)


class RescuePhoto(Wire):
    id = Id(required=True)
    sha256 = fields.String(required=True)
    bytes = count(required=True)


class RescueTexts(Wire):
    """The first line of what is sealed. `clock_offset_ms`: the server's clock minus the phone's, as far as the phone knew."""

    sent_at = Moment(required=True)
    clock_offset_ms = fields.Integer(load_default=0, strict=True, validate=validate.Range(-MOST_OFFSET, MOST_OFFSET))
    operations = fields.List(fields.Raw(allow_none=True), required=True)
    photos = fields.List(fields.Nested(RescuePhoto), required=True)


class RescueEnded(Wire):
    """How many operations ended how; `repeated`: had a receipt before."""

    applied = count(required=True)
    held = count(required=True)
    refused = count(required=True)
    repeated = count(required=True)


class RescuePhotos(Wire):
    here = count(required=True)
    refused = count(required=True)


class RescueAnswer(Wire):
    owner = fields.Nested(Person, required=True)
    made_at = Moment(required=True)
    operations = fields.Nested(RescueEnded, required=True)
    photos = fields.Nested(RescuePhotos, required=True)


class PullBody(Wire):
    device_id = Text(64, 1, required=True)
    known = fields.Dict(keys=Id(), values=count(), required=True, validate=validate.Length(max=5000, error="too_many"))


class CorrectBody(Wire):
    id = Id(required=True)
    household_id = Id(required=True)
    base_revision = count(required=True)
    member_id = Id(required=True, allow_none=True)
    field = word("phone", "group", "location", "away_until", required=True)
    was = fields.Raw(required=True, allow_none=True)
    value = fields.Raw(required=True, allow_none=True)


class LostEntry(Wire):
    id = Id(required=True)
    kind = Text(24, required=True, validate=validate.Regexp(r"[a-z]+\.[a-z]+\Z", error="invalid"))
    made_at = Moment(required=True)
    household_id = Id(required=True)


class LossBody(Wire):
    """What the phone's note still says of an outbox that its browser has cleared."""

    id = Id(required=True)
    found_at = Moment(required=True)
    entries = fields.List(
        fields.Nested(LostEntry), required=True, validate=validate.Length(max=MOST_OPERATIONS, error="too_many")
    )
    photos = count(required=True)


class MemberShown(Wire):
    id = Id(required=True)
    name = fields.String(required=True)
    relation = fields.String(required=True)
    gender = fields.String(required=True)
    birth_year = fields.Integer(required=True, allow_none=True)
    id_tail = fields.String(required=True)
    ethnicity = fields.String(required=True, allow_none=True)
    education = fields.String(required=True, allow_none=True)
    health = fields.String(required=True, allow_none=True)
    phone = fields.String(required=True, allow_none=True)


class HelperShown(Wire):
    account_id = Id(required=True)
    name = fields.String(required=True)
    role = word(*PAIRING_ROLES, required=True)
    phone = fields.String(required=True)
    since = fields.String(required=True)


class VisitShown(Wire):
    id = Id(required=True)
    revision = fields.Integer(required=True)
    state = word(*VISIT_STATES, required=True)
    helper = fields.Nested(Person, required=True)
    mine = fields.Boolean(required=True)
    started_at = Moment(required=True)
    ended_at = Moment(required=True)
    received_at = Moment(required=True)
    content = fields.Nested(ContentShown, required=True)
    review = fields.Nested(ReviewShown, required=True, allow_none=True)
    approved_revision = fields.Integer(
        required=True, allow_none=True, metadata={"description": "the latest that an approval stands on"}
    )


class CardShown(Wire):
    """What the printed card says: `token` to a camera, `number` to people."""

    token = fields.String(required=True)
    number = fields.String(required=True)


class Bundle(Wire):
    id = Id(required=True)
    code = fields.String(required=True)
    revision = fields.Integer(required=True)
    region = fields.Nested(RegionBrief, required=True)
    township = fields.Nested(RegionBrief, required=True)
    group = fields.String(required=True)
    category = fields.String(required=True)
    cause = fields.String(required=True, allow_none=True)
    income_per_head = fields.Integer(required=True, allow_none=True)
    location = fields.Nested(Location, required=True, allow_none=True)
    away_until = Day(required=True, allow_none=True)
    head_name = fields.String(required=True)
    initials = fields.String(required=True)
    members = fields.List(fields.Nested(MemberShown), required=True)
    helpers = fields.List(fields.Nested(HelperShown), required=True)
    my_role = word(*PAIRING_ROLES, required=True, allow_none=True)
    card = fields.Nested(CardShown, required=True, allow_none=True)
    needs = fields.List(fields.Nested(NeedRow), required=True)
    visits = fields.List(fields.Nested(VisitShown), required=True)


class PullAnswer(Wire):
    server_time = Moment(required=True)
    epoch = fields.String(required=True)
    safe_until = Moment(required=True, allow_none=True)
    account = fields.Nested(Me, required=True)
    households = fields.List(fields.Nested(Bundle), required=True)
    gone = fields.List(Id(), required=True)
    more = fields.Boolean(required=True)


class HeldQuery(Wire):
    after = Id()


class HeldRow(Wire):
    operation_id = Id(required=True)
    kind = fields.String(required=True)
    code = fields.String(required=True)
    by = fields.Nested(Person, required=True)
    made_at = Moment(required=True)
    received_at = Moment(required=True)
    household = fields.Nested(HouseholdBrief, required=True, allow_none=True)
    body = fields.Dict(required=True)
    now = fields.Raw(required=True, allow_none=True)


class HeldPage(Wire):
    held = fields.List(fields.Nested(HeldRow), required=True)
    next = Id(required=True, allow_none=True)


class Settlement(Wire):
    decision = word("taken", "dismissed", required=True)
    note = Text(1000, load_default="")


class SettlementAnswer(Wire):
    outcome = word(*OUTCOMES, required=True)
