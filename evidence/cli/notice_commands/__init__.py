"""The commands below ``evidence notices``, one a file, found by walking this folder."""
