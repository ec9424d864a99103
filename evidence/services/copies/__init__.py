"""The author's own file with what is known of each claim beside its words."""
