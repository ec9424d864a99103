"""Citations in running text and the works that they mean."""
