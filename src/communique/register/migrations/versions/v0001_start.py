"""The first tables, and the index of words."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    _documents(number)
    _claims(number)
    _computed(number)
    _words()


def _documents(number: sa.types.TypeEngine[int]) -> None:
    op.create_table(
        "documents",
        sa.Column("num", number, primary_key=True),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        sa.Column("url", sa.Text, nullable=False, index=True),
        sa.Column("publisher", sa.Text, nullable=False),
        sa.Column("cites", sa.Text, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("published", sa.String(10), index=True),
        sa.Column("retrieved", sa.String(40)),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("sha256", sa.LargeBinary(32), nullable=False),
        sa.Column("sketch", sa.LargeBinary, nullable=False),
        sa.Column("added", sa.String(40), nullable=False, index=True),
        sa.Column("reading", sa.SmallInteger, nullable=False),
    )
    op.create_table(
        "sightings",
        sa.Column("num", number, primary_key=True),
        sa.Column("url", sa.Text, nullable=False, index=True),
        sa.Column("document", number, sa.ForeignKey("documents.num"), nullable=False),
        sa.Column("seen", sa.String(40), nullable=False),
        sa.Column("at", sa.String(40), nullable=False, index=True),
    )


def _claims(number: sa.types.TypeEngine[int]) -> None:
    op.create_table(
        "claims",
        sa.Column("num", number, primary_key=True),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        sa.Column("document", number, sa.ForeignKey("documents.num"), nullable=False, index=True),
        sa.Column("kind", sa.SmallInteger, nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("reading", sa.SmallInteger, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("leader", number),
        sa.Column("fact", number),
        sa.Index("claims_leader", "leader", "day"),
        sa.Index("claims_fact", "fact", "day"),
    )
    op.create_table(
        "judgements",
        sa.Column("num", number, primary_key=True),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )


def _computed(number: sa.types.TypeEngine[int]) -> None:
    op.create_table(
        "files",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("lead", sa.Boolean, primary_key=True, autoincrement=False),
        sa.Column("claim", number, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "facts",
        sa.Column("num", number, primary_key=True),
        sa.Column("id", sa.String(16), nullable=False, index=True),
        sa.Column("kind", sa.SmallInteger, nullable=False),
        sa.Column("leader", number, index=True),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("dissent", sa.Text, nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("sources", sa.Integer, nullable=False),
        sa.Column("tags", sa.Text, nullable=False),
        sa.Index("facts_kind", "kind", "day"),
    )
    for name in ("fact_tags", "document_tags"):
        op.create_table(
            name,
            sa.Column("tag", sa.BigInteger, primary_key=True, autoincrement=False),
            sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("num", number, primary_key=True, autoincrement=False),
            sqlite_with_rowid=False,
        )


def _words() -> None:
    """Full-text search over dictionary forms: which documents hold a word, not where."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE words USING fts5(lemmas, content='', columnsize=0, detail=none,"
            ' tokenize="unicode61 remove_diacritics 0")'
        )
    else:
        op.execute("CREATE TABLE words (document bigint PRIMARY KEY, lemmas tsvector NOT NULL)")
        op.execute("CREATE INDEX words_lemmas ON words USING gin (lemmas)")


def downgrade() -> None:
    """There is nothing before the first version."""
    raise NotImplementedError("the first version has nothing before it")
