"""Web archives: what is in them, and which of it is the source."""
