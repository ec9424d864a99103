"""The commands below ``evidence coverage``, one a file."""
