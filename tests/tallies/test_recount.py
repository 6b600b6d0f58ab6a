"""The workbook against a recount by hand: other statements, written without looking at how tallies counts."""

from datetime import date, timedelta
from io import BytesIO
from random import Random
from statistics import median
from typing import Any

import pytest
from openpyxl import load_workbook

from server import db
from server.pairings.model import Pairing
from tests.cast import DANJIANG, XIJIANG, Cast, pair
from tests.tallies.scene import WEEK, at, need, visit

FROM, UNTIL = (round(at(days).timestamp() * 1000) for days in (0, 7))
COUNTED = f"withdrawn_at IS NULL AND visited_at >= {FROM} AND visited_at < {UNTIL} AND {{v}}"
VERDICT = "(SELECT decision FROM review WHERE review.visit_id = visit.id AND review.revision = visit.revision)"
FIRST = "(SELECT MIN(at) FROM review WHERE review.visit_id = visit.id)"
CARED = "starts_on <= '2026-03-08' AND (ends_on IS NULL OR ends_on >= '2026-03-02') AND {p}"
DUE = f"SELECT COUNT(*) FROM household WHERE {{h}} AND id IN (SELECT household_id FROM pairing WHERE {CARED})"
RAISED = f"SELECT COUNT(*) FROM need WHERE raised_at >= {FROM} AND raised_at < {UNTIL} AND {{n}}"
STEPPED = f"SELECT COUNT(DISTINCT need_id) FROM need_step WHERE at >= {FROM} AND at < {UNTIL}"
OF_NEEDS = "need_id IN (SELECT id FROM need WHERE {n})"
OVER = f"(SELECT need_id FROM need_step WHERE kind IN ('resolved', 'declined') AND at < {UNTIL})"

# {v}, {n}, {p}, {h}: which visits, needs, pairings and households are asked about
BY_HAND = {
    "due": DUE,
    "visited": f"SELECT COUNT(DISTINCT household_id) FROM visit WHERE {COUNTED}",
    "visits": f"SELECT COUNT(*) FROM visit WHERE {COUNTED}",
    "coverage": f"{DUE} AND id IN (SELECT household_id FROM visit WHERE {COUNTED})",
    "approved": f"SELECT COUNT(*) FROM visit WHERE {COUNTED} AND {VERDICT} = 'approved'",
    "waiting": f"SELECT COUNT(*) FROM visit WHERE {COUNTED} AND {VERDICT} IS NULL",
    "returned": f"SELECT COUNT(*) FROM visit WHERE {COUNTED} AND {VERDICT} = 'returned'",
    "raised": RAISED,
    "raised_urgent": f"{RAISED} AND urgency = 'urgent'",
    "resolved": f"{STEPPED} AND kind = 'resolved' AND {OF_NEEDS}",
    "confirmed": f"{STEPPED} AND kind = 'confirmed' AND {OF_NEEDS}",
    "overdue": f"SELECT COUNT(*) FROM need WHERE due_on <= '2026-03-08' AND raised_at < {UNTIL} AND {{n}} AND id NOT IN {OVER}",
}
WAITS = f"SELECT {FIRST} - received_at FROM visit WHERE {COUNTED} AND {FIRST} IS NOT NULL"
VISITS = list(BY_HAND).index("visits")


def recount(place: str = "1 = 1", *, helper: str | None = None) -> list[Any]:
    """Each figure in the order of the workbook's columns."""
    mine = {
        "v": f"helper_id = '{helper}'" if helper else place,
        "n": f"raised_by = '{helper}'" if helper else place,
        "p": f"helper_id = '{helper}'" if helper else "1 = 1",
        "h": "1 = 1" if helper else place,
    }

    def ask(sql: str) -> list[Any]:
        return [row[0] for row in db.database.execute_sql(sql.format(**mine)).fetchall()]

    found: dict[str, Any] = {name: ask(sql)[0] for name, sql in BY_HAND.items()}
    found["coverage"] = round(found["coverage"] / found["due"], 4) if found["due"] else None
    waits = ask(WAITS)
    return [*found.values(), round(median(waits) / 3_600_000, 1) if waits else None]


def six_weeks(cast: Cast, chance: Random) -> None:
    homes, helpers = [cast.mao, cast.chen, cast.feng, cast.shi], [cast.helper, cast.other_helper]
    for home in homes:
        row = pair(home, chance.choice(helpers), "support", since=date(2026, 2, 20) + timedelta(days=chance.randrange(25)))
        Pairing.update(ends_on=row.starts_on + timedelta(days=chance.randrange(30))).where(Pairing.id == row.id).execute()
    for _ in range(60):
        verdicts = [("returned", chance.uniform(1, 90)) for _ in range(chance.choice((0, 0, 0, 1, 2)))]
        if chance.random() < 0.6:
            verdicts.append(("approved", chance.uniform(1, 90)))
        more = {"withdrawn_at": at(6)} if chance.random() < 0.1 else {}
        revision = (len(verdicts) or 1) + (chance.random() < 0.2)
        moment = at(chance.uniform(-7, 14))
        visit(chance.choice(homes), chance.choice(helpers), moment, *verdicts, revision=revision, **more)
    for _ in range(60):
        raised = chance.uniform(-20, 9)
        kinds = chance.choice(((), ("assigned",), ("assigned", "resolved"), ("resolved", "confirmed"), ("declined",)))
        pause = chance.uniform(0, 6)
        steps = [(kind, at(raised + pause * number)) for number, kind in enumerate(kinds, start=1)]
        due = date(2026, 3, 1) + timedelta(days=chance.randrange(14)) if chance.random() < 0.7 else None
        need(
            chance.choice(homes), chance.choice(helpers), at(raised), *steps, due=due,
            urgency=chance.choice(("normal", "urgent")),
        )  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_the_workbook_equals_a_recount_by_hand(cast: Cast, seed: int) -> None:
    six_weeks(cast, Random(seed))
    answer = cast.client(cast.county).get(f"/api/tallies/{WEEK}.xlsx", buffered=True)
    book = load_workbook(BytesIO(answer.data))
    figures = {
        name: {row[columns - 1]: list(row[columns:]) for row in book[name].iter_rows(min_row=4, values_only=True)}
        for name, columns in {"按乡镇": 1, "按村": 2, "按帮扶人": 2}.items()
    }
    assert figures["按乡镇"]["西江镇"] == recount(f"region_code LIKE '{XIJIANG}%%'")
    assert figures["按乡镇"]["丹江镇"] == recount(f"region_code LIKE '{DANJIANG}%%'")
    assert figures["按村"]["长乌村"] == recount(f"region_code = '{cast.chen.region_code}'")
    assert figures["按帮扶人"]["吴春"] == recount(helper=cast.helper.id)
    assert figures["按帮扶人"]["龙飞"] == recount(helper=cast.other_helper.id)
    assert figures["按乡镇"]["合计"] == recount()
    assert figures["按村"][None] == figures["按帮扶人"][None] == recount()
    assert book["走访明细"].max_row - 3 == recount()[VISITS]
