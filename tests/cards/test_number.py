"""The number that people read out and type: what goes wrong with digits is noticed."""

from server.cards.number import check_digit, draw


def test_the_digit_is_damms() -> None:
    assert check_digit("572") == "4"


def test_a_number_is_eight_digits_that_check() -> None:
    drawn = [draw() for _ in range(500)]
    assert all(len(one) == 8 and one.isdecimal() and one[0] != "0" and check_digit(one) == "0" for one in drawn)
    assert len(set(drawn)) > 490


def test_every_wrong_digit_and_every_two_that_changed_places_are_noticed() -> None:
    for _ in range(50):
        number = draw()
        for place in range(8):
            for digit in set("0123456789") - {number[place]}:
                assert check_digit(number[:place] + digit + number[place + 1 :]) != "0"
        for place in range(7):
            first, second = number[place : place + 2]
            if first != second:
                assert check_digit(number[:place] + second + first + number[place + 2 :]) != "0"
