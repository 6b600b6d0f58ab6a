"""What helpers get wrong and supervisors send back: the visit as it was first written, made from the visit as it should be."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Content = dict[str, Any]


@dataclass(frozen=True)
class Flaw:
    """`spoilt` gives what the first version said instead; `note` is the supervisor's word on `field`."""

    field: str
    code: str
    note: str
    fits: Callable[[Content], bool]
    spoilt: Callable[[Content], Content]

    def reasons(self) -> list[dict[str, str]]:
        return [{"field": self.field, "code": self.code, "note": self.note}]


def _check(name: str, value: str) -> Callable[[Content], Content]:
    return lambda content: {"checks": {**content["checks"], name: value}}


def _is(name: str, value: str) -> Callable[[Content], bool]:
    return lambda content: bool(content["checks"][name] == value)


FLAWS = (
    Flaw(
        "checks.housing", "contradicts", "摘要写了房子有问题,住房却填“好”,请核实。",
        _is("housing", "problem"), _check("housing", "fine"),
    ),
    Flaw(
        "checks.medical", "contradicts", "摘要写了看病的难处,看病却填“好”,请核实。",
        _is("medical", "problem"), _check("medical", "fine"),
    ),
    Flaw(
        "needs", "missing", "摘要写了困难,需求里没有,请添一条,好交给办的人。",
        lambda content: bool(content["needs"]), lambda _: {"needs": []},
    ),
    Flaw(
        "measures", "missing", "写了问题,没有写做了什么,请补上。",
        lambda content: bool(content["needs"] and content["measures"]), lambda _: {"measures": []},
    ),
    Flaw(
        "mode", "contradicts", "照摘要是电话联系,不是入户,请改正。",
        lambda content: bool(content["mode"] == "telephone"), lambda _: {"mode": "home"},
    ),
    Flaw(
        "met", "missing", "填了入户,没有选见到谁,请补上。",
        lambda content: bool(content["mode"] == "home" and content["met"]), lambda _: {"met": []},
    ),
    Flaw(
        "checks.water", "unclear", "饮水填“未看”,请补看,或写明为什么没看。",
        lambda content: bool(content["mode"] == "home" and content["checks"]["water"] == "fine"), _check("water", "unseen"),
    ),
    Flaw(
        "summary", "unclear", "只写了“正常”,请写明看了什么、问了什么。",
        lambda content: bool(content["mode"] == "home" and not content["needs"] and content["summary"]),
        lambda _: {"summary": "正常。"},
    ),
    Flaw(
        "location", "unclear", "位置离这一户有三公里多,请核实是不是在别处补记的。",
        lambda content: bool(content["mode"] == "home" and content["location"]),
        lambda content: {"location": {**content["location"], "lat": round(content["location"]["lat"] + 0.031, 5)}},
    ),
)  # fmt: skip


def fitting(content: Content) -> list[Flaw]:
    """The flaws that such a visit can have had."""
    return [flaw for flaw in FLAWS if flaw.fits(content)]
