"""Address, bytes → `Document`. Touches the network, files and the clock; guesses no fact.

`documents` reads whatever stands at a path: a text, a page, a feed, an archive, a folder of these. `fetched` reads an
address of the public network. `prepare` makes a document of a text that is already at hand.
"""

from communique.ingest.documents import documents, expected
from communique.ingest.fetch import Limits, fetched, is_address
from communique.ingest.prepare import prepare

__all__ = ["Limits", "documents", "expected", "fetched", "is_address", "prepare"]
