"""The publisher and the sources of a report go into its document and change nothing else."""

from dataclasses import replace

from communique.extract.citations import with_sources
from communique.ingest import prepare
from communique.lang import load
from communique.parse import parse

TEXT = "Министры обсудили торговлю, сообщает Berega.kz со ссылкой на Акорду."


def test_the_document_keeps_its_name_and_text() -> None:
    pack = load("ru")
    parsed = parse(prepare(TEXT, language="ru", url="berega.kz/1"), pack)
    document = with_sources(parsed, pack).document
    assert (document.publisher, document.cites) == ("Berega.kz", ("Акорда",))
    assert (document.id, document.text, document.sha256) == (parsed.document.id, TEXT, parsed.document.sha256)


def test_a_publisher_that_is_known_is_not_replaced() -> None:
    pack = load("ru")
    document = replace(prepare(TEXT, language="ru"), publisher="Берега", cites=("МИД",))
    found = with_sources(parse(document, pack), pack).document
    assert found.publisher == "Берега"
    assert found.cites == ("МИД", "Акорда")
