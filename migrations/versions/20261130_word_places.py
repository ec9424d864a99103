"""Where the words of recognised texts stand on their pages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("snapshot_text", schema=None) as batch_op:
        # What was recognised before has no places.
        batch_op.add_column(
            sa.Column("places_sha256", sa.Text(), nullable=False, server_default="")
        )
    with op.batch_alter_table("snapshot_text", schema=None) as batch_op:
        batch_op.alter_column("places_sha256", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("snapshot_text", schema=None) as batch_op:
        batch_op.drop_column("places_sha256")
