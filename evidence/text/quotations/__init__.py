"""What of a quotation differs from its source, and whether that matters."""
