"""Rules about quotations: the words of sources, printed or tied to claims."""
