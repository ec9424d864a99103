"""Which records are of one work, and what a merge of them would keep."""
