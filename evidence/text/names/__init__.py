"""Names of States and places, also under older and other names."""
