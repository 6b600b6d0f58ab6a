"""Heads of households under the characters of their names, for lists of other things to be searched by."""

from collections.abc import Iterable, Mapping
from typing import Any

from server.households.initials import LENGTH
from server.households.model import HeadName, Household
from server.statements import insert, run

_CALLED = """SELECT DISTINCT household_id FROM head_name
    WHERE letter = ? AND region_code BETWEEN ? AND ? AND LOWER(name) LIKE ? ESCAPE '!'"""
# Joined with nothing, the place is no reason for SQLite to take the other index: of several initials there are few anywhere.
_INITIALS = """SELECT DISTINCT household_id FROM head_name
    WHERE letter = ? AND name BETWEEN ? AND ? AND region_code || '' BETWEEN ? AND ?"""


def enter(homes: Iterable[Mapping[str, Any]]) -> None:
    """Let households that are new be found; each by its columns."""
    insert(HeadName, [row for home in homes for row in _rows(home)])


def follow(household: Household, changed: Mapping[str, Any]) -> None:
    """The same for one whose row has got these values since `household` was read."""
    before, now = _rows(household.__data__), _rows({**household.__data__, **changed})
    if before != now:
        run(f"DELETE FROM head_name WHERE id IN ({', '.join('?' * len(before))})", [row["id"] for row in before])  # noqa: S608 - marks
        insert(HeadName, now)


def called(words: str, region: str) -> tuple[str, list[str]]:
    """The households that lie in the region, or lay there before their last move, and that people mean by `words`: any part of
    the head's name, the beginning of its initials, or the household's whole code. A statement for their ids, and its values."""
    if words[0].isdigit():
        return "SELECT id FROM household WHERE code = ?", [words]
    if words.isascii() and words.isalpha() and len(words) > 1:
        said = words.lower()
        return _INITIALS, [said[0], said, said + "z" * LENGTH, region, region + "9" * 15]
    letter = next((char for char in words if not char.isascii()), words[0].lower())
    said = "".join(f"!{char}" if char in "!%_" else char for char in words.lower())
    return _CALLED, [letter, region, region + "9" * 15, f"{said}%" if words.isascii() else f"%{said}%"]


def _rows(home: Mapping[str, Any]) -> list[dict[str, Any]]:
    initials = home["initials"]
    said = dict.fromkeys((char for char in home["head_name"] if not char.isascii()), home["head_name"])
    said |= {initials[0]: initials} if initials else {}
    return [
        {
            "id": f"{home['id']}.{letter}.{place}",
            "household_id": home["id"],
            "letter": letter,
            "name": name,
            "region_code": place,
        }
        for place in {home["region_code"], home.get("moved_from") or home["region_code"]}
        for letter, name in said.items()
    ]
