from marshmallow import fields, validate

from server.photos.model import KINDS
from server.photos.store import BYTES_LIMIT
from server.wire import Id, Moment, Wire, count, word


class PictureQuery(Wire):
    size = word("thumb", "full", load_default="full")


class PhotoNamed(Wire):
    id = Id(required=True)
    sha256 = fields.String(required=True, validate=validate.Regexp(r"^[0-9a-f]{64}\Z", error="invalid"))
    bytes = count(BYTES_LIMIT, 1, required=True)
    kind = word(*KINDS, required=True)
    taken_at = Moment(required=True)


class PhotoHere(PhotoNamed):
    here = fields.Boolean(required=True)
