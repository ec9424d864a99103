"""The guarded way to the network; nothing else in the program opens a connection."""
