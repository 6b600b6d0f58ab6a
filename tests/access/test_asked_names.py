"""A list to take away says what it was narrowed to by name: only by such names as its reader may know."""

from io import BytesIO

import openpyxl
import pytest

from tests.cast import Cast
from tests.tallies.scene import WEEK

LISTS = (
    "visits?helper={person}", "visits?household={home}", "needs?helper={person}", "needs?owner={person}",
    "needs?household={home}",
    "pairings?helper={person}", f"tallies/{WEEK}/households?helper={{person}}", "trail?actor={person}",
)  # fmt: skip


def told(cast: Cast, asked: str, reader: str, person: str, home: str) -> str:
    name, _, query = asked.format(person=getattr(cast, person).id, home=getattr(cast, home).id).partition("?")
    answer = cast.client(getattr(cast, reader)).get(f"/api/{name}.xlsx?{query}", buffered=True)
    assert answer.status_code == 200, answer.json
    about = openpyxl.load_workbook(BytesIO(answer.data)).worksheets[-1]
    return " ".join(str(row[1]) for row in about.iter_rows(values_only=True))


@pytest.mark.parametrize("asked", LISTS)
def test_ones_own_are_told_by_name(cast: Cast, asked: str) -> None:
    assert {"吴春", "毛静"} & set(told(cast, asked, "county", "helper", "mao").split())


@pytest.mark.parametrize("asked", LISTS)
def test_an_id_of_another_county_tells_no_name(cast: Cast, asked: str) -> None:
    assert not {"吴春", "毛静"} & set(told(cast, asked, "other_county", "helper", "mao").split())
