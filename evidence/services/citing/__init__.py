"""Citations and references in a style, by one call of pandoc."""
