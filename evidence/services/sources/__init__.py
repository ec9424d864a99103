"""Sources: imported, edited in their files, listed, compared, written."""
