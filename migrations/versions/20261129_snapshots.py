"""Snapshots of sources, their text, damage, and what became of the originals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "snapshot_damage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("healed_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "found IN ('missing', 'altered')",
            name=op.f("ck_snapshot_damage_found_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot_damage")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("snapshot_damage", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_snapshot_damage_sha256"), ["sha256"], unique=False
        )

    op.create_table(
        "snapshot_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("complete", sa.Integer(), nullable=False),
        sa.Column("ocr", sa.Integer(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=False),
        sa.Column("modified", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.CheckConstraint("characters >= 0", name=op.f("ck_snapshot_text_characters")),
        sa.CheckConstraint(
            "complete IN (0, 1)", name=op.f("ck_snapshot_text_complete_truth")
        ),
        sa.CheckConstraint("ocr IN (0, 1)", name=op.f("ck_snapshot_text_ocr_truth")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot_text")),
        sa.UniqueConstraint(
            "sha256",
            "extractor",
            "version",
            name=op.f("uq_snapshot_text_sha256_extractor_version"),
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "snapshot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("url_requested", sa.Text(), nullable=False),
        sa.Column("url_final", sa.Text(), nullable=False),
        sa.Column("redirects", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("peer", sa.Text(), nullable=False),
        sa.Column("certificate", sa.Text(), nullable=False),
        sa.Column("retrieved_at", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("collector", sa.Text(), nullable=False),
        sa.Column("consent", sa.Text(), nullable=True),
        sa.Column("on_record", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("warc_sha256", sa.Text(), nullable=False),
        sa.Column("replaced_by", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "consent IN ('given', 'limited', 'refused', 'not-asked')",
            name=op.f("ck_snapshot_consent_known"),
        ),
        sa.CheckConstraint(
            "method IN ('http', 'manual', 'warc', 'mhtml', 'print', 'phone', 'interview', 'letter')",
            name=op.f("ck_snapshot_method_known"),
        ),
        sa.CheckConstraint(
            "on_record IN ('on-record', 'background', 'off-record')",
            name=op.f("ck_snapshot_on_record_known"),
        ),
        sa.CheckConstraint("size >= 0", name=op.f("ck_snapshot_size")),
        sa.CheckConstraint(
            "status BETWEEN 100 AND 999", name=op.f("ck_snapshot_status")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_snapshot_source_id_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot")),
        sa.UniqueConstraint("public_id", name=op.f("uq_snapshot_public_id")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("snapshot", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_snapshot_sha256"), ["sha256"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_snapshot_source_id"), ["source_id"], unique=False
        )

    op.create_table(
        "snapshot_page",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.CheckConstraint("number >= 0", name=op.f("ck_snapshot_page_number")),
        sa.CheckConstraint("start >= 0", name=op.f("ck_snapshot_page_start")),
        sa.ForeignKeyConstraint(
            ["text_id"],
            ["snapshot_text.id"],
            name=op.f("fk_snapshot_page_text_id_snapshot_text"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot_page")),
        sa.UniqueConstraint(
            "text_id", "number", name=op.f("uq_snapshot_page_text_id_number")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "snapshot_recheck",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("snapshot_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("found_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('same', 'changed', 'missing', 'unknown')",
            name=op.f("ck_snapshot_recheck_outcome_known"),
        ),
        sa.CheckConstraint(
            "status BETWEEN 100 AND 999", name=op.f("ck_snapshot_recheck_status")
        ),
        sa.ForeignKeyConstraint(
            ["found_id"],
            ["snapshot.id"],
            name=op.f("fk_snapshot_recheck_found_id_snapshot"),
        ),
        sa.ForeignKeyConstraint(
            ["snapshot_id"],
            ["snapshot.id"],
            name=op.f("fk_snapshot_recheck_snapshot_id_snapshot"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot_recheck")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("snapshot_recheck", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_snapshot_recheck_snapshot_id"), ["snapshot_id"], unique=False
        )

    op.create_table(
        "rechecked_passage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recheck_id", sa.Integer(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("fate", sa.Text(), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("difference", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "fate IN ('there', 'moved', 'altered', 'gone', 'unknown')",
            name=op.f("ck_rechecked_passage_fate_known"),
        ),
        sa.CheckConstraint(
            "verdict IN ('accepted', 'kept')",
            name=op.f("ck_rechecked_passage_verdict_known"),
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["evidence.id"],
            name=op.f("fk_rechecked_passage_evidence_id_evidence"),
        ),
        sa.ForeignKeyConstraint(
            ["recheck_id"],
            ["snapshot_recheck.id"],
            name=op.f("fk_rechecked_passage_recheck_id_snapshot_recheck"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rechecked_passage")),
        sa.UniqueConstraint(
            "recheck_id",
            "evidence_id",
            name=op.f("uq_rechecked_passage_recheck_id_evidence_id"),
        ),
        sqlite_strict=True,
    )
    with op.batch_alter_table("rechecked_passage", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_rechecked_passage_evidence_id"),
            ["evidence_id"],
            unique=False,
        )


def downgrade() -> None:
    with op.batch_alter_table("rechecked_passage", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rechecked_passage_evidence_id"))

    op.drop_table("rechecked_passage")
    with op.batch_alter_table("snapshot_recheck", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_snapshot_recheck_snapshot_id"))

    op.drop_table("snapshot_recheck")
    op.drop_table("snapshot_page")
    with op.batch_alter_table("snapshot", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_snapshot_source_id"))
        batch_op.drop_index(batch_op.f("ix_snapshot_sha256"))

    op.drop_table("snapshot")
    op.drop_table("snapshot_text")
    with op.batch_alter_table("snapshot_damage", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_snapshot_damage_sha256"))

    op.drop_table("snapshot_damage")
