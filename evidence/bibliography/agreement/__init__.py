"""An entry against what a registry says of the same work."""
