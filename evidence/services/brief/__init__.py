"""What a brief prints, composed from the ledger and a check of it."""
