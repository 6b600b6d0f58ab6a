"""What a helper may correct on the spot, and what such a value must look like."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from marshmallow import ValidationError

from server import clock
from server.households import cells
from server.problems import Problem
from server.wire import Location

GROUP_LENGTH = 40
# Away is for a season: nobody is forgotten for longer, whatever day was mistyped. A phone may have been offline meanwhile.
LONGEST_AWAY = timedelta(days=400)


_LOCATION = Location()


def checked(field: str, value: Any) -> Any:
    """`value` as the register keeps it. Raises Problem `invalid`."""
    try:
        return _CHECKS[field](value)
    except cells.Unfit as unfit:
        raise Problem("invalid", errors={"value": [unfit.code]}) from None
    except ValidationError:
        raise Problem("invalid", errors={"value": ["invalid"]}) from None


def _phone(value: Any) -> str | None:
    return cells.phone(value) if isinstance(value, str | None) else _refuse()


def _group(value: Any) -> str:
    return (cells.text(value, GROUP_LENGTH) or "") if isinstance(value, str) else _refuse()


def _location(value: Any) -> dict[str, Any] | None:
    if value is None:
        return None
    found: dict[str, Any] = _LOCATION.load(value)
    return {**found, "taken_at": clock.rfc3339(found["taken_at"])}


def _away_until(value: Any) -> str | None:
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        return _refuse()  # type: ignore[no-any-return]
    return day.isoformat() if day <= clock.today() + LONGEST_AWAY else _refuse()


def _refuse() -> Any:
    raise ValidationError("invalid")


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "phone": _phone,
    "group": _group,
    "location": _location,
    "away_until": _away_until,
}
