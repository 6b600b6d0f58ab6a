"""Who may take a spot check on, for how long, and how it goes to somebody else."""

from datetime import timedelta

import pytest

from server import clock, ids
from server.reviews import spot_claims
from server.reviews.model import SpotCheck
from server.visits.model import Visit
from tests.cast import Cast
from tests.reviews.asking import answer, ask, claim, colleague, give_back, listed, made, take_on
from tests.reviews.verdicts import approve, review, verdict

DAY = timedelta(days=1)


def test_one_at_a_time_and_the_same_person_twice_is_once(cast: Cast) -> None:
    spot_check, other = ask(cast, made(cast)), colleague()
    assert take_on(cast, spot_check, other) == take_on(cast, spot_check, other)
    refused = claim(cast, spot_check, cast.county).json
    assert (refused["code"], refused["params"]) == ("spot_check_taken", {"name": "韦审核"})


def test_nobody_has_more_than_can_be_asked_in_its_days(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spot_claims, "MOST", 2)
    checks, other = [ask(cast, made(cast)) for _ in range(4)], colleague()
    for spot_check in checks[:2]:
        take_on(cast, spot_check, other)
    refused = claim(cast, checks[2], other)
    assert (refused.status_code, refused.json["code"], refused.json["params"]) == (409, "spot_checks_held", {"number": 2})
    assert claim(cast, checks[0], other).status_code == 200
    assert claim(cast, checks[2], cast.county).status_code == 200
    answer(cast, checks[0], other)
    assert claim(cast, checks[3], other).status_code == 200


def test_nobody_answers_without_it(cast: Cast) -> None:
    spot_check = ask(cast, made(cast))
    assert answer(cast, spot_check, cast.county).json["code"] == "spot_check_unclaimed"
    take_on(cast, spot_check, colleague())
    assert answer(cast, spot_check, cast.county).json["code"] == "spot_check_unclaimed"
    assert give_back(cast, spot_check, cast.county).json["code"] == "spot_check_unclaimed"


def test_who_asked_for_it_does_not_take_it_on_nor_who_made_the_visit(cast: Cast) -> None:
    visit_id, other = made(cast), colleague()
    spot_check = ask(cast, visit_id)
    assert claim(cast, spot_check, cast.supervisor).json["code"] == "own_spot_check"
    Visit.update(helper_id=other.id).where(Visit.id == visit_id).execute()
    assert claim(cast, spot_check, other).json["code"] == "own_spot_check"
    assert [row["barred"] for row in listed(cast, other)] == ["own_spot_check"]


def test_nor_who_has_judged_the_visit_or_asked_for_another(cast: Cast) -> None:
    judged, asked, judge, asker = made(cast), made(cast), colleague(), colleague("石审核", "13900000019")
    review(cast, verdict(judged), by=judge)
    assert claim(cast, ask(cast, judged), judge).json["code"] == "seen_already"
    ask(cast, asked, by=asker)
    assert claim(cast, ask(cast, asked), asker).json["code"] == "seen_already"
    assert {row["barred"] for row in listed(cast, judge, f"?visit={judged}")} == {"seen_already"}


def test_nor_who_has_taken_a_verdict_back(cast: Cast) -> None:
    visit_id, judge = made(cast), colleague()
    client, batch_id = cast.client(judge), ids.new()
    assert client.post("/api/batches", json={"id": batch_id, "named": [visit_id]}).json["batch"]["count"] == 1
    for act in ("application", "undoing"):
        assert client.post(f"/api/batches/{batch_id}/{act}").status_code == 200
    assert Visit.get_by_id(visit_id).state == "waiting"
    assert claim(cast, ask(cast, visit_id), judge).json["code"] == "seen_already"


def test_nor_who_has_given_it_back_and_another_goes_on(cast: Cast) -> None:
    visit_id, other = made(cast), colleague()
    spot_check = ask(cast, visit_id)
    take_on(cast, spot_check, other)
    told = give_back(cast, spot_check, other).json["spot_check"]
    assert (told["claim"], told["barred"], told["facts"]) == (None, "seen_already", [])
    assert claim(cast, spot_check, other).json["code"] == "seen_already"
    assert claim(cast, ask(cast, visit_id), other).json["code"] == "seen_already"
    take_on(cast, spot_check, cast.county)
    assert answer(cast, spot_check, cast.county).status_code == 200


def test_after_three_days_it_is_nobodys(cast: Cast) -> None:
    spot_check, other = ask(cast, made(cast)), colleague()
    take_on(cast, spot_check, other)
    with clock.pinned(clock.now() + 3 * DAY - timedelta(minutes=1)):
        assert [row["claim"]["mine"] for row in listed(cast, other, "?state=held")] == [True]
    with clock.pinned(clock.now() + 3 * DAY):
        assert listed(cast, other, "?state=held") == []
        assert answer(cast, spot_check, other).json["code"] == "spot_check_unclaimed"
        assert claim(cast, spot_check, other).json["code"] == "seen_already"
        take_on(cast, spot_check, cast.county)


def test_what_nobody_took_on_in_sixty_days_lapses(cast: Cast) -> None:
    spot_check = ask(cast, made(cast))
    with clock.pinned(clock.now() + 60 * DAY):
        assert claim(cast, spot_check, cast.county).json["params"] == {"state": "lapsed"}
        assert listed(cast, cast.county, "?state=open") == []
        assert [row["state"] for row in listed(cast, cast.county, "?state=lapsed")] == ["lapsed"]


def test_who_took_it_on_on_the_last_day_may_still_answer(cast: Cast) -> None:
    spot_check, now = ask(cast, made(cast)), clock.now()
    with clock.pinned(now + 60 * DAY - timedelta(minutes=1)):
        take_on(cast, spot_check, cast.county)
    with clock.pinned(now + 61 * DAY):
        take_on(cast, spot_check, cast.county)
        assert answer(cast, spot_check, cast.county).status_code == 200


def test_what_is_answered_is_not_taken_on(cast: Cast) -> None:
    spot_check = take_on(cast, ask(cast, made(cast)), cast.county)
    answer(cast, spot_check, cast.county)
    assert claim(cast, spot_check, colleague()).json["params"] == {"state": "answered"}


def test_another_township_takes_nothing_on(cast: Cast) -> None:
    spot_check = ask(cast, made(cast))
    assert claim(cast, spot_check, cast.other_supervisor).status_code == 404
    assert give_back(cast, spot_check, cast.other_supervisor).status_code == 404


def test_a_verdict_given_meanwhile_by_a_colleague_changes_nothing(cast: Cast) -> None:
    visit_id = made(cast)
    spot_check = take_on(cast, ask(cast, visit_id), cast.county)
    approve(cast, visit_id)
    assert answer(cast, spot_check, cast.county).status_code == 200
    assert SpotCheck.get_by_id(spot_check["id"]).answered_by == cast.county.id
