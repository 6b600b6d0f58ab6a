"""What people of the demonstration county write, read from `data/words.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Wish:
    """Something that a household asks for and does not get."""

    key: str
    category: str
    found: str
    need: str
    declined: str
    after: str
    who: str = ""


@dataclass(frozen=True)
class Trouble:
    """A small story from `found` to `after`; the file says what each sentence is for."""

    key: str
    category: str
    found: str
    need: str
    measure: tuple[str, str]
    still: str
    office: str
    progress: str
    settled: str
    after: str
    who: str = ""
    urgent: bool = False


@dataclass(frozen=True)
class Routine:
    """A visit on which nothing was the matter."""

    met: tuple[str, ...]
    seen: tuple[str, ...]
    measures: tuple[tuple[str, str], ...]
    telephone: tuple[str, ...]
    away: tuple[str, ...]


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _read(table: dict[str, Any]) -> dict[str, Any]:
    return {name: _frozen(value) for name, value in table.items()}


_WORDS = tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))
TROUBLES = {row["key"]: Trouble(**_read(row)) for row in _WORDS["trouble"]}
WISHES = {row["key"]: Wish(**_read(row)) for row in _WORDS["wish"]}
ROUTINE = Routine(**_read(_WORDS["routine"]))
NEXT_STEPS: tuple[str, ...] = _frozen(_WORDS["office"]["next_steps"])
NOTES: tuple[str, ...] = _frozen(_WORDS["verdicts"]["notes"])
