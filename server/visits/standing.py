"""Where a visit stands: its state, its place in the queue, and the words that it is listed by. Set here and nowhere else."""

from collections.abc import Collection, Iterable
from typing import Any

from server.statements import insert, run
from server.visits.model import Visit, VisitTag

_PLACE = ("township", "county", "week", "state", "precedence", "queued_at")
COUNTED = {"has_needs": "need_count", "problem": "problem_count"}  # word: the column that must not be 0


def stand(visit: Visit, state: str) -> None:
    """Put a visit into a state: `waiting`, `approved`, `returned` or `withdrawn`. Who gave the verdict is the caller's row."""
    visit.state = state
    settle(visit)


def settle(visit: Visit) -> None:
    """Save a visit that has changed, and let its tags follow."""
    visit.precedence = -visit.open_flags if visit.state == "waiting" else 0
    visit.save()
    place = ", ".join(f"{name} = ?" for name in _PLACE)
    run(f"UPDATE visit_tag SET {place} WHERE visit_id = ?", [*_place(visit).values(), visit.id])  # noqa: S608 - names of columns


def flagged(visit: Visit, number: int, words: Iterable[str]) -> list[dict[str, Any]]:
    """Put a visit that has just come before those with fewer flags than its `number`; returns the tags to enter for it."""
    run("UPDATE visit SET open_flags = ?, precedence = ? WHERE id = ?", [number, -number, visit.id])
    run("UPDATE visit_tag SET precedence = ? WHERE visit_id = ?", [-number, visit.id])
    visit.open_flags, visit.precedence = number, -number
    return tags(_place(visit), visit.id, words)


def tag(visit: Visit, words: Collection[str], among: Iterable[str]) -> None:
    """Let a visit be listed by exactly `words` of those `among`; the others that it has stay as they are."""
    for word in among:
        if word not in words:
            run("DELETE FROM visit_tag WHERE id = ?", [f"{visit.id}.{word}"])
    insert(VisitTag, tags(_place(visit), visit.id, words), unless_there=True)


def words(counts: dict[str, int]) -> list[str]:
    """The words that a visit's counts earn it."""
    return [word for word, column in COUNTED.items() if counts[column]]


def tags(row: dict[str, Any], visit_id: str, words: Iterable[str]) -> list[dict[str, Any]]:
    """Rows of `VisitTag` for a visit that stands at `row`, its columns by name."""
    place = {name: row[name] for name in _PLACE}
    return [{"id": f"{visit_id}.{word}", "visit_id": visit_id, "word": word, **place} for word in words]


def _place(visit: Visit) -> dict[str, Any]:
    return {name: getattr(Visit, name).db_value(getattr(visit, name)) for name in _PLACE}
