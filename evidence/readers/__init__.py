"""Manuscripts in, one format a file; every module here is found by walking."""
