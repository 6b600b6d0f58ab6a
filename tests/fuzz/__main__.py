"""`make fuzz EXAMPLES=200 SEED=7`: the same as in `make test`, with as many examples as one likes."""

import os
import subprocess
import sys

from tests.fuzz.limits import EXAMPLES, SEED


def main(arguments: list[str]) -> int:
    """Run the tests of this folder with what `NAME=number` says; a name with nothing behind it says nothing."""
    said = {name: number for name, _, number in (one.partition("=") for one in arguments) if number}
    wanted = {"EXAMPLES": str(EXAMPLES * 15), "SEED": str(SEED)} | said
    print(" ".join(f"{name}={number}" for name, number in wanted.items()), flush=True)
    env = {**os.environ, **{f"RUHU_FUZZ_{name}": number for name, number in wanted.items()}}
    return subprocess.run([sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "load", "tests/fuzz"], env=env).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
