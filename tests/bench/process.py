"""What Linux says of a process."""

from pathlib import Path


def megabytes(pid: int, name: str) -> float:
    """A line of its status: `VmRSS` is what it holds, `VmHWM` what it has held at most."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{name}:")), 0) / 1024


def processor(pid: int) -> dict[int, float]:
    """Milliseconds that each of its threads has run, user and system, to the nanosecond."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return {int(task.name): int((task / "schedstat").read_text().split()[0]) / 1e6 for task in tasks}
