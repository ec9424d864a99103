"""The ledger as text: written, read, compared with what is held."""
