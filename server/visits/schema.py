from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from server.needs.schema import NewNeed
from server.photos.schema import PhotoHere, PhotoNamed
from server.visits.model import CHECK_VALUES, CHECKS, MEASURES, MODES
from server.wire import Id, Location, Moment, Text, Wire, count, word

_MOST = validate.Length(max=50, error="too_long")


# Each of the six: fine, problem, or not looked at.
Checks = Wire.from_dict({check: word(*CHECK_VALUES, required=True) for check in CHECKS}, name="Checks")


class Measure(Wire):
    kind = word(*MEASURES, required=True)
    text = Text(1000, required=True)


class Content(Wire):
    """What a helper writes about one visit."""

    started_at = Moment(required=True)
    ended_at = Moment(required=True)
    mode = word(*MODES, required=True)
    met = fields.List(Id(), required=True, validate=_MOST)
    checks = fields.Nested(Checks, required=True)
    summary = Text(required=True)
    measures = fields.List(fields.Nested(Measure), required=True, validate=_MOST)
    needs = fields.List(fields.Nested(NewNeed), required=True, validate=_MOST)
    photos = fields.List(fields.Nested(PhotoNamed), required=True, validate=_MOST)
    location = fields.Nested(Location, required=True, allow_none=True)
    signature_photo_id = Id(required=True, allow_none=True)

    @validates_schema(skip_on_field_errors=True)
    def signature_is_one_of_the_photos(self, data: dict[str, Any], **_: Any) -> None:
        signature = data["signature_photo_id"]
        if signature and signature not in {photo["id"] for photo in data["photos"]}:
            raise ValidationError({"signature_photo_id": ["unknown_photo"]})


class RecordBody(Content):
    id = Id(required=True)
    household_id = Id(required=True)


class AmendBody(Content):
    visit_id = Id(required=True)
    base_revision = count(required=True)


class WithdrawBody(Wire):
    visit_id = Id(required=True)
    base_revision = count(required=True)
    reason = Text(1000, required=True)


class ContentShown(Content):
    """The same, as answers show it: times of the visit stand beside it, photos say whether they are here."""

    class Meta:
        exclude = ("started_at", "ended_at")

    photos = fields.List(fields.Nested(PhotoHere), required=True)
