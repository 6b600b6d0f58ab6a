"""Requests that the API's document allows, and requests that it forbids; most of them about things that are really there."""

from base64 import b64encode
from collections.abc import Callable
from typing import Any

import schemathesis
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode
from schemathesis.generation.case import Case
from schemathesis.schemas import APIOperation

from server.photos import tus
from tests.fuzz.scene import PICTURE, Scene
from tests.households.office import person, workbook
from tests.photos.phone import UPLOADS

BROUGHT = (tus.MEDIA, "multipart/form-data")
# What the document allows, and a third of what it forbids.
MODES = (GenerationMode.POSITIVE, GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
# Other names that the things of the scene go by.
_ALSO = {
    "under": "region", "helper": "account", "actor": "account", "after": "visit", "signature_photo_id": "photo",
    "villages": "region", "met": "member", "old": "password", "giver": "account", "taker": "account",
}  # fmt: skip
_BYTES = PICTURE.read_bytes()
_REGISTERS = tuple(workbook(*people).getvalue() for people in ((person(), person(name=None)), (person(), person(name="石=强"))))


@schemathesis.serializer(tus.MEDIA)
def _bytes(_context: Any, value: Any) -> Any:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


def operations(document: Any) -> list[APIOperation]:
    """Every operation of the document."""
    schema = schemathesis.openapi.from_dict(document)
    schema.config.generation.with_security_parameters = False
    schema.config.checks.negative_data_rejection.expected_statuses = ["4xx"]
    return [found.ok() for found in schema.get_all_operations()]


def cases(operation: APIOperation, scene: Scene) -> st.SearchStrategy[Case]:
    """Requests to `operation`."""
    return st.one_of([operation.as_strategy(mode) for mode in MODES]).flatmap(lambda case: _about_real_things(case, scene))


@st.composite
def _about_real_things(draw: Callable[..., Any], case: Case, scene: Scene) -> Case:
    def real(name: str, value: Any) -> Any:
        known = scene.things.get(_ALSO.get(name, name.removesuffix("_id")))
        return draw(st.sampled_from(known)) if known and draw(st.integers(0, 3)) else value

    def told(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: told(inner, key) for key, inner in value.items()}
        if isinstance(value, list):
            return [told(inner, name) for inner in value]
        return real(name, value) if isinstance(value, str) else value

    if case.meta.generation.mode is GenerationMode.POSITIVE:
        _bring(draw, case, scene)
    case.path_parameters = {name: real(name, value) for name, value in (case.path_parameters or {}).items()}
    case.query = {name: real(name, value) for name, value in (case.query or {}).items()}
    if isinstance(case.body, dict | list):
        case.body = told(case.body)
    return case


def _bring(draw: Callable[..., Any], case: Case, scene: Scene) -> None:
    """Bytes that mean something: mostly what a phone says of a photo that it has announced, a register."""
    if "/import" in case.operation.path:
        case.body = {"file": draw(st.sampled_from((*_REGISTERS, b"PK")))}
    if not case.operation.path.startswith(UPLOADS):
        return
    photo = draw(st.sampled_from(scene.uploads))
    said = {"photo_id": photo.id, "sha256": photo.sha256, "filetype": "image/jpeg"}
    right = {
        "Tus-Resumable": tus.VERSION,
        "Upload-Length": str(photo.bytes),
        "Upload-Metadata": ",".join(f"{key} {b64encode(value.encode()).decode()}" for key, value in said.items()),
        "Upload-Offset": "0",
    }
    case.headers.update({name: value for name, value in right.items() if name in case.headers and draw(st.integers(0, 7))})
    if case.path_parameters:
        case.path_parameters = {"photo_id": photo.id}
    if case.operation.method in ("post", "patch"):
        case.body = draw(st.sampled_from((_BYTES, _BYTES[:1000], b"")))
