"""The plan holds at whatever moment somebody runs it."""

from collections import Counter
from datetime import datetime

from server import clock, ids
from server.demonstration import plan
from server.demonstration.acts import Act, Judged, Pushed
from server.demonstration.county import County
from server.demonstration.people import XIJIANG
from server.demonstration.words import ROUTINE, TROUBLES, WISHES
from server.visits.schema import RecordBody


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=clock.SHANGHAI)


# the least visits that the running week has, on a Monday and at the ends of days, weeks and months
MOMENTS = {
    "2026-11-16 07:00": 0,
    "2026-11-16 11:30": 30,
    "2026-11-16 17:00": 90,
    "2026-11-17 09:00": 100,
    "2026-11-21 23:50": 100,
    "2026-11-22 00:10": 100,
    "2028-02-29 12:00": 100,
}


def test_the_promises_hold_on_every_day(stage: County) -> None:
    for text, least in MOMENTS.items():
        now = moment(text)
        acts = plan.acts(stage, now)
        visits = [act for act in acts if isinstance(act, Pushed) and act.kind == "visit.record"]
        week = [act for act in visits if clock.week_of(datetime.fromisoformat(act.body["started_at"])) == clock.week_of(now)]
        assert least <= len(week) <= 160, text
        assert 30 <= waiting(stage, acts) <= 60, text
        assert all(act.at < now for act in acts), text


def waiting(stage: County, acts: list[Act]) -> int:
    """How many visits of 西江镇 nobody has judged since they were last sent."""
    township = {home.id: home.township for home in stage.homes.values()}
    sent = Counter[str]()
    for act in acts:
        if isinstance(act, Pushed) and act.outcome == "applied" and act.kind == "visit.record":
            sent[act.body["id"]] += township[act.body["household_id"]] == XIJIANG
    for act in acts:
        if isinstance(act, Pushed) and act.kind == "visit.amend" and sent[act.body["visit_id"]]:
            sent[act.body["visit_id"]] += 1
        if isinstance(act, Judged):
            sent[act.verdict["visit_id"]] -= 1
    return sum(number > 0 for number in sent.values())


def test_the_same_day_gives_the_same_plan(stage: County) -> None:
    now = moment("2026-11-18 15:20")

    def told(acts: list[Act]) -> list[object]:
        return [
            (act.at, act.body.get("summary"), act.body.get("checks"))
            for act in acts
            if isinstance(act, Pushed) and act.kind == "visit.record"
        ]

    assert told(plan.acts(stage, now)) == told(plan.acts(stage, now))


def test_nobody_is_at_two_doors_at_once(stage: County) -> None:
    spans: dict[str, list[tuple[str, str]]] = {}
    for act in plan.acts(stage, moment("2026-11-18 15:20")):
        if isinstance(act, Pushed) and act.kind == "visit.record" and act.outcome == "applied":
            spans.setdefault(act.helper.id, []).append((act.body["started_at"], act.body["ended_at"]))
    overlaps = [
        (first, second)
        for each in spans.values()
        for first, second in zip(sorted(each), sorted(each)[1:], strict=False)
        if second[0] < first[1]
    ]
    assert overlaps == []


def test_every_word_can_be_sent() -> None:
    needs = RecordBody().fields["needs"].inner  # type: ignore[attr-defined]
    for told in (*TROUBLES.values(), *WISHES.values()):
        new = {"id": ids.new(), "category": told.category, "description": told.need, "urgency": "normal"}
        needs.schema.load(new)
    measures = RecordBody().fields["measures"].inner  # type: ignore[attr-defined]
    for kind, text in (*(one.measure for one in TROUBLES.values()), *ROUTINE.measures):
        measures.schema.load({"kind": kind, "text": text})
