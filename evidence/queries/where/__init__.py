"""Expressions that choose rows (``--where``): their grammar, fields and meaning."""
