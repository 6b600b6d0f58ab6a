"""A sample as answers show it: all that is needed to draw it again, what was read, and what that shows."""

from collections import Counter
from typing import Any

from server import clock
from server.accounts import service as accounts
from server.regions import service as regions
from server.reviews import samples, sampling
from server.reviews.bulk_shown import names
from server.reviews.model import Sample


def sample(row: Sample) -> dict[str, Any]:
    """One sample, whole."""
    said = samples.verdicts(row)
    named = names(said)
    villages = {item["village"] for item in row.items}
    places = {code: regions.short(region.name) for code, region in regions.by_code(villages).items()}
    helpers = accounts.names(item["helper_id"] for item in row.items)
    of = Counter((item["helper_id"], item["village"]) for item in row.items)
    taken = Counter((item["helper_id"], item["village"]) for item in row.items if item["drawn"])
    return {
        **briefs([row])[0],
        "seed": row.seed,
        "strata": [
            {"helper": helpers[helper], "village": places[village], "of": number, "drawn": taken[helper, village]}
            for (helper, village), number in sorted(of.items())
        ],
        "visits": [{"visit_id": item["visit_id"], "stratum": f"{item['helper_id']} {item['village']}"} for item in row.items],
        "drawn": [{**named[visit_id], "said": word} for visit_id, word in said.items()],
        **shows(row, said),
    }


def briefs(rows: list[Sample]) -> list[dict[str, Any]]:
    """The figures of samples, and who drew them."""
    names = accounts.names(row.by_id for row in rows)
    return [
        {
            "id": row.id,
            "by": names.get(row.by_id, ""),
            "made_at": clock.rfc3339(row.made_at),
            "percent": row.percent,
            "population": len(row.items),
            "size": sum(item["drawn"] for item in row.items),
            "left_out": row.left_out,
            "beyond": bool(row.beyond),
        }
        for row in rows
    ]


def shows(row: Sample, said: dict[str, str]) -> dict[str, Any]:
    """How many of the drawn were read and returned; `at_most`: see `sampling`, None while some are unread."""
    counted = Counter(said.values())
    read, returned = counted["approved"] + counted["returned"], counted["returned"]
    whole = counted["waiting"] == 0 and read > 0
    return {
        "read": read,
        "returned": returned,
        "at_most": sampling.at_most(len(row.items), read, returned) if whole else None,
    }
