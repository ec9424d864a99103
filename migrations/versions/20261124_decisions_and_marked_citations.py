"""Decisions of people about places, and what a revision's own format marks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ANCHOR = ("exact", "prefix", "suffix")


def _anchored(table: str) -> list[sa.schema.SchemaItem]:
    return [
        *(sa.Column(name, sa.Text(), nullable=False) for name in _ANCHOR),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            '"start" >= 0 AND "end" > "start"', name=op.f(f"ck_{table}_span")
        ),
    ]


def upgrade() -> None:
    with op.batch_alter_table("revision", schema=None) as batch_op:
        for name in ("pages", "marked", "warnings"):
            # What was read before had none of them.
            batch_op.add_column(
                sa.Column(name, sa.Text(), nullable=False, server_default="[]")
            )
    with op.batch_alter_table("revision", schema=None) as batch_op:
        for name in ("pages", "marked", "warnings"):
            batch_op.alter_column(name, server_default=None)

    op.create_table(
        "citation_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("manuscript_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        *_anchored("citation_decision"),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscript.id"],
            name=op.f("fk_citation_decision_manuscript_id_manuscript"),
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
            name=op.f("fk_citation_decision_source_id_source"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citation_decision")),
        sa.UniqueConstraint("public_id", name=op.f("uq_citation_decision_public_id")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_citation_decision_manuscript_id"),
        "citation_decision",
        ["manuscript_id"],
    )
    op.create_index(
        op.f("ix_citation_decision_source_id"), "citation_decision", ["source_id"]
    )
    op.create_table(
        "declaration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("manuscript_id", sa.Integer(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        *_anchored("declaration"),
        sa.CheckConstraint(
            "ground IN ('opinion', 'own-knowledge')",
            name=op.f("ck_declaration_ground_known"),
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["manuscript.id"],
            name=op.f("fk_declaration_manuscript_id_manuscript"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declaration")),
        sa.UniqueConstraint("public_id", name=op.f("uq_declaration_public_id")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_declaration_manuscript_id"), "declaration", ["manuscript_id"]
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_declaration_manuscript_id"), "declaration")
    op.drop_table("declaration")
    op.drop_index(op.f("ix_citation_decision_source_id"), "citation_decision")
    op.drop_index(op.f("ix_citation_decision_manuscript_id"), "citation_decision")
    op.drop_table("citation_decision")
    with op.batch_alter_table("revision", schema=None) as batch_op:
        for name in ("warnings", "marked", "pages"):
            batch_op.drop_column(name)
