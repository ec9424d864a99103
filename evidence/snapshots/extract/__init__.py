"""Read the text of kept copies: one kind of file a module, found by walking."""
