"""One odd visit of each kind; every function returns the id of the visit that is to be flagged."""

from datetime import datetime, timedelta

from tests import bodies
from tests.flags.county import County, Helper, Plant, nearly


def similar_text(county: County, helper: Helper, place: int, at: datetime) -> str:
    _, said = helper.texts[-3]
    first, *rest = said.rstrip("。").split("。")
    copied = "。".join([*rest, first.replace("家", "屋")]) + "!"
    return county.call(helper, place, at, summary=copied)


def same_photo(county: County, helper: Helper, place: int, at: datetime) -> str:
    picture = county.scene()
    county.call(helper, place, at - timedelta(days=3), pictures_=[picture])
    return county.call(helper, place, at, pictures_=[picture])


def similar_photo(county: County, helper: Helper, place: int, at: datetime) -> str:
    picture = county.scene()
    county.call(helper, place, at - timedelta(days=3), after=timedelta(), pictures_=[picture])
    return county.call(helper, place, at, pictures_=[nearly(picture)])


def too_close_in_time(county: County, helper: Helper, place: int, at: datetime) -> str:
    elsewhere, here = helper.homes[place - 1], helper.homes[place]
    county.call(helper, place - 1, at - timedelta(minutes=25), after=timedelta(), location=county.fix(elsewhere))
    return county.call(helper, place, at, location=county.fix(here))


def far_from_household(county: County, helper: Helper, place: int, at: datetime) -> str:
    return county.call(helper, place, at, location=county.fix(helper.homes[place], north=3))


def clock_off(county: County, helper: Helper, place: int, at: datetime) -> str:
    return county.call(helper, place, at, clock_behind=timedelta(minutes=25 if place % 2 else -25))


def sent_late(county: County, helper: Helper, place: int, at: datetime) -> str:
    return county.call(helper, place, at, after=timedelta(days=7, hours=2))


def turned_problem(county: County, helper: Helper, place: int, at: datetime) -> str:
    return county.call(helper, place, at, checks=bodies.FINE | {"housing": "problem"})


def urgent_need(county: County, helper: Helper, place: int, at: datetime) -> str:
    return county.call(helper, place, at, needs=[bodies.need(category="care", urgency="urgent")])


def fine_against_need(county: County, helper: Helper, place: int, at: datetime) -> str:
    raised = [bodies.need(category="schooling", urgency="normal")]
    unseen = bodies.FINE | {"schooling": "unseen"}
    county.call(helper, place, at - timedelta(days=3), after=timedelta(), needs=raised, checks=unseen)
    return county.call(helper, place, at)


def twice_a_day(county: County, helper: Helper, place: int, at: datetime) -> str:
    county.call(helper, place, at - timedelta(hours=3), after=timedelta())
    return county.call(helper, place, at)


PLANTS: dict[str, Plant] = {
    plant.__name__: plant
    for plant in (
        similar_text, same_photo, similar_photo, too_close_in_time, far_from_household, clock_off, sent_late, turned_problem,
        urgent_need, fine_against_need, twice_a_day,
    )
}  # fmt: skip
