"""The rules, one function a kind: each looks at a case and tells what it found as `(key, about)`. None of them decides."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from server import clock
from server.flags import texts
from server.flags.case import Case, Told
from server.visits import place
from server.visits.model import CHECKS

CLOCK_OFF = timedelta(minutes=10)
LATE = timedelta(days=7)
FAR = 500  # metres beyond what the phone's fix leaves open
ROAD = 40.0  # km/h as the crow flies: faster than any road between two villages here
NEAR = 1.0  # km: within one village nothing is said of the time between two doors
Found = Iterator[tuple[str, dict[str, Any]]]


def similar_text(case: Case) -> Found:
    likest = max(case.recent, key=lambda other: texts.share(case.told.pairs, other.pairs), default=None)
    if likest and (share := texts.share(case.told.pairs, likest.pairs)) >= texts.ALIKE:
        yield likest.visit.id, {**_other(likest), "percent": round(100 * share)}


def too_close_in_time(case: Case) -> Found:
    """The nearest in time of the helper's visits at another household that no road joins in that time."""
    told = case.told
    found = []
    for other in case.recent:
        if _at_a_door(told) and _at_a_door(other) and other.visit.household_id != told.visit.household_id:
            minutes = _between(told, other)
            km = _km(told, other) if minutes < 360 else 0.0
            if km >= NEAR and minutes < km / ROAD * 60:
                found.append((minutes, km, other))
    for minutes, km, other in sorted(found, key=lambda one: one[0])[:1]:
        yield other.visit.id, {**_other(other), "minutes": round(minutes), "km": round(km, 1)}


def far_from_household(case: Case) -> Found:
    here = case.told.content["location"]
    if not here or not _at_a_door(case.told):
        return
    before = place.middle(case.told.home, [other.content for other in case.earlier])
    if before and (metres := place.apart(before, here)["metres"]) > FAR + here["accuracy_m"]:
        yield "", {"metres": metres}


def clock_off(case: Case) -> Found:
    off = timedelta(milliseconds=case.told.revision.clock_offset_ms)
    if abs(off) > CLOCK_OFF:
        yield "", {"minutes": round(off / timedelta(minutes=1))}


def sent_late(case: Case) -> Found:
    visit = case.told.visit
    if visit.received_at - visit.visited_at > LATE:
        yield "", {"days": (visit.received_at - visit.visited_at).days}


def turned_problem(case: Case) -> Found:
    """Against the latest earlier visit at which somebody looked at that."""
    before = [other for other in case.earlier if other.visit.visited_at < case.told.visit.visited_at]
    for check in CHECKS:
        seen = next((other for other in before if other.content["checks"][check] != "unseen"), None)
        if case.told.content["checks"][check] == "problem" and seen and seen.content["checks"][check] == "fine":
            yield check, {"check": check, **_other(seen)}


def urgent_need(case: Case) -> Found:
    for need in case.told.content["needs"]:
        if need["urgency"] == "urgent":
            yield need["id"], {"need_id": need["id"], "category": need["category"]}


def fine_against_need(case: Case) -> Found:
    for need in case.needs:
        if case.told.content["checks"].get(need.category) == "fine" and need.raised_at <= case.told.ended_at:
            yield need.id, {"need_id": need.id, "check": need.category, "at": clock.rfc3339(need.raised_at)}


def twice_a_day(case: Case) -> Found:
    day = clock.day_of(case.told.visit.visited_at)
    for other in case.earlier:
        if _called(case.told) and _called(other) and clock.day_of(other.visit.visited_at) == day:
            yield other.visit.id, _other(other)


RULES: dict[str, Callable[[Case], Found]] = {
    rule.__name__: rule
    for rule in (
        similar_text, too_close_in_time, far_from_household, clock_off, sent_late, turned_problem, urgent_need,
        fine_against_need, twice_a_day,
    )
}  # fmt: skip


def _other(told: Told) -> dict[str, Any]:
    return {"visit_id": told.visit.id, "at": clock.rfc3339(told.visit.visited_at)}


def _at_a_door(told: Told) -> bool:
    return bool(told.content["mode"] == "home")


def _called(told: Told) -> bool:
    # A telephone call after a visit is no second visit.
    return bool(told.content["mode"] != "telephone")


def _between(one: Told, other: Told) -> float:
    # Minutes from the end of the first to the beginning of the second; 0 where they overlap.
    gap = max(one.visit.visited_at - other.ended_at, other.visit.visited_at - one.ended_at)
    return max(float(gap / timedelta(minutes=1)), 0.0)


def _km(one: Told, other: Told) -> float:
    here, there = one.place, other.place
    if not here or not there:
        return 0.0
    unsure: float = here.get("accuracy_m", 0) + there.get("accuracy_m", 0)
    return max(place.apart(there, here)["metres"] - unsure, 0) / 1000
