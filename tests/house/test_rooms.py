"""The house: a room imports only rooms above it, and nothing imports the door for phones."""

import ast
from pathlib import Path

SERVER = Path(__file__).parents[2] / "server"
ROOMS = (
    "trail", "regions", "accounts", "households", "pairings", "photos", "needs", "visits", "flags", "reviews",
    "coverages", "tallies", "cards", "sync", "demonstration", "backup",
)  # fmt: skip
# Behind every door stands the account that knocked, so routes of the two rooms above `accounts` may know it.
DOOR = {"accounts"}


def imports(path: Path) -> set[str]:
    """The rooms that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if isinstance(node, ast.ImportFrom) and node.module == "server":
            modules = [f"server.{name.name}" for name in node.names]
        if isinstance(node, ast.Import):
            modules = [name.name for name in node.names]
        found |= {module.split(".")[1] for module in modules if module.startswith("server.")}
    return found & set(ROOMS)


def test_every_room_is_in_the_order() -> None:
    folders = {path.name for path in SERVER.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert folders == set(ROOMS)


def test_a_room_imports_only_rooms_above_it() -> None:
    wrong = []
    for number, room in enumerate(ROOMS):
        for path in (SERVER / room).rglob("*.py"):
            allowed = set(ROOMS[: number + 1]) | (DOOR if path.name == "routes.py" else set())
            wrong += [f"{path.relative_to(SERVER)} imports {name}" for name in sorted(imports(path) - allowed)]
    assert wrong == []


def test_nothing_imports_the_door_for_phones() -> None:
    knowing = {"app.py", "tables.py"}
    rooms = [
        path for path in SERVER.rglob("*.py") if path.parent.name not in ("sync", "demonstration") and path.name not in knowing
    ]
    assert [str(path) for path in rooms if "sync" in imports(path)] == []
