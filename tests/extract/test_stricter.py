"""A language that asks for more before it claims a kind of fact."""

from communique.extract import extract
from communique.ingest import prepare
from communique.lang import Pack, load
from communique.parse import parse
from communique.recognize import recognize

TEXT = "Kazakh Foreign Minister Murat Nurtleu is in Rome. Trade of Kazakhstan with Italy reached $16 billion in 2023."


def _kinds(pack: Pack) -> set[str]:
    parsed = parse(prepare(TEXT, language="en"), pack)
    return {claim.kind for claim in extract(parsed, recognize(parsed, pack), pack).claims}


def test_only_the_kind_that_the_pack_names_is_read_more_strictly() -> None:
    """As strict as can be, figures are left unsaid, and the rest is read as before."""
    plain, strict = load("en"), Pack("en", load("en").folder)
    strict._tables["pack"] = {**plain.table("pack"), "stricter": {"figures": 0.5}}
    assert "figures" in _kinds(plain)
    assert _kinds(plain) - _kinds(strict) == {"figures"}
