"""What has become of weeks that are sealed: late arrivals and later verdicts, told once, in the next week that is sealed."""

from typing import Any, Final

from server.regions import service as regions
from server.regions.model import LEVELS
from server.tallies.counts import Happened
from server.tallies.model import Seal
from server.tallies.week import Week
from server.tallies.words import FIGURES

Told = dict[str, dict[str, dict[str, int]]]
BACK: Final = 8  # weeks; a phone may be three weeks without a signal, and a verdict takes its time
COUNTED: Final = tuple(figure.code for figure in FIGURES if figure.code not in ("coverage", "median_hours"))


def since_told(region: str, week: Week, *, sealing: bool = False) -> tuple[Told, list[dict[str, Any]]]:
    """How the weeks that the region's county has sealed before `week` stand now, and what in them differs from what it told.

    `sealing`: how the week stands too, which is told now. A difference is `{week, code, name, figure, was, now}`, one for each
    figure of each township, the county's after them.
    """
    county = region[: LEVELS["county"]]
    last = Seal.select(Seal.told).where(Seal.county == county, Seal.week < week.name).order_by(Seal.week.desc()).first()
    before: Told = last.told if last else {}
    names = [*sorted(before)[-BACK:], *([week.name] if sealing else [])]
    now = {name: _counted(county, Week.named(name)) for name in names}
    return now, _differences(county, before, now)


def _counted(county: str, week: Week) -> dict[str, dict[str, int]]:
    found = Happened(county, week)
    places = {**found.by_place(LEVELS["township"]), county: found.whole()}
    return {code: {figure: part[figure] for figure in COUNTED if part.get(figure)} for code, part in places.items()}


def _differences(county: str, before: Told, now: Told) -> list[dict[str, Any]]:
    places = [regions.get(county), *regions.listed(county, "township")]
    names = {place.code: regions.short(place.name) for place in places}
    rows = []
    for week in sorted(before.keys() & now.keys()):
        codes = sorted({*before[week], *now[week]} - {county})
        for code in (*codes, county):
            was, is_now = (told[week].get(code, {}) for told in (before, now))
            rows += [
                {"week": week, "code": code, "name": names.get(code, code), "figure": figure, "was": was.get(figure, 0),
                 "now": is_now.get(figure, 0)}
                for figure in COUNTED
                if was.get(figure, 0) != is_now.get(figure, 0)
            ]  # fmt: skip
    return rows
