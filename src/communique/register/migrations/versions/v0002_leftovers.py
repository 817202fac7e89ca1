"""What was not understood, counted by reason, and by which build a register was read and computed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables; they are filled as texts are read, or read again."""
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "leftovers",
        sa.Column("document", number, sa.ForeignKey("documents.num"), primary_key=True, autoincrement=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "reasons",
        sa.Column("reason", sa.String(60), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )
    op.create_table(
        "builds",
        sa.Column("part", sa.String(20), primary_key=True),
        sa.Column("build", sa.String(40), nullable=False),
    )


def downgrade() -> None:
    """Forget them."""
    for name in ("leftovers", "reasons", "builds"):
        op.drop_table(name)
