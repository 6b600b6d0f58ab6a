"""The rules, one function a kind: each looks at a case and tells what it found as `(key, about)`. None of them decides."""

from collections.abc import Callable, Iterator
from datetime import date
from operator import itemgetter
from typing import Any

from server import clock
from server.flags import texts
from server.flags.case import MINUTE, Case, Told, near_in_time
from server.visits import place
from server.visits.model import CHECKS, Visit

CLOCK_OFF = 10 * MINUTE
DAY = 24 * 60 * MINUTE
LATE = 7 * DAY
FAR = 500  # metres beyond what the phone's fix leaves open
ROAD = 40.0  # km/h as the crow flies: faster than any road between two villages here
NEAR = 1.0  # km: within one village nothing is said of the time between two doors
Found = Iterator[tuple[str, dict[str, Any]]]


def similar_text(case: Case) -> Found:
    ours = case.told.pairs
    if len(ours) < texts.FEWEST:
        return
    share, likest = max(
        ((texts.share(ours, other.pairs), other) for other in case.recent), key=itemgetter(0), default=(0.0, None)
    )
    if likest and share >= texts.ALIKE:
        yield likest.id, {**_other(likest), "percent": round(100 * share)}


def too_close_in_time(case: Case) -> Found:
    """The nearest in time of the helper's visits at another household that no road joins in that time."""
    told = case.told
    found = []
    for other in case.recent:
        if near_in_time(told, other) and _at_a_door(told) and _at_a_door(other):
            minutes, km = _between(told, other), _km(told, other)
            if km >= NEAR and minutes < km / ROAD * 60:
                found.append((minutes, km, other))
    for minutes, km, other in sorted(found, key=lambda one: one[0])[:1]:
        yield other.id, {**_other(other), "minutes": round(minutes), "km": round(km, 1)}


def far_from_household(case: Case) -> Found:
    here = case.told.content["location"]
    if not here or not _at_a_door(case.told):
        return
    before = place.middle(case.told.home, [other.content for other in case.earlier])
    if before and (metres := place.apart(before, here)["metres"]) > FAR + here["accuracy_m"]:
        yield "", {"metres": metres}


def clock_off(case: Case) -> Found:
    off = case.told.clock_offset_ms
    if abs(off) > CLOCK_OFF:
        yield "", {"minutes": round(off / MINUTE)}


def sent_late(case: Case) -> Found:
    took = case.told.received_at - case.told.visited_at
    if took > LATE:
        yield "", {"days": took // DAY}


def turned_problem(case: Case) -> Found:
    """Against the latest earlier visit at which somebody looked at that."""
    checks = case.told.content["checks"]
    for check in CHECKS if "problem" in checks.values() else ():
        looked = (other for other in case.earlier if other.visited_at < case.told.visited_at)
        seen = next((other for other in looked if other.content["checks"][check] != "unseen"), None)
        if checks[check] == "problem" and seen and seen.content["checks"][check] == "fine":
            yield check, {"check": check, **_other(seen)}


def urgent_need(case: Case) -> Found:
    for need in case.told.content["needs"]:
        if need["urgency"] == "urgent":
            yield need["id"], {"need_id": need["id"], "category": need["category"]}


def fine_against_need(case: Case) -> Found:
    """One for each such check: of several open needs the oldest."""
    checks = case.told.content["checks"]
    said: set[str] = set()
    for need in case.needs:
        check = need.category
        # A need of this very visit was raised when it was saved: a moment after its end.
        known = need.visit_id == case.told.id or need.raised_at <= case.told.ended_at
        if checks.get(check) == "fine" and known and check not in said:
            said.add(check)
            yield need.id, {"need_id": need.id, "check": check, "at": _moment(need.raised_at)}


def twice_a_day(case: Case) -> Found:
    """Against the latest of that day."""
    day = _day(case.told)
    for other in case.earlier if _called(case.told) else ():
        if _day(other) == day and _called(other):
            yield other.id, _other(other)
            return


RULES: dict[str, Callable[[Case], Found]] = {
    rule.__name__: rule
    for rule in (
        similar_text, too_close_in_time, far_from_household, clock_off, sent_late, turned_problem, urgent_need,
        fine_against_need, twice_a_day,
    )
}  # fmt: skip


def _other(told: Told) -> dict[str, Any]:
    return {"visit_id": told.id, "at": _moment(told.visited_at)}


def _moment(milliseconds: int) -> str | None:
    return clock.rfc3339(Visit.visited_at.python_value(milliseconds))


def _day(told: Told) -> date:
    return clock.day_of(Visit.visited_at.python_value(told.visited_at) or clock.now())


def _at_a_door(told: Told) -> bool:
    return bool(told.content["mode"] == "home")


def _called(told: Told) -> bool:
    # A telephone call after a visit is no second visit.
    return bool(told.content["mode"] != "telephone")


def _between(one: Told, other: Told) -> float:
    # Minutes from the end of the first to the beginning of the second; 0 where they overlap.
    gap = max(one.visited_at - other.ended_at, other.visited_at - one.ended_at)
    return max(gap / MINUTE, 0.0)


def _km(one: Told, other: Told) -> float:
    here, there = (told.content["location"] or told.home for told in (one, other))
    if not here or not there:
        return 0.0
    unsure: float = here.get("accuracy_m", 0) + there.get("accuracy_m", 0)
    return max(place.apart(there, here)["metres"] - unsure, 0) / 1000
