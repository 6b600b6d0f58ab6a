"""The twelve households of the demonstration's helper: what a visitor of the demonstration is promised to find there."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from server import clock
from server.demonstration.acts import Act
from server.demonstration.album import SIGNATURE
from server.demonstration.county import County, Home
from server.demonstration.course import Course, Raised
from server.demonstration.desk import Desk, Fate, Life
from server.demonstration.rota import Call, made
from server.demonstration.words import TROUBLES, WISHES


@dataclass(frozen=True)
class Days:
    """A need's life in days before today; `due` in days after it."""

    accepted: int | None = None
    assigned: int | None = None
    due: int | None = None
    progress: int | None = None
    settled: int | None = None
    declined: int | None = None


@dataclass(frozen=True)
class Scene:
    """A visit some days `ago`, and the `needs` that it raised."""

    ago: int
    mode: str = "home"
    verdict: str = "approved"
    needs: dict[str, Days] = field(default_factory=dict)
    otherwise: dict[str, Any] = field(default_factory=dict)
    reasons: tuple[dict[str, str], ...] = ()
    signed: bool = False


_LEAK_AGAIN = {
    "summary": "看了屋顶,堂屋还有一处渗水。",
    "checks": {**dict.fromkeys(("food", "clothing", "schooling", "medical", "water"), "fine"), "housing": "problem"},
}
_CONTRADICTS = {"field": "checks.housing", "code": "contradicts", "note": "“屋顶漏水”已办结,本次仍填“有问题”,请核实。"}
_ABROAD = {"summary": "一家人在外务工,房子托邻居看着,过年回来。"}

# household code: its visits, oldest first
STORY: dict[str, tuple[Scene, ...]] = {
    # 毛静: nobody has come for 41 days, and two needs are open
    "522634101001000000": (
        Scene(41, signed=True, needs={"alone": Days(39, 38, due=-6, progress=20), "quilt": Days(39, progress=12)}),
    ),
    # 冯岩: the visit that was returned
    "522634101204000001": (
        Scene(33, needs={"roof": Days(31, 30, due=-12, progress=18, settled=10)}),
        Scene(2, verdict="returned", otherwise=_LEAK_AGAIN, reasons=(_CONTRADICTS,)),
    ),
    # 谢建军: 28 days, and then only by telephone
    "522634101209000050": (Scene(28, "telephone", otherwise=_ABROAD),),
    # 王玉梅: a need is due tomorrow
    "522634101205000200": (Scene(37), Scene(9, needs={"certificate": Days(8, 7, due=1, progress=3)})),
    # 孙健: settled yesterday, to be seen with one's own eyes
    "522634101221000150": (Scene(35), Scene(16, needs={"hospital": Days(15, 14, due=3, progress=8, settled=1)})),
    # 梁刚: still carries water
    "522634101215000100": (Scene(38), Scene(12, needs={"tap": Days(11, 10, due=6)})),
    # 周想, 冯丽丽: as it should be; the one verified, the other on its way through the queue
    "522634101211000250": (Scene(26), Scene(5)),
    "522634101217000300": (Scene(20), Scene(3, verdict="waiting")),
    # 李荣: a need from its first day to the last
    "522634101223000350": (Scene(30, needs={"boarder": Days(28, 28, due=-16, progress=22, settled=18)}), Scene(6)),
    # 张晶, 王杨, 周欢: looked after together with a neighbour
    "522634101210000051": (Scene(31), Scene(23, "away")),
    "522634101222000151": (Scene(8, "telephone"),),
    "522634101206000201": (Scene(40), Scene(17, needs={"son": Days(declined=15)})),
}


def acts(county: County, the_desk: Desk, now: datetime, rng: Random) -> Iterator[Act]:
    """The story, told from today backwards."""
    today = clock.day_of(now)
    for code, scenes in STORY.items():
        home = replace(county.homes[code], helper=county.helper)
        course = Course(home, county.supervisor(home.township), the_desk, rng)
        for scene in scenes:
            _play(course, scene, home, today, rng)
        yield from course.acts


def _play(course: Course, scene: Scene, home: Home, today: date, rng: Random) -> None:
    day = today - timedelta(days=scene.ago)
    call = _promptly(made(home, scene.mode, _at(day, time(9 + rng.randrange(7), rng.randrange(60))), rng))
    next_morning = _at(day + timedelta(days=1), time(9, 20, rng.randrange(60)))
    fate = Fate(next_morning) if scene.verdict == "approved" else Fate()
    raised = [Raised(TROUBLES.get(key) or WISHES[key], _life(days, today)) for key, days in scene.needs.items()]
    otherwise = dict(scene.otherwise)
    if scene.signed:
        photo = SIGNATURE.announced("signature", call.ended_at)
        otherwise |= {"photos": [photo], "signature_photo_id": photo["id"]}
    visit_id = course.visit(call, fate, raised, otherwise)
    if scene.verdict == "returned":
        course.verdict(_at(today - timedelta(days=1), time(16, 20)), visit_id, 1, [*scene.reasons])


def _promptly(call: Call) -> Call:
    return replace(call, received_at=call.ended_at + timedelta(minutes=7))


def _life(days: Days, today: date) -> Life:
    def moment(ago: int | None, hour: int) -> datetime | None:
        return None if ago is None else _at(today - timedelta(days=ago), time(hour, 10))

    return Life(
        accepted_at=moment(days.accepted, 9),
        assigned_at=moment(days.assigned, 11),
        due_on=None if days.due is None else today + timedelta(days=days.due),
        progress_at=moment(days.progress, 14),
        settled_at=moment(days.settled, 16),
        declined_at=moment(days.declined, 15),
    )


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, clock.SHANGHAI)
