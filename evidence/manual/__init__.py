"""The manual: Markdown that is shipped, shown by ``evidence manual``, and tested."""
