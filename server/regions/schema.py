from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from server.regions.model import LEVELS
from server.wire import Day, Wire, count, word


class InRegion(Wire):
    """The base of a list that can be narrowed to a place."""

    region = fields.String()
    directly = fields.Boolean(metadata={"description": "only what lies in the region's own code, and in none of its parts"})


class RegionQuery(Wire):
    under = fields.String()
    level = word(*LEVELS)


class RegionRow(Wire):
    code = fields.String(required=True)
    name = fields.String(required=True)
    level = word(*LEVELS, required=True)
    parent = fields.String(required=True)


class RegionList(Wire):
    regions = fields.List(fields.Nested(RegionRow), required=True)


class SettingsBody(Wire):
    accept_within = count(60, 1, required=True)
    settle_within = count(250, 1, required=True)
    warn_before = count(60, required=True)
    days_off = fields.List(Day(), required=True, validate=validate.Length(max=60, error="too_many"))

    @validates_schema(skip_on_field_errors=True)
    def clocks_follow_each_other(self, data: dict[str, Any], **_: Any) -> None:
        for sooner in ("accept_within", "warn_before"):
            if data[sooner] > data["settle_within"]:
                raise ValidationError({sooner: ["too_long"]})


class SettingsAnswer(SettingsBody):
    calendar_until = Day(required=True, metadata={"description": "after it Monday to Friday count, holidays are not known"})
