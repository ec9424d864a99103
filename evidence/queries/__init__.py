"""Every SELECT. ``get_`` raises NotFound, ``find_`` gives None, ``list_`` many."""
