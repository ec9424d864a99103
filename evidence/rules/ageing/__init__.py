"""AGE: what goes out of date."""
