"""`python -m tests.bench [NAME …]`: every group of budgets, or those named."""

import sys
import traceback
from collections.abc import Callable, Iterator

from tests.bench import coverage, flags, intake, ledger, machine, phone, photo, pull, push, queue, sample, table, week
from tests.bench.table import Row

GROUPS: dict[str, Callable[[], Iterator[Row]]] = {
    "push": push.measure,
    "photo": photo.measure,
    "pull": pull.measure,
    "flags": flags.measure,
    "queue": queue.measure,
    "week": week.measure,
    "sample": sample.measure,
    "ledger": ledger.measure,
    "million": queue.measure_million,
    "coverage": coverage.measure,
    "import": intake.measure,
    "phone": phone.measure,
}
LONG = {"million"}  # takes more than a few minutes: only where it is named


def main(names: list[str]) -> int:
    """Print the machine and the table; 1 when something could not be measured, also when all that was is fine."""
    unknown = [name for name in names if name not in GROUPS]
    if unknown:
        print(f"No budget is called {', '.join(unknown)}. There are: {', '.join(GROUPS)}", file=sys.stderr)
        return 1
    print("\n".join(machine.lines()) + "\n")
    table.head()
    failed = False
    for name in names or [name for name in GROUPS if name not in LONG]:
        try:
            for row in GROUPS[name]():
                table.show(row)
        except Exception:
            failed = True
            print(f"{name} could not be measured:", file=sys.stderr)
            traceback.print_exc()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
