"""Public registries of works, one a file, found by walking this folder."""
