"""The short number of a card: eight digits, the last of which tells a slip of the finger.

The check is Damm's (H. M. Damm, 2004): it notices every wrong digit and every two neighbours that changed places.
"""

import secrets

_FOLLOWS = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip
_DRAWN = 7


def draw() -> str:
    """A fresh number. It does not begin with 0, which spreadsheets would drop."""
    digits = str(secrets.randbelow(9 * 10 ** (_DRAWN - 1)) + 10 ** (_DRAWN - 1))
    return digits + check_digit(digits)


def check_digit(digits: str) -> str:
    """The digit that makes `digits` whole; of a whole number it is 0."""
    carried = "0"
    for digit in digits:
        carried = _FOLLOWS[int(carried)][int(digit)]
    return carried
