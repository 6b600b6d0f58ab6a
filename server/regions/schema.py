from marshmallow import fields

from server.regions.model import LEVELS
from server.wire import Wire, word


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
