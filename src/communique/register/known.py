"""What a process has read already and what never changes: documents by number, claims and contents by their rows.

Many pages ask for the same entries, and to tell them from their rows again costs more than to fetch the rows.
"""

import json
from collections import OrderedDict
from threading import Lock
from typing import Any, Generic, TypeVar

from communique.model import Claim, Document
from communique.model.codec import decode_content
from communique.model.content import Content
from communique.register.replaced import Replaced
from communique.register.rows import KINDS, claim_of

DOCUMENTS, CLAIMS, CONTENTS = 5_000, 20_000, 20_000
K = TypeVar("K")
V = TypeVar("V")


class Room(Generic[K, V]):
    """So many things by key; what came first goes first. Several threads may ask at once."""

    def __init__(self, most: int) -> None:
        """Empty, for so many."""
        self._most = most
        # An ordinary dict passes all that went before to find what is first: the more was read, the slower.
        self._held: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        """What is known under a key."""
        return self._held.get(key)

    def put(self, key: K, value: V) -> V:
        """Remember it."""
        with self._lock:
            self._held[key] = value
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return value


class Known:
    """The memory of one open register. A text keeps its number and a row that reads the same tells the same."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.documents: Room[int, Document] = Room(DOCUMENTS)
        self.nums: Room[str, int] = Room(DOCUMENTS)
        self._claims: Room[int, tuple[str, Claim[Any]]] = Room(CLAIMS)
        self.replaced = Replaced()
        self._contents: Room[tuple[int, str], Content] = Room(CONTENTS)

    def claim(self, row: Any, document: Document) -> Claim[Any]:
        """The claim of a row."""
        held = self._claims.get(row.num)
        if held is not None and held[0] == row.body:
            return held[1]
        return self._claims.put(row.num, (row.body, claim_of(row, document)))[1]

    def content(self, row: Any) -> Content:
        """The content of a row of facts."""
        key = (row.kind, row.content)
        held = self._contents.get(key)
        if held is not None:
            return held
        return self._contents.put(key, decode_content({"kind": KINDS[row.kind], **json.loads(row.content)}))
