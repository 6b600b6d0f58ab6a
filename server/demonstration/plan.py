"""Six weeks of the county, the same for the same day: the rota's calls, the helper's story, and what went wrong."""

from datetime import datetime, timedelta
from random import Random

from server import clock
from server.demonstration import rota, story
from server.demonstration.acts import Act
from server.demonstration.county import County
from server.demonstration.course import Course
from server.demonstration.desk import Desk
from server.demonstration.incidents import Incidents

_SEED = "雷山县"


def founding(now: datetime) -> datetime:
    """When the register was taken in: some days before the first visit."""
    return now - timedelta(days=rota.DAYS + 10)


def acts(county: County, now: datetime) -> list[Act]:
    """All that was done up to `now`."""
    rng = Random(f"{_SEED} {clock.day_of(now)}")  # noqa: S311 - a play, no secret
    desk = Desk(now, rng)
    others = [home for code, home in county.homes.items() if code not in story.STORY]
    calls = rota.calls(others, now, rng)
    told = zip(calls, desk.fates(calls), strict=True)
    courses = {home.id: Course(home, county.supervisor(home.township), desk, rng) for home in others}
    for call, fate in sorted(told, key=lambda pair: pair[0].started_at):
        courses[call.home.id].visit(call, fate)
    planned = [act for course in courses.values() for act in course.acts]
    planned += story.acts(county, desk, now, rng)
    planned += Incidents(county, now, rng).acts()
    return [act for act in planned if act.at < now]
