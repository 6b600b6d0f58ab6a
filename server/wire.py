"""What travels: a white list. Unknown fields are refused, messages are codes that the web app translates."""

import json
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

import orjson
from marshmallow import RAISE, Schema, ValidationError, fields, validate

from server import ids

ONE_LINE = 200
PARAGRAPH = 4000
MOST = 2**31 - 1

# Codes instead of English sentences: the reader's language is known only to the web app.
fields.Field.default_error_messages = {
    "required": "required",
    "null": "required",
    "validator_failed": "invalid",
}
for _kind in (fields.String, fields.Integer, fields.Float, fields.Boolean, fields.List, fields.Dict, fields.Nested):
    _kind.default_error_messages = dict.fromkeys(_kind.default_error_messages, "invalid")


class Wire(Schema):
    """The base of every schema."""

    error_messages = {"unknown": "unknown_field", "type": "invalid"}

    class Meta:
        unknown = RAISE


class Id(fields.String):
    """A UUID in canonical lower-case form."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str) or not ids.UUID.match(value):
            raise ValidationError("invalid")
        return value


class Moment(fields.AwareDateTime):
    """RFC 3339 with offset."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> datetime:
        try:
            moment = datetime.fromisoformat(value)
            if moment.tzinfo is None:
                raise ValueError
            # A phone whose clock stands at year 1 or 9999 is wrong, not malicious; only what no store can hold is refused.
            return moment.astimezone(UTC)
        except (TypeError, ValueError, OverflowError):
            raise ValidationError("invalid") from None


class Location(Wire):
    """A place: WGS-84, accuracy in metres."""

    lat = fields.Float(required=True, validate=validate.Range(-90, 90, error="invalid"))
    lon = fields.Float(required=True, validate=validate.Range(-180, 180, error="invalid"))
    accuracy_m = fields.Float(required=True, validate=validate.Range(0, error="invalid"))
    taken_at = Moment(required=True)


class Day(fields.Date):
    """`2026-11-22`."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> date:
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            raise ValidationError("invalid") from None


class Text(fields.String):
    """People's words, kept as they were typed: up to `most` characters, `least` of them not blank, no control characters."""

    def __init__(self, most: int = PARAGRAPH, least: int = 0, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.most, self.least = most, least

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if len(text) > self.most:
            raise ValidationError("too_long")
        if len(text.strip()) < self.least:
            raise ValidationError("required")
        if any((char < " " and char not in "\n\r\t") or char == "\x7f" for char in text):
            raise ValidationError("control_character")
        return text


def parsed(raw: bytes) -> Any:
    """JSON as phones write it; raises ValueError.

    A text that was cut through the middle of a character, as phones cut them, gets U+FFFD for the half, which neither UTF-8 nor
    a store can hold. Refusing it would hold up every operation beside that one, for what nobody can see.
    """
    with suppress(orjson.JSONDecodeError):
        return orjson.loads(raw)
    try:
        return orjson.loads(whole(json.dumps(json.loads(raw), ensure_ascii=False)))
    except RecursionError:
        raise ValueError("nested too deep") from None


def whole(text: str) -> str:
    """`text` with U+FFFD for each half of a character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def count(most: int = MOST, least: int = 0, **kwargs: Any) -> fields.Integer:
    """A whole number that both databases can hold; neither `true` nor `"5"` nor 1.0 is one."""
    return fields.Integer(strict=True, validate=validate.Range(least, most, error="invalid"), **kwargs)


def word(*choices: str, **kwargs: Any) -> fields.String:
    """One of a fixed list of words."""
    return fields.String(validate=validate.OneOf(choices, error="invalid"), **kwargs)


def week_name(**kwargs: Any) -> fields.String:
    """A reporting week by its name, `2026-W47`; the year may still not have it."""
    return fields.String(validate=validate.Regexp(r"^\d{4}-W\d{2}\Z", error="invalid"), **kwargs)


def place_in_time(**kwargs: Any) -> fields.String:
    """Where a page of a list in order of time ended: the last row's milliseconds and its id."""
    return fields.String(validate=validate.Regexp(r"^\d{1,15}\.[0-9a-f-]{36}\Z", error="invalid"), **kwargs)


def household_place(**kwargs: Any) -> fields.String:
    """Where a page of places ended: the last one's region code and, of a household, its own."""
    return fields.String(validate=validate.Regexp(r"^[\d-]{6,15}(\..{1,30})?\Z", error="invalid"), **kwargs)


def flat(errors: Any, path: str = "") -> dict[str, list[str]]:
    """Marshmallow's nested errors as `{"needs.0.category": ["invalid"]}`."""
    if isinstance(errors, list):
        return {path: [str(code) for code in errors]}
    found: dict[str, list[str]] = {}
    for key, inner in errors.items():
        found |= flat(inner, path if key == "_schema" else f"{path}.{key}".lstrip("."))
    return found
