from marshmallow import fields, validate

from server.flags.schema import FlagShown
from server.flags.service import WORDS
from server.households.schema import HouseholdBrief
from server.needs.schema import NeedRow
from server.pairings.model import ROLES as PAIRING_ROLES
from server.problems import CATALOGUE
from server.regions.schema import InRegion
from server.reviews.model import CODES, DECISIONS, FIELDS
from server.reviews.narrowing import HOUSEHOLDS
from server.visits.model import CHECK_VALUES, CHECKS, MODES, STATES
from server.visits.schema import Checks, ContentShown
from server.wire import Id, Moment, Text, Wire, count, week_name, word

CURSOR = r"^(-?\d{1,4}\.)?-?\d{1,15}\.[0-9a-f-]{36}\Z"
FLAGS = ("has_needs", "returned_before", "problem", *WORDS)


class Reason(Wire):
    field = word(*FIELDS, required=True)
    code = word(*CODES, required=True)
    note = Text(500, load_default="")


class NewReview(Wire):
    id = Id(required=True)
    visit_id = Id(required=True)
    revision = count(required=True)
    decision = word(*DECISIONS, required=True)
    reasons = fields.List(fields.Nested(Reason), load_default=list, validate=validate.Length(max=20, error="too_long"))
    note = Text(1000, load_default="")


class ReviewBatch(Wire):
    reviews = fields.List(fields.Nested(NewReview), required=True, validate=validate.Length(1, 100, error="too_many"))


class ProblemShown(Wire):
    type = fields.String(required=True)
    code = word(*CATALOGUE, required=True)
    title = fields.String(required=True)
    detail = fields.String(required=True)
    status = fields.Integer(required=True)
    errors = fields.Dict(keys=fields.String(), values=fields.List(fields.String()))
    params = fields.Dict()


class Result(Wire):
    id = fields.String(required=True)
    outcome = word("applied", "held", "refused", required=True)
    replay = fields.Boolean(required=True)
    problem = fields.Nested(ProblemShown)


class Results(Wire):
    results = fields.List(fields.Nested(Result), required=True)


class ReviewShown(Wire):
    decision = word(*DECISIONS, required=True)
    reasons = fields.List(fields.Nested(Reason), required=True)
    note = fields.String(required=True)
    reviewer = fields.String(required=True)
    at = Moment(required=True)
    round = fields.Integer(required=True)


class Person(Wire):
    id = Id(required=True)
    name = fields.String(required=True)


class PhotoCount(Wire):
    here = fields.Integer(required=True)
    of = fields.Integer(required=True)


class Change(Wire):
    check = word(*CHECKS, required=True)
    was = word(*CHECK_VALUES, required=True)
    now = word(*CHECK_VALUES, required=True)


class Earlier(Wire):
    id = Id(required=True)
    started_at = Moment(required=True)
    helper = fields.Nested(Person, required=True)
    mode = word(*MODES, required=True)
    state = word(*STATES, required=True)
    checks = fields.Nested(Checks, required=True)
    summary = fields.String(required=True)
    need_count = fields.Integer(required=True)


class VisitRow(Earlier):
    revision = fields.Integer(required=True)
    household = fields.Nested(HouseholdBrief, required=True)
    ended_at = Moment(required=True)
    received_at = Moment(required=True)
    photos = fields.Nested(PhotoCount, required=True)
    returned_times = fields.Integer(required=True)
    changes = fields.List(fields.Nested(Change), required=True)
    flags = fields.List(fields.Nested(FlagShown), required=True)


class VisitFilter(InRegion):
    state = word(*STATES)
    week = week_name(metadata={"description": "without `state`, all that count in it: none that was withdrawn"})
    helper = Id()
    household = Id()
    q = fields.String(validate=validate.Length(max=60, error="too_long"))
    sample = Id()
    flag = word(*FLAGS)
    decided = fields.Boolean(metadata={"description": "those that have had a verdict, whatever they wait for since"})


class VisitQuery(VisitFilter):
    order = word(
        "exceptions", "oldest", "newest", metadata={"description": "as a rule exceptions where visits wait, else oldest"}
    )
    after = fields.String(validate=validate.Regexp(CURSOR, error="invalid"))
    limit = fields.Integer(load_default=30, validate=validate.Range(1, 100, error="invalid"))


class Counts(Wire):
    waiting = fields.Integer(required=True)
    approved = fields.Integer(required=True)
    returned = fields.Integer(required=True)


class VisitPage(Wire):
    visits = fields.List(fields.Nested(VisitRow), required=True)
    next = fields.String(required=True, allow_none=True)
    counts = fields.Nested(Counts, required=True, metadata={"description": "each counted up to 1,000"})
    more = fields.List(word(*STATES), required=True, metadata={"description": "of what there are more than that"})
    broad = fields.Boolean(
        required=True, metadata={"description": f"`q` means more than {HOUSEHOLDS} households; only the first are looked at"}
    )


class RevisionShown(Wire):
    revision = fields.Integer(required=True)
    author = fields.String(required=True)
    made_at = Moment(required=True)
    received_at = Moment(required=True)
    clock_offset_s = fields.Integer(required=True)
    content = fields.Nested(ContentShown, required=True)
    review = fields.Nested(ReviewShown, required=True, allow_none=True)


class HouseholdHelper(Wire):
    account_id = Id(required=True)
    name = fields.String(required=True)
    role = word(*PAIRING_ROLES, required=True)


class MemberBrief(Wire):
    id = Id(required=True)
    name = fields.String(required=True)
    relation = fields.String(required=True)


class Place(Wire):
    """From where the household was found before to where the visit was made; bearing in degrees from north."""

    metres = fields.Integer(required=True)
    bearing = fields.Integer(required=True)


class VisitWhole(VisitRow):
    content = fields.Nested(ContentShown, required=True)
    revisions = fields.List(fields.Nested(RevisionShown), required=True)
    needs = fields.List(fields.Nested(NeedRow), required=True)
    earlier = fields.List(fields.Nested(Earlier), required=True)
    place = fields.Nested(Place, required=True, allow_none=True)
    household_helpers = fields.List(fields.Nested(HouseholdHelper), required=True)
    members = fields.List(fields.Nested(MemberBrief), required=True)


class VisitAnswer(Wire):
    visit = fields.Nested(VisitWhole, required=True)
