"""Alembic's environment: on the program's own connection, or a developer's."""

from __future__ import annotations

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy.types import TypeDecorator

from evidence import models
from evidence.db.base import Base

assert models.Claim.metadata is Base.metadata  # noqa: S101 - all tables are known
config = context.config


def include_name(name: str | None, kind: str, _parents: Any) -> bool:
    """Leave the full-text tables and their shadows alone: code recreates them."""
    return not (kind == "table" and name is not None and name.startswith("fts_"))


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write our own types as what they are in the database."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{type(item.impl_instance).__name__}()"
    return False


def run(connection: sa.Connection) -> None:
    """Run the migrations on *connection*, in the transaction it is in."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        include_name=include_name,
        render_item=render_item,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = config.attributes.get("connection")
if given is not None:
    run(given)
else:
    engine = sa.create_engine(config.get_main_option("sqlalchemy.url") or "")
    with engine.begin() as opened:
        run(opened)
