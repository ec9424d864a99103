"""The commands of ``evidence passages``, one a file."""
