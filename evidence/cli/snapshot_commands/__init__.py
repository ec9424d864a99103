"""The commands of ``evidence snapshot``, one a file."""
