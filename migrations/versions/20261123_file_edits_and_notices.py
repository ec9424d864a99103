"""What commands edited in files, and notices of retractions and corrections."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "file_edit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=False),
        sa.Column("before_sha256", sa.Text(), nullable=False),
        sa.Column("after_sha256", sa.Text(), nullable=False),
        sa.Column("splices", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.CheckConstraint("path <> ''", name=op.f("ck_file_edit_path")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_edit")),
        sqlite_strict=True,
    )
    op.create_table(
        "notice_dataset",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("newest", sa.Text(), nullable=False),
        sa.Column("read_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_dataset")),
        sa.UniqueConstraint("name", name=op.f("uq_notice_dataset_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset_id", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("dated", sa.Text(), nullable=False),
        sa.Column("doi", sa.Text(), nullable=False),
        sa.Column("pmid", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_key", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("container", sa.Text(), nullable=False),
        sa.Column("notice_doi", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('retraction', 'partial_retraction', 'expression_of_concern', 'correction', 'withdrawal', 'removal', 'reinstatement')",
            name=op.f("ck_notice_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["dataset_id"],
            ["notice_dataset.id"],
            name=op.f("fk_notice_dataset_id_notice_dataset"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint(
            "dataset_id", "record", name=op.f("uq_notice_dataset_id_record")
        ),
        sqlite_strict=True,
    )
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.create_index("ix_notice_doi", ["doi"], unique=False)
        batch_op.create_index("ix_notice_pmid", ["pmid"], unique=False)
        batch_op.create_index("ix_notice_title_key", ["title_key"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_index("ix_notice_title_key")
        batch_op.drop_index("ix_notice_pmid")
        batch_op.drop_index("ix_notice_doi")

    op.drop_table("notice")
    op.drop_table("notice_dataset")
    op.drop_table("file_edit")
