"""One row of a register: one person, and what the row says of the household."""

from collections.abc import Callable, Mapping
from sys import intern
from typing import Any, NamedTuple

from server.households import cells, id_numbers
from server.households.faults import Fault
from server.households.model import CATEGORIES, CAUSES, HEAD
from server.households.places import Places
from server.sealed import mask_id, mask_phone

_HEADS = {HEAD, "本人", "本人或户主", "户主本人"}
_GENDERS = {"男": "男", "男性": "男", "女": "女", "女性": "女"}
_CATEGORIES = {
    **{name: name for name in CATEGORIES},
    "已脱贫户": "脱贫户", "稳定脱贫户": "脱贫户", "边缘户": "边缘易致贫户", "突发严重困难农户": "突发严重困难户",
    "一般户": "一般农户", "普通农户": "一般农户",
}  # fmt: skip
_CAUSES = {
    **{name: name for name in CAUSES},
    "缺劳动力": "缺劳力", "交通落后": "交通条件落后", "自身发展力不足": "自身发展动力不足",
}  # fmt: skip
_MASKS: dict[str, Callable[[str], str]] = {"id_number": mask_id, "phone": mask_phone}
_VALUE_SHOWN = 60


class Row(NamedTuple):
    """A row in one form; None where its cell says nothing. `born_on` as in ISO 8601."""

    number: int
    code: str
    region_code: str | None
    group: str | None
    category: str | None
    cause: str | None
    income_per_head: int | None
    name: str
    relation: str
    gender: str
    born_on: str
    id_number: str
    ethnicity: str | None
    education: str | None
    health: str | None
    phone: str | None


PERSONAL = ("name", "relation", "gender", "born_on", "id_number", "ethnicity", "education", "health", "phone")


class RowReader:
    """Reads rows against the places of one county; what cannot be taken becomes faults."""

    def __init__(self, places: Places, label: Callable[[str], str | None]) -> None:
        self._places, self._label = places, label

    def read(self, number: int, row: Mapping[str, Any]) -> tuple[Row | None, str | None, list[Fault]]:
        """The row, its household's code, and its faults; no row where there are any, no code where it is unusable."""
        faults: list[Fault] = []

        def take(column: str, read: Callable[[Any], Any]) -> Any:
            try:
                return read(row.get(column))
            except cells.Unfit as unfit:
                faults.append(self.fault(number, column, unfit.code, row.get(column), code))
                return None

        code: str | None = None
        code = take("code", _code)
        take("county", lambda cell: self._places.require_county(cells.text(cell, 60)))
        township = take("township", lambda cell: self._places.township(cells.text(cell, 60)))
        known = township is not None or not cells.tidy(row.get("township"))
        village = take("village", lambda cell: self._places.village(township, cells.text(cell, 60))) if known else None
        id_number = take("id_number", id_numbers.read)
        given = {
            "group": take("group", lambda cell: cells.text(cell, 40)),
            "category": take("category", _listed(_CATEGORIES, "unknown_category")),
            "cause": take("cause", _listed(_CAUSES, "unknown_cause")),
            "income_per_head": take("income", cells.income),
            "name": take("name", _name),
            "relation": take("relation", _relation),
            "gender": take("gender", _listed(_GENDERS, "unknown_gender")),
            "ethnicity": take("ethnicity", lambda cell: cells.text(cell, 20)),
            "education": take("education", lambda cell: cells.text(cell, 20)),
            "health": take("health", lambda cell: cells.text(cell, 20)),
            "phone": take("phone", cells.phone),
        }
        if faults or code is None:
            return None, code, faults
        given["gender"] = given["gender"] or id_numbers.gender(id_number)
        born_on = id_numbers.born_on(id_number).isoformat()  # type: ignore[union-attr]
        return Row(number=number, code=code, region_code=village, id_number=id_number, born_on=born_on, **given), code, faults

    def fault(self, number: int, column: str | None, code: str, value: Any = None, household: str | None = None) -> Fault:
        """A fault under the sheet's own heading; ID numbers and telephones in it are masked."""
        words = cells.tidy(value)[:_VALUE_SHOWN]
        shown = _MASKS.get(column or "", str)(words)
        # A register for the wrong county has two faults in each of its rows, and they say much the same.
        return Fault(number, self._label(column) if column else None, code, intern(shown) if shown else None, household)


def is_head(row: Mapping[str, Any]) -> bool:
    """Whether the row calls its person the head, whatever else is wrong with it."""
    return cells.tidy(row.get("relation")) in _HEADS


def _code(cell: Any) -> str:
    code = cells.digits(cell, 30)
    if code is None:
        raise cells.Unfit("no_household_code")
    return intern(code)


def _name(cell: Any) -> str:
    name = cells.text(cell, 60)
    if name is None:
        raise cells.Unfit("no_name")
    return name


def _relation(cell: Any) -> str:
    relation = cells.text(cell, 20)
    if relation is None:
        raise cells.Unfit("no_relation")
    return HEAD if relation in _HEADS else relation


def _listed(words: Mapping[str, str], otherwise: str) -> Callable[[Any], str | None]:
    def read(cell: Any) -> str | None:
        word = cells.text(cell, 60)
        if word is not None and word not in words:
            raise cells.Unfit(otherwise)
        return words[word] if word else None

    return read
