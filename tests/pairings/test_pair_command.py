"""`flask pair`: the helpers that a register names beside its households become their leads."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from server import clock
from server.accounts import passwords
from server.accounts.model import Account
from server.households.model import Household
from server.pairings import service as pairings
from server.pairings.model import Pairing
from server.sealed import digest
from server.trail.model import TrailEntry
from tests.cast import Cast
from tests.households.office import FIRST_ROW, HEADINGS, person, workbook


@pytest.fixture
def pair(cast: Cast, tmp_path: Path) -> Any:
    def run(*people: dict[str, Any], options: tuple[str, ...] = (), **how: Any) -> Result:
        path = tmp_path / "register.xlsx"
        path.write_bytes(workbook(*people, **how).getvalue())
        return cast.app.test_cli_runner().invoke(args=["pair", str(path), "--county", "522634", *options])

    return run


def row(household: Household, name: str | None = "吴春", phone: str | None = "13900000001", **cells: Any) -> dict[str, Any]:
    return person(household.code, helper=name, helper_phone=phone, **cells)


def leads(household: Household) -> list[str]:
    return [one.helper_id for one in pairings.helpers_of([household.id])[household.id] if one.role == "lead"]


def test_a_helper_known_by_telephone_becomes_the_lead_from_today(cast: Cast, pair: Any) -> None:
    done = pair(row(cast.feng), row(cast.feng, relation="之子"))
    assert (done.exit_code, done.output) == (
        0,
        "1 households with a new lead, 0 as they were, 0 accounts made, 0 lines to mend\n",
    )
    begun = Pairing.get(Pairing.household_id == cast.feng.id)
    assert (begun.helper_id, begun.role, begun.starts_on) == (cast.helper.id, "lead", clock.today())
    assert Household.get_by_id(cast.feng.id).revision == 2
    assert TrailEntry.get(TrailEntry.verb == "pairing.begin").county == "522634"


def test_the_same_file_again_changes_nothing(cast: Cast, pair: Any) -> None:
    pair(row(cast.feng))
    assert "0 households with a new lead, 1 as they were" in pair(row(cast.feng)).output
    assert Pairing.select().where(Pairing.household_id == cast.feng.id).count() == 1


def test_another_lead_takes_over_and_the_former_one_is_kept_on_record(cast: Cast, pair: Any) -> None:
    other = row(cast.mao, "龙飞", "13900000004")
    assert "1 households with a new lead" in pair(other).output
    assert leads(cast.mao) == [cast.other_helper.id]
    assert Pairing.select().where(Pairing.household_id == cast.mao.id).count() == 2


@pytest.mark.parametrize(
    ("name", "phone", "reason"),
    [
        ("周新", "13900009999", "unknown_helper"),
        ("周新", "13900000001", "other_name"),
        ("李审核", "13900000002", "not_a_helper"),
        ("吴春", "1390000", "bad_phone"),
        ("吴春", None, "no_helper_phone"),
        (None, "13900000001", "no_helper_name"),
        ("=1+1", "13900000001", "formula"),
    ],
)
def test_a_line_to_mend_is_named_and_pairs_nobody(
    cast: Cast, pair: Any, name: str | None, phone: str | None, reason: str
) -> None:
    done = pair(row(cast.feng, name, phone))
    assert f"row {FIRST_ROW} {reason}: " in done.output
    assert leads(cast.feng) == []


def test_a_helper_whose_account_was_disabled_is_to_mend(cast: Cast, pair: Any) -> None:
    Account.update(disabled_at=clock.now()).where(Account.id == cast.helper.id).execute()
    assert "disabled_helper" in pair(row(cast.feng)).output


def test_two_helpers_for_one_household_are_to_mend(cast: Cast, pair: Any) -> None:
    done = pair(row(cast.feng), row(cast.feng, "龙飞", "13900000004", relation="之子"))
    assert f"row {FIRST_ROW + 1} conflicting_rows" in done.output


def test_a_household_that_the_county_does_not_have_is_to_mend(cast: Cast, pair: Any) -> None:
    assert f"row {FIRST_ROW} unknown_household" in pair(person("522634101221999999")).output


def test_a_household_without_a_helper_is_nobodys_fault(cast: Cast, pair: Any) -> None:
    assert pair(row(cast.feng, None, None)).output.endswith("0 lines to mend\n")


def test_accounts_are_made_where_asked_and_their_passwords_kept_for_the_owners_eyes(
    cast: Cast, pair: Any, tmp_path: Path
) -> None:
    secret = tmp_path / "passwords.csv"
    done = pair(
        row(cast.feng, "周新", "13900009999"),
        row(cast.mao, "周新", "13900009999"),
        row(cast.shi, "郑广", "13900008888"),
        row(cast.chen, "郑广", "13900008888"),
        options=("--make-accounts", str(secret)),
    )
    assert "4 households with a new lead, 0 as they were, 2 accounts made, 0 lines to mend" in done.output
    zhou = Account.get(Account.phone_digest == digest("13900009999"))
    zheng = Account.get(Account.phone_digest == digest("13900008888"))
    assert (zhou.role, zhou.region_code, zhou.must_change_password) == ("helper", "522634101", True)
    assert zheng.region_code == "522634"
    assert secret.stat().st_mode & 0o777 == 0o600
    name, phone, password = secret.read_text().splitlines()[0].split(",")
    assert (name, phone) == ("周新", "13900009999")
    assert passwords.matches(zhou.password_hash, password)


def test_two_people_with_one_telephone_get_no_account(cast: Cast, pair: Any, tmp_path: Path) -> None:
    people = row(cast.feng, "周新", "13900009999"), row(cast.mao, "郑广", "13900009999")
    done = pair(*people, options=("--make-accounts", str(tmp_path / "passwords.csv")))
    assert done.output.count("other_name") == 2
    assert not Account.select().where(Account.phone_digest == digest("13900009999")).exists()


def test_passwords_are_not_written_over_another_file(cast: Cast, pair: Any, tmp_path: Path) -> None:
    (tmp_path / "other").write_text("mine")
    done = pair(row(cast.feng), options=("--make-accounts", str(tmp_path / "other")))
    assert (done.exit_code, (tmp_path / "other").read_text()) == (2, "mine")


def test_a_register_without_these_columns_is_refused(cast: Cast, pair: Any) -> None:
    fewer = {ours: heading for ours, heading in HEADINGS.items() if ours != "helper_phone"}
    done = pair(row(cast.feng), headings=fewer)
    assert (done.exit_code, done.output.split(":")[1].strip()) == (1, "missing_columns")
