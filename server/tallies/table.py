"""The week as a plain table, for who goes on reckoning with it."""

from server.listing import Listing
from server.tallies import words
from server.tallies.service import Tally


def table(tally: Tally) -> Listing:
    """Headings, a line for each row, and the total."""
    place = words.PLACE.get(tally.by)
    names = ("place", "name") if place else ("name",)
    headings = [*([place] if place else []), words.BY[tally.by], *(figure.name for figure in words.FIGURES)]
    rows = [
        [*(row[name] or "" for name in names), *(row[figure.code] for figure in words.FIGURES)]
        for row in [*tally.rows, tally.total | {"name": words.TOTAL, "place": ""}]
    ]
    title = f"{tally.place}-{words.week(tally.week)}-{words.SHEETS[tally.by]}"
    return Listing(title, [(heading, 14) for heading in headings], rows, [("范围", tally.place)])
