"""What rules find in .bib files: told without a ledger, and put right where certain."""
