"""The commands below ``evidence source``, one a file, found by walking this folder."""
