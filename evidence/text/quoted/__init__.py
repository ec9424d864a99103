"""The quotations of a manuscript: their words, sorts and citations."""
