"""The commands of ``evidence recheck``, one a file."""
