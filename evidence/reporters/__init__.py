"""One findings format a file: a run's result as text for people or machines."""
