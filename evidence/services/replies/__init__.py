"""What an author answers in an annotated copy, read back into the ledger."""

from evidence.services.replies.carrying_out import Done, carry_out
from evidence.services.replies.reading import Reply, read_replies

__all__ = ["Done", "Reply", "carry_out", "read_replies"]
