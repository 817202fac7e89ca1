"""The published schema holds: whatever it allows is answered, and nothing that is asked breaks the server.

Questions are made from the OpenAPI document, the odd ones too; each operation gets a bounded number of them.
"""

from datetime import date
from typing import Any

import pytest

from communique.api import open_register
from communique.model import Document
from communique.web.app import Settings, create_app

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
hypothesis = pytest.importorskip("hypothesis")
response_schema_conformance = pytest.importorskip("schemathesis.specs.openapi.checks").response_schema_conformance

EXAMPLES = 8
TEXT = (
    "Президент Казахстана Касым-Жомарт Токаев 12 марта 2025 года провел в Астане переговоры с президентом Италии "
    "Серджо Маттареллой. Товарооборот Казахстана и Италии в 2024 году превысил 20 млрд долларов, стороны намерены "
    "довести его до 30 млрд долларов к 2030 году."
)


class Unhurried:
    """How often one may ask is another test's question."""

    def allows(self, *_: object) -> bool:
        return True


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("schema") / "register.db"
    with open_register(path) as desk:
        desk.add([Document(text=TEXT, url="a.txt", language="ru", published=date(2025, 3, 13))])
    app = create_app(str(path), Settings(hosts=("testserver", "localhost")))
    app.state.rates = Unhurried()
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


OPERATIONS = [(path, method) for path, methods in create_app("none").openapi()["paths"].items() for method in methods]


@pytest.mark.parametrize(("path", "method"), OPERATIONS, ids=[f"{method} {path}" for path, method in OPERATIONS])
def test_nothing_that_is_asked_breaks_the_server(described: Any, path: str, method: str) -> None:
    @hypothesis.given(case=described[path][method].as_strategy())
    @hypothesis.settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    def ask(case: Any) -> None:
        answer = case.call()
        assert answer.status_code < 500, f"{case.as_curl_command()}\n{answer.text[:500]}"
        if answer.status_code < 300:
            case.validate_response(answer, checks=[response_schema_conformance])

    ask()
