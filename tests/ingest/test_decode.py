"""Bytes are read as the text they are, whatever words of other alphabets stand in it."""

import pytest

from communique.errors import SourceError
from communique.ingest.decode import decode

TEXTS = (
    "The president thanked his guests.\n\nشكرا لك على هذه الزيارة المهمة إلى بلدنا العزيز.\n",
    "The two sides met in Beijing.\n\n外交部 发言人 表示 两国 关系 良好.\n",
    "Президент сказал: «Спасибо».\n\nგმადლობთ თბილისში ვიზიტისთვის დიდი მადლობა.\n",
)


@pytest.mark.parametrize("text", TEXTS)
def test_words_of_an_alphabet_without_capitals_spoil_no_text(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text


def test_what_was_decoded_wrongly_before_is_still_seen() -> None:
    spoilt = "Президент Казахстана прибыл в Рим".encode("koi8-r").decode("cp1251")
    with pytest.raises(SourceError, match="convert it to UTF-8"):
        decode(spoilt.encode(), "a.txt")
