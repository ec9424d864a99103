"""CLM: claims, their evidence, and where they stand."""
