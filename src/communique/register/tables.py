"""The tables of a register. Documents, sightings, claims and judgements are only added; the rest is computed."""

from functools import lru_cache
from hashlib import blake2b

import sqlalchemy as sa

VERSION = "0002"
metadata = sa.MetaData()
Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# `text` never changes; `sha256` is checked by verify. `added` is when the register first had it (UTC, ISO).
# `reading` counts how often it was read again with better rules: claims of the last reading count.
documents = sa.Table(
    "documents",
    metadata,
    sa.Column("num", Number, primary_key=True),
    sa.Column("id", sa.String(16), nullable=False, unique=True),
    sa.Column("url", sa.Text, nullable=False, index=True),
    sa.Column("publisher", sa.Text, nullable=False, default=""),
    sa.Column("cites", sa.Text, nullable=False, default="[]"),
    sa.Column("language", sa.String(8), nullable=False, default=""),
    sa.Column("title", sa.Text, nullable=False, default=""),
    sa.Column("published", sa.String(10), index=True),
    sa.Column("retrieved", sa.String(40)),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("sha256", sa.LargeBinary(32), nullable=False),
    sa.Column("sketch", sa.LargeBinary, nullable=False, default=b""),
    sa.Column("added", sa.String(40), nullable=False, index=True),
    sa.Column("reading", sa.SmallInteger, nullable=False, default=0),
)

# Each time that a text was the new one of its address: `seen` there, which tells the current one, and `at` which time
# the register learnt of it.
sightings = sa.Table(
    "sightings",
    metadata,
    sa.Column("num", Number, primary_key=True),
    sa.Column("url", sa.Text, nullable=False, index=True),
    sa.Column("document", Number, sa.ForeignKey("documents.num"), nullable=False),
    sa.Column("seen", sa.String(40), nullable=False),
    sa.Column("at", sa.String(40), nullable=False, index=True),
)

# `first` and `last` are the place of the words in the text. `leader` and `fact` are computed; both are empty for
# claims that do not count now (an older version, judged wrong).
claims = sa.Table(
    "claims",
    metadata,
    sa.Column("num", Number, primary_key=True),
    sa.Column("id", sa.String(16), nullable=False, unique=True),
    sa.Column("document", Number, sa.ForeignKey("documents.num"), nullable=False, index=True),
    sa.Column("kind", sa.SmallInteger, nullable=False),
    sa.Column("day", sa.Integer, nullable=False),
    sa.Column("first", sa.Integer, nullable=False),
    sa.Column("last", sa.Integer, nullable=False),
    sa.Column("reading", sa.SmallInteger, nullable=False, default=0),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("leader", Number),
    sa.Column("fact", Number),
    sa.Index("claims_leader", "leader", "day"),
    sa.Index("claims_fact", "fact", "day"),
)

judgements = sa.Table(
    "judgements",
    metadata,
    sa.Column("num", Number, primary_key=True),
    sa.Column("id", sa.String(16), nullable=False, unique=True),
    sa.Column("at", sa.String(40), nullable=False),
    sa.Column("body", sa.Text, nullable=False),
)

# Where claims are found: hashes of the keys that `resolve` gives.
files = sa.Table(
    "files",
    metadata,
    sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("lead", sa.Boolean, primary_key=True, autoincrement=False),
    sa.Column("claim", Number, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# `leader` is the claim that all others of the fact follow; empty where decisions of people joined or parted claims.
facts = sa.Table(
    "facts",
    metadata,
    sa.Column("num", Number, primary_key=True),
    sa.Column("id", sa.String(16), nullable=False, index=True),
    sa.Column("kind", sa.SmallInteger, nullable=False),
    sa.Column("leader", Number, index=True),
    sa.Column("day", sa.Integer, nullable=False),
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("dissent", sa.Text, nullable=False, default="[]"),
    sa.Column("reports", sa.Integer, nullable=False),
    sa.Column("sources", sa.Integer, nullable=False),
    sa.Column("tags", sa.Text, nullable=False, default=""),
    sa.Index("facts_kind", "kind", "day"),
)


def _tags(name: str) -> sa.Table:
    return sa.Table(
        name,
        metadata,
        sa.Column("tag", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("num", Number, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )


# By what facts and documents are asked for: hashes of "figures|KZ" and the like.
fact_tags = _tags("fact_tags")
document_tags = _tags("document_tags")

# What was not understood in the last reading of each document: places by reason, as `ledger` packs them.
leftovers = sa.Table(
    "leftovers",
    metadata,
    sa.Column("document", Number, sa.ForeignKey("documents.num"), primary_key=True, autoincrement=False),
    sa.Column("body", sa.Text, nullable=False),
)

# How many leftovers of current texts have each reason.
reasons = sa.Table(
    "reasons",
    metadata,
    sa.Column("reason", sa.String(60), primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
)

# By which build claims were read and facts computed.
builds = sa.Table(
    "builds",
    metadata,
    sa.Column("part", sa.String(20), primary_key=True),
    sa.Column("build", sa.String(40), nullable=False),
)


@lru_cache(maxsize=100_000)
def hashed(key: str) -> int:
    """A key as a number of 64 bits with sign, as both databases hold it."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
