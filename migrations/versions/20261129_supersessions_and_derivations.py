"""What overtook a claim, how figures are derived, and when a manuscript was written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("manuscript", schema=None) as batch_op:
        batch_op.add_column(sa.Column("dated", sa.Text(), nullable=True))

    op.create_table(
        "supersession",
        sa.Column("id", sa.Integer(), nullable=False),
        *(
            sa.Column(
                name,
                sa.Integer()
                if name.endswith("_id") and name != "public_id"
                else sa.Text(),
                nullable=False,
            )
            for name in (
                "public_id",
                "claim_id",
                "source_id",
                "figure",
                "newer",
                "as_of",
                "reason",
                "by",
                "at",
            )
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_supersession_claim_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_supersession_source_id_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supersession")),
        sa.UniqueConstraint("public_id", name=op.f("uq_supersession_public_id")),
        sqlite_strict=True,
    )
    for column in ("claim_id", "source_id"):
        op.create_index(op.f(f"ix_supersession_{column}"), "supersession", [column])

    op.create_table(
        "derivation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("figure", sa.Text(), nullable=False),
        sa.Column("formula", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_derivation_claim_id_claim")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_derivation")),
        sa.UniqueConstraint("public_id", name=op.f("uq_derivation_public_id")),
        sa.UniqueConstraint(
            "claim_id", "figure", name=op.f("uq_derivation_claim_id_figure")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "derivation_input",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("derivation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=True),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(evidence_id IS NULL) <> (claim_id IS NULL)",
            name=op.f("ck_derivation_input_one_owner"),
        ),
        sa.CheckConstraint("ordinal >= 1", name=op.f("ck_derivation_input_ordinal")),
        sa.ForeignKeyConstraint(
            ["derivation_id"],
            ["derivation.id"],
            name=op.f("fk_derivation_input_derivation_id_derivation"),
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["evidence.id"],
            name=op.f("fk_derivation_input_evidence_id_evidence"),
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_derivation_input_claim_id_claim")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_derivation_input")),
        sa.UniqueConstraint(
            "derivation_id", "name", name=op.f("uq_derivation_input_derivation_id_name")
        ),
        sqlite_strict=True,
    )
    for column in ("evidence_id", "claim_id"):
        op.create_index(
            op.f(f"ix_derivation_input_{column}"), "derivation_input", [column]
        )


def downgrade() -> None:
    for table in ("derivation_input", "derivation", "supersession"):
        op.drop_table(table)
    with op.batch_alter_table("manuscript", schema=None) as batch_op:
        batch_op.drop_column("dated")
