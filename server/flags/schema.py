from marshmallow import fields

from server.flags.model import KINDS
from server.needs.model import CATEGORIES
from server.visits.model import CHECKS
from server.wire import Id, Moment, Text, Wire, word


class About(Wire):
    """What a flag speaks of; which of these it has depends on its kind. Another visit: its id and when it was made."""

    visit_id = Id()
    at = Moment()
    percent = fields.Integer(metadata={"description": "how much of the two texts is the same"})
    photo_id = Id()
    minutes = fields.Integer(
        metadata={"description": "between two visits; or that the phone's clock was behind (minus: ahead)"}
    )
    km = fields.Float(metadata={"description": "as the crow flies"})
    metres = fields.Integer()
    days = fields.Integer(metadata={"description": "from the visit to its arrival"})
    check = word(*CHECKS)
    need_id = Id()
    category = word(*CATEGORIES)


class Dismissed(Wire):
    by = fields.String(required=True)
    at = Moment(required=True)
    note = fields.String(required=True)


class FlagShown(Wire):
    id = Id(required=True)
    kind = word(*KINDS, required=True)
    about = fields.Nested(About, required=True)
    dismissed = fields.Nested(Dismissed, required=True, allow_none=True)


class Dismissal(Wire):
    note = Text(500, 1, required=True)


class FlagAnswer(Wire):
    flag = fields.Nested(FlagShown, required=True)
