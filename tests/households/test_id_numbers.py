"""ID numbers by GB 11643-1999."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.households import id_numbers
from server.households.cells import Unfit
from tests.households.office import id_number


@pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014"])
def test_the_examples_of_the_standard_are_right(number: str) -> None:
    assert id_numbers.read(number) == number


def test_gender_and_birth_date_follow_from_it() -> None:
    assert id_numbers.gender("11010519491231002X") == "女"
    assert id_numbers.gender("440524188001010014") == "男"
    assert str(id_numbers.born_on("11010519491231002X")) == "1949-12-31"


@given(place=st.integers(0, 16), other=st.integers(1, 9), serial=st.integers(0, 999))
def test_one_wrong_digit_never_passes(place: int, other: int, serial: int) -> None:
    number = id_number(sequence=serial)
    wrong = number[:place] + str((int(number[place]) + other) % 10) + number[place + 1 :]
    with pytest.raises(Unfit):
        id_numbers.read(wrong)


@given(place=st.integers(0, 15), serial=st.integers(0, 999))
def test_two_neighbours_changed_about_never_pass(place: int, serial: int) -> None:
    number = id_number(sequence=serial)
    wrong = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if wrong != number:
        with pytest.raises(Unfit):
            id_numbers.read(wrong)
