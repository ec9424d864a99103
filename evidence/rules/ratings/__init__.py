"""RAT: ratings, their threshold and their age."""
