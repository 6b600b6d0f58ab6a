"""A row for each budget, printed as soon as it is known."""

from dataclasses import dataclass

_WIDTHS = (58, 12, 20)


@dataclass(frozen=True)
class Row:
    """One figure and the most that it may be (None: told for comparison only). `tried` is said where it is missed."""

    name: str
    measured: float
    most: float | None
    unit: str = "ms"
    aim: float | None = None
    tried: str = ""

    @property
    def verdict(self) -> str:
        if self.most is None:
            return ""
        return "ok" if self.measured <= self.most else "MISSED"


def head() -> None:
    """The names of the columns."""
    _line("", "measured", "budget", "")


def show(row: Row) -> None:
    """One row, and below it what was tried where the budget is missed."""
    aim = "" if row.aim is None else f" (aim {row.aim:g})"
    budget = "" if row.most is None else f"≤ {_number(row.most)} {row.unit}{aim}"
    _line(row.name, f"{_number(row.measured)} {row.unit}", budget, row.verdict)
    if row.tried and row.verdict == "MISSED":
        print(f"    tried: {row.tried}", flush=True)


def _line(name: str, measured: str, budget: str, verdict: str) -> None:
    first, second, third = _WIDTHS
    print(f"{name:<{first}}{measured:>{second}}   {budget:<{third}}{verdict}".rstrip(), flush=True)


def _number(value: float) -> str:
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}" if value < 10 else f"{value:,.1f}" if value < 100 else f"{value:,.0f}"
