"""No cell of anything that can be downloaded is a formula, whatever people have written into any field that reaches it."""

import csv
import re
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pytest
from flask import Flask
from openpyxl.utils.escape import unescape

from server import ids
from server.accounts.model import Account
from server.cell_text import harmless
from server.households.cells import tidy
from server.households.model import Household
from server.listing import FORM
from server.needs.model import Need
from server.pairings.model import VillagePost
from server.regions.model import Region
from server.reviews.model import SpotCheck
from server.sync.model import Receipt
from server.visits.model import VisitRevision
from tests import bodies
from tests.bodies import push, record
from tests.cast import Cast, post
from tests.households.office import HEADINGS, Formula, person, workbook
from tests.reviews import asking
from tests.tallies.office import keep
from tests.tallies.scene import WEEK, at, content, need, visit

PAYLOADS = (
    "=1+1", "+1+1", "-1+1", "-5℃", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "|cmd", "%0A=1", "＝1+1", "＋1", "－1", "＠A1",
    "=cmd|' /C calc'!A0", "=DDE(\"cmd\";\"/C calc\";\"1\")", '=HYPERLINK("http://x.invalid","点")', '=WEBSERVICE("http://x.invalid")',
    "{=1+1}", "<r>&</r>", "<r><t>=1+1</t></r>", "'=1+1", '"=1+1', "_x003D_1+1", "_x0040_SUM(A1)",
)  # fmt: skip
STARTS = tuple("=+-@\t\r\n＝＋－＠")
NO_TABLES = {"application/pdf", "application/json", "application/x-ndjson", "image/jpeg"}


def of_week(cast: Cast) -> bytes:
    return cast.client(cast.county).get(f"/api/tallies/{WEEK}.xlsx", buffered=True).data


def table_by(cast: Cast, by: str) -> bytes:
    return cast.client(cast.county).get(f"/api/tallies/{WEEK}.csv?by={by}", buffered=True).data


def refused(cast: Cast, *people: dict[str, object], headings: dict[str, str] | None = None) -> bytes:
    file = (workbook(*people, headings=headings), "register.xlsx")
    return cast.client(cast.county).post("/api/households/import/refusals", data={"file": file}, buffered=True).data


LISTS = (
    "visits",
    "households",
    "needs",
    "pairings",
    "posts",
    "accounts",
    "spot-checks",
    "trail",
    "held",
    "coverages",
    "coverages/visited",
    f"tallies/{WEEK}/households",
)
TRIED = {"/api/tallies/<week>.xlsx", "/api/tallies/<week>.csv", "/api/households/import/refusals"}
TRIED |= {"/api/tallies/<week>/template", f"/api/samples/<sample_id>/visits.{FORM}"}
TRIED |= {f"/api/{name}.{FORM}".replace("/visited", "/<kind>").replace(WEEK, "<week>") for name in LISTS}


def test_every_download_is_tried_here(app: Flask) -> None:
    routes = {rule.rule: getattr(app.view_functions[rule.endpoint], "route", None) for rule in app.url_map.iter_rules()}
    assert {rule for rule, route in routes.items() if route and set(route.media) - NO_TABLES} == TRIED


def of_a_place(payload: str) -> str:
    """A name of two lines is no place's: see tests/regions."""
    return payload.replace("\r", "").replace("\n", "")


def spell(cast: Cast, payload: str) -> None:
    """Every name that an export tells, and what a helper wrote, becomes `payload`."""
    Account.update(name=payload[:40]).execute()
    Household.update(group=payload, head_name=payload).where(Household.id == cast.mao.id).execute()
    Region.update(name=of_a_place(payload)).execute()
    VisitRevision.update(content=content(payload)).execute()
    SpotCheck.update(note=payload).execute()
    held = record(cast.feng, summary=payload, needs=[bodies.need(description=payload)])["body"]
    Receipt.update(body=held).where(Receipt.outcome == "held").execute()
    VillagePost.update(name=payload[:60]).execute()
    Need.update(description=payload, assignee=payload[:60], next_step=payload).execute()


