"""Which texts others took the place of at their address: few, and kept in mind, so that what is current can be counted.

To ask it of each of ten thousand reports anew would cost more than the page that wants to know how many there are.
"""

from collections.abc import Iterable
from threading import Lock
from typing import Any

import sqlalchemy as sa

from communique.register.tables import document_tags, fact_tags, hashed, sightings

PART = 500


class Replaced:
    """The numbers of the texts that are not the current ones of their address; brought up to date when it is asked."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._lock = Lock()
        self._last = 0
        self._nums: dict[str, frozenset[int]] = {}

    def nums(self, connection: sa.Connection) -> frozenset[int]:
        """As of now."""
        last = int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(sightings.c.num), 0))).scalar_one())
        with self._lock:
            if last != self._last:
                for part in _parts(_several(connection, self._last)):
                    self._nums |= _older(connection, part)
                self._last = last
            return frozenset[int]().union(*self._nums.values())


def _several(connection: sa.Connection, since: int) -> list[str]:
    """Addresses of more than one sighting, at which something was seen since."""
    several = sa.select(sightings.c.url).group_by(sightings.c.url).having(sa.func.count() > 1)
    if since:
        new = sa.select(sightings.c.url).where(sightings.c.num > since)
        several = several.where(sightings.c.url.in_(new))
    return list(connection.execute(several).scalars())


def _older(connection: sa.Connection, urls: list[str]) -> dict[str, frozenset[int]]:
    """By address the texts that are not the one seen last."""
    seen: dict[str, list[Any]] = {}
    for row in connection.execute(sa.select(sightings).where(sightings.c.url.in_(urls))):
        seen.setdefault(row.url, []).append(row)
    found = {}
    for url, rows in seen.items():
        current = max(rows, key=lambda row: (row.seen, row.num)).document
        found[url] = frozenset(row.document for row in rows) - {current}
    return found


def documents_under(connection: sa.Connection, key: str, replaced: frozenset[int]) -> int:
    """How many current reports have a key."""
    nums = connection.execute(sa.select(document_tags.c.num).where(document_tags.c.tag == hashed(key))).scalars()
    return len(set(nums) - replaced)


def facts_under(connection: sa.Connection, key: str) -> int:
    """How many facts have a key."""
    query = sa.select(sa.func.count()).select_from(fact_tags).where(fact_tags.c.tag == hashed(key))
    return int(connection.execute(query).scalar_one())


def _parts(urls: list[str]) -> Iterable[list[str]]:
    return (urls[start : start + PART] for start in range(0, len(urls), PART))
