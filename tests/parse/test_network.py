"""One sentence at a time the models say what slovnet's own batches say."""

import importlib.metadata
from pathlib import Path
from typing import Any

import pytest
import slovnet
from navec import Navec

from communique.parse.tagger import Tagger

ROOT = Path(str(importlib.metadata.distribution("natasha").locate_file("natasha/data")))
SENTENCES = [
    "Президент Италии Серджо Маттарелла прибыл в Астану с государственным визитом .",
    "Касым-Жомарт Токаев и Си Цзиньпин обсудят торговлю , сообщила пресс-служба Акорды .",
    "Товарооборот ,",
    "30",
    "— Ъ ! qwerty 5-й « ЕАЭС » ; 12,5 % ( $ 3 млрд ) № 7 : Ü ёж 😀",
]


@pytest.fixture(scope="module")
def models() -> dict[str, Any]:
    navec = Navec.load(ROOT / "emb/navec_news_v1_1B_250K_300d_100q.tar")
    kinds = {"ner": slovnet.NER, "morph": slovnet.Morph, "syntax": slovnet.Syntax}
    return {name: kind.load(ROOT / f"model/slovnet_{name}_news_v1.tar").navec(navec) for name, kind in kinds.items()}


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda text: text[:12])
def test_a_sentence_is_tagged_as_slovnet_tags_it(models: dict[str, Any], sentence: str) -> None:
    words = sentence.split()
    tagger = Tagger()
    morph = next(iter(models["morph"].map([words]))).tokens
    assert tagger.morph(words) == [{"pos": token.pos, **token.feats} for token in morph]
    syntax = next(iter(models["syntax"].map([words]))).tokens
    assert tagger.tree(words) == [(int(token.head_id) - 1, token.rel) for token in syntax]


def test_names_are_found_where_slovnet_finds_them(models: dict[str, Any]) -> None:
    text = SENTENCES[1]
    spans = [(text[span.start : span.stop], span.type) for span in models["ner"](text).spans]
    words = text.split()
    found = [(" ".join(words[name.first : name.last]), name.kind) for name in Tagger().names(words)]
    assert found == spans
    assert ("Си Цзиньпин", "PER") in found
