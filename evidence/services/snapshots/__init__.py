"""The use cases of snapshots: add, read, verify, export, re-check, clean up."""