def strings(workbook: bytes) -> list[str]:
    """All that its cells say; none of them a formula, and nothing beside the sheets that could run."""
    with ZipFile(BytesIO(workbook)) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    assert not [
        name for name in inside if re.search(r"external|calcChain|vba|embed|connections|query|drawing|_rels/sheet", name)
    ]
    assert not [name for name, part in inside.items() if name.startswith("xl/worksheets/") and re.search(rb"<f[ />]", part)]
    cells = [
        cell
        for sheet in openpyxl.load_workbook(BytesIO(workbook)).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    return [cell.value for cell in cells if cell.data_type == "s"]


def test_a_week_holds_no_formula(cast: Cast) -> None:
    visit(cast.mao, cast.helper, at(1))
    for payload in PAYLOADS:
        spell(cast, payload)
        found = [unescape(text) for text in strings(of_week(cast))]
        assert found.count(payload) >= 6, payload


@pytest.mark.parametrize("by", ["township", "village", "helper"])
def test_a_table_holds_nothing_that_a_spreadsheet_would_run(cast: Cast, by: str) -> None:
    visit(cast.mao, cast.helper, at(1))
    for payload in PAYLOADS:
        spell(cast, payload)
        rows = list(csv.reader(StringIO(table_by(cast, by).decode("utf-8-sig"), newline="")))
        words = {cell for row in rows[1:] for cell in row if not re.fullmatch(r"-?[0-9.]*", cell)}
        assert not [cell for cell in words if cell.startswith(STARTS)], words
        assert any(cell.strip("'\r\n") == payload.strip("'\r\n") for cell in words)


def test_a_filled_template_holds_no_formula_that_the_county_has_not_written(cast: Cast) -> None:
    client = cast.client(cast.county)
    assert (
        keep(client, {"A1": "{{单位}}", "A2": "共{{单位}}户", "A3": "{{每行.名称}}", "B3": "{{每行.走访}}"}).status_code == 200
    )
    for payload in PAYLOADS:
        spell(cast, payload)
        filled = strings(client.get(f"/api/tallies/{WEEK}/template", buffered=True).data)
        assert filled.count(of_a_place(payload)) >= 2, payload


@pytest.mark.parametrize("name", [*LISTS, "samples/{sample}/visits"])
def test_a_list_holds_no_formula_in_either_form(cast: Cast, name: str) -> None:
    push(cast.client(cast.helper), record(cast.feng))
    asking.answer(cast, asking.take_on(cast, asking.ask(cast, asking.made(cast)), cast.county), cast.county)
    visit(cast.mao, cast.helper, at(1))
    need(cast.mao, cast.helper, at(1))
    post(cast.mao.region_code)
    sample = ids.new()
    cast.client(cast.supervisor).post("/api/samples", json={"id": sample, "asked": {}, "percent": 100})
    client, name = cast.client(cast.county), name.format(sample=sample)
    for payload in PAYLOADS:
        spell(cast, payload)
        found = [unescape(text) for text in strings(client.get(f"/api/{name}.xlsx", buffered=True).data)]
        assert sum(map(found.count, {payload, of_a_place(payload)})) >= 3, payload
        table = client.get(f"/api/{name}.csv", buffered=True).data.decode("utf-8-sig")
        assert not [cell for row in csv.reader(StringIO(table, newline="")) for cell in row if cell.startswith(STARTS)]


def test_refused_rows_hold_no_formula(cast: Cast) -> None:
    for payload in PAYLOADS:
        everywhere = dict.fromkeys(HEADINGS, payload)
        found = strings(refused(cast, everywhere, headings=HEADINGS | {"extra": payload}))
        assert [unescape(text) for text in found].count(payload) >= len(HEADINGS), payload


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_guarded_cell_comes_back_from_an_import_as_it_was(payload: str) -> None:
    assert tidy(harmless(payload)) == tidy(payload)


def test_a_formula_of_the_office_comes_back_as_text(cast: Cast) -> None:
    found = strings(refused(cast, person(name=Formula("=A1"), health=Formula("=SUM(1,2)"))))
    assert {"=A1", "=SUM(1,2)"} <= set(found)
