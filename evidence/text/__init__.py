"""What is read in a text, as pure functions: no file, no database, no clock."""
