"""The commands of ``evidence citations``, one a file."""
